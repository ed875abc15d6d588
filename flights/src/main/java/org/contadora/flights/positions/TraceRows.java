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

  /// Longest text behind the geometric altitude: rate, indicated air speed, roll.
  private static final int MAX_REST = 40;

  private static final int NULL = (int) Swar.word("null");
  private static final long GROUND = Swar.word("\"ground\"");
  private static final long ADSB_IC = Swar.word("\"adsb_ic");
  private static final long B_ICAO = Swar.word("b_icao\",");
  private static final long CLOSINGS = 0x5d5d5d5d5d5d5d5dL;
  private static final long LAST_BYTE = 0xff00000000000000L;
  private static final int MINUS = '-';

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

  /// Reads the row whose first field starts at `from`, behind its `[`, and appends its position.
  ///
  /// @return where the text goes on behind the row's `]`, or [#ODD] with nothing appended
  int read(int from) {
    byte[] b = text;
    int p = from;

    long time = hundredths(b, p);
    p += length(time) + 1;
    long lat = millionths(b, p);
    p += length(lat) + 1;
    long lon = millionths(b, p);
    p += length(lon) + 1;
    int bits = 0;
    long altitude;
    if (Swar.load(b, p) == GROUND) {
      bits = Positions.ON_GROUND;
      altitude = field(Positions.ABSENT, Long.BYTES);
    } else {
      altitude = integer(b, p);
    }
    p += length(altitude) + 1;
    long speed = tenths(b, p);
    p += length(speed) + 1;
    long track = tenths(b, p);
    p += length(track) + 1;
    long hints = integer(b, p);
    p += length(hints) + 1;
    long rate = integer(b, p);
    p += length(rate) + 1;
    if (time == 0
        || lat == 0
        || lon == 0
        || altitude == 0
        || speed == 0
        || track == 0
        || hints == 0
        || rate == 0
        || b[p - 1] != ',') {
      return ODD;
    }

    boolean detailed = b[p] == '{';
    if (detailed) {
      p = detail.read(p);
      if (p < 0) {
        return ODD;
      }
    } else if (Swar.loadInt(b, p) == NULL) {
      p += Integer.BYTES;
    } else {
      return ODD;
    }

    byte rowSource = source;
    int geometric = Positions.ABSENT;
    if (b[p] == ',') {
      rowSource = source(b, p + 1);
      long geometricField = rowSource < 0 ? 0 : integer(b, sourceEnd);
      if (geometricField == 0) {
        return ODD;
      }
      geometric = value(geometricField);
      p = closing(b, sourceEnd + length(geometricField));
      if (p < 0) {
        return ODD;
      }
    } else if (b[p] != ']') {
      return ODD;
    } else if (detailed) {
      rowSource = detail.source();
    }

    int latE6 = value(lat);
    int lonE6 = value(lon);
    if (Math.abs(latE6) > MAX_LAT_E6 || Math.abs(lonE6) > MAX_LON_E6) {
      return ODD;
    }
    int hintBits = value(hints);
    int baro = value(altitude);
    if ((hintBits & GEOMETRIC_ALTITUDE) != 0) {
      geometric = geometric == Positions.ABSENT ? baro : geometric;
      baro = Positions.ABSENT;
    }
    source = rowSource;

    Positions columns = out;
    if (columns.size == columns.timeMs.length) {
      columns.grow();
    }
    int i = columns.size++;
    columns.timeMs[i] = baseMs + 10L * value(time);
    columns.latE6[i] = latE6;
    columns.lonE6[i] = lonE6;
    columns.baroAltitudeFt[i] = baro;
    columns.geomAltitudeFt[i] = geometric;
    columns.groundSpeedE1[i] = value(speed);
    columns.trackE1[i] = value(track);
    columns.verticalRateFpm[i] = value(rate);
    columns.squawk[i] = detailed ? detail.squawk() : Positions.ABSENT;
    columns.callsign[i] = detailed ? detail.callsign() : 0;
    columns.flags[i] = (byte) (bits | (hintBits & HINTS) << 1);
    columns.source[i] = rowSource;
    return p + 1;
  }

  // Every field answers with its value and its length in one number, 0 if it is odd: its text must
  // be in readsb's form and end with a comma.

  private static long field(int value, int length) {
    return (long) value << Byte.SIZE | length;
  }

  private static int value(long field) {
    return (int) (field >> Byte.SIZE);
  }

  private static int length(long field) {
    return (int) field & 0xff;
  }

  /// An integer of up to six digits, or null.
  private static long integer(byte[] b, int p) {
    long word = Swar.load(b, p);
    int sign = (word & 0xff) == MINUS ? 1 : 0;
    word >>>= sign << 3;
    long commas = Swar.matches(word, Swar.COMMAS);
    int length = Swar.firstByte(commas);
    if (commas == 0 || length == 0) {
      return 0;
    }
    long aligned = Swar.rightAligned(word, length);
    if (Swar.isDigits(aligned)) {
      int value = Swar.digits(aligned);
      return field(sign == 0 ? value : -value, length + sign);
    }
    return isNull(word, length, sign) ? field(Positions.ABSENT, length) : 0;
  }

  /// A number of up to five digits before one decimal, in tenths, or null.
  private static long tenths(byte[] b, int p) {
    long word = Swar.load(b, p);
    long commas = Swar.matches(word, Swar.COMMAS);
    int length = Swar.firstByte(commas);
    if (commas == 0 || length < 3) {
      return 0;
    }
    long aligned = Swar.rightAligned(word, length);
    long joined = (aligned & LAST_BYTE) | (aligned << 8 & ~LAST_BYTE) | '0';
    if ((aligned >>> 48 & 0xff) == '.' && Swar.isDigits(joined)) {
      return field(Swar.digits(joined), length);
    }
    return isNull(word, length, 0) ? field(Positions.ABSENT, length) : 0;
  }

  private static boolean isNull(long word, int length, int sign) {
    return length == Integer.BYTES && sign == 0 && (int) word == NULL;
  }

  /// A number of up to five digits before two decimals, in hundredths.
  private static long hundredths(byte[] b, int p) {
    long word = Swar.load(b, p);
    long dots = Swar.matches(word, Swar.DOTS);
    int whole = Swar.firstByte(dots);
    if (dots == 0 || whole == 0 || whole > 5) {
      return 0;
    }
    long decimals = Swar.load(b, p + whole + 1);
    long aligned = Swar.rightAligned(word, whole) >>> 16 | decimals << 48;
    if (!Swar.isDigits(aligned) || (decimals >>> 16 & 0xff) != ',') {
      return 0;
    }
    return field(Swar.digits(aligned), whole + 3);
  }

  /// A number of up to three digits before six decimals, in millionths.
  private static long millionths(byte[] b, int p) {
    long word = Swar.load(b, p);
    int sign = (word & 0xff) == MINUS ? 1 : 0;
    word >>>= sign << 3;
    long dots = Swar.matches(word, Swar.DOTS);
    int whole = Swar.firstByte(dots);
    if (dots == 0 || whole == 0 || whole > 3) {
      return 0;
    }
    long decimals = Swar.load(b, p + sign + whole + 1);
    long alignedWhole = Swar.rightAligned(word, whole);
    long alignedDecimals = decimals << 16 | '0' << 8 | '0';
    if (!Swar.isDigits(alignedWhole)
        || !Swar.isDigits(alignedDecimals)
        || (decimals >>> 48 & 0xff) != ',') {
      return 0;
    }
    int value = Swar.digits(alignedWhole) * 1_000_000 + Swar.digits(alignedDecimals);
    return field(sign == 0 ? value : -value, sign + whole + 7);
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

  /// The bracket that closes the row whose last columns, none of them a text, begin at `p`.
  private static int closing(byte[] b, int p) {
    for (int at = p; at < p + MAX_REST; at += Long.BYTES) {
      long word = Swar.load(b, at);
      long closings = Swar.matches(word, CLOSINGS);
      long quotes = Swar.matches(word, Swar.QUOTES);
      if (quotes != 0 && (closings == 0 || Swar.firstByte(quotes) < Swar.firstByte(closings))) {
        return ODD;
      }
      if (closings != 0) {
        return at + Swar.firstByte(closings);
      }
    }
    return ODD;
  }
}
