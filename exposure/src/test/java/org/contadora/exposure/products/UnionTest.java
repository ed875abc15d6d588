package org.contadora.exposure.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.exposure.products.ProductExposures.Exporter;
import org.contadora.exposure.trade.Countries;
import org.contadora.exposure.trade.Elasticities;
import org.contadora.exposure.trade.Industries;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.ProductMarket.Supply;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.trade.TradeRow.TariffElasticity;
import org.contadora.exposure.trade.TradeSource;
import org.junit.jupiter.api.Test;

/// The Census Bureau has the European Union as one supplier, and some of its members beside it.
final class UnionTest {
  /// 100 of the Union, of which 30 are Slovakia's; 50 of Colombia, 50 of China.
  private static final ProductMarket MARKET =
      new ProductMarket(
          "870323",
          "USA",
          2024,
          TradeSource.CENSUS,
          List.of(
              new Supply("CHN", 50e6, 5e6),
              new Supply("COL", 50e6, 0),
              new Supply("EUU", 100e6, 2e6),
              new Supply("SVK", 30e6, 0.6e6)));

  private static final ProductExposures EXPOSURES =
      new ProductExposures(
          new Elasticities(List.of(new TariffElasticity("870323", -5, false, false)), List.of()),
          new Industries(List.of()),
          Assumptions.STANDARD);

  private static Outcome longRun(String exporter, SortedMap<String, Double> rates) {
    var threat = new Threat("USA", rates, ProductList.NONE, ProductList.NONE);
    return EXPOSURES
        .assess(Exporter.of(exporter), List.of(MARKET), threat)
        .total(Horizon.LONG)
        .ces();
  }

  private static SortedMap<String, Double> rates(String... exporters) {
    SortedMap<String, Double> rates = new TreeMap<>();
    for (String exporter : exporters) {
      rates.put(exporter, 0.25);
    }
    return rates;
  }

  @Test
  void whoeverTaxesAllMembersTaxesTheUnion() {
    Outcome union = longRun("COL", rates("COL", "EUU"));
    Outcome members =
        longRun(
            "COL",
            rates(
                java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("COL"), Countries.MEMBERS_OF_THE_UNION.stream())
                    .toArray(String[]::new)));
    assertThat(members.lostUsd()).isCloseTo(union.lostUsd(), within(1.0));
    assertThat(members.consumerCostUsd()).isCloseTo(union.consumerCostUsd(), within(1.0));
    Outcome alone = longRun("COL", rates("COL"));
    assertThat(members.lostUsd()).isLessThan(0.95 * alone.lostUsd());
  }

  @Test
  void aMemberThatIsListedHasItsOwnSales() {
    Outcome slovakia = longRun("SVK", rates("SVK"));
    assertThat(slovakia.tradeUsd()).isEqualTo(30e6);
    assertThat(slovakia.lostUsd()).isBetween(0.5 * 30e6, 0.67 * 30e6);
    assertThat(longRun("EUU", rates("EUU")).tradeUsd()).isEqualTo(100e6);
    assertThatThrownBy(() -> longRun("DEU", rates("DEU")))
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining("DEU sells nothing to USA")
        .hasMessageContaining("Maybe the loaded trade has its members in one");
  }
}
