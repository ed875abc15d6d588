package org.contadora.exposure.products;

import org.contadora.core.Seed;
import org.contadora.exposure.trade.TradeDataException;

/// What the models take as given.
///
/// @param importDemand elasticity of the market's demand for the product as a whole with its price
///   (below zero); -1 keeps the money spent on it
/// @param supply elasticity of each supplier's offer to this market with its price; infinite means
///   that the buyer pays the whole tariff, as was seen in 2018 and 2019 (Amiti, Redding and
///   Weinstein 2019; Fajgelbaum and others 2020)
/// @param baseTariff whether the duties really paid stand in the starting price
/// @param membersTwice whether members of the European Union stay beside the Union where a table
///   lists both; only to compare with tables that were made so
/// @param draws how many times the elasticities are drawn for the range
/// @param seed of the draws
public record Assumptions(
    double importDemand,
    double supply,
    boolean baseTariff,
    boolean membersTwice,
    int draws,
    Seed seed) {
  /// The middle of the short-run elasticity.
  public static final double SHORT_RUN_ELASTICITY = 2;

  /// Standard deviation of its logarithm. The same comparison of autumn 2025 gives 2.05 for Brazil,
  /// 2.79 for Chile, 3.24 for Colombia (both with large swings in prices of copper, oil and gold).
  public static final double SHORT_RUN_LOG_SPREAD = 0.25;

  /// How much of an elasticity's error is shared by the products of one chapter. An assumption:
  /// errors of like products come from the same data and method.
  public static final double SHARED_ERROR = 0.5;

  /// What everyone gets who does not ask otherwise.
  public static final Assumptions STANDARD =
      new Assumptions(-1, Double.POSITIVE_INFINITY, true, false, 500, new Seed(1));

  /// Substitution between suppliers that WITS sets for GSIM where nobody says otherwise.
  public static final double GSIM_SUBSTITUTION = 5;

  /// Demand for a product as a whole that WITS sets for GSIM where nobody says otherwise.
  public static final double GSIM_IMPORT_DEMAND = -1.25;

  /// Supply of each country that WITS sets for GSIM where nobody says otherwise.
  public static final double GSIM_SUPPLY = 1.5;

  /// As in the table `colombia_top_hs6_exposure.csv`: no tariff before, suppliers as listed, and
  /// nothing drawn.
  public static final Assumptions AS_IN_THE_REFERENCE_TABLE =
      new Assumptions(-1, Double.POSITIVE_INFINITY, false, true, 0, new Seed(1));

  /// Checks the values.
  public Assumptions {
    if (!(importDemand < 0)) {
      throw TradeDataException.ofQuestion(
          "The elasticity of import demand (%s) must be below 0.".formatted(importDemand));
    }
    if (!(supply > 0)) {
      throw TradeDataException.ofQuestion(
          "The elasticity of supply (%s) must be above 0.".formatted(supply));
    }
    if (draws < 0) {
      throw TradeDataException.ofQuestion(
          "The number of draws (%d) must be at least 0.".formatted(draws));
    }
  }
}
