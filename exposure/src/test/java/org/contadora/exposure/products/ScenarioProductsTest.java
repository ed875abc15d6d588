package org.contadora.exposure.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenarios;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.ProductMarket.Supply;
import org.contadora.exposure.trade.TradeSource;
import org.junit.jupiter.api.Test;

/// Threats that name products and lists.
final class ScenarioProductsTest {
  private static final SortedMap<String, ProductList> LISTS =
      new TreeMap<>(java.util.Map.of("fuels", new ProductList("fuels", List.of("2709", "2710"))));

  private static final NavigableSet<String> KNOWN =
      new TreeSet<>(List.of("060311", "060314", "090111", "270900", "271012"));

  private static Scenario scenario(String lines) {
    return Scenarios.parse("s.yaml", "name: x\nsender: USA\ntargets: [COL]\nrate: 25 %\n" + lines);
  }

  @Test
  void listsStandForTheirCodes() {
    Scenario resolved =
        ScenarioProducts.resolved(
            scenario("only: [06, 09]\nexempt: 060314\nexempt_lists: fuels\n"), LISTS, KNOWN);
    assertThat(resolved.products().only()).containsExactly("06", "09");
    assertThat(resolved.products().exempt()).containsExactly("060314", "2709", "2710");
    assertThat(resolved.products().exemptLists()).isEmpty();
  }

  @Test
  void whatNobodyKnowsIsNamedWithItsLine() {
    assertThatThrownBy(
            () -> ScenarioProducts.resolved(scenario("exempt_lists: [steel]\n"), LISTS, KNOWN))
        .hasMessage("s.yaml:5: exempt_lists (steel) must be a loaded list; loaded are fuels.");
    assertThatThrownBy(
            () -> ScenarioProducts.resolved(scenario("only: [06, 0612]\n"), LISTS, KNOWN))
        .hasMessage(
            "s.yaml:5: only (0612) must be a code of the Harmonized System 2022.\nMaybe 060314.");
    assertThatThrownBy(() -> scenario("exempt: [7701]\n"))
        .hasMessageStartingWith("s.yaml:5: exempt (7701) must be in a chapter");
  }

  /// 100 of roses, 300 of coffee, 600 of crude oil: without fuels 400 of 1000 are taxed.
  @Test
  void theShareIsWeightedByImports() {
    var coverage =
        new ProductCoverage(
            List.of(market("060311", 100), market("090111", 300), market("270900", 600)),
            java.util.Map.of());
    Coverage.Part part =
        coverage
            .of(ScenarioProducts.resolved(scenario("exempt_lists: fuels\n"), LISTS, KNOWN), "COL")
            .orElseThrow();
    assertThat(part.share()).isEqualTo(0.4);
    assertThat(part.taxedUsd()).isEqualTo(400);
    assertThat(part.byTariffLine()).isFalse();
    assertThat(coverage.of(scenario("only: 0901\n"), "COL").orElseThrow().share()).isEqualTo(0.3);
    assertThat(coverage.of(scenario("only: 0901\n"), "PER")).isEmpty();
  }

  private static ProductMarket market(String hs6, double usd) {
    return new ProductMarket(
        hs6,
        "USA",
        2024,
        TradeSource.CENSUS,
        List.of(new Supply("COL", usd, 0), new Supply("ECU", 50, 0)));
  }
}
