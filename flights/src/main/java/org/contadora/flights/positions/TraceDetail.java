package org.contadora.flights.positions;

import java.nio.charset.StandardCharsets;

/// Reads the object that every fourth row of a trace carries (its ninth column) for call sign,
/// squawk and source, and steps over the other thirty values.
final class TraceDetail {
  /// Longest text of a source that is looked at.
  private static final int MAX_SOURCE = 20;

  private static final long TYPE = Swar.word("\"type\":\"");
  private static final long COMMA_FLIGHT = Swar.word(",\"flight");
  private static final long SQUAWK = Swar.word("\"squawk\"");
  private static final int COLON_QUOTE = (int) Swar.word(":\"");
  private static final long ADSB_ICA = Swar.word("adsb_ica");
  private static final long SB_ICAO = Swar.word("sb_icao\"");
  private static final long CLOSINGS = 0x7d7d7d7d7d7d7d7dL;
  private static final long QS = 0x7171717171717171L;
  private static final byte[] FLIGHT = "\"flight\"".getBytes(StandardCharsets.US_ASCII);

  private final byte[] text;
  private final int end;
  private long callsign;
  private int squawk;
  private byte source;

  /// The eight bytes that were packed last, and the packed form: most rows repeat them.
  private long lastRaw;

  private long lastPacked;

  TraceDetail(byte[] text, int end) {
    this.text = text;
    this.end = end;
  }

  /// The packed call sign of the object read last, 0 if it has none.
  long callsign() {
    return callsign;
  }

  /// The squawk of the object read last, or [Positions#ABSENT].
  int squawk() {
    return squawk;
  }

  /// How the position of the object read last was come by.
  byte source() {
    return source;
  }

  /// Reads the object that opens at `from`.
  ///
  /// @return where the text goes on behind the object, or [TraceRows#ODD]
  int read(int from) {
    byte[] b = text;
    callsign = 0;
    squawk = Positions.ABSENT;
    source = (byte) PositionSource.OTHER.ordinal();
    int p = from + 1;
    boolean flightRead = false;
    if (Swar.load(b, p) == TYPE) {
      if (Swar.load(b, p + 8) == ADSB_ICA && Swar.load(b, p + 10) == SB_ICAO) {
        source = (byte) PositionSource.ADSB.ordinal();
        p += 18;
      } else {
        int close = closingQuote(b, p + 7);
        if (close < 0) {
          return TraceRows.ODD;
        }
        source = source(b, p + 8, close);
        p = close + 1;
      }
      if (Swar.load(b, p) == COMMA_FLIGHT && b[p + 8] == '"') {
        p = flight(b, p + 9);
        flightRead = true;
      }
    } else if (b[p] != '}') {
      return TraceRows.ODD;
    }
    int close = p < 0 ? p : closingBrace(b, p);
    if (close >= 0 && !flightRead) {
      close = findFlight(b, p, close);
    }
    return close < 0 ? TraceRows.ODD : close + 1;
  }

  /// Reads `:"CALLSIGN"` at `p`; returns where the text goes on, or [TraceRows#ODD].
  private int flight(byte[] b, int p) {
    if ((Swar.loadInt(b, p) & 0xffff) != COLON_QUOTE) {
      return TraceRows.ODD;
    }
    int start = p + 2;
    long raw = Swar.load(b, start);
    if (b[start + Long.BYTES] == '"' && raw == lastRaw) {
      callsign = lastPacked;
      return start + Long.BYTES + 1;
    }
    int close = start;
    while (b[close] != '"') {
      if (b[close] < ' ' || b[close] == '\\' || close == start + Long.BYTES || close >= end) {
        return TraceRows.ODD;
      }
      close++;
    }
    callsign =
        Positions.packCallsign(new String(b, start, close - start, StandardCharsets.US_ASCII));
    if (close == start + Long.BYTES) {
      lastRaw = raw;
      lastPacked = callsign;
    }
    return close + 1;
  }

  /// The brace that ends the object, [#squawk] being read on the way.
  ///
  /// A brace may also stand in a text, or end an object in this one. It ends this one for sure
  /// where the source column or a line's end follows; all else is odd.
  private int closingBrace(byte[] b, int p) {
    int at = Swar.findEither(b, p, end, QS, CLOSINGS);
    while (at < end && b[at] == 'q') {
      at =
          squawk(b, at)
              ? Swar.find(b, at + 1, end, CLOSINGS)
              : Swar.findEither(b, at + 1, end, QS, CLOSINGS);
    }
    return at < end && isEnd(b, at) ? at : TraceRows.ODD;
  }

  private static boolean isEnd(byte[] b, int brace) {
    if (b[brace + 1] == ',') {
      return b[brace + 2] == '"' && b[brace + 3] >= 'a' && b[brace + 3] <= 'z';
    }
    if (b[brace + 1] != ']' || b[brace + 2] != ',' || b[brace + 3] != '\n') {
      return false;
    }
    int next = brace + 4;
    while (b[next] == ' ' || b[next] == '\t') {
      next++;
    }
    return b[next] == '[';
  }

  /// Reads the squawk if the `q` at `at` is that of `"squawk":"dddd"`; tells whether it is.
  private boolean squawk(byte[] b, int at) {
    if (Swar.load(b, at - 2) != SQUAWK
        || (Swar.loadInt(b, at + 6) & 0xffff) != COLON_QUOTE
        || b[at + 12] != '"') {
      return false;
    }
    long digits = Swar.last(Swar.digitsBefore(b, at + 12), 4);
    if (Swar.areDigits(digits)) {
      squawk = Swar.number(digits);
    }
    return true;
  }

  /// Looks for a call sign elsewhere in the object than readsb puts it; returns `close` or
  /// [TraceRows#ODD] if there is one: so rare a form is not read here.
  private static int findFlight(byte[] b, int from, int close) {
    for (int p = from; p + FLIGHT.length < close; p++) {
      if (b[p] == '"' && b[p + 1] == 'f' && Swar.load(b, p) == Swar.load(FLIGHT, 0)) {
        return TraceRows.ODD;
      }
    }
    return close;
  }

  /// The quote that closes the text of a source opened at `open`; -1 if there is none near.
  static int closingQuote(byte[] b, int open) {
    if (b[open] != '"') {
      return -1;
    }
    for (int p = open + 1; p <= open + MAX_SOURCE; p++) {
      if (b[p] == '"') {
        return p;
      }
      if (b[p] == '\\' || b[p] <= ' ') {
        return -1;
      }
    }
    return -1;
  }

  /// The source that readsb calls by the name between `from` and `to`.
  static byte source(byte[] b, int from, int to) {
    if (to - from == 9 && Swar.load(b, from) == ADSB_ICA && b[from + 8] == 'o') {
      return (byte) PositionSource.ADSB.ordinal();
    }
    return (byte)
        Sources.ofReadsb(new String(b, from, to - from, StandardCharsets.US_ASCII)).ordinal();
  }
}
