package org.contadora.flights.positions;

/// Reads the rows of a trace as readsb prints them, eight bytes at a time. Whatever stands there in
/// another form, however valid, is *odd* and left to [TraceRowJson]: this class is fast because it
/// knows one form only.
///
/// The document must be followed by [#PADDING] bytes of [#SENTINEL], a character that ends no
/// field, so that a row that breaks off is odd and nothing here needs to look for the end at every
/// step.
final class TraceRows {
  /// Bytes behind the document that may be looked at.
  static final int PADDING = 64;

  /// What stands in them.
  static final byte SENTINEL = 0x7f;

  /// Answer of [#read]: the row is not in the known form.
  static final int ODD = -1;

  private static final int MAX_LAT_E6 = 90_000_000;
  private static final int MAX_LON_E6 = 180_000_000;

  /// Bits of a row's seventh column that [Positions] has too, one place further left.
  private static final int HINTS = 3;

  /// Bit of a row's seventh column: its altitude is geometric.
  private static final int GEOMETRIC_ALTITUDE = 8;

  /// Columns before the object: time, latitude, longitude, altitude, speed, track, hints, rate.
  private static final int COLUMNS = 8;

  private static final int NULL = (int) Swar.word("null");
  private static final long GROUND = Swar.word("\"ground\"");
  private static final long ADSB_IC = Swar.word("\"adsb_ic");
  private static final long B_ICAO = Swar.word("b_icao\",");
  private static final long CLOSINGS = 0x5d5d5d5d5d5d5d5dL;
  private static final int NEXT_ROW = (int) Swar.word(",\n[");
  private static final int THREE_BYTES = 0xffffff;

  /// Most characters behind the source column, its bracket included, that are looked at.
  private static final int MAX_REST = 32;

  private final byte[] text;
  private final long baseMs;
  private final Positions out;
  private final TraceDetail detail;

  /// How the last position was come by that said so: rows before 2022 say it in every fourth only.
  private byte source = (byte) PositionSource.OTHER.ordinal();

  /// Where the source of the row being read ends.
  private int sourceEnd;

  /// @param end where the document ends and the padding begins
  /// @param baseMs the time that the rows count from
  TraceRows(byte[] text, int end, long baseMs, Positions out) {
    this.text = text;
    this.baseMs = baseMs;
    this.out = out;
    this.detail = new TraceDetail(text, end);
  }

  /// How the last position was come by, for rows that do not say it.
  PositionSource lastSource() {
    return PositionSource.values()[source];
  }

  /// Tells how a position that was read elsewhere was come by.
  void setLastSource(PositionSource value) {
    source = (byte) value.ordinal();
  }

  /// Reads the row whose `[` stands at `from`, and those that follow it each on a line of its own,
  /// as far as they are in the known form, and appends their positions.
  ///
  /// @return where the text goes on: behind the `]` of the last row that was read, or `from` if the
  ///   first one is odd
  int read(int from) {
    int row = from;
    int next = from;
    while (true) {
      int end = readRow(row + 1);
      if (end < 0) {
        return next;
      }
      next = end;
      if ((Swar.loadInt(text, end) & THREE_BYTES) != NEXT_ROW) {
        return next;
      }
      row = end + 2;
    }
  }

  /// Reads the row whose first column starts at `from`.
  ///
  /// The commas behind the first eight columns are found in one go, so that no column waits for the
  /// one before it. Each is written where it belongs at once; the position counts when all are.
  ///
  /// @return where the text goes on behind the row's `]`, or [#ODD] with nothing appended
  private int readRow(int from) {
    Positions batch = out;
    int i = batch.size;
    if (i == batch.timeMs.length) {
      batch.grow();
    }
    long commas = Swar.places(text, from, Swar.COMMAS);
    if (Long.bitCount(commas) < COLUMNS || !readPlace(from, commas, i)) {
      return ODD;
    }
    int end = readMotion(from, commas, i);
    if (end >= 0) {
      end = readRest(end + 1, i);
    }
    if (end >= 0) {
      batch.size = i + 1;
    }
    return end;
  }

  /// Reads time, latitude and longitude; false if one of them is odd.
  private boolean readPlace(int from, long allCommas, int i) {
    byte[] b = text;
    long commas = allCommas;
    int timeEnd = from + Long.numberOfTrailingZeros(commas);
    long time = TraceNumbers.hundredths(b, from, timeEnd);
    commas &= commas - 1;
    int latEnd = from + Long.numberOfTrailingZeros(commas);
    long lat = TraceNumbers.millionths(b, timeEnd + 1, latEnd);
    commas &= commas - 1;
    int lonEnd = from + Long.numberOfTrailingZeros(commas);
    long lon = TraceNumbers.millionths(b, latEnd + 1, lonEnd);
    if (TraceNumbers.isOdd(time | lat | lon)
        || Math.abs((int) lat) > MAX_LAT_E6
        || Math.abs((int) lon) > MAX_LON_E6) {
      return false;
    }
    Positions batch = out;
    batch.timeMs[i] = baseMs + 10L * (int) time;
    int at = Positions.NUMBERS * i;
    batch.numbers[at + Positions.LAT_E6] = (int) lat;
    batch.numbers[at + Positions.LON_E6] = (int) lon;
    return true;
  }

