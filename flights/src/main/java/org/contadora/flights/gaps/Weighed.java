package org.contadora.flights.gaps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contadora.flights.airports.Airports;
import org.jspecify.annotations.Nullable;

/// Airports with their plausibility while a gap is looked at, in columns, as there may be
/// thousands.
final class Weighed {
  private static final int FIRST_CAPACITY = 64;

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
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(order, i, size);
    }
    int kept = Math.min(count, size);
    double held = 0;
    for (int left = size; left > size - kept; ) {
      int next = order[0];
      held += weight[next];
      order[0] = order[--left];
      sink(order, 0, left);
      order[left] = next;
    }
    List<Gap.Candidate> first = new ArrayList<>(kept);
    for (int at = size - 1; at >= size - kept; at--) {
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
    int[] order = heap();
    double least = Reach.KEPT_PLAUSIBILITY * sum;
    double enough = Reach.KEPT_PLAUSIBILITY * (sum + open);
    double held = 0;
    int left = order.length;
    while (left > 0 && held < enough) {
      int heaviest = order[0];
      if (weight[heaviest] < heaviestOpen || (open > 0 && held >= least)) {
        return null;
      }
      held += weight[heaviest];
      order[0] = order[--left];
      sink(order, 0, left);
      order[left] = heaviest;
    }
    if (held < enough && open > 0) {
      return null;
    }
    List<Gap.Candidate> kept = new ArrayList<>(order.length - left);
    for (int at = order.length - 1; at >= left; at--) {
      kept.add(candidate(airports, order[at], sum));
    }
    return kept;
  }

  /// The airports that can be among the kept, as a binary heap with the weightiest first.
  private int[] heap() {
    // Airports with less than this hold, all together, less than what may be left out.
    double least = sum * (1 - Reach.KEPT_PLAUSIBILITY) / Math.max(1, size);
    int[] order = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (weight[i] >= least) {
        order[count++] = i;
      }
    }
    order = Arrays.copyOf(order, count);
    for (int i = count / 2 - 1; i >= 0; i--) {
      sink(order, i, count);
    }
    return order;
  }

  private void sink(int[] order, int from, int count) {
    if (from >= count) {
      return;
    }
    int moved = order[from];
    int at = from;
    for (int child = 2 * at + 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && isBefore(order[child + 1], order[child])) {
        child++;
      }
      if (!isBefore(order[child], moved)) {
        break;
      }
      order[at] = order[child];
      at = child;
    }
    order[at] = moved;
  }

  /// Weightier, or of the same weight and earlier in the order of codes.
  private boolean isBefore(int a, int b) {
    return weight[a] > weight[b] || (weight[a] == weight[b] && airport[a] < airport[b]);
  }
}
