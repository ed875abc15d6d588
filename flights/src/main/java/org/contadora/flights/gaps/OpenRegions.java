package org.contadora.flights.gaps;

import java.util.Arrays;

/// Regions of an [AirportTree] that a search has not looked into yet, the heaviest first, as far as
/// four steps to an octave tell them apart: a queue of buckets, which needs no comparisons. Which
/// of two like regions comes first matters for speed only.
final class OpenRegions {
  private static final int FIRST_CAPACITY = 256;

  /// Bits of a weight that choose its bucket: those of its exponent, and two of its fraction.
  private static final int SHIFT = 50;

  /// The bucket of weights from 2^-64; what is lighter goes into the first, what weighs 2^64 or
  /// more into the last.
  private static final int LOWEST = (1023 - 64) << 2;

  private static final int BUCKETS = 512;
  private static final int NONE = -1;

  /// A sum that has fallen to this share of its highest is added anew, lest rounding hide what is
  /// still open.
  private static final double LEAST_SHARE = 1e-6;

  /// The region on top of each bucket, and below each region the next.
  private final int[] top = new int[BUCKETS];

  private int[] below = new int[FIRST_CAPACITY];
  private int[] node = new int[FIRST_CAPACITY];
  private double[] mass = new double[FIRST_CAPACITY];

  /// A bit for each bucket that is not empty.
  private final long[] filled = new long[BUCKETS / Long.SIZE];

  private int used;
  private int size;
  private double sum;

  /// The highest sum since it was last added anew.
  private double highestSum;

  boolean isEmpty() {
    return size == 0;
  }

  /// The most that the airports of all regions weigh together.
  double mass() {
    return sum;
  }

  /// No region weighs more; 0 if none is open.
  double heaviest() {
    int bucket = highestBucket();
    return bucket < 0
        ? 0
        : bucket == BUCKETS - 1
            ? Double.POSITIVE_INFINITY
            : Double.longBitsToDouble((long) (bucket + LOWEST + 1) << SHIFT);
  }

  /// Adds a region, unless it weighs nothing.
  void add(int region, double most) {
    if (!(most > 0)) {
      return;
    }
    if (used == node.length) {
      node = Arrays.copyOf(node, 2 * used);
      mass = Arrays.copyOf(mass, 2 * used);
      below = Arrays.copyOf(below, 2 * used);
    }
    int at = used++;
    node[at] = region;
    mass[at] = most;
    int bucket = bucket(most);
    long bit = 1L << bucket;
    int word = bucket / Long.SIZE;
    below[at] = (filled[word] & bit) == 0 ? NONE : top[bucket];
    filled[word] |= bit;
    top[bucket] = at;
    size++;
    sum += most;
    highestSum = Math.max(highestSum, sum);
  }

  private static int bucket(double weight) {
    return Math.clamp((Double.doubleToRawLongBits(weight) >>> SHIFT) - LOWEST, 0, BUCKETS - 1);
  }

  private int highestBucket() {
    for (int word = filled.length - 1; word >= 0; word--) {
      if (filled[word] != 0) {
        return Long.SIZE * (word + 1) - 1 - Long.numberOfLeadingZeros(filled[word]);
      }
    }
    return NONE;
  }

  /// Removes one of the heaviest regions; there must be one.
  int takeHeaviest() {
    int bucket = highestBucket();
    int at = top[bucket];
    top[bucket] = below[at];
    if (below[at] == NONE) {
      filled[bucket / Long.SIZE] &= ~(1L << bucket);
    }
    size--;
    sum -= mass[at];
    mass[at] = 0;
    if (!(sum > highestSum * LEAST_SHARE)) {
      addAnew();
    }
    return node[at];
  }

  private void addAnew() {
    sum = 0;
    for (int i = 0; i < used; i++) {
      sum += mass[i];
    }
    highestSum = sum;
  }
}
