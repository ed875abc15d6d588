package org.contadora.flights.positions;

/// The numbers of a trace in the form in which readsb prints them. Each is read from its place in
/// the text, `from` its first character to the comma at `end`, with a load of the eight characters
/// before its end: at least eight must lie there.
///
/// A field is its value as an `int` in the lower half and 0 in the upper; of several fields, or-ed
/// together, [#isOdd] tells whether one is not in readsb's form.
final class TraceNumbers {
  /// A field that is null.
  static final long NULL_FIELD = field(Positions.ABSENT);

  private static final long ODD_FIELD = 1L << Integer.SIZE;
  private static final int NULL = (int) Swar.word("null");
  private static final int MINUS = '-';

  /// Most digits that are read at once.
  private static final int MAX_DIGITS = 7;

  private static final int MICRO_DIGITS = 6;
  private static final int HUNDRED_E6 = 100_000_000;

  private TraceNumbers() {}

  /// Whether one of the fields in `fields` could not be read.
  static boolean isOdd(long fields) {
    return fields >>> Integer.SIZE != 0;
  }

  private static long field(int value) {
    return value & 0xffffffffL;
  }

  /// An integer of up to seven digits, or null.
  static long integer(byte[] b, int from, int end) {
    int sign = b[from] == MINUS ? 1 : 0;
    int digits = end - from - sign;
    if (digits < 1 || digits > MAX_DIGITS) {
      return ODD_FIELD;
    }
    long aligned = Swar.lastOf(Swar.load(b, end - Long.BYTES), digits);
    if (Swar.isDigits(aligned)) {
      int value = Swar.digits(aligned);
      return field((value ^ -sign) + sign);
    }
    return nullField(b, from, end);
  }

  /// A number of up to six digits before one decimal, in tenths, or null.
  static long tenths(byte[] b, int from, int end) {
    long word = Swar.load(b, end - Long.BYTES);
    int digits = end - from - 1;
    if (digits < 2 || digits > MAX_DIGITS) {
      return ODD_FIELD;
    }
    long joined = (word & 0xff00000000000000L) | (word << Byte.SIZE & 0x00ffffffffffff00L);
    long aligned = Swar.lastOf(joined, digits);
    if ((word >>> 48 & 0xff) == '.' && Swar.isDigits(aligned)) {
      return field(Swar.digits(aligned));
    }
    return nullField(b, from, end);
  }

  /// A number of up to five digits before two decimals, in hundredths.
  static long hundredths(byte[] b, int from, int end) {
    long word = Swar.load(b, end - Long.BYTES);
    int digits = end - from - 1;
    if (digits < 3 || digits > MAX_DIGITS) {
      return ODD_FIELD;
    }
    long joined = (word & 0xffff000000000000L) | (word << Byte.SIZE & 0x0000ffffffffff00L);
    long aligned = Swar.lastOf(joined, digits);
    boolean known = (word >>> 40 & 0xff) == '.' && Swar.isDigits(aligned);
    return known ? field(Swar.digits(aligned)) : ODD_FIELD;
  }

  /// A number of up to three digits before six decimals, in millionths.
  static long millionths(byte[] b, int from, int end) {
    int sign = b[from] == MINUS ? 1 : 0;
    int whole = end - from - sign - 1 - MICRO_DIGITS;
    if (whole < 1 || whole > 3) {
      return ODD_FIELD;
    }
    long word = Swar.load(b, end - Long.BYTES);
    int tens = whole > 1 ? b[end - Long.BYTES - 1] & 0xff : '0';
    int hundreds = whole > 2 ? b[end - Long.BYTES - 2] - '0' : 0;
    long digits = (word & ~0xffffL) | (word & 0xff) << Byte.SIZE | tens;
    if ((word >>> Byte.SIZE & 0xff) != '.'
        || !Swar.isDigits(digits)
        || hundreds < 0
        || hundreds > 9) {
      return ODD_FIELD;
    }
    int value = Swar.digits(digits) + hundreds * HUNDRED_E6;
    return field((value ^ -sign) + sign);
  }

  private static long nullField(byte[] b, int from, int end) {
    return end - from == Integer.BYTES && Swar.loadInt(b, from) == NULL ? NULL_FIELD : ODD_FIELD;
  }
}
