package org.contadora.reception.placement.prices;

import org.contadora.reception.placement.PlacementProblem;

/// A price per unit of each place's capacity, and what these prices prove.
///
/// Weak duality: for any prices p ≥ 0 no placement is worth more than Σ p(l,d) capacity(l,d) + Σ_f
/// max(0, max_l value(f,l) − Σ_d size(f,d) p(l,d)). The sum is formed with an allowance for
/// rounding, so that the bound holds as printed.
///
/// @param perUnit price by place and dimension, in value per unit, none negative
/// @param bound no placement is worth more
// Numbers by position; nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record Prices(double[][] perUnit, double bound) {
  /// Relative allowance for rounding in a sum of doubles: 2⁻⁵² times a million terms, and room.
  public static final double ROUNDING = 1e-12;

  /// Prices with the bound they prove for `problem`.
  public static Prices of(PlacementProblem problem, double[][] perUnit) {
    double sum = 0;
    for (int l = 0; l < problem.places(); l++) {
      for (int d = 0; d < problem.dimensions(); d++) {
        if (!(perUnit[l][d] >= 0)) {
          throw new IllegalArgumentException(
              "The price (%s) of place %d must be at least 0.".formatted(perUnit[l][d], l));
        }
        sum += perUnit[l][d] * problem.capacity(l, d);
      }
    }
    for (int f = 0; f < problem.families(); f++) {
      sum += surplus(problem, perUnit, f);
    }
    return new Prices(perUnit, sum + ROUNDING * Math.abs(sum));
  }

  /// What family `f` at place `l` costs at these prices.
  public double cost(PlacementProblem problem, int f, int l) {
    return cost(problem, perUnit, f, l);
  }

  private static double surplus(PlacementProblem problem, double[][] perUnit, int f) {
    double best = 0;
    for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
      best = Math.max(best, problem.value(o) - cost(problem, perUnit, f, problem.place(o)));
    }
    return best;
  }

  private static double cost(PlacementProblem problem, double[][] perUnit, int f, int l) {
    double cost = 0;
    for (int d = 0; d < problem.dimensions(); d++) {
      cost += problem.size(f, d) * perUnit[l][d];
    }
    return cost;
  }
}
