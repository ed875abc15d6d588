package org.contadora.exposure.products;

import java.util.Map;
import org.contadora.exposure.trade.Elasticities.Elasticity;

/// What the tariff does to one product.
///
/// @param hs6 the product
/// @param tradeUsd what the exporter sold of it before
/// @param shareOfMarketPct how much of what the market buys that was
/// @param elasticity of the long run
/// @param exemptPct how much of the exporter's trade in it is exempt
/// @param exemptBasis how that is known
/// @param ces non-linear, by horizon
/// @param smart closed form, by horizon
/// @param lostUsd range of the loss, by horizon
public record ProductExposure(
    String hs6,
    double tradeUsd,
    double shareOfMarketPct,
    Elasticity elasticity,
    double exemptPct,
    ExemptBasis exemptBasis,
    Map<Horizon, Outcome> ces,
    Map<Horizon, Outcome> smart,
    Map<Horizon, Range> lostUsd) {

  /// How it is known how much of a product is exempt.
  public enum ExemptBasis {
    /// Nothing of it is on the list.
    NOT_LISTED,
    /// The list names the whole product, or the threat does not.
    WHOLE_PRODUCT,
    /// The exporter's trade by tariff line of ten digits was laid beside the list.
    TARIFF_LINES,
    /// Only six digits are known of the trade: if any line of the product is listed, all of it
    /// counts as exempt.
    SIX_DIGITS
  }

  /// The non-linear result for `horizon`.
  public Outcome ces(Horizon horizon) {
    return of(ces, horizon);
  }

  /// The closed form's result for `horizon`.
  public Outcome smart(Horizon horizon) {
    return of(smart, horizon);
  }

  /// The range of the loss for `horizon`.
  public Range lostUsd(Horizon horizon) {
    return of(lostUsd, horizon);
  }

  private static <T> T of(Map<Horizon, T> byHorizon, Horizon horizon) {
    T value = byHorizon.get(horizon);
    if (value == null) {
      throw new IllegalStateException(
          "Both horizons are always computed; %s is missing.".formatted(horizon));
    }
    return value;
  }
}
