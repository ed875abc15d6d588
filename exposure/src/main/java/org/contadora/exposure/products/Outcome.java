package org.contadora.exposure.products;

/// What one model says of one product, in US dollars a year.
///
/// @param tradeUsd what the country asked about sold before
/// @param lostUsd how much less it sells, at the prices it gets
/// @param supplierPricePct how its price without tariff changes; 0 with infinite supply
/// @param marketPricePct how the price index of the product in the market changes
/// @param revenueUsd how the market's tariff revenue changes
/// @param divertedUsd how much more all others sell
/// @param consumerCostUsd what buyers in the market lose by the higher price (above zero: a loss)
/// @param producerLossUsd what its suppliers lose as producers; 0 with infinite supply
public record Outcome(
    double tradeUsd,
    double lostUsd,
    double supplierPricePct,
    double marketPricePct,
    double revenueUsd,
    double divertedUsd,
    double consumerCostUsd,
    double producerLossUsd) {
  /// Makes no difference between zero and minus zero.
  public Outcome {
    lostUsd += 0.0;
    supplierPricePct += 0.0;
    marketPricePct += 0.0;
    revenueUsd += 0.0;
    divertedUsd += 0.0;
    consumerCostUsd += 0.0;
    producerLossUsd += 0.0;
  }

  /// What is lost, of what was sold.
  public double lostPct() {
    return tradeUsd == 0 ? 0 : 100 * lostUsd / tradeUsd;
  }

  /// The part of the buyers' loss that no tariff revenue makes good.
  public double deadweightUsd() {
    return consumerCostUsd - revenueUsd;
  }
}
