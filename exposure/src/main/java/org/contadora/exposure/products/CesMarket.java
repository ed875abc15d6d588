package org.contadora.exposure.products;

/// One product in one market with all its suppliers, non-linear: goods of different suppliers are
/// imperfect substitutes with one elasticity (CES; the non-linear form of GSIM, Francois and Hall
/// 2009, for one market).
///
/// Symbols: T_r = (1+t1_r)/(1+t0_r); θ_r the share of supplier r in spending, tariff included; σ
/// substitution; Em < 0 demand for the product; Ex_r supply to this market. Changes as ratios:
///
///     P_r = T_r p_r                                            price to the buyer
///     P^(1-σ) = Σ_r θ_r P_r^(1-σ)                              price index
///     q_r = (P_r/P)^(-σ) P^Em                                  demand
///     p_r^Ex_r = q_r                                           supply
///
/// The last two give ln p_r = ((σ+Em) ln P - σ ln T_r)/(Ex_r+σ), so that one unknown is left, ln P;
/// the price index minus ln P falls in it with slope Σ w_r (σ+Em)/(Ex_r+σ) - 1 < 0, and Newton's
/// method from 0 converges in a few steps. With Ex infinite p_r = 1 and nothing is to be solved:
/// then q_r is a/(1-h+h·a·(1+t)) of the notes for Em = -1 and no tariff before.
final class CesMarket {
  /// |σ-1| below this is taken for Cobb-Douglas.
  private static final double COBB_DOUGLAS = 1e-9;

  private static final double TOLERANCE = 1e-14;
  private static final int MOST_STEPS = 100;

  private final Lines lines;
  private final double importDemand;
  private final double supply;
  private final double[] share;
  private final double[] logTariff;
  private final double spendingUsd;

  /// The lines whose tariff changes; with infinite supply no other moves but by the index.
  private final int[] changed;

  CesMarket(Lines lines, double importDemand, double supply) {
    this.lines = lines;
    this.importDemand = importDemand;
    this.supply = supply;
    int n = lines.count();
    share = new double[n];
    logTariff = new double[n];
    double spending = 0;
    for (int r = 0; r < n; r++) {
      spending += lines.valueUsd[r] * (1 + lines.before[r]);
    }
    for (int r = 0; r < n; r++) {
      share[r] = lines.valueUsd[r] * (1 + lines.before[r]) / spending;
      logTariff[r] = Math.log1p(lines.after[r]) - Math.log1p(lines.before[r]);
    }
    spendingUsd = spending;
    changed = java.util.stream.IntStream.range(0, n).filter(r -> logTariff[r] != 0).toArray();
  }

  /// Solves for the logarithm of the price index.
  double logPrice(double sigma) {
    if (Double.isInfinite(supply)) {
      return indexAtFixedPrices(sigma);
    }
    double x = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double slope = (sigma + importDemand) / (supply + sigma);
      double residual = index(sigma, x) - x;
      // Each price moves with ln P by `slope`, and so does their index.
      double next = x - residual / (slope - 1);
      if (Math.abs(next - x) <= TOLERANCE * (1 + Math.abs(next))) {
        return next;
      }
      x = next;
    }
    throw new IllegalStateException(
        "No price clears the market after %d steps: σ %s, Em %s, Ex %s."
            .formatted(MOST_STEPS, sigma, importDemand, supply));
  }

  /// The price index if suppliers ask what they asked before (logs). expm1 and log1p keep small
  /// changes exact: most lines do not move at all.
  private double indexAtFixedPrices(double sigma) {
    double power = 1 - sigma;
    double sum = 0;
    if (Math.abs(power) < COBB_DOUGLAS) {
      for (int r : changed) {
        sum += share[r] * logTariff[r];
      }
      return sum;
    }
    for (int r : changed) {
      sum += share[r] * Math.expm1(power * logTariff[r]);
    }
    return Math.log1p(sum) / power;
  }

  /// The price index of the lines if buyers' prices are what suppliers ask at index `x` (logs).
  private double index(double sigma, double x) {
    double power = 1 - sigma;
    double sum = 0;
    if (Math.abs(power) < COBB_DOUGLAS) {
      for (int r = 0; r < share.length; r++) {
        sum += share[r] * (logTariff[r] + logSupplierPrice(sigma, r, x));
      }
      return sum;
    }
    for (int r = 0; r < share.length; r++) {
      sum += share[r] * Math.expm1(power * (logTariff[r] + logSupplierPrice(sigma, r, x)));
    }
    return Math.log1p(sum) / power;
  }

  private double logSupplierPrice(double sigma, int r, double logPrice) {
    return Double.isInfinite(supply)
        ? 0
        : ((sigma + importDemand) * logPrice - sigma * logTariff[r]) / (supply + sigma);
  }

  /// What the own lines lose, once the price index is known.
  double lostUsd(double sigma, double logPrice) {
    double lost = 0;
    for (int r = 0; r < share.length; r++) {
      if (lines.own[r]) {
        lost += lines.valueUsd[r] * -Math.expm1(logValue(sigma, r, logPrice));
      }
    }
    return lost;
  }

  /// What buyers lose: the area under the demand for the product between the two prices,
  /// E0·(P^(1+Em) - 1)/(1+Em), for Em = -1 E0·ln P.
  double consumerCostUsd(double logPrice) {
    double power = 1 + importDemand;
    return Math.abs(power) < COBB_DOUGLAS
        ? spendingUsd * logPrice
        : spendingUsd * Math.expm1(power * logPrice) / power;
  }

  /// Everything for one elasticity.
  Outcome outcome(double sigma) {
    double logPrice = logPrice(sigma);
    double trade = 0;
    double lost = 0;
    double priceSum = 0;
    double revenue = 0;
    double diverted = 0;
    double producer = 0;
    for (int r = 0; r < share.length; r++) {
      double value = lines.valueUsd[r];
      double after = value * Math.exp(logValue(sigma, r, logPrice));
      revenue += lines.after[r] * after - lines.before[r] * value;
      if (!lines.own[r]) {
        diverted += after - value;
        continue;
      }
      double logSupplier = logSupplierPrice(sigma, r, logPrice);
      trade += value;
      lost += value - after;
      priceSum += value * Math.expm1(logSupplier);
      // Area left of the supply curve between the two prices: value·(1 - p^(1+Ex))/(1+Ex).
      producer +=
          Double.isInfinite(supply)
              ? 0
              : -value * Math.expm1((1 + supply) * logSupplier) / (1 + supply);
    }
    return new Outcome(
        trade,
        lost,
        trade == 0 ? 0 : 100 * priceSum / trade,
        100 * Math.expm1(logPrice),
        revenue,
        diverted,
        consumerCostUsd(logPrice),
        producer);
  }

  /// Logarithm of the change in what line `r` sells, at the supplier's price.
  private double logValue(double sigma, int r, double logPrice) {
    double logSupplier = logSupplierPrice(sigma, r, logPrice);
    double logBuyer = logTariff[r] + logSupplier;
    return -sigma * (logBuyer - logPrice) + importDemand * logPrice + logSupplier;
  }
}
