package org.contadora.flights.inputs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Inflates deflated data (RFC 1951) from one array to another in one go, half as fast again as the
/// JDK's Inflater, which has to be able to stop at every byte.
///
/// It takes sound data only: whatever is odd is left to the JDK's, which can tell what is wrong.
/// Not safe for several threads.
final class Inflation implements Inflate {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /// Bits that find a symbol in one step, and entries that a table can need with codes of 15 bits
  /// (`enough` of zlib: 288 symbols at 10 bits, 32 at 9, 19 at 7).
  private static final int LITERAL_BITS = 10;

  private static final int LITERAL_MASK = (1 << LITERAL_BITS) - 1;
  private static final int LITERAL_ROOM = 1334;
  private static final int DISTANCE_BITS = 9;
  private static final int DISTANCE_MASK = (1 << DISTANCE_BITS) - 1;
  private static final int DISTANCE_ROOM = 594;
  private static final int LENGTH_CODE_BITS = 7;

  /// Steps of literals between two refills.
  private static final int LITERAL_STEPS = 4;

  /// Bits of the longest length and distance: 15 and 5, 15 and 13.
  private static final int MOST_MATCH_BITS = 48;

  /// Bytes of a match that are copied without looking how long it is: most are not longer.
  private static final int COPIED_AT_ONCE = 6 * Long.BYTES;

  /// Bytes that the fast loop may read and write in one round.
  private static final int FAST_IN = 2 * Long.BYTES;

  private static final int FAST_OUT =
      2 * LITERAL_STEPS + DeflateSymbols.LONGEST_MATCH + COPIED_AT_ONCE;

  /// What follows is still of the block.
  private static final int MORE = 1;

  private static final int DONE = 0;

  private final PrefixCode literals =
      new PrefixCode(DeflateSymbols.literalMeanings(), LITERAL_BITS, LITERAL_ROOM);
  private final PrefixCode distances =
      new PrefixCode(DeflateSymbols.distanceMeanings(), DISTANCE_BITS, DISTANCE_ROOM);
  private final PrefixCode lengthCodes =
      new PrefixCode(DeflateSymbols.lengthCodeMeanings(), LENGTH_CODE_BITS, 1 << LENGTH_CODE_BITS);
  private final byte[] lengths =
      new byte[DeflateSymbols.FIXED_LITERALS + DeflateSymbols.FIXED_DISTANCES];
  private final byte[] lengthCodeLengths = new byte[DeflateSymbols.LENGTH_CODES];

  private byte[] in = new byte[0];
  private int at;
  private int end;
  private byte[] out = in;
  private int made;
  private int room;

  /// The next bits, the first lowest; those above [#count] are the next bits too, or 0.
  private long bits;

  /// How many of [#bits] are taken from [#in]; negative if data were asked for that are not there.
  private int count;

  @Override
  public int inflate(byte[] packed, int from, int to, byte[] unpacked, int most) {
    in = packed;
    at = from;
    end = to;
    out = unpacked;
    made = 0;
    room = most;
    bits = 0;
    count = 0;
    boolean last;
    do {
      last = take(1) == 1;
      int result =
          switch (take(2)) {
            case 0 -> stored();
            case 1 -> fixedCodes() ? block() : ODD;
            case 2 -> ownCodes() ? block() : ODD;
            default -> ODD;
          };
      if (result < 0) {
        return result;
      }
    } while (!last);
    return count >= 0 && at - (count >>> 3) == end ? made : ODD;
  }

  @Override
  public void close() {
    // Nothing outside the heap.
  }

  private void refill() {
    while (count <= Long.SIZE - Byte.SIZE && at < end) {
      bits |= (in[at++] & 0xffL) << count;
      count += Byte.SIZE;
    }
  }

  /// Up to 16 bits as a number.
  private int take(int wanted) {
    refill();
    int value = (int) bits & ((1 << wanted) - 1);
    drop(wanted);
    return value;
  }

  private void drop(int used) {
    bits >>>= used;
    count -= used;
  }

  private int stored() {
    if (count < 0) {
      return ODD;
    }
    at -= count >>> 3;
    bits = 0;
    count = 0;
    int length = take(Short.SIZE);
    int complement = take(Short.SIZE);
    if (count < 0 || (length ^ complement) != 0xffff) {
      return ODD;
    }
    at -= count >>> 3;
    bits = 0;
    count = 0;
    if (length > end - at) {
      return ODD;
    }
    if (length > room - made) {
      return NO_ROOM;
    }
    System.arraycopy(in, at, out, made, length);
    at += length;
    made += length;
    return made;
  }

