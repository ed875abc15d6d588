package org.contadora.reception.placement.exact;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One place's knapsack over some of its dimensions, by dynamic programming over all fillings.
///
/// A filling is a point of a grid of (capacity + 1) steps a dimension, numbered so that adding a
/// family adds a fixed offset. One grid belongs to one place; the tables that change are a
/// [Scratch], of which each thread has one.
final class SiteKnapsack {
  /// The dimensions that are kept whole here; the others are priced.
  final int[] dimensions;

  private final int[] stride;

  /// How many fillings there are.
  final int states;

  /// Tables of one thread.
  static final class Scratch {
    private double[] best = new double[0];
    private boolean[] taken = new boolean[0];
    private double[][] forward = new double[0][];
    private double[][] backward = new double[0][];

    private void need(int items, int states) {
      if (best.length < states) {
        best = new double[states];
      }
      if (taken.length < items * states) {
        taken = new boolean[items * states];
      }
    }

    private void needTables(int items, int states) {
      if (forward.length < items + 1) {
        int old = forward.length;
        forward = Arrays.copyOf(forward, items + 1);
        backward = Arrays.copyOf(backward, items + 1);
        for (int i = old; i <= items; i++) {
          forward[i] = new double[0];
          backward[i] = new double[0];
        }
      }
      for (int i = 0; i <= items; i++) {
        if (forward[i].length < states) {
          forward[i] = new double[states];
          backward[i] = new double[states];
        }
      }
    }
  }

  SiteKnapsack(int[] dimensions, int[] capacity) {
    this.dimensions = dimensions;
    stride = new int[capacity.length];
    int product = 1;
    for (int i = capacity.length - 1; i >= 0; i--) {
      stride[i] = product;
      product *= capacity[i] + 1;
    }
    states = product;
  }

  /// What `size` adds to the number of a filling.
  int offset(int[] size) {
    int offset = 0;
    for (int i = 0; i < size.length; i++) {
      offset += size[i] * stride[i];
    }
    return offset;
  }

  private int lastCapacity(int[] room) {
    return room.length == 0 ? 0 : room[room.length - 1];
  }

  /// One more item: what `from` has at j less the offset, plus its gain, where that beats `to` at j
  /// and the item fits into `room`.
  private void add(
      double[] from,
      double[] to,
      int[] room,
      int[] size,
      int offset,
      double gain,
      boolean[] taken,
      int base) {
    int last = size.length - 1;
    if (last < 0) {
      return;
    }
    int lastRoom = room[last];
    int lastSize = size[last];
    if (last == 0) {
      for (int j = lastRoom; j >= lastSize; j--) {
        double with = from[j - lastSize] + gain;
        if (with > to[j]) {
          to[j] = with;
          taken[base + j] = true;
        }
      }
      return;
    }
    int[] at = Arrays.copyOf(room, last);
    while (true) {
      int row = 0;
      for (int i = 0; i < last; i++) {
        row += at[i] * stride[i];
      }
      for (int j = row + lastRoom, end = row + lastSize; j >= end; j--) {
        double with = from[j - offset] + gain;
        if (with > to[j]) {
          to[j] = with;
          taken[base + j] = true;
        }
      }
      int i = last - 1;
      while (i >= 0 && --at[i] < size[i]) {
        at[i] = room[i];
        i--;
      }
      if (i < 0) {
        return;
      }
    }
  }

  /// The best filling.
  ///
  /// @param room what is free, by kept dimension
  /// @param sizes size of each item by kept dimension
  /// @param offsets [#offset] of each
  /// @param gains gain of each item, all above 0
  /// @param chosen where to mark the chosen items
  /// @return the best summed gain
  double best(
      int[] room,
      int[][] sizes,
      int[] offsets,
      double[] gains,
      int items,
      boolean[] chosen,
      Scratch s) {
    s.need(items, states);
    Arrays.fill(s.best, 0, states, 0);
    Arrays.fill(s.taken, 0, items * states, false);
    double free = 0;
    for (int i = 0; i < items; i++) {
      chosen[i] = false;
      if (offsets[i] == 0) {
        chosen[i] = true;
        free += gains[i];
      } else if (fits(sizes[i], room)) {
        add(s.best, s.best, room, sizes[i], offsets[i], gains[i], s.taken, i * states);
      }
    }
    int at = offset(room);
    double best = s.best[at];
    for (int i = items - 1; i >= 0; i--) {
      if (!chosen[i] && s.taken[i * states + at]) {
        chosen[i] = true;
        at -= offsets[i];
      }
    }
    return best + free;
  }

