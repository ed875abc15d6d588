package org.contadora.flights.positions;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes of text at a time in one register ("SIMD within a register"). The first character is
/// the lowest byte.
///
/// The tricks are those of S. E. Anderson, "Bit Twiddling Hacks" (zero byte in a word), and D.
/// Lemire, "Quickly parsing eight digits" (2018).
final class Swar {
  static final long COMMAS = 0x2c2c2c2c2c2c2c2cL;
  static final long QUOTES = 0x2222222222222222L;
  static final long ZEROS = 0x3030303030303030L;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  /// Added to digits, sets the high bit of each that is more than nine.
  private static final long MORE_THAN_NINE = 0x7676767676767676L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /// Bytes that are looked at together when one is searched.
  private static final int BLOCK = 4 * Long.BYTES;

  private Swar() {}

  /// Eight bytes from `at`.
  static long load(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /// Four bytes from `at`.
  static int loadInt(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  /// Up to eight ASCII characters as [#load] would see them.
  static long word(String text) {
    long word = 0;
    for (int i = 0; i < text.length(); i++) {
      word |= (long) text.charAt(i) << (8 * i);
    }
    return word;
  }

  /// The high bit of each byte of `word` that equals the byte repeated in `pattern`. Only the
  /// lowest set bit is sure; 0 is sure.
  static long matches(long word, long pattern) {
    long difference = word ^ pattern;
    return (difference - ONES) & ~difference & HIGHS;
  }

  /// Which of the 64 bytes from `at` equal the byte repeated in `pattern`, a bit for each, the
  /// first byte's lowest; 0 if one of them is not ASCII.
  static long places(byte[] bytes, int at, long pattern) {
    long a = load(bytes, at) ^ pattern;
    long b = load(bytes, at + 8) ^ pattern;
    long c = load(bytes, at + 16) ^ pattern;
    long d = load(bytes, at + 24) ^ pattern;
    long e = load(bytes, at + 32) ^ pattern;
    long f = load(bytes, at + 40) ^ pattern;
    long g = load(bytes, at + 48) ^ pattern;
    long h = load(bytes, at + 56) ^ pattern;
    if (((a | b | c | d | e | f | g | h) & HIGHS) != 0) {
      return 0;
    }
    return (zeros(a) | zeros(b) << 8 | zeros(c) << 16 | zeros(d) << 24)
        | (zeros(e) | zeros(f) << 8 | zeros(g) << 16 | zeros(h) << 24) << 32;
  }

  /// A bit for each byte of `word` that is 0; none may be 128 or more, lest one borrow from the
  /// next.
  private static long zeros(long word) {
    return together((HIGHS - word) & HIGHS);
  }

  /// The place of the first of the 32 bytes from `at` that equals the byte repeated in `pattern`,
  /// counted from `at`; 64 if there is none.
  static int first(byte[] bytes, int at, long pattern) {
    long found =
        together(matches(load(bytes, at), pattern))
            | together(matches(load(bytes, at + 8), pattern)) << 8
            | together(matches(load(bytes, at + 16), pattern)) << 16
            | together(matches(load(bytes, at + 24), pattern)) << 24;
    return Long.numberOfTrailingZeros(found);
  }

  /// The high bits of eight bytes, side by side.
  private static long together(long highs) {
    return (highs * 0x0002040810204081L) >>> 56;
  }

  /// The number of the byte of the lowest set bit.
  static int firstByte(long matches) {
    return Long.numberOfTrailingZeros(matches) >>> 3;
  }

  /// The place of the first byte between `from` and `to` that equals the byte repeated in
  /// `pattern`, at least `to` if there is none. Up to 32 bytes behind `to` may be looked at.
  static int find(byte[] bytes, int from, int to, long pattern) {
    int at = from;
    while (at < to && !isIn(bytes, at, pattern)) {
      at += BLOCK;
    }
    return at < to ? at + first(bytes, at, pattern) : at;
  }

  /// The place of the first byte that equals one or the other; see [#find].
  static int findEither(byte[] bytes, int from, int to, long one, long other) {
    int at = from;
    while (at < to && !isIn(bytes, at, one) && !isIn(bytes, at, other)) {
      at += BLOCK;
    }
    return at < to ? at + Math.min(first(bytes, at, one), first(bytes, at, other)) : at;
  }

  /// Whether one of the 32 bytes from `at` equals the byte repeated in `pattern`.
  private static boolean isIn(byte[] bytes, int at, long pattern) {
    long a = load(bytes, at) ^ pattern;
    long b = load(bytes, at + 8) ^ pattern;
    long c = load(bytes, at + 16) ^ pattern;
    long d = load(bytes, at + 24) ^ pattern;
    long found = ((a - ONES) & ~a) | ((b - ONES) & ~b) | ((c - ONES) & ~c) | ((d - ONES) & ~d);
    return (found & HIGHS) != 0;
  }

  /// The eight characters before `end`, each as the digit that it is: 0 to 9, or more if it is
  /// none.
  static long digitsBefore(byte[] bytes, int end) {
    return load(bytes, end - Long.BYTES) ^ ZEROS;
  }

  /// The last `count` (1 to 8) of eight digits where they are, with zeros before.
  static long last(long digits, int count) {
    return digits & -1L << -(count << 3);
  }

  /// Whether all eight are digits.
  static boolean areDigits(long digits) {
    return ((digits | (digits + MORE_THAN_NINE)) & HIGHS) == 0;
  }

  /// The value of eight decimal digits.
  static int number(long digits) {
    return (int) ((halves(digits) * 42949672960001L) >>> 32);
  }

  /// The value of the first four of eight decimal digits in the lower half, that of the last four
  /// in the upper.
  static long halves(long digits) {
    long pairs = (digits * 2561) >>> 8;
    return ((pairs & 0x00ff00ff00ff00ffL) * 6553601) >>> 16 & 0x0000ffff0000ffffL;
  }
}