  private boolean fixedCodes() {
    DeflateSymbols.fixedLengths(lengths);
    return makeCodes(DeflateSymbols.FIXED_LITERALS, DeflateSymbols.FIXED_DISTANCES);
  }

  private boolean makeCodes(int literalCount, int distanceCount) {
    if (!literals.make(lengths, 0, literalCount)
        || !distances.make(lengths, literalCount, distanceCount)) {
      return false;
    }
    literals.joinLiterals();
    return true;
  }

  /// Reads the codes that a block brings with it (RFC 1951, section 3.2.7).
  private boolean ownCodes() {
    int literalCount = take(5) + 257;
    int distanceCount = take(5) + 1;
    int lengthCodeCount = take(4) + 4;
    if (literalCount > DeflateSymbols.END_OF_BLOCK + 1 + DeflateSymbols.LENGTHS
        || distanceCount > DeflateSymbols.DISTANCES) {
      return false;
    }
    for (int i = 0; i < DeflateSymbols.LENGTH_CODES; i++) {
      lengthCodeLengths[DeflateSymbols.lengthCode(i)] = (byte) (i < lengthCodeCount ? take(3) : 0);
    }
    return lengthCodes.make(lengthCodeLengths, 0, DeflateSymbols.LENGTH_CODES)
        && readLengths(literalCount + distanceCount)
        && lengths[DeflateSymbols.END_OF_BLOCK] > 0
        && makeCodes(literalCount, distanceCount);
  }

  private boolean readLengths(int wanted) {
    int[] entries = lengthCodes.entries();
    int read = 0;
    while (read < wanted) {
      refill();
      int entry = entries[(int) bits & ((1 << LENGTH_CODE_BITS) - 1)];
      if ((entry & PrefixCode.SPECIAL) != 0) {
        return false;
      }
      drop(entry & PrefixCode.USED_MASK);
      int symbol = entry >>> PrefixCode.VALUE_SHIFT;
      if (symbol < DeflateSymbols.REPEAT_LAST) {
        lengths[read++] = (byte) symbol;
        continue;
      }
      if (symbol == DeflateSymbols.REPEAT_LAST && read == 0) {
        return false;
      }
      byte repeated = symbol == DeflateSymbols.REPEAT_LAST ? lengths[read - 1] : 0;
      int times =
          switch (symbol) {
            case DeflateSymbols.REPEAT_LAST -> 3 + take(2);
            case DeflateSymbols.REPEAT_ZERO -> 3 + take(3);
            default -> 11 + take(7);
          };
      if (times > wanted - read) {
        return false;
      }
      for (int i = 0; i < times; i++) {
        lengths[read++] = repeated;
      }
    }
    return count >= 0;
  }

  /// Inflates a block to its end.
  private int block() {
    int result;
    do {
      result = fast();
      if (result == MORE) {
        result = symbol();
      }
    } while (result == MORE);
    return result == DONE ? made : result;
  }

  /// Inflates while neither array's end is near, without looking for it, up to a symbol that is not
  /// found in one step.
  ///
  /// At least 56 bits are there after a refill: four steps of literals take 40, a length and a
  /// distance 48 at most.
  ///
  /// @return [#MORE], or [#ODD]
  private int fast() {
    byte[] from = in;
    byte[] to = out;
    int[] literalEntries = literals.entries();
    int[] distanceEntries = distances.entries();
    int lastIn = end - FAST_IN;
    int lastOut = room - FAST_OUT;
    int p = at;
    int o = made;
    long b = bits;
    int n = count;
    int result = MORE;
    while (p <= lastIn && o <= lastOut) {
      b |= (long) LONGS.get(from, p) << n;
      p += (63 - n) >>> 3;
      n |= 56;
      int entry = literalEntries[(int) b & LITERAL_MASK];
      for (int i = 0; entry < 0 && i < LITERAL_STEPS; i++) {
        SHORTS.set(to, o, (short) (entry >>> PrefixCode.BYTES_SHIFT));
        o += entry >>> PrefixCode.COUNT_SHIFT & PrefixCode.COUNT_MASK;
        b >>>= entry;
        n -= entry & PrefixCode.USED_MASK;
        entry = literalEntries[(int) b & LITERAL_MASK];
      }
      if (entry < 0) {
        continue;
      }
      if ((entry & PrefixCode.SPECIAL) != 0) {
        break;
      }
      if (n < MOST_MATCH_BITS) {
        b |= (long) LONGS.get(from, p) << n;
        p += (63 - n) >>> 3;
        n |= 56;
      }
      int length = value(entry, b);
      b >>>= entry;
      n -= entry & PrefixCode.USED_MASK;
      entry = distanceEntries[(int) b & DISTANCE_MASK];
      if ((entry & PrefixCode.SPECIAL) != 0) {
        b >>>= entry;
        n -= entry & PrefixCode.USED_MASK;
        entry = distanceEntries[branch(entry, b)];
      }
      int distance = value(entry, b);
      b >>>= entry;
      n -= entry & PrefixCode.USED_MASK;
      if (distance == 0 || length == 0 || distance > o) {
        result = ODD;
        break;
      }
      copy(to, o, distance, length);
      o += length;
    }
    at = p;
    made = o;
    bits = b;
    count = n;
    return result;
  }

