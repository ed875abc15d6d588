package org.contadora.exposure.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.exposure.ReplayableSeed;
import org.contadora.exposure.products.AllMarkets.CountryResult;
import org.contadora.exposure.products.AllMarkets.Elasticities;
import org.contadora.exposure.products.AllMarkets.Flow;
import org.contadora.exposure.trade.TradeDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All markets at once, against a slow twin that looks at one market after the other.
final class AllMarketsTest {
  private static final List<String> COUNTRIES = List.of("AAA", "BBB", "CCC", "DDD", "EEE");

  @TempDir private Path folder;

  private record Industry(List<Flow> flows, Map<String, Elasticities> elasticities) {
    Elasticities of(String country) {
      return elasticities.getOrDefault(country, Elasticities.OF_WITS);
    }

    TreeSet<String> countries() {
      TreeSet<String> all = new TreeSet<>();
      flows.forEach(flow -> {
        all.add(flow.exporter());
        all.add(flow.importer());
      });
      return all;
    }

    List<Flow> market(String importer) {
      return flows.stream().filter(flow -> flow.importer().equals(importer)).toList();
    }
  }

  private static Industry random(RandomGenerator random) {
    List<Flow> flows = new ArrayList<>();
    Map<String, Elasticities> elasticities = new HashMap<>();
    for (String importer : COUNTRIES) {
      if (random.nextInt(3) > 0) {
        elasticities.put(
            importer,
            new Elasticities(
                1.5 + 6 * random.nextDouble(),
                random.nextInt(4) == 0 ? -1 : -0.5 - random.nextDouble(),
                0.5 + 4 * random.nextDouble()));
      }
      for (String exporter : COUNTRIES) {
        if (random.nextInt(3) > 0) {
          double before = 0.3 * random.nextDouble();
          flows.add(
              new Flow(
                  exporter,
                  importer,
                  1e6 * random.nextDouble(),
                  before,
                  before + (random.nextInt(3) == 0 ? random.nextDouble() : 0)));
        }
      }
    }
    return new Industry(flows, elasticities);
  }

