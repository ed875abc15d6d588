package org.contadora.exposure.products;

import java.util.Arrays;

/// Where a result lies if the elasticities are what their spread says they may be.
///
/// @param median half of the draws are below
/// @param low 5 % are below
/// @param high 5 % are above
public record Range(double median, double low, double high) {
  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /// The range of `draws`, which are sorted in place; all three are `point` without draws.
  static Range of(double[] draws, double point) {
    if (draws.length == 0) {
      return new Range(point, point, point);
    }
    Arrays.sort(draws);
    return new Range(quantile(draws, 0.5), quantile(draws, LOW), quantile(draws, HIGH));
  }

  /// Between the two neighbours in proportion (Hyndman and Fan 1996, type 7).
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
