package org.contadora.flights.inputs;

import java.util.Arrays;

/// The symbols of deflated data and what they mean, as entries of a [PrefixCode] (RFC 1951,
/// sections 3.2.5 to 3.2.7).
final class DeflateSymbols {
  static final int END_OF_BLOCK = 256;

  /// Symbols for lengths, behind [#END_OF_BLOCK], and for distances. The fixed codes have more.
  static final int LENGTHS = 29;

  static final int DISTANCES = 30;
  static final int FIXED_LITERALS = 288;
  static final int FIXED_DISTANCES = 32;
  static final int LONGEST_MATCH = 258;

  /// Symbols of the code that lengths of codes are written in.
  static final int LENGTH_CODES = 19;

  static final int REPEAT_LAST = 16;
  static final int REPEAT_ZERO = 17;

  private static final byte[] LENGTH_CODE_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private DeflateSymbols() {}

  /// The symbol of which a block tells the length of its code as number `i`.
  static int lengthCode(int i) {
    return LENGTH_CODE_ORDER[i];
  }

  static int[] literalMeanings() {
    int[] meanings = new int[FIXED_LITERALS];
    for (int i = 0; i < END_OF_BLOCK; i++) {
      meanings[i] = PrefixCode.literal(i);
    }
    meanings[END_OF_BLOCK] = PrefixCode.SPECIAL;
    int least = 3;
    for (int i = 0; i < LENGTHS - 1; i++) {
      int extraBits = i < 8 ? 0 : i / 4 - 1;
      meanings[END_OF_BLOCK + 1 + i] = PrefixCode.number(least, extraBits);
      least += 1 << extraBits;
    }
    meanings[END_OF_BLOCK + LENGTHS] = PrefixCode.number(LONGEST_MATCH, 0);
    return meanings;
  }

  static int[] distanceMeanings() {
    int[] meanings = new int[FIXED_DISTANCES];
    int least = 1;
    for (int i = 0; i < DISTANCES; i++) {
      int extraBits = i < 4 ? 0 : i / 2 - 1;
      meanings[i] = PrefixCode.number(least, extraBits);
      least += 1 << extraBits;
    }
    return meanings;
  }

  static int[] lengthCodeMeanings() {
    int[] meanings = new int[LENGTH_CODES];
    for (int i = 0; i < LENGTH_CODES; i++) {
      meanings[i] = PrefixCode.number(i, 0);
    }
    return meanings;
  }

  /// The lengths of the fixed codes: literals first, then distances.
  static void fixedLengths(byte[] lengths) {
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, FIXED_LITERALS, (byte) 8);
    Arrays.fill(lengths, FIXED_LITERALS, FIXED_LITERALS + FIXED_DISTANCES, (byte) 5);
  }
}
