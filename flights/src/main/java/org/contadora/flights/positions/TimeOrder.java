package org.contadora.flights.positions;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Stable order of positions by time, without an object per position.
public final class TimeOrder {
  /// Bits of a sort key that hold the index; the rest holds the time since the earliest position.
  private static final int INDEX_BITS = 22;

  private TimeOrder() {}

  /// The indexes 0 to `size` in the order of their times.
  public static int[] of(long[] timeMs, int size) {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      earliest = Math.min(earliest, timeMs[i]);
      latest = Math.max(latest, timeMs[i]);
    }
    if (size >= 1 << INDEX_BITS || latest - earliest >= 1L << (Long.SIZE - 1 - INDEX_BITS)) {
      return ofMany(timeMs, size);
    }
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (timeMs[i] - earliest) << INDEX_BITS | i;
    }
    Arrays.sort(keys);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = (int) keys[i] & ((1 << INDEX_BITS) - 1);
    }
    return order;
  }

  /// The same for batches or spans that do not fit one key, such as times in 1970 beside 2099.
  private static int[] ofMany(long[] timeMs, int size) {
    return IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingLong(i -> timeMs[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static long[] pick(long[] column, int[] order) {
    long[] picked = new long[column.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = column[order[i]];
    }
    return picked;
  }
}
