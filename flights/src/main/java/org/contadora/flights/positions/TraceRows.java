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

  private final byte[] text;
  private final long baseMs;
  private final Positions out;
  private final TraceDetail detail;

  /// How the last position was come by that said so: rows before 2022 say it in every fourth only.
  private byte source = (byte) PositionSource.OTHER.ordinal();

  /// Where the source of the row being read ends.
  private int sourceEnd;

  private int squawk;
  private long callsign;
  private int restAltitude;

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

  /// Reads the row whose first field starts at `from`, behind its `[`, and appends its position.
  ///
  /// The commas behind the first eight columns are found in one go, so that the columns can be read
  /// side by side and not one after the other.
  ///
  /// @return where the text goes on behind the row's `]`, or [#ODD] with nothing appended
  int read(int from) {
    byte[] b = text;
    long commas = Swar.places(b, from, Swar.COMMAS);
    if (Long.bitCount(commas) < COLUMNS) {
      return ODD;
    }
    int timeEnd = from + Long.numberOfTrailingZeros(commas);
    commas &= commas - 1;
    int latEnd = from + Long.numberOfTrailingZeros(commas);
    commas &= commas - 1;
    int lonEnd = from + Long.numberOfTrailingZeros(commas);
    commas &= commas - 1;
    int altitudeEnd = from + Long.numberOfTrailingZeros(commas);
    commas &= commas - 1;
    int speedEnd = from + Long.numberOfTrailingZeros(commas);
    commas &= commas - 1;
    int trackEnd = from + Long.numberOfTrailingZeros(commas);
    commas &= commas - 1;
    int hintsEnd = from + Long.numberOfTrailingZeros(commas);
    commas &= commas - 1;
    int rateEnd = from + Long.numberOfTrailingZeros(commas);

    boolean onGround = altitudeEnd == lonEnd + 1 + Long.BYTES && Swar.load(b, lonEnd + 1) == GROUND;
    long time = TraceNumbers.hundredths(b, from, timeEnd);
    long lat = TraceNumbers.millionths(b, timeEnd + 1, latEnd);
    long lon = TraceNumbers.millionths(b, latEnd + 1, lonEnd);
    long altitude =
        onGround ? TraceNumbers.NULL_FIELD : TraceNumbers.integer(b, lonEnd + 1, altitudeEnd);
    long speed = TraceNumbers.tenths(b, altitudeEnd + 1, speedEnd);
    long track = TraceNumbers.tenths(b, speedEnd + 1, trackEnd);
    long hints = TraceNumbers.integer(b, trackEnd + 1, hintsEnd);
    long rate = TraceNumbers.integer(b, hintsEnd + 1, rateEnd);
    if (TraceNumbers.isOdd(time | lat | lon | altitude | speed | track | hints | rate)
        || Math.abs((int) lat) > MAX_LAT_E6
        || Math.abs((int) lon) > MAX_LON_E6) {
      return ODD;
    }
    int end = readRest(rateEnd + 1);
    if (end < 0) {
      return ODD;
    }
    int baro = (int) altitude;
    int geometric = restAltitude;
    if (((int) hints & GEOMETRIC_ALTITUDE) != 0) {
      geometric = geometric == Positions.ABSENT ? baro : geometric;
      baro = Positions.ABSENT;
    }

    Positions columns = out;
    if (columns.size == columns.timeMs.length) {
      columns.grow();
    }
    int i = columns.size++;
    columns.timeMs[i] = baseMs + 10L * (int) time;
    columns.latE6[i] = (int) lat;
    columns.lonE6[i] = (int) lon;
    columns.baroAltitudeFt[i] = baro;
    columns.geomAltitudeFt[i] = geometric;
    columns.groundSpeedE1[i] = (int) speed;
    columns.trackE1[i] = (int) track;
    columns.verticalRateFpm[i] = (int) rate;
    columns.squawk[i] = squawk;
    columns.callsign[i] = callsign;
    columns.flags[i] = (byte) ((onGround ? Positions.ON_GROUND : 0) | ((int) hints & HINTS) << 1);
    columns.source[i] = source;
    return end;
  }

  /// Reads the row from its ninth column on: the object or `null`, and what rows since 2022 have
  /// behind it. Sets [#squawk], [#callsign], [#restAltitude] and [#source].
  ///
  /// @return where the text goes on behind the row's `]`, or [#ODD] with [#source] unchanged
  private int readRest(int from) {
    byte[] b = text;
    int p;
    byte detailSource = source;
    if (Swar.loadInt(b, from) == NULL) {
      p = from + Integer.BYTES;
      squawk = Positions.ABSENT;
      callsign = 0;
    } else if (b[from] == '{') {
      p = detail.read(from);
      if (p < 0) {
        return ODD;
      }
      squawk = detail.squawk();
      callsign = detail.callsign();
      detailSource = detail.source();
    } else {
      return ODD;
    }
    restAltitude = Positions.ABSENT;
    if (b[p] == ']') {
      source = detailSource;
      return p + 1;
    }
    if (b[p] != ',') {
      return ODD;
    }
    byte rowSource = source(b, p + 1);
    int start = sourceEnd;
    if (rowSource < 0) {
      return ODD;
    }
    long ends = Swar.firstOfEither(b, start, CLOSINGS, Swar.QUOTES);
    int close = Long.numberOfTrailingZeros(ends);
    if (ends == 0 || b[start + close] != ']') {
      return ODD;
    }
    // An altitude has at most six characters before its comma.
    int comma = Swar.firstByte(Swar.matches(Swar.load(b, start), Swar.COMMAS));
    int length = Math.min(comma, close);
    long geometric = TraceNumbers.integer(b, start, start + length);
    if (TraceNumbers.isOdd(geometric)) {
      return ODD;
    }
    restAltitude = (int) geometric;
    source = rowSource;
    return start + close + 1;
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
