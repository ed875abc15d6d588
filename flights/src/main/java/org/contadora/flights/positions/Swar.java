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
  static final long DOTS = 0x2e2e2e2e2e2e2e2eL;
  static final long QUOTES = 0x2222222222222222L;
  static final long ZEROS = 0x3030303030303030L;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

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
  /// first byte's lowest.
  static long places(byte[] bytes, int at, long pattern) {
    return halfPlaces(bytes, at, pattern) | halfPlaces(bytes, at + 32, pattern) << 32;
  }

  /// [#places] of 32 bytes.
  private static long halfPlaces(byte[] bytes, int at, long pattern) {
    return bits(load(bytes, at), pattern)
        | bits(load(bytes, at + 8), pattern) << 8
        | bits(load(bytes, at + 16), pattern) << 16
        | bits(load(bytes, at + 24), pattern) << 24;
  }

  /// Which of the 32 bytes from `at` equal the byte repeated in one of two patterns. Only the
  /// lowest set bit is sure; 0 is sure.
  static long firstOfEither(byte[] bytes, int at, long one, long other) {
    return together(eitherMatches(load(bytes, at), one, other))
        | together(eitherMatches(load(bytes, at + 8), one, other)) << 8
        | together(eitherMatches(load(bytes, at + 16), one, other)) << 16
        | together(eitherMatches(load(bytes, at + 24), one, other)) << 24;
  }

  private static long eitherMatches(long word, long one, long other) {
    return matches(word, one) | matches(word, other);
  }

  /// A bit for each byte of `word` that equals the byte repeated in `pattern`: where the byte of
  /// the difference is 0, no carry reaches its high bit.
  private static long bits(long word, long pattern) {
    long difference = word ^ pattern;
    long others = ((difference & ~HIGHS) + ~HIGHS) | difference;
    return together(~others & HIGHS);
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
    while (at < to) {
      long found =
          matches(load(bytes, at), pattern)
              | matches(load(bytes, at + 8), pattern)
              | matches(load(bytes, at + 16), pattern)
              | matches(load(bytes, at + 24), pattern);
      if (found != 0) {
        break;
      }
      at += 4 * Long.BYTES;
    }
    for (; at < to; at += Long.BYTES) {
      long found = matches(load(bytes, at), pattern);
      if (found != 0) {
        return at + firstByte(found);
      }
    }
    return at;
  }

  /// The first `length` (1 to 7) characters of `word`, moved to the end and filled with `0` before.
  static long rightAligned(long word, int length) {
    int used = length << 3;
    return word << -used | ZEROS >>> used;
  }

  /// The last `length` (1 to 7) characters of `word` where they are, filled with `0` before.
  static long lastOf(long word, int length) {
    int used = length << 3;
    return (word & -1L << -used) | ZEROS >>> used;
  }

  /// Whether all eight characters are decimal digits.
  static boolean isDigits(long word) {
    return ((word & 0xf0f0f0f0f0f0f0f0L)
            | ((word + 0x0606060606060606L) & 0xf0f0f0f0f0f0f0f0L) >>> 4)
        == 0x3333333333333333L;
  }

  /// The value of eight decimal digits.
  static int digits(long word) {
    long pairs = ((word & 0x0f0f0f0f0f0f0f0fL) * 2561) >>> 8;
    long fours = ((pairs & 0x00ff00ff00ff00ffL) * 6553601) >>> 16;
    return (int) (((fours & 0x0000ffff0000ffffL) * 42949672960001L) >>> 32);
  }
}
