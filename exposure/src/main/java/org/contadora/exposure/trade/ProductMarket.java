package org.contadora.exposure.trade;

import java.util.ArrayList;
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

  /// The same market with nobody counted twice: some tables of the Census Bureau list the European
  /// Union as one supplier and some of its members too. The Union then stands for its other
  /// members.
  public ProductMarket withoutMembersCountedTwice() {
    boolean union =
        supplies.stream().anyMatch(one -> one.exporter.equals(Countries.EUROPEAN_UNION));
    double usd = 0;
    double duty = 0;
    for (Supply supply : supplies) {
      if (Countries.MEMBERS_OF_THE_UNION.contains(supply.exporter)) {
        usd += supply.valueUsd;
        duty += supply.dutyUsd;
      }
    }
    if (!union || usd == 0) {
      return this;
    }
    List<Supply> once = new ArrayList<>();
    for (Supply supply : supplies) {
      if (!supply.exporter.equals(Countries.EUROPEAN_UNION)) {
        once.add(supply);
      } else if (supply.valueUsd > usd) {
        once.add(
            new Supply(supply.exporter, supply.valueUsd - usd, Math.max(0, supply.dutyUsd - duty)));
      }
    }
    return new ProductMarket(hs6, importer, year, source, once);
  }

  /// The same market with members of the European Union that are listed beside it left out: the
  /// Union as one.
  public ProductMarket withUnionAsOne() {
    return supplies.stream().anyMatch(one -> one.exporter.equals(Countries.EUROPEAN_UNION))
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
