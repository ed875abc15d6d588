package org.contadora.exposure.redirect;

import java.util.List;

/// One product that a tariff hits, with the markets that could take it.
///
/// @param hs the product; empty for all goods together
/// @param senderSalesUsd what the country with the tariff buys now
/// @param lostUsd how much less it buys, by year
/// @param tonnesPerUsd weight of a dollar's worth, NaN where not known
/// @param outlets other markets
public record HitProduct(
    String hs,
    double senderSalesUsd,
    List<Double> lostUsd,
    double tonnesPerUsd,
    List<Outlet> outlets) {
  public HitProduct {
    lostUsd = List.copyOf(lostUsd);
    outlets = List.copyOf(outlets);
  }

  /// What is sold outside the country with the tariff now.
  double otherSalesUsd() {
    double sum = 0;
    for (Outlet outlet : outlets) {
      sum += outlet.salesUsd();
    }
    return sum;
  }
}
