package org.contadora.flights.inputs;

import java.util.Arrays;

/// A canonical prefix code (RFC 1951, section 3.2.2) as a table that is looked up with the next
/// bits of the data, the first bit lowest.
///
/// The root's bits find most symbols in one step. Longer codes share a branch: a table of their own
/// behind the root, which the bits that follow find. Where two literals fit into the root's bits
/// together one step finds both, since text is mostly literals of few bits.
///
/// An entry is an `int`, made of the symbol's meaning and the bits of its code:
///
/// | | bit 31 | 28–29 | 15 | 8–23 | 0–7 |
/// |--|--|--|--|--|--|
/// | literals | 1 | how many | | one or two bytes, the first lowest | bits used |
/// | number | 0 | | 0 | 16–30: the least value; 8–14: bits of the code | bits used, extra bits included |
/// | branch | 0 | | 1 | 16–30: where it begins; 8–14: bits that find an entry there | bits used |
/// | end of block | 0 | | 1 | 0 | bits used |
/// | no such code | 0 | | 1 | 0 | 0 |
///
/// A length or distance of 0 means nothing. Layout after libdeflate (`deflate_decompress.c`, E.
/// Biggers), double literals after ISA-L.
final class PrefixCode {
  /// Bit of an entry that is neither a literal nor a number.
  static final int SPECIAL = 1 << 15;

  static final int LITERAL = 1 << 31;
  static final int COUNT_SHIFT = 28;
  static final int COUNT_MASK = 3;
  static final int BYTES_SHIFT = 8;
  static final int VALUE_SHIFT = 16;
  static final int SECOND_SHIFT = 8;
  static final int SECOND_MASK = 0x7f;
  static final int USED_MASK = 0xff;

  /// Longest code (RFC 1951, section 3.2.7), bits.
  private static final int MAX_BITS = 15;

  private final int[] meanings;
  private final int rootBits;
  private final int[] entries;
  private final int[] counts = new int[MAX_BITS + 1];
  private final int[] places = new int[MAX_BITS + 2];
  private final int[] ordered;

  /// @param meanings an entry for each symbol, without the bits of its code
  /// @param room most entries of root and branches together
  PrefixCode(int[] meanings, int rootBits, int room) {
    this.meanings = meanings;
    this.rootBits = rootBits;
    entries = new int[room];
    ordered = new int[meanings.length];
  }

  static int literal(int value) {
    return LITERAL | 1 << COUNT_SHIFT | value << BYTES_SHIFT;
  }

  static int number(int least, int extraBits) {
    return least << VALUE_SHIFT | extraBits;
  }

  /// The table; its first `1 << rootBits` entries are the root.
  int[] entries() {
    return entries;
  }

  /// Makes the table anew for the code that these lengths define.
  ///
  /// @param lengths bits of each symbol's code, 0 if it has none, from `from` on
  /// @param symbols how many there are
  /// @return false if no code has such lengths: too many short ones, or bits that mean nothing,
  ///   which only a code of at most one symbol may have (RFC 1951, section 3.2.7)
  boolean make(byte[] lengths, int from, int symbols) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < symbols; i++) {
      counts[lengths[from + i]]++;
    }
    counts[0] = 0;
    int longest = 0;
    int free = 1;
    for (int bits = 1; bits <= MAX_BITS; bits++) {
      free = (free << 1) - counts[bits];
      if (free < 0) {
        return false;
      }
      longest = counts[bits] > 0 ? bits : longest;
    }
    if (free > 0 && longest > 1) {
      return false;
    }
    Arrays.fill(entries, 0, 1 << rootBits, SPECIAL);
    order(lengths, from, symbols);
    fill(longest);
    return true;
  }

  /// Puts the symbols that have a code in the order of its length.
  private void order(byte[] lengths, int from, int symbols) {
    places[1] = 0;
    for (int bits = 1; bits <= MAX_BITS; bits++) {
      places[bits + 1] = places[bits] + counts[bits];
    }
    for (int i = 0; i < symbols; i++) {
      int bits = lengths[from + i];
      if (bits > 0) {
        ordered[places[bits]++] = i;
      }
    }
  }

  private void fill(int longest) {
    int rootMask = (1 << rootBits) - 1;
    int code = 0;
    int next = 0;
    int end = 1 << rootBits;
    int branch = -1;
    int branchAt = 0;
    int branchBits = 0;
    for (int bits = 1; bits <= longest; bits++) {
      code <<= 1;
      for (int left = counts[bits]; left > 0; left--) {
        int symbol = ordered[next++];
        int key = Integer.reverse(code++) >>> -bits;
        if (bits <= rootBits) {
          put(0, 1 << rootBits, key, bits, meanings[symbol]);
          continue;
        }
        if ((key & rootMask) != branch) {
          branch = key & rootMask;
          branchAt = end;
          branchBits = bitsOfBranch(bits, left, longest);
          end += 1 << branchBits;
          entries[branch] =
              SPECIAL | branchAt << VALUE_SHIFT | branchBits << SECOND_SHIFT | rootBits;
        }
        put(branchAt, 1 << branchBits, key >>> rootBits, bits - rootBits, meanings[symbol]);
      }
    }
  }

  /// How many bits tell all codes apart that begin like one of `bits` bits, of which `left` are
  /// still to come: more, as long as shorter ones leave room.
  private int bitsOfBranch(int bits, int left, int longest) {
    int branchBits = bits - rootBits;
    int room = (1 << branchBits) - left;
    while (room > 0 && rootBits + branchBits < longest) {
      branchBits++;
      room = (room << 1) - counts[rootBits + branchBits];
    }
    return branchBits;
  }

  private void put(int at, int size, int key, int bits, int meaning) {
    int entry = meaning + bits;
    if (meaning >= 0 && (meaning & SPECIAL) == 0) {
      entry |= bits << SECOND_SHIFT;
    }
    for (int i = key; i < size; i += 1 << bits) {
      entries[at + i] = entry;
    }
  }

  /// Joins literals that fit into the root's bits together. What follows a literal is found at a
  /// lower place, which is not joined yet.
  void joinLiterals() {
    for (int i = (1 << rootBits) - 1; i >= 0; i--) {
      int first = entries[i];
      if (first >= 0) {
        continue;
      }
      int bits = first & USED_MASK;
      int second = entries[i >>> bits];
      int both = bits + (second & USED_MASK);
      if (second < 0 && both <= rootBits) {
        int bytes = (first >>> BYTES_SHIFT & 0xff) | (second >>> BYTES_SHIFT & 0xff) << Byte.SIZE;
        entries[i] = LITERAL | 2 << COUNT_SHIFT | bytes << BYTES_SHIFT | both;
      }
    }
  }
}
