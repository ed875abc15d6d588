package org.contadora.flights.positions;

import java.util.Arrays;
import org.contadora.core.Refusals;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads any valid JSON row of a trace: the forms that [TraceRows] leaves.
final class TraceRowJson {
  /// Answer of [#read]: the row is not JSON.
  static final int BROKEN = -1;

  private static final JsonFactory JSON = new JsonFactory();

  /// Columns that are looked at (see the table in readsb's README-json): the rest is stepped over.
  private static final int COLUMNS = 11;

  private static final int TIME = 0;
  private static final int LAT = 1;
  private static final int LON = 2;
  private static final int ALTITUDE = 3;
  private static final int GROUND_SPEED = 4;
  private static final int TRACK = 5;
  private static final int HINTS = 6;
  private static final int VERTICAL_RATE = 7;
  private static final int DETAIL = 8;
  private static final int SOURCE = 9;
  private static final int GEOMETRIC_ALTITUDE = 10;

  /// Bits of [#HINTS].
  private static final int STALE_BIT = 1;

  private static final int NEW_LEG_BIT = 2;
  private static final int GEOMETRIC_ALTITUDE_BIT = 8;

  /// Longest row that is read, in bytes; readsb writes less than 2,000.
  private static final int MAX_ROW_BYTES = 1 << 16;

  /// Numbers beyond this mean nothing in any column but time.
  private static final double MAX_NUMBER = 1e8;

  private final byte[] text;
  private final int end;
  private final long baseMs;
  private final Positions out;
  private final String origin;
  private final Refusals refusals;

  private final double[] numbers = new double[COLUMNS];
  private boolean onGround;
  private @Nullable String callsign;
  private int squawk;
  private @Nullable PositionSource source;
  private @Nullable PositionSource detailSource;

  /// @param baseMs the time that the rows count from, or [TraceHeader#NO_TIMESTAMP]
  TraceRowJson(byte[] text, int end, long baseMs, Positions out, String origin, Refusals refusals) {
    this.text = text;
    this.end = end;
    this.baseMs = baseMs;
    this.out = out;
    this.origin = origin;
    this.refusals = refusals;
  }

  /// Reads the row that opens with the `[` at `from`, appends its position or refuses it.
  ///
  /// @param lastSource the source of the row before
  /// @return where the text goes on behind the row's `]`, or [#BROKEN]
  int read(int from, PositionSource lastSource) {
    clear();
    try (JsonParser json =
        JSON.createParser(
            ObjectReadContext.empty(), text, from, Math.min(end - from, MAX_ROW_BYTES))) {
      json.nextToken();
      for (int column = 0; json.nextToken() != JsonToken.END_ARRAY; column++) {
        column(column, json);
      }
      append(from, lastSource);
      return from + (int) json.currentLocation().getByteOffset();
    } catch (JacksonException _) {
      return BROKEN;
    }
  }

  private void clear() {
    Arrays.fill(numbers, Double.NaN);
    onGround = false;
    callsign = null;
    squawk = Positions.ABSENT;
    source = null;
    detailSource = null;
  }

  private void column(int column, JsonParser json) {
    JsonToken value = json.currentToken();
    if (column < COLUMNS && value.isNumeric()) {
      numbers[column] = json.getDoubleValue();
    } else if (value == JsonToken.VALUE_STRING && column == ALTITUDE) {
      onGround = json.getString().equals("ground");
    } else if (value == JsonToken.VALUE_STRING && column == SOURCE) {
      source = Sources.ofReadsb(json.getString());
    } else if (value == JsonToken.START_OBJECT && column == DETAIL) {
      detail(json);
    } else {
      json.skipChildren();
    }
  }

  private void detail(JsonParser json) {
    detailSource = PositionSource.OTHER;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        json.skipChildren();
        continue;
      }
      switch (name) {
        case "type" -> detailSource = Sources.ofReadsb(json.getString());
        case "flight" -> callsign = json.getString();
        case "squawk" -> squawk = squawk(json.getString());
        default -> {}
      }
    }
  }

  private static int squawk(String digits) {
    if (digits.length() != 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Positions.ABSENT;
    }
    return Integer.parseInt(digits);
  }

  private void append(int from, PositionSource lastSource) {
    double lat = numbers[LAT];
    double lon = numbers[LON];
    if (Double.isNaN(numbers[TIME]) || Double.isNaN(lat) || Double.isNaN(lon)) {
      refuse("TRACE_ROW", from, "Time, latitude and longitude must be numbers.");
      return;
    }
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
      refuse(
          "POSITION_OUT_OF_RANGE",
          from,
          "The position (%s, %s) must be within 90 and 180 degrees.".formatted(lat, lon));
      return;
    }
    long timeMs = timeMs(numbers[TIME]);
    if (!TraceHeader.isPlausible(timeMs)) {
      refuse(
          "TRACE_TIME",
          from,
          "The time (%s s) must count from the timestamp of the trace or from 1970."
              .formatted(numbers[TIME]));
      return;
    }
    out.add(timeMs, (int) Math.round(lat * 1e6), (int) Math.round(lon * 1e6));
    complete(lastSource);
  }

  private long timeMs(double seconds) {
    if (seconds >= TraceHeader.LEAST_ABSOLUTE_S) {
      return TraceHeader.absoluteMs(seconds);
    }
    return baseMs == TraceHeader.NO_TIMESTAMP ? -1 : baseMs + Math.round(seconds * 1000);
  }

  private void complete(PositionSource lastSource) {
    int hints = Double.isNaN(numbers[HINTS]) ? 0 : (int) numbers[HINTS];
    int altitude = scaled(ALTITUDE, 1);
    int geometric = scaled(GEOMETRIC_ALTITUDE, 1);
    if ((hints & GEOMETRIC_ALTITUDE_BIT) != 0) {
      out.setGeomAltitudeFt(geometric == Positions.ABSENT ? altitude : geometric);
    } else {
      out.setBaroAltitudeFt(altitude);
      out.setGeomAltitudeFt(geometric);
    }
    out.setGroundSpeedE1(scaled(GROUND_SPEED, 10));
    out.setTrackE1(scaled(TRACK, 10));
    out.setVerticalRateFpm(scaled(VERTICAL_RATE, 1));
    out.setSquawk(squawk);
    out.setCallsign(callsign == null ? 0 : Positions.packCallsign(callsign));
    out.addFlags(
        (onGround ? Positions.ON_GROUND : 0)
            | ((hints & STALE_BIT) != 0 ? Positions.STALE : 0)
            | ((hints & NEW_LEG_BIT) != 0 ? Positions.NEW_LEG : 0));
    out.setSource(source != null ? source : detailSource != null ? detailSource : lastSource);
  }

  private int scaled(int column, int factor) {
    double number = numbers[column];
    return Math.abs(number) <= MAX_NUMBER ? (int) Math.round(number * factor) : Positions.ABSENT;
  }

  private void refuse(String code, int at, String detail) {
    refusals.refuse(code, origin + " byte " + at, detail);
  }
}
