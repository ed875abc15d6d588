package org.contadora.exposure.trade;

import java.util.List;

/// Who supplies one product to one market.
///
/// @param hs6 the product
/// @param importer the market
/// @param year of the trade
/// @param source who says so
/// @param supplies one for each supplier, in the order of their codes
public record ProductMarket(
    String hs6, String importer, int year, TradeSource source, List<Supply> supplies) {
  /// What one supplier sells.
  ///
  /// @param exporter the supplier
  /// @param valueUsd without duties
  /// @param dutyUsd duties calculated on it; 0 where the source has none
  public record Supply(String exporter, double valueUsd, double dutyUsd) {}

  public ProductMarket {
    supplies = List.copyOf(supplies);
  }

  /// All that is bought, without duties.
  public double totalUsd() {
    double sum = 0;
    for (Supply supply : supplies) {
      sum += supply.valueUsd;
    }
    return sum;
  }

  /// What `exporter` sells.
  public double valueUsd(String exporter) {
    double sum = 0;
    for (Supply supply : supplies) {
      sum += supply.exporter.equals(exporter) ? supply.valueUsd : 0;
    }
    return sum;
  }

  /// The same market without members of the European Union that the Union as one supplier already
  /// holds: some tables of the Census Bureau list both.
  public ProductMarket withoutMembersCountedTwice() {
    boolean union =
        supplies.stream().anyMatch(one -> one.exporter.equals(Countries.EUROPEAN_UNION));
    boolean member =
        supplies.stream().anyMatch(one -> Countries.MEMBERS_OF_THE_UNION.contains(one.exporter));
    return union && member
        ? new ProductMarket(
            hs6,
            importer,
            year,
            source,
            supplies.stream()
                .filter(one -> !Countries.MEMBERS_OF_THE_UNION.contains(one.exporter))
                .toList())
        : this;
  }
}