  private static boolean fits(int[] size, int[] room) {
    for (int i = 0; i < size.length; i++) {
      if (size[i] > room[i]) {
        return false;
      }
    }
    return true;
  }

  /// What is lost when an item is forced in, for each of `items` with gain above 0 and `others`
  /// with gain of 0 or less, and what is lost when a chosen one is forced out.
  ///
  /// @param lossIn by item, then by other; infinite where it does not fit
  /// @param lossOut by item
  void losses(
      int[] room,
      int[][] sizes,
      int[] offsets,
      double[] gains,
      int items,
      int others,
      boolean[] chosen,
      double[] lossIn,
      double[] lossOut,
      Scratch s) {
    s.need(items, states);
    s.needTables(items, states);
    double[][] forward = s.forward;
    double[][] backward = s.backward;
    Arrays.fill(forward[0], 0, states, 0);
    for (int i = 0; i < items; i++) {
      System.arraycopy(forward[i], 0, forward[i + 1], 0, states);
      if (offsets[i] > 0 && fits(sizes[i], room)) {
        add(forward[i], forward[i + 1], room, sizes[i], offsets[i], gains[i], s.taken, 0);
      }
    }
    Arrays.fill(backward[items], 0, states, 0);
    for (int i = items - 1; i >= 0; i--) {
      System.arraycopy(backward[i + 1], 0, backward[i], 0, states);
      if (offsets[i] > 0 && fits(sizes[i], room)) {
        add(backward[i + 1], backward[i], room, sizes[i], offsets[i], gains[i], s.taken, 0);
      }
    }
    int full = offset(room);
    double best = forward[items][full];
    for (int i = 0; i < items; i++) {
      if (offsets[i] == 0) {
        lossIn[i] = 0;
        lossOut[i] = gains[i];
      } else if (!fits(sizes[i], room)) {
        lossIn[i] = Double.POSITIVE_INFINITY;
        lossOut[i] = 0;
      } else if (chosen[i]) {
        lossIn[i] = 0;
        lossOut[i] = best - join(forward[i], backward[i + 1], room, null, full);
      } else {
        lossIn[i] = best - gains[i] - join(forward[i], backward[i + 1], room, sizes[i], full);
        lossOut[i] = 0;
      }
    }
    for (int i = items; i < items + others; i++) {
      lossIn[i] =
          fits(sizes[i], room)
              ? best - gains[i] - forward[items][full - offsets[i]]
              : Double.POSITIVE_INFINITY;
    }
  }

  /// The best split of what `size` leaves of the place between the items of `a` and those of `b`.
  private double join(double[] a, double[] b, int[] room, int @Nullable [] size, int full) {
    int last = room.length - 1;
    int[] left = room.clone();
    int top = full;
    if (size != null) {
      top -= offset(size);
      for (int i = 0; i <= last; i++) {
        left[i] -= size[i];
      }
    }
    double best = Double.NEGATIVE_INFINITY;
    int[] at = last < 0 ? new int[0] : Arrays.copyOf(left, last);
    while (true) {
      int row = 0;
      for (int i = 0; i < last; i++) {
        row += at[i] * stride[i];
      }
      for (int j = row, end = row + lastCapacity(left); j <= end; j++) {
        best = Math.max(best, a[j] + b[top - j]);
      }
      int i = last - 1;
      while (i >= 0 && --at[i] < 0) {
        at[i] = left[i];
        i--;
      }
      if (i < 0) {
        return best;
      }
    }
  }
}
