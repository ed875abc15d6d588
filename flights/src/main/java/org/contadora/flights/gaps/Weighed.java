package org.contadora.flights.gaps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.contadora.flights.airports.Airports;

/// Airports with their plausibility while a gap is looked at, in columns, as there may be
/// thousands.
final class Weighed {
  private static final int FIRST_CAPACITY = 64;

  private int[] airport = new int[FIRST_CAPACITY];
  private double[] groundStopS = new double[FIRST_CAPACITY];
  private double[] weight = new double[FIRST_CAPACITY];
  private int size;

  void add(int index, double stopS, double plausibility) {
    if (size == airport.length) {
      airport = Arrays.copyOf(airport, 2 * size);
      groundStopS = Arrays.copyOf(groundStopS, 2 * size);
      weight = Arrays.copyOf(weight, 2 * size);
    }
    airport[size] = index;
    groundStopS[size] = stopS;
    weight[size++] = plausibility;
  }

  /// The most plausible candidates that together hold [Reach#KEPT_PLAUSIBILITY], with their shares.
  List<Gap.Candidate> kept(Airports airports) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weight[i];
    }
    // Candidates with less than this hold, all together, less than what may be left out: they need
    // no place in the order.
    double least = sum * (1 - Reach.KEPT_PLAUSIBILITY) / Math.max(1, size);
    List<Gap.Candidate> sorted = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (weight[i] >= least) {
        sorted.add(
            new Gap.Candidate(
                airports.airport(airport[i]).code(), groundStopS[i], Math.log(weight[i] / sum)));
      }
    }
    sorted.sort(
        Comparator.comparingDouble(Gap.Candidate::logScore)
            .reversed()
            .thenComparing(Gap.Candidate::airport));
    double held = 0;
    int count = 0;
    while (count < sorted.size() && held < Reach.KEPT_PLAUSIBILITY) {
      held += Math.exp(sorted.get(count++).logScore());
    }
    return List.copyOf(sorted.subList(0, count));
  }
}
