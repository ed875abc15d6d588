package org.contadora.reception.placement.exact;

import java.util.Arrays;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.prices.Prices;

/// Which dimensions of a place stand in the grid of its knapsack; the others are priced.
final class KeptDimensions {
  /// Fillings of one place at most over a single dimension.
  private static final int MOST_STATES_ALONE = 1024;

  private KeptDimensions() {}

  /// The dimensions of place `l` that bind most, in order, as long as the grid stays small.
  ///
  /// @param demand what all open options want of each dimension
  /// @param start what a unit of each is worth
  /// @param mostStates fillings at most over several dimensions
  static int[] of(PlacementProblem problem, int l, int[] demand, Prices start, int mostStates) {
    int dimensions = problem.dimensions();
    Integer[] byWorth = new Integer[dimensions];
    double[] worth = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      byWorth[d] = d;
      worth[d] = start.perUnit()[l][d] * problem.capacity(l, d);
    }
    Arrays.sort(byWorth, (a, b) -> Double.compare(worth[b], worth[a]));
    int[] kept = new int[dimensions];
    int n = 0;
    long states = 1;
    for (int d : byWorth) {
      if (demand[d] > problem.capacity(l, d)
          && states * (problem.capacity(l, d) + 1) <= (n == 0 ? MOST_STATES_ALONE : mostStates)) {
        states *= problem.capacity(l, d) + 1;
        kept[n++] = d;
      }
    }
    kept = Arrays.copyOf(kept, n);
    Arrays.sort(kept);
    return kept;
  }
}
