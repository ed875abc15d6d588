package org.contadora.flights.positions;

/// The numbers of a trace in the form in which readsb prints them. Each is read from its place in
/// the text, `from` its first character to the comma at `end`, with a load of the eight characters
/// before its end: at least eight must lie there.
///
/// A field is its value as an `int` in the lower half and 0 in the upper; of several fields, or-ed
/// together, [#isOdd] tells whether one is not in readsb's form. Two short fields side by side are
/// read together, as a pair: the first in the lower half, the second in the upper, or [#NO_PAIR].
final class TraceNumbers {
  /// A field that is null.
  static final long NULL_FIELD = field(Positions.ABSENT);

  /// Two fields that must be read one by one: one is null, or has more than four digits.
  static final long NO_PAIR = -1;

  private static final long ODD_FIELD = 1L << Integer.SIZE;
  private static final int NULL = (int) Swar.word("null");
  private static final int MINUS = '-';

  /// A dot where a digit is expected, see [Swar#digitsBefore].
  private static final int DOT = '.' ^ '0';

  /// Most digits that are read at once, beside a dot, and for each of a pair.
  private static final int MAX_DIGITS = 7;

  private static final int MAX_PAIR_DIGITS = 4;

  private static final int MICRO_DIGITS = 6;
  private static final int HUNDRED_E6 = 100_000_000;
  private static final long LAST_DIGIT = 0xff00000000000000L;
  private static final long LAST_TWO_DIGITS = 0xffff000000000000L;
  private static final long FIRST_TWO_DIGITS = 0xffffL;

  private TraceNumbers() {}

  /// Whether one of the fields in `fields` could not be read.
  static boolean isOdd(long fields) {
    return fields >>> Integer.SIZE != 0;
  }

  private static long field(int value) {
    return value & 0xffffffffL;
  }

  /// Two fields as a pair; [#NO_PAIR] if one of them is odd.
  static long pair(long first, long second) {
    return isOdd(first | second) ? NO_PAIR : first | second << Integer.SIZE;
  }

  private static int signed(int value, int sign) {
    return (value ^ -sign) + sign;
  }

  /// An integer of up to seven digits, or null.
  static long integer(byte[] b, int from, int end) {
    int sign = b[from] == MINUS ? 1 : 0;
    int count = end - from - sign;
    if (count < 1 || count > MAX_DIGITS) {
      return ODD_FIELD;
    }
    long digits = Swar.last(Swar.digitsBefore(b, end), count);
    if (Swar.areDigits(digits)) {
      return field(signed(Swar.number(digits), sign));
    }
    return nullField(b, from, end);
  }

  /// Two integers of up to four digits, the first not negative, with a comma at `middle` between.
  static long integers(byte[] b, int from, int middle, int end) {
    int firstCount = middle - from;
    int sign = b[middle + 1] == MINUS ? 1 : 0;
    int secondCount = end - middle - 1 - sign;
    if (firstCount < 1
        || firstCount > MAX_PAIR_DIGITS
        || secondCount < 1
        || secondCount > MAX_PAIR_DIGITS) {
      return NO_PAIR;
    }
    long first = Swar.last(Swar.digitsBefore(b, middle), firstCount);
    long second = Swar.last(Swar.digitsBefore(b, end), secondCount);
    long digits = first >>> Integer.SIZE | second;
    if (!Swar.areDigits(digits)) {
      return NO_PAIR;
    }
    long pair = Swar.halves(digits);
    return field((int) pair) | (long) signed((int) (pair >>> Integer.SIZE), sign) << Integer.SIZE;
  }

  /// A number of up to six digits before one decimal, in tenths, or null.
  static long tenths(byte[] b, int from, int end) {
    int count = end - from - 1;
    if (count < 2 || count > MAX_DIGITS) {
      return ODD_FIELD;
    }
    long word = Swar.digitsBefore(b, end);
    long digits = Swar.last(withoutDot(word), count);
    if (hasDot(word) && Swar.areDigits(digits)) {
      return field(Swar.number(digits));
    }
    return nullField(b, from, end);
  }

  /// Two numbers of up to three digits before one decimal, in tenths, with a comma at `middle`
  /// between.
  static long tenths(byte[] b, int from, int middle, int end) {
    int firstCount = middle - from - 1;
    int secondCount = end - middle - 2;
    if (firstCount < 2
        || firstCount > MAX_PAIR_DIGITS
        || secondCount < 2
        || secondCount > MAX_PAIR_DIGITS) {
      return NO_PAIR;
    }
    long first = Swar.digitsBefore(b, middle);
    long second = Swar.digitsBefore(b, end);
    long digits =
        Swar.last(withoutDot(first), firstCount) >>> Integer.SIZE
            | Swar.last(withoutDot(second), secondCount);
    boolean known = hasDot(first) && hasDot(second) && Swar.areDigits(digits);
    return known ? Swar.halves(digits) : NO_PAIR;
  }

  private static boolean hasDot(long digits) {
    return (digits >>> 48 & 0xff) == DOT;
  }

  /// Closes the gap that the dot before one decimal leaves.
  private static long withoutDot(long digits) {
    return (digits & LAST_DIGIT) | (digits << Byte.SIZE & ~LAST_DIGIT);
  }

  /// A number of up to five digits before two decimals, in hundredths.
  static long hundredths(byte[] b, int from, int end) {
    int count = end - from - 1;
    if (count < 3 || count > MAX_DIGITS) {
      return ODD_FIELD;
    }
    long word = Swar.digitsBefore(b, end);
    long digits =
        Swar.last((word & LAST_TWO_DIGITS) | (word << Byte.SIZE & ~LAST_TWO_DIGITS), count);
    boolean known = (word >>> 40 & 0xff) == DOT && Swar.areDigits(digits);
    return known ? field(Swar.number(digits)) : ODD_FIELD;
  }

  /// A number of up to three digits before six decimals, in millionths.
  static long millionths(byte[] b, int from, int end) {
    int sign = b[from] == MINUS ? 1 : 0;
    int whole = end - from - sign - 1 - MICRO_DIGITS;
    if (whole < 1 || whole > 3) {
      return ODD_FIELD;
    }
    long word = Swar.digitsBefore(b, end);
    int tens = whole > 1 ? (b[end - Long.BYTES - 1] ^ '0') & 0xff : 0;
    long digits = (word & ~FIRST_TWO_DIGITS) | (word & 0xff) << Byte.SIZE | tens;
    if ((word >>> Byte.SIZE & 0xff) != DOT || !Swar.areDigits(digits)) {
      return ODD_FIELD;
    }
    int value = Swar.number(digits);
    if (whole > 2) {
      int hundreds = b[end - Long.BYTES - 2] - '0';
      if (hundreds < 0 || hundreds > 9) {
        return ODD_FIELD;
      }
      value += hundreds * HUNDRED_E6;
    }
    return field(signed(value, sign));
  }

  private static long nullField(byte[] b, int from, int end) {
    return end - from == Integer.BYTES && Swar.loadInt(b, from) == NULL ? NULL_FIELD : ODD_FIELD;
  }
}
