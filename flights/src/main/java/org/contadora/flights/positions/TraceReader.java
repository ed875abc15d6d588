package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.contadora.core.Refusals;

/// Reads readsb's traces: one aircraft, a header and a row per position, as tar1090, ADS-B Exchange
/// and adsb.lol publish them (`trace_full_*.json`), with times counted from the header's timestamp
/// or from 1970.
///
/// Format: readsb README-json, "trace jsons". Rows of 9 (before 2022), 14 and 15 columns are read.
public final class TraceReader implements PositionReader {
  /// Longest document that is read, in bytes. A busy day of one aircraft has 3 MB.
  public static final int MAX_DOCUMENT_BYTES = 64 << 20;

  /// Bytes behind a document in memory that [#readWhole] needs and overwrites.
  public static final int PADDING_BYTES = TraceRows.PADDING;

  private static final byte[] TRACE_KEY = "\"trace\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ICAO_KEY = "\"icao\"".getBytes(StandardCharsets.US_ASCII);
  private static final int FIRST_CAPACITY = 1 << 20;

  /// Bytes read at once: Java puts a buffer of that size outside the heap beside a file's array.
  private static final int READ_BYTES = 1 << 18;

  /// A document that is longer, and its positions, take memory that there is not for many at once:
  /// such are read one after the other, whoever reads them.
  private static final int LARGE_BYTES = 8 << 20;

  private final ReentrantLock large = new ReentrantLock();

  /// What the first bytes of a trace tell.
  ///
  /// @param earliestMs the header's timestamp, in milliseconds since 1970, from which the rows
  ///   count: none is earlier unless it counts backwards, which is not looked for; [Long#MIN_VALUE]
  ///   where the rows' own times, which may come in any order, would have to be read for it
  public record Start(Aircraft aircraft, long earliestMs) {}

  @Override
  public String format() {
    return "readsb-trace";
  }

  @Override
  public boolean recognises(byte[] head) {
    return recognises(head, head.length);
  }

  /// [#recognises(byte[])] for a document in a longer array.
  public boolean recognises(byte[] document, int length) {
    int at = document.length > 0 && length >= 3 && document[0] == (byte) 0xef ? 3 : 0;
    while (at < length && document[at] >= 0 && document[at] <= ' ') {
      at++;
    }
    if (at >= length || document[at] != '{') {
      return false;
    }
    int head = Math.min(length, 1 << 16);
    int icao = find(ICAO_KEY, document, at, head);
    int trace = find(TRACE_KEY, document, at, head);
    return icao >= 0 && trace >= 0 && isArray(document, trace + TRACE_KEY.length, head);
  }