  @Test
  void allMarketsAtOnceAreWhatGoingFromMarketToMarketFinds() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("all markets");
    for (int i = 0; i < 20; i++) {
      Industry industry = random(random);
      AllMarkets.Result fast =
          new AllMarkets(industry.flows(), industry.elasticities(), Elasticities.OF_WITS).solve();
      Map<String, Double> price = slowPrices(industry);
      for (CountryResult country : fast.countries()) {
        String what = "%s, %s, %s".formatted(i, country.country(), ReplayableSeed.hint(seed));
        List<Flow> bought = industry.market(country.country());
        Elasticities own = industry.of(country.country());
        double index = index(bought, price, own);
        assertThat(country.supplierPrice())
            .as(what)
            .isCloseTo(of(price, country.country()), within(1e-7));
        assertThat(country.marketPrice()).as(what).isCloseTo(index, within(1e-7));
        double sold =
            industry.flows().stream()
                .filter(flow -> flow.exporter().equals(country.country()))
                .mapToDouble(Flow::tradeUsd)
                .sum();
        double spent = bought.stream().mapToDouble(f -> f.tradeUsd() * (1 + f.before())).sum();
        assertThat(country.producersUsd())
            .as(what)
            .isCloseTo(
                sold * area(x -> Math.pow(x, own.supply()), of(price, country.country())),
                within(1.0));
        assertThat(country.buyersUsd())
            .as(what)
            .isCloseTo(-spent * area(x -> Math.pow(x, own.demand()), index), within(1.0));
      }
      for (AllMarkets.FlowResult changed : fast.flows()) {
        Flow flow = changed.flow();
        double after =
            bought(flow, industry.market(flow.importer()), price, industry.of(flow.importer()))
                * of(price, flow.exporter());
        assertThat(changed.afterUsd())
            .as("%s, %s, %s", i, flow, ReplayableSeed.hint(seed))
            .isCloseTo(after, within(1.0));
      }
    }
  }

  /// Where nobody sells in two markets, each market is one of its own.
  @Test
  void marketsThatShareNoSupplierAreEachWhatItIsAlone() {
    List<Flow> first =
        List.of(new Flow("AAA", "BBB", 3e6, 0, 0.25), new Flow("CCC", "BBB", 5e6, 0.1, 0.1));
    List<Flow> second =
        List.of(new Flow("DDD", "EEE", 2e6, 0.05, 0), new Flow("EEE", "EEE", 9e6, 0, 0));
    List<Flow> both = new ArrayList<>(first);
    both.addAll(second);
    List<AllMarkets.FlowResult> alone = new ArrayList<>();
    for (List<Flow> market : List.of(first, second)) {
      alone.addAll(new AllMarkets(market, Map.of(), Elasticities.OF_WITS).solve().flows());
    }
    List<AllMarkets.FlowResult> together =
        new AllMarkets(both, Map.of(), Elasticities.OF_WITS).solve().flows();
    for (int i = 0; i < both.size(); i++) {
      assertThat(together.get(i).afterUsd()).isCloseTo(alone.get(i).afterUsd(), within(1e-3));
    }
    assertThat(together.getFirst().afterUsd()).isLessThan(3e6);
  }

  @Test
  void whereNoTariffChangesNothingDoes() {
    AllMarkets.Result result =
        new AllMarkets(
                List.of(new Flow("AAA", "BBB", 3e6, 0.1, 0.1), new Flow("CCC", "BBB", 5e6, 0, 0)),
                Map.of(),
                Elasticities.OF_WITS)
            .solve();
    assertThat(result.countries())
        .allSatisfy(country -> {
          assertThat(country.netUsd()).isZero();
          assertThat(country.supplierPrice()).isEqualTo(1);
        });
  }

  @Test
  void tablesAreReadAndWhatIsWrongIsToldByItsLine() throws IOException {
    Path flows =
        write(
            """
            # Roses
            exporter,importer,trade_usd,tariff_before_percent,tariff_after_percent
            COL,USA,900e6,,25
            ECU,USA,300e6,6.8,
            """);
    assertThat(AllMarketsFiles.flows(flows))
        .containsExactly(
            new Flow("COL", "USA", 900e6, 0, 0.25), new Flow("ECU", "USA", 300e6, 0.068, 0.068));
    Path elasticities = write("country,substitution,demand,supply\nUSA,4,,\nCOL,,,2.5\n");
    assertThat(AllMarketsFiles.elasticities(elasticities, Elasticities.OF_WITS))
        .containsEntry("USA", new Elasticities(4, -1.25, 1.5))
        .containsEntry("COL", new Elasticities(5, -1.25, 2.5));
    refused("exporter,importer\nCOL,USA\n", ":2: trade_usd is missing");
    refused("exporter,importer,trade_usd\nCOL,USA,much\n", ":2: trade_usd (much) must be a number");
    refused(
        "exporter,importer,trade_usd,tariff_after\nCOL,USA,9,25\n",
        "the column tariff_after_percent is missing");
    refused(
        "exporter;importer;trade_usd\nCOL;USA;9\n",
        "Maybe ; stands between the columns; expected commas");
    assertThat(
            AllMarketsFiles.flows(
                write(
                    "\ufeffexporter,importer,trade_usd,tariff_after_percent\r\nCOL,USA,9,25\r\n")))
        .as("with the mark that spreadsheets put first")
        .containsExactly(new Flow("COL", "USA", 9, 0, 0.25));
    assertThatThrownBy(() ->
            AllMarketsFiles.elasticities(
                write("country,demand\nUSA,-1\nCOL,2\n"), Elasticities.OF_WITS))
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining(":3: The elasticity of demand (2.0) must be below 0");
    assertThatThrownBy(() ->
            new AllMarkets(
                List.of(new Flow("COL", "USA", 1, 0, 0), new Flow("COL", "USA", 2, 0, 0)),
                Map.of(),
                Elasticities.OF_WITS))
        .hasMessageContaining("from COL to USA is there twice");
  }

  private void refused(String table, String expected) throws IOException {
    Path file = write(table);
    assertThatThrownBy(() -> AllMarketsFiles.flows(file))
        .isInstanceOf(TradeDataException.class)
        .hasMessageContaining(expected);
  }

  private Path write(String table) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "table", ".csv"), table);
  }

  // ---- the slow twin

  /// One supplier after the other gets, by bisection, the price at which it sells what is bought of
  /// it, market by market, until no price moves.
  private static Map<String, Double> slowPrices(Industry industry) {
    Map<String, Double> price = new HashMap<>();
    industry.countries().forEach(country -> price.put(country, 1.0));
    double moved = 1;
    for (int round = 0; round < 5_000 && moved > 1e-13; round++) {
      moved = 0;
      for (String supplier : industry.countries()) {
        double before = of(price, supplier);
        double low = 1e-3;
        double high = 1e3;
        for (int half = 0; half < 200; half++) {
          double middle = Math.sqrt(low * high);
          price.put(supplier, middle);
          boolean tooCheap = excess(industry, supplier, price) > 0;
          low = tooCheap ? middle : low;
          high = tooCheap ? high : middle;
        }
        boolean sells =
            industry.flows().stream()
                .anyMatch(flow -> flow.exporter().equals(supplier) && flow.tradeUsd() > 0);
        price.put(supplier, sells ? Math.sqrt(low * high) : 1.0);
        moved = Math.max(moved, Math.abs(of(price, supplier) - before));
      }
    }
    return price;
  }

  private static double of(Map<String, Double> price, String country) {
    return price.getOrDefault(country, 1.0);
  }

  private static double excess(Industry industry, String supplier, Map<String, Double> price) {
    double bought = 0;
    double offered = 0;
    for (String importer : industry.countries()) {
      List<Flow> market = industry.market(importer);
      for (Flow flow : market) {
        if (flow.exporter().equals(supplier)) {
          bought += bought(flow, market, price, industry.of(importer));
          offered +=
              flow.tradeUsd() * Math.pow(of(price, supplier), industry.of(supplier).supply());
        }
      }
    }
    return bought - offered;
  }

  /// What one market buys of a supplier, at the prices of before.
  private static double bought(
      Flow flow, List<Flow> market, Map<String, Double> price, Elasticities own) {
    double index = index(market, price, own);
    double dearer = of(price, flow.exporter()) * (1 + flow.after()) / (1 + flow.before());
    return flow.tradeUsd()
        * Math.pow(dearer / index, -own.substitution())
        * Math.pow(index, own.demand());
  }

  private static double index(List<Flow> market, Map<String, Double> price, Elasticities own) {
    double spending = market.stream().mapToDouble(f -> f.tradeUsd() * (1 + f.before())).sum();
    double sum = 0;
    for (Flow flow : market) {
      double dearer = of(price, flow.exporter()) * (1 + flow.after()) / (1 + flow.before());
      sum +=
          flow.tradeUsd()
              * (1 + flow.before())
              / spending
              * Math.pow(dearer, 1 - own.substitution());
    }
    return market.isEmpty() ? 1 : Math.pow(sum, 1 / (1 - own.substitution()));
  }

  /// The area under a curve from 1 to `to`, by Simpson's rule.
  private static double area(DoubleUnaryOperator curve, double to) {
    int parts = 1_000;
    double width = (to - 1) / parts;
    double sum = curve.applyAsDouble(1) + curve.applyAsDouble(to);
    for (int i = 1; i < parts; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * curve.applyAsDouble(1 + i * width);
    }
    return sum * width / 3;
  }
}
