package org.contadora.exposure.products;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.contadora.exposure.trade.Elasticities;
import org.contadora.exposure.trade.Elasticities.Elasticity;

/// Elasticities as they may be: their logarithm is normal around the published value.
///
/// Of a long-run elasticity's error a part is shared by its chapter, the rest is its own. The
/// short-run elasticity is one number for all products, and so is its error.
final class Draws {
  private final Assumptions assumptions;
  private final double[] common;
  private final Map<String, double[]> byChapter = new HashMap<>();
  private String product = "";
  private double[] own = new double[0];

  Draws(Assumptions assumptions) {
    this.assumptions = assumptions;
    this.common = normal("short run");
  }

  /// The elasticity of draw `d`.
  double sigma(Horizon horizon, String hs6, Elasticity elasticity, int d) {
    double[] chapter =
        byChapter.computeIfAbsent(hs6.substring(0, 2), key -> normal("chapter " + key));
    if (!product.equals(hs6)) {
      product = hs6;
      own = normal("product " + hs6);
    }
    double error =
        Math.sqrt(Assumptions.SHARED_ERROR) * chapter[d]
            + Math.sqrt(1 - Assumptions.SHARED_ERROR) * own[d];
    double longRun =
        Math.min(Elasticities.CAP, elasticity.used() * Math.exp(elasticity.logSpread() * error));
    if (horizon == Horizon.LONG) {
      return longRun;
    }
    double shortRun =
        Assumptions.SHORT_RUN_ELASTICITY * Math.exp(Assumptions.SHORT_RUN_LOG_SPREAD * common[d]);
    return Math.min(shortRun, longRun);
  }

  private double[] normal(String name) {
    RandomGenerator random = assumptions.seed().random(name);
    double[] values = new double[assumptions.draws()];
    for (int d = 0; d < values.length; d++) {
      values[d] = random.nextGaussian();
    }
    return values;
  }
}
