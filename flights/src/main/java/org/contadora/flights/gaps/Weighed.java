package org.contadora.flights.gaps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contadora.flights.airports.Airports;
import org.jspecify.annotations.Nullable;

/// Airports with their plausibility while a gap is looked at, in columns, as there may be
/// thousands.
final class Weighed {
  private static final int FIRST_CAPACITY = 256;

  private int[] airport = new int[FIRST_CAPACITY];
  private double[] groundStopS = new double[FIRST_CAPACITY];
  private double[] weight = new double[FIRST_CAPACITY];
  private int size;
  private double sum;

  /// The weightiest of the first [#ranked], in order.
  private double[] heaviest = {};

  private int ranked;

  void add(int index, double stopS, double plausibility) {
    if (size == airport.length) {
      airport = Arrays.copyOf(airport, 2 * size);
      groundStopS = Arrays.copyOf(groundStopS, 2 * size);
      weight = Arrays.copyOf(weight, 2 * size);
    }
    airport[size] = index;
    groundStopS[size] = stopS;
    weight[size++] = plausibility;
    sum += plausibility;
  }

  /// What the airport weighs that comes last among the so many weightiest; 0 if there are fewer.
  ///
  /// @param count the same in every call
  double leastOf(int count) {
    for (; ranked < size; ranked++) {
      double next = weight[ranked];
      int at = Math.min(ranked, count);
      if (ranked == 0) {
        heaviest = new double[count + 1];
      }
      while (at > 0 && heaviest[at - 1] < next) {
        heaviest[at] = heaviest[at - 1];
        at--;
      }
      heaviest[at] = next;
    }
    return ranked < count ? 0 : heaviest[count - 1];
  }

  /// The weightiest, with their shares of what they weigh together.
  List<Gap.Candidate> first(Airports airports, int count) {
    int[] order = heaviestFirst(leastOf(count));
    int kept = Math.min(count, order.length);
    double held = 0;
    for (int at = 0; at < kept; at++) {
      held += weight[order[at]];
    }
    List<Gap.Candidate> first = new ArrayList<>(kept);
    for (int at = 0; at < kept; at++) {
      first.add(candidate(airports, order[at], held));
    }
    return first;
  }

  private Gap.Candidate candidate(Airports airports, int i, double of) {
    return new Gap.Candidate(
        airports.airport(airport[i]).code(), groundStopS[i], Math.log(weight[i] / of));
  }

  /// What all of them weigh together.
  double sum() {
    return sum;
  }

  /// The most plausible candidates that together hold [Reach#KEPT_PLAUSIBILITY], with their shares;
  /// null if airports not weighed yet could change which they are.
  ///
  /// @param open what the airports not weighed can weigh together, at most
  /// @param heaviestOpen what one of them can weigh, at most
  @Nullable List<Gap.Candidate> findKept(Airports airports, double open, double heaviestOpen) {
    // Airports with less than this hold, all together, less than what may be left out.
    int[] order = heaviestFirst(sum * (1 - Reach.KEPT_PLAUSIBILITY) / Math.max(1, size));
    double least = Reach.KEPT_PLAUSIBILITY * sum;
    double enough = Reach.KEPT_PLAUSIBILITY * (sum + open);
    double held = 0;
    int kept = 0;
    while (kept < order.length && held < enough) {
      double next = weight[order[kept]];
      if (next < heaviestOpen || (open > 0 && held >= least)) {
        return null;
      }
      held += next;
      kept++;
    }
    if (held < enough && open > 0) {
      return null;
    }
    List<Gap.Candidate> candidates = new ArrayList<>(kept);
    for (int at = 0; at < kept; at++) {
      candidates.add(candidate(airports, order[at], sum));
    }
    return candidates;
  }

  /// Those that weigh at least so much, the weightiest first.
  ///
  /// Sorted as numbers that hold the weight, but for its last bits, and the place; where these bits
  /// decide, neighbours are put right afterwards.
  private int[] heaviestFirst(double least) {
    int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
    long places = (1L << placeBits) - 1;
    long[] keys = new long[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (weight[i] >= least) {
        keys[count++] = (~Double.doubleToRawLongBits(weight[i]) & ~places) | i;
      }
    }
    Arrays.sort(keys, 0, count);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int next = (int) (keys[i] & places);
      int at = i;
      while (at > 0 && isBefore(next, order[at - 1])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = next;
    }
    return order;
  }

  /// Weightier, or of the same weight and earlier in the order of codes.
  private boolean isBefore(int a, int b) {
    return weight[a] > weight[b] || (weight[a] == weight[b] && airport[a] < airport[b]);
  }
}
