package org.contadora.exposure.products;

import java.util.List;
import java.util.Map;

/// What a threat costs an exporter, product by product and in all.
///
/// @param exporter whose losses these are
/// @param threat what is threatened
/// @param products every product it sells there, the largest loss in the long run first
/// @param industries by division of ISIC, the largest loss in the long run first
/// @param jobs where it is known how many people a group of products employs
/// @param totals by horizon
public record Exposure(
    String exporter,
    Threat threat,
    List<ProductExposure> products,
    List<IndustryLoss> industries,
    List<JobsAtRisk> jobs,
    Map<Horizon, Total> totals) {
  public Exposure {
    products = List.copyOf(products);
    industries = List.copyOf(industries);
    jobs = List.copyOf(jobs);
    totals = Map.copyOf(totals);
  }

  /// All products together.
  ///
  /// @param ces sums over products; prices are means weighted by trade
  /// @param smart the same of the closed form
  /// @param lostUsd range of the loss
  /// @param consumerCostUsd range of what buyers in the market lose
  public record Total(Outcome ces, Outcome smart, Range lostUsd, Range consumerCostUsd) {}

  /// An industry's part; a product that several industries make counts to each in equal parts.
  ///
  /// @param division of ISIC Rev. 4, two digits, or `--` where none is known
  /// @param tradeUsd what it sold there
  /// @param lostUsd range of the loss, by horizon
  /// @param sharedPct how much of its trade is in products that other industries make too
  public record IndustryLoss(
      String division, double tradeUsd, Map<Horizon, Range> lostUsd, double sharedPct) {
    /// The range for `horizon`.
    public Range lostUsd(Horizon horizon) {
      return lostUsd.getOrDefault(horizon, new Range(0, 0, 0));
    }
  }

  /// People whose work goes into what is no longer sold, if output follows exports.
  ///
  /// @param hs products
  /// @param employed people employed now
  /// @param atRisk range by horizon
  /// @param source who counted them
  public record JobsAtRisk(String hs, double employed, Map<Horizon, Range> atRisk, String source) {
    /// The range for `horizon`.
    public Range atRisk(Horizon horizon) {
      return atRisk.getOrDefault(horizon, new Range(0, 0, 0));
    }
  }

  /// The total for `horizon`.
  public Total total(Horizon horizon) {
    Total total = totals.get(horizon);
    if (total == null) {
      throw new IllegalStateException(
          "Both horizons are always computed; %s is missing.".formatted(horizon));
    }
    return total;
  }
}
