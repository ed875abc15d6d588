package org.contadora.reception.placement.dynamic;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// How many families will come in all, as far as anybody knows. Countries announce a number for a
/// year and what comes differs from it, so a future's length is drawn, given how many are there
/// already (Ahani, Gölz, Procaccia, Teytelboym, Trapp, 2024, section on unknown arrivals: Poisson
/// or negative binomial).
public sealed interface Expected {
  /// The number is known.
  record Exactly(int families) implements Expected {}

  /// Families come independently of each other: the variance is the mean.
  record Poisson(double mean) implements Expected {}

  /// They come in waves: the variance is mean + mean² / `dispersion`.
  ///
  /// @param dispersion the smaller, the more the number varies; above 0
  record NegativeBinomial(double mean, double dispersion) implements Expected {}

  /// Numbers less likely than this share of the likeliest one are left out.
  double NEGLIGIBLE_LOG = Math.log(1e-12);

  /// Draws how many more come.
  ///
  /// @param arrived how many are there already, the one at hand not included
  default int drawRemaining(int arrived, RandomGenerator random) {
    return switch (this) {
      case Exactly(int families) -> Math.max(0, families - arrived);
      case Poisson(double mean) -> draw(arrived, mean, Double.POSITIVE_INFINITY, random);
      case NegativeBinomial(double mean, double dispersion) ->
          draw(arrived, mean, dispersion, random);
    };
  }

  /// Draws from the numbers that are still possible. Their weights follow from each other: of
  /// Poisson, w(n + 1) = w(n) · mean / (n + 1); of the negative binomial, w(n + 1) = w(n) · (n + r)
  /// / (n + 1) · mean / (mean + r).
  private static int draw(int arrived, double mean, double dispersion, RandomGenerator random) {
    List<Double> logWeights = new ArrayList<>();
    double log = 0;
    double most = 0;
    for (int n = arrived; log > most + NEGLIGIBLE_LOG || n < mean; n++) {
      logWeights.add(log);
      most = Math.max(most, log);
      double ratio =
          Double.isInfinite(dispersion)
              ? mean / (n + 1)
              : (n + dispersion) / (n + 1) * (mean / (mean + dispersion));
      log += Math.log(ratio);
    }
    double all = 0;
    for (double one : logWeights) {
      all += Math.exp(one - most);
    }
    double at = random.nextDouble() * all;
    for (int more = 0; more < logWeights.size(); more++) {
      at -= Math.exp(logWeights.get(more) - most);
      if (at <= 0) {
        return more;
      }
    }
    return logWeights.size() - 1;
  }
}