  /// Inflates one step of literals, one match or the end of the block.
  private int symbol() {
    refill();
    int entry = literals.entries()[(int) bits & LITERAL_MASK];
    if (entry >= 0 && (entry & PrefixCode.SPECIAL) != 0) {
      drop(entry & PrefixCode.USED_MASK);
      if ((entry >>> PrefixCode.SECOND_SHIFT & PrefixCode.SECOND_MASK) == 0) {
        return ended(entry);
      }
      entry = literals.entries()[branch(entry, bits)];
      if (entry >= 0 && (entry & PrefixCode.SPECIAL) != 0) {
        drop(entry & PrefixCode.USED_MASK);
        return ended(entry);
      }
    }
    if (entry >= 0) {
      return match(entry);
    }
    drop(entry & PrefixCode.USED_MASK);
    int literalCount = entry >>> PrefixCode.COUNT_SHIFT & PrefixCode.COUNT_MASK;
    if (literalCount > room - made) {
      return NO_ROOM;
    }
    int bytes = entry >>> PrefixCode.BYTES_SHIFT;
    for (int i = 0; i < literalCount; i++) {
      out[made++] = (byte) bytes;
      bytes >>>= Byte.SIZE;
    }
    return count < 0 ? ODD : MORE;
  }

  private int ended(int entry) {
    return (entry & PrefixCode.USED_MASK) > 0 && count >= 0 ? DONE : ODD;
  }

  private int match(int lengthEntry) {
    int length = value(lengthEntry, bits);
    drop(lengthEntry & PrefixCode.USED_MASK);
    refill();
    int entry = distances.entries()[(int) bits & DISTANCE_MASK];
    if ((entry & PrefixCode.SPECIAL) != 0) {
      drop(entry & PrefixCode.USED_MASK);
      entry = distances.entries()[branch(entry, bits)];
    }
    int distance = value(entry, bits);
    drop(entry & PrefixCode.USED_MASK);
    if (distance == 0 || length == 0 || distance > made || count < 0) {
      return ODD;
    }
    if (length > room - made) {
      return NO_ROOM;
    }
    for (int i = 0; i < length; i++) {
      out[made] = out[made - distance];
      made++;
    }
    return MORE;
  }

  /// Where a branch has the entry that the next bits find.
  private static int branch(int entry, long bits) {
    int branchBits = entry >>> PrefixCode.SECOND_SHIFT & PrefixCode.SECOND_MASK;
    return (entry >>> PrefixCode.VALUE_SHIFT) + ((int) bits & ((1 << branchBits) - 1));
  }

  /// The value of a number: the least one and its extra bits.
  private static int value(int entry, long bits) {
    long used = bits & ((1L << entry) - 1);
    int codeBits = entry >>> PrefixCode.SECOND_SHIFT & PrefixCode.SECOND_MASK;
    return (entry >>> PrefixCode.VALUE_SHIFT) + (int) (used >>> codeBits);
  }

  /// Repeats what was made `distance` bytes ago; may write up to [#COPIED_AT_ONCE] bytes more.
  private static void copy(byte[] bytes, int at, int distance, int length) {
    int to = at;
    int from = at - distance;
    int stop = at + length;
    if (distance < Long.BYTES) {
      while (to < stop) {
        bytes[to++] = bytes[from++];
      }
      return;
    }
    for (int done = 0; done < COPIED_AT_ONCE; done += Long.BYTES) {
      LONGS.set(bytes, to + done, (long) LONGS.get(bytes, from + done));
    }
    for (int done = COPIED_AT_ONCE; done < length; done += Long.BYTES) {
      LONGS.set(bytes, to + done, (long) LONGS.get(bytes, from + done));
    }
  }
}
