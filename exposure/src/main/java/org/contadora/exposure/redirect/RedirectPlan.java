package org.contadora.exposure.redirect;

import java.util.List;

/// Where lost trade could go, year by year.
///
/// @param basis how much is known of products and markets
/// @param years in order, the first is year 1
/// @param sales what is newly sold, every product and market that takes any
/// @param bottlenecks capacities that were used up, with the year
/// @param valueUsd what the programme made as large as it can be: new sales times margin, all years
public record RedirectPlan(
    Basis basis,
    List<Year> years,
    List<Sale> sales,
    List<Bottleneck> bottlenecks,
    double valueUsd) {
  public RedirectPlan {
    years = List.copyOf(years);
    sales = List.copyOf(sales);
    bottlenecks = List.copyOf(bottlenecks);
  }

  /// How much is known.
  public enum Basis {
    /// Every product in every market: room is what export potential says.
    PRODUCTS,
    /// Only totals by destination: room is what steady growth allows, and nothing is known of which
    /// product a market would take.
    TOTALS
  }

  /// One year.
  ///
  /// @param lostUsd what the country with the tariff no longer buys
  /// @param redirectedUsd what others newly buy
  /// @param stillLostUsd the rest: what a fund would have to make good
  /// @param senderSharePct its share in what is sold of these products
  /// @param concentration Herfindahl-Hirschman index of destinations, 0 to 1
  public record Year(
      int year,
      double lostUsd,
      double redirectedUsd,
      double stillLostUsd,
      double senderSharePct,
      double concentration) {}

  /// What one market newly buys of one product.
  public record Sale(String hs, String country, List<Double> usdByYear) {
    public Sale {
      usdByYear = List.copyOf(usdByYear);
    }

    /// In the last year.
    public double lastUsd() {
      return usdByYear.getLast();
    }
  }

  /// A capacity that held the plan back.
  ///
  /// @param tonnes all that there is in that year
  public record Bottleneck(String capacity, int year, double tonnes) {}
}