  /// Reads altitude, speed, track, hints and vertical rate.
  ///
  /// @return where the comma behind them stands, or [#ODD]
  private int readMotion(int from, long allCommas, int i) {
    byte[] b = text;
    long commas = allCommas & (allCommas - 1);
    commas &= commas - 1;
    int start = from + Long.numberOfTrailingZeros(commas) + 1;
    commas &= commas - 1;
    int altitudeEnd = from + Long.numberOfTrailingZeros(commas);
    boolean onGround = altitudeEnd == start + Long.BYTES && Swar.load(b, start) == GROUND;
    long altitude =
        onGround ? TraceNumbers.NULL_FIELD : TraceNumbers.integer(b, start, altitudeEnd);
    commas &= commas - 1;
    int speedEnd = from + Long.numberOfTrailingZeros(commas);
    commas &= commas - 1;
    int trackEnd = from + Long.numberOfTrailingZeros(commas);
    long velocity = TraceNumbers.tenths(b, altitudeEnd + 1, speedEnd, trackEnd);
    commas &= commas - 1;
    int hintsEnd = from + Long.numberOfTrailingZeros(commas);
    commas &= commas - 1;
    int rateEnd = from + Long.numberOfTrailingZeros(commas);
    long hintsAndRate = TraceNumbers.integers(b, trackEnd + 1, hintsEnd, rateEnd);
    if (velocity == TraceNumbers.NO_PAIR) {
      velocity =
          TraceNumbers.pair(
              TraceNumbers.tenths(b, altitudeEnd + 1, speedEnd),
              TraceNumbers.tenths(b, speedEnd + 1, trackEnd));
    }
    if (hintsAndRate == TraceNumbers.NO_PAIR) {
      hintsAndRate =
          TraceNumbers.pair(
              TraceNumbers.integer(b, trackEnd + 1, hintsEnd),
              TraceNumbers.integer(b, hintsEnd + 1, rateEnd));
    }
    if (TraceNumbers.isOdd(altitude)
        || velocity == TraceNumbers.NO_PAIR
        || hintsAndRate == TraceNumbers.NO_PAIR) {
      return ODD;
    }
    int hints = (int) hintsAndRate;
    boolean geometric = (hints & GEOMETRIC_ALTITUDE) != 0;
    int[] numbers = out.numbers;
    int at = Positions.NUMBERS * i;
    numbers[at + Positions.BARO_ALTITUDE_FT] = geometric ? Positions.ABSENT : (int) altitude;
    numbers[at + Positions.GEOM_ALTITUDE_FT] = geometric ? (int) altitude : Positions.ABSENT;
    numbers[at + Positions.GROUND_SPEED_E1] = (int) velocity;
    numbers[at + Positions.TRACK_E1] = (int) (velocity >>> Integer.SIZE);
    numbers[at + Positions.VERTICAL_RATE_FPM] = (int) (hintsAndRate >>> Integer.SIZE);
    numbers[at + Positions.MARKS] = (onGround ? Positions.ON_GROUND : 0) | (hints & HINTS) << 1;
    return rateEnd;
  }

  /// Reads the row from its ninth column on: the object or `null`, and what rows since 2022 have
  /// behind it. Completes what [#readMotion] wrote.
  ///
  /// @return where the text goes on behind the row's `]`, or [#ODD] with [#source] unchanged
  private int readRest(int from, int i) {
    byte[] b = text;
    int p;
    int squawk = Positions.ABSENT;
    long callsign = 0;
    byte rowSource = source;
    if (Swar.loadInt(b, from) == NULL) {
      p = from + Integer.BYTES;
    } else if (b[from] == '{') {
      p = detail.read(from);
      squawk = detail.squawk();
      callsign = detail.callsign();
      rowSource = detail.source();
    } else {
      return ODD;
    }
    if (p < 0) {
      return ODD;
    }
    int[] numbers = out.numbers;
    int at = Positions.NUMBERS * i;
    if (b[p] == ',') {
      rowSource = source(b, p + 1);
      int start = sourceEnd;
      int length = rowSource < 0 ? ODD : restLength(b, start);
      if (length < 0) {
        return ODD;
      }
      // An altitude has at most six characters before its comma.
      int comma = Swar.firstByte(Swar.matches(Swar.load(b, start), Swar.COMMAS));
      long geometric = TraceNumbers.integer(b, start, start + Math.min(comma, length));
      if (TraceNumbers.isOdd(geometric)) {
        return ODD;
      }
      if ((int) geometric != Positions.ABSENT) {
        numbers[at + Positions.GEOM_ALTITUDE_FT] = (int) geometric;
      }
      p = start + length;
    }
    if (b[p] != ']') {
      return ODD;
    }
    source = rowSource;
    out.callsign[i] = callsign;
    numbers[at + Positions.MARKS] |= Positions.marks(squawk, rowSource, 0);
    return p + 1;
  }

  /// How many characters from `start` there are to the bracket that ends the row; [#ODD] if more
  /// than [#MAX_REST] or if that bracket may be part of a text: a line's end never is.
  private static int restLength(byte[] b, int start) {
    int length = Swar.first(b, start, CLOSINGS);
    if (length >= MAX_REST) {
      return ODD;
    }
    if ((Swar.loadInt(b, start + length + 1) & THREE_BYTES) != NEXT_ROW) {
      for (int p = start; p < start + length; p++) {
        if (b[p] == '"') {
          return ODD;
        }
      }
    }
    return length;
  }

  /// The source column at `p`, and where the column behind it starts in [#sourceEnd]; -1 if odd.
  private byte source(byte[] b, int p) {
    if (Swar.load(b, p) == ADSB_IC && Swar.load(b, p + 4) == B_ICAO) {
      sourceEnd = p + 12;
      return (byte) PositionSource.ADSB.ordinal();
    }
    int close = TraceDetail.closingQuote(b, p);
    if (close < 0 || b[close + 1] != ',') {
      return -1;
    }
    sourceEnd = close + 2;
    return TraceDetail.source(b, p + 1, close);
  }
}