  private static int find(byte[] key, byte[] document, int from, int to) {
    for (int i = from; i + key.length <= to; i++) {
      if (document[i] == '"'
          && document[i + 1] == key[1]
          && Arrays.equals(document, i, i + key.length, key, 0, key.length)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isArray(byte[] document, int from, int to) {
    int at = from;
    while (at < to && (document[at] == ':' || isBlank(document[at]))) {
      at++;
    }
    return at < to && document[at] == '[';
  }

  /// What the beginning of a document says of the whole, so that documents can be put in order
  /// before they are read.
  ///
  /// @return empty if the document is no trace, or its beginning is too short to tell
  public Optional<Start> start(byte[] head, int length) {
    if (!recognises(head, length)) {
      return Optional.empty();
    }
    TraceHeader header = TraceHeader.read(head, length);
    if (Double.isNaN(header.firstRowS())) {
      return Optional.empty();
    }
    boolean countsFromTimestamp =
        header.timestampMs() != TraceHeader.NO_TIMESTAMP
            && header.firstRowS() < TraceHeader.LEAST_ABSOLUTE_S;
    long earliestMs = countsFromTimestamp ? header.timestampMs() : Long.MIN_VALUE;
    return header.aircraft().map(aircraft -> new Start(aircraft, earliestMs));
  }

  @Override
  public void read(InputStream in, String origin, PositionSink sink, Refusals refusals)
      throws IOException {
    try {
      readGrowing(in, origin, sink, refusals);
    } finally {
      if (large.isHeldByCurrentThread()) {
        large.unlock();
      }
    }
  }

  private void readGrowing(InputStream in, String origin, PositionSink sink, Refusals refusals)
      throws IOException {
    byte[] document = new byte[FIRST_CAPACITY];
    int length = 0;
    while (true) {
      int room = document.length - PADDING_BYTES;
      int asked = Math.min(room - length, READ_BYTES);
      int read = in.readNBytes(document, length, asked);
      length += read;
      if (read < asked) {
        break;
      }
      if (length < room) {
        continue;
      }
      if (length == MAX_DOCUMENT_BYTES) {
        if (in.read() >= 0) {
          refusals.refuse(
              "TRACE_TOO_LONG",
              origin,
              "A trace must not be longer than %d bytes; what comes behind them is left out."
                  .formatted(MAX_DOCUMENT_BYTES));
        }
        break;
      }
      if (document.length >= LARGE_BYTES && !large.isHeldByCurrentThread()) {
        large.lock();
      }
      document =
          Arrays.copyOf(
              document, Math.min(2 * document.length, MAX_DOCUMENT_BYTES + PADDING_BYTES));
    }
    Positions positions = new Positions(NOBODY, origin);
    readWhole(document, length, origin, positions, refusals);
    if (positions.size() > 0) {
      sink.accept(positions);
    }
  }

  private static final Aircraft NOBODY = new Aircraft(null, null, null, null, 0);

  /// Reads a document that lies in memory as a whole.
  ///
  /// @param document must be at least [#PADDING_BYTES] longer than `length`; what lies there is
  ///   overwritten
  /// @param into is emptied, then filled with the trace's positions in the order of its rows; stays
  ///   empty if the header cannot be used
  public void readWhole(
      byte[] document, int length, String origin, Positions into, Refusals refusals) {
    Arrays.fill(document, length, length + PADDING_BYTES, TraceRows.SENTINEL);
    into.reset(NOBODY, origin);
    TraceHeader header = TraceHeader.read(document, length);
    Optional<Aircraft> aircraft = header.aircraft();
    if (aircraft.isEmpty() || header.rowsAt() < 0) {
      refusals.refuse(
          "TRACE_HEADER",
          origin,
          "A trace must have an icao (%s) of six hexadecimal digits and rows (%s)."
              .formatted(
                  header.icao().isEmpty() ? "missing" : header.icao(),
                  header.rowsAt() < 0 ? "missing" : "found"));
      return;
    }
    if (!Double.isNaN(header.refusedTimestamp())) {
      refusals.refuse(
          "TRACE_TIME",
          origin,
          "The timestamp (%s) of the trace must be a Unix time from 1970 to 2248."
              .formatted(header.refusedTimestamp()));
    }
    into.reset(aircraft.get(), origin);
    rows(document, length, header, into, refusals);
  }

  private static void rows(
      byte[] text, int end, TraceHeader header, Positions into, Refusals refusals) {
    boolean timed = header.timestampMs() != TraceHeader.NO_TIMESTAMP;
    TraceRows rows = new TraceRows(text, end, header.timestampMs(), into);
    TraceRowJson anyRows =
        new TraceRowJson(text, end, header.timestampMs(), into, into.origin(), refusals);
    int p = header.rowsAt();
    while (true) {
      while (isBlank(text[p]) || text[p] == ',') {
        p++;
      }
      if (text[p] == ']' && p < end) {
        return;
      }
      if (text[p] == '[' && p < end) {
        int next = timed ? rows.read(p) : p;
        if (next == p) {
          next = anyRows.read(p, rows.lastSource());
          if (next >= 0 && into.size() > 0) {
            rows.setLastSource(into.source(into.size() - 1));
          }
        }
        if (next >= 0) {
          p = next;
          continue;
        }
      }
      int resumed = nextRow(text, p + 1, end);
      if (resumed < 0) {
        refusals.refuse(
            "TRACE_TRUNCATED",
            into.origin() + " byte " + Math.min(p, end),
            "The trace must end with ] but breaks off; the rows before are kept.");
        return;
      }
      refusals.refuse(
          "TRACE_ROW",
          into.origin() + " byte " + p,
          "A row must be an array of numbers, texts and one object; it is left out.");
      p = resumed;
    }
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /// Where a row begins again behind a broken one: a bracket before a digit, and behind another
  /// bracket.
  private static int nextRow(byte[] text, int from, int end) {
    boolean behindRow = false;
    for (int p = from; p < end; p++) {
      byte c = text[p];
      if (c == ']') {
        behindRow = true;
      } else if (c == '[' && text[p + 1] >= '0' && text[p + 1] <= '9' && behindRow) {
        return p;
      } else if (!isBlank(c) && c != ',') {
        behindRow = false;
      }
    }
    return -1;
  }
}
