package org.contadora.flights.positions;

import java.util.Optional;
import org.contadora.core.IcaoAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What stands in a readsb trace beside its rows (readsb README-json, "trace jsons").
///
/// @param icao the `icao` field as written, empty if missing
/// @param timestampMs the time that the rows count from, [#NO_TIMESTAMP] if missing or refused
/// @param refusedTimestamp the `timestamp` as written if it can be no time, else NaN
/// @param rowsAt where the first row is looked for, behind the opening bracket of `trace`; -1 if
///   there is none
/// @param firstRowS the first number of the first row, NaN if there is none
record TraceHeader(
    String icao,
    @Nullable String registration,
    @Nullable String typeCode,
    @Nullable String ownerOperator,
    int dbFlags,
    long timestampMs,
    double refusedTimestamp,
    int rowsAt,
    double firstRowS) {
  static final long NO_TIMESTAMP = Long.MIN_VALUE;

  /// Times from 1970 to the year 2248 fit all that follows; others mean nothing.
  private static final long MAX_TIME_MS = 1L << 43;

  /// A row's time in seconds from which on it is no offset but counts from 1970 itself: 1973, or
  /// more than three years after the timestamp.
  static final double LEAST_ABSOLUTE_S = 1e8;

  private static final JsonFactory JSON = new JsonFactory();

  /// The aircraft that the header names, if its address can be read.
  Optional<Aircraft> aircraft() {
    return IcaoAddress.parse(icao)
        .map(address -> new Aircraft(address, registration, typeCode, ownerOperator, dbFlags));
  }

  /// Milliseconds since 1970 of a number that is seconds or, told by its size, milliseconds,
  /// microseconds or nanoseconds.
  static long absoluteMs(double number) {
    return Values.unixMs(number);
  }

  /// Whether a time, in milliseconds since 1970, can be meant.
  static boolean isPlausible(long timeMs) {
    return timeMs >= 0 && timeMs <= MAX_TIME_MS;
  }

  /// Reads what comes before the rows, and behind them only if address or time are still missing.
  /// Where the text breaks off, what came before counts.
  static TraceHeader read(byte[] document, int length) {
    TraceHeader header = parse(document, length);
    if (header.rowsAt >= 0) {
      return header;
    }
    // A name saved in another encoding than UTF-8 must not cost the rows behind it.
    byte[] ascii = document.clone();
    boolean changed = false;
    for (int i = 3; i < length; i++) {
      if (ascii[i] < 0) {
        ascii[i] = '?';
        changed = true;
      }
    }
    return changed ? parse(ascii, length) : header;
  }

  private static TraceHeader parse(byte[] document, int length) {
    Fields fields = new Fields();
    int start = startsWithByteOrderMark(document, length) ? 3 : 0;
    try (JsonParser json =
        JSON.createParser(ObjectReadContext.empty(), document, start, length - start)) {
      fields.read(json, start);
    } catch (JacksonException _) {
      // Half a header is what the fields say so far; the reader refuses what is missing.
    }
    return fields.header();
  }

  private static boolean startsWithByteOrderMark(byte[] document, int length) {
    return length >= 3
        && document[0] == (byte) 0xef
        && document[1] == (byte) 0xbb
        && document[2] == (byte) 0xbf;
  }

  private static final class Fields {
    private String icao = "";
    private @Nullable String registration;
    private @Nullable String typeCode;
    private @Nullable String ownerOperator;
    private int dbFlags;
    private long timestampMs = NO_TIMESTAMP;
    private double refusedTimestamp = Double.NaN;
    private int rowsAt = -1;
    private double firstRowS = Double.NaN;

    void read(JsonParser json, int start) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("trace") && value == JsonToken.START_ARRAY && rowsAt < 0) {
          rowsAt = start + (int) json.currentLocation().getByteOffset();
          boolean rowFollows = json.nextToken() == JsonToken.START_ARRAY;
          if (rowFollows && json.nextToken() != null && json.currentToken().isNumeric()) {
            firstRowS = json.getDoubleValue();
          }
          if (!icao.isEmpty() && isTimeKnown()) {
            return;
          }
          skipRest(json, rowFollows);
        } else {
          field(name, value, json);
        }
      }
    }

    private boolean isTimeKnown() {
      return timestampMs != NO_TIMESTAMP || firstRowS >= LEAST_ABSOLUTE_S;
    }

    /// Goes to the end of the rows from their first token, or the second if the first was `[`.
    private static void skipRest(JsonParser json, boolean inRow) {
      int depth = inRow ? 2 : 1;
      JsonToken token = json.currentToken();
      while (true) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 0) {
          return;
        }
        token = json.nextToken();
      }
    }

    private void field(String name, JsonToken value, JsonParser json) {
      if (value == JsonToken.VALUE_STRING) {
        String text = json.getString().strip();
        switch (name) {
          case "icao" -> icao = text;
          case "r" -> registration = text.isEmpty() ? null : text;
          case "t" -> typeCode = text.isEmpty() ? null : text;
          case "ownOp" -> ownerOperator = text.isEmpty() ? null : text;
          default -> {}
        }
      } else if (value.isNumeric()) {
        switch (name) {
          case "timestamp" -> timestamp(json.getDoubleValue());
          case "dbFlags" -> dbFlags = (int) json.getDoubleValue();
          default -> {}
        }
      } else {
        json.skipChildren();
      }
    }

    private void timestamp(double number) {
      long ms = absoluteMs(number);
      timestampMs = isPlausible(ms) ? ms : NO_TIMESTAMP;
      refusedTimestamp = isPlausible(ms) ? Double.NaN : number;
    }

    TraceHeader header() {
      return new TraceHeader(
          icao,
          registration,
          typeCode,
          ownerOperator,
          dbFlags,
          timestampMs,
          refusedTimestamp,
          rowsAt,
          firstRowS);
    }
  }
}
