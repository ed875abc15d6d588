package org.contadora.exposure.products;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.ProductMarket;

/// How much of each country's sales a scenario's products are, from what the sender buys by
/// product: with m_k what is bought of product k and x_k the share of it that is exempt,
///
///     share = Σ_k m_k (1 - x_k) / Σ_k m_k
///
/// so that a rate on some products is, for the model of countries, rate · share on everything: the
/// mean tariff weighted by imports.
public final class ProductCoverage implements Coverage {
  /// A rate to ask with what is exempt; its height changes nothing.
  private static final double ANY_RATE = 0.01;

  private final List<ProductMarket> markets;
  private final Map<String, SortedMap<String, SortedMap<String, Double>>> linesByExporter;

  /// @param markets what the sender buys of each product, by supplier
  /// @param linesByExporter trade by tariff line of ten digits under six, by exporter; without an
  ///   exporter where it is not known
  public ProductCoverage(
      List<ProductMarket> markets,
      Map<String, SortedMap<String, SortedMap<String, Double>>> linesByExporter) {
    this.markets = List.copyOf(markets);
    this.linesByExporter = Map.copyOf(linesByExporter);
  }

  @Override
  public Optional<Part> of(Scenario scenario, String exporter) {
    if (exporter.equals(scenario.sender())) {
      return Optional.empty();
    }
    var threat =
        new Threat(
            scenario.sender(),
            new TreeMap<>(Map.of(exporter, ANY_RATE)),
            list("exempt", scenario.products().exempt()),
            list("only", scenario.products().only()));
    SortedMap<String, SortedMap<String, Double>> lines =
        linesByExporter.getOrDefault(exporter, new TreeMap<>());
    var seller = new ProductExposures.Exporter(exporter, lines, new ArrayList<>());
    double taxed = 0;
    double all = 0;
    for (ProductMarket market : markets) {
      double value = market.valueUsd(exporter);
      if (value > 0) {
        all += value;
        taxed += value * (1 - ProductExposures.exempt(seller, market.hs6(), threat).share());
      }
    }
    if (all == 0) {
      return Optional.empty();
    }
    ProductMarket any = markets.getFirst();
    return Optional.of(
        new Part(exporter, taxed, all, any.source().toString(), any.year(), !lines.isEmpty()));
  }

  private static ProductList list(String name, List<String> codes) {
    return codes.isEmpty() ? ProductList.NONE : new ProductList(name, codes);
  }
}
