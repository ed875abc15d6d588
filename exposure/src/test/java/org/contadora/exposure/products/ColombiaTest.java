package org.contadora.exposure.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.contadora.core.Refusals;
import org.contadora.exposure.SharedTrade;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenarios;
import org.contadora.exposure.store.TradeLoad;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.Elasticities;
import org.contadora.exposure.trade.Elasticities.Elasticity;
import org.contadora.exposure.trade.LoadProgress;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.TradeRow.MonthlyDuty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// On the real trade of 2024: the table that was made with the equations of the notes, and what
/// happened in autumn 2025.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ColombiaTest {
  private static final String ANNEX = "us_ieepa_annexII_exempt_hts8";

  @TempDir private static Path folder;
  private final Refusals refusals = new Refusals();
  private Path shared = Path.of("");
  private Path file = Path.of("");

  @BeforeAll
  void load() throws IOException {
    shared = SharedTrade.folder();
    file = folder.resolve("trade.duckdb");
    new TradeLoad(file, 2)
        .load(
            List.of(
                shared.resolve("census_country_iso3.csv"),
                shared.resolve("us_imports_2024_hs6_by_partner.csv"),
                shared.resolve("us_imports_2024_hs10_lac15.csv"),
                shared.resolve("us_imports_monthly_naics3_2018_2025.csv"),
                shared.resolve("elasticity_protee_hs6_hs2007.csv"),
                shared.resolve("elasticity_broda_weinstein_hs3_73countries.csv"),
                shared.resolve("elasticity_broda_weinstein_us_hts10_1990_2001.csv"),
                shared.resolve("hs2022_to_hs1992.csv"),
                shared.resolve("hs2022_to_hs2007.csv"),
                shared.resolve("hs_any_to_isic4.csv"),
                shared.resolve(ANNEX + ".csv")),
            refusals,
            LoadProgress.silent());
  }

  @Test
  void everyRowOfTheReferenceTableComesOut() throws IOException {
    Map<String, NamedCsvRecord> expected = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(shared.resolve("colombia_top_hs6_exposure.csv"))) {
      rows.forEach(row -> expected.put(row.getField("hs6"), row));
    }
    try (TradeStore store = TradeStore.open(file, 2)) {
      Exposure exposure =
          assess(
              store,
              Assumptions.AS_IN_THE_REFERENCE_TABLE,
              Threat.onEverything("USA", "COL", 0.25));
      assertThat(exposure.products()).hasSize(1769).hasSize(expected.size());
      ProductList annex = list(store);
      List<String> wrong = new ArrayList<>();
      for (ProductExposure product : exposure.products()) {
        NamedCsvRecord row = expected.get(product.hs6());
        if (row == null || !isAs(row, product, annex)) {
          wrong.add(product + " against " + row);
        }
      }
      assertThat(wrong).isEmpty();
    }
  }

  private static boolean isAs(NamedCsvRecord row, ProductExposure product, ProductList annex) {
    return number(row, "us_imports_from_col_usd_2024") == product.tradeUsd()
        && isRounded(product.shareOfMarketPct(), row.getField("col_share_of_us_imports_pct"))
        && isRounded(-product.elasticity().published(), row.getField("tariff_elasticity"))
        && product.elasticity().basis().name().equalsIgnoreCase(row.getField("elasticity_source"))
        && isRounded(product.ces(Horizon.LONG).lostPct(), row.getField("pe_loss_at_25pct_pct"))
        && (annex.cover(product.hs6()) != ProductList.Cover.NONE)
            == row.getField("in_ieepa_annexII_exempt_apr2025").equals("True");
  }

  /// Whether `printed` is `value` to its last printed digit, however a half was rounded.
  private static boolean isRounded(double value, String printed) {
    int decimals = printed.contains(".") ? printed.length() - printed.indexOf('.') - 1 : 0;
    double unit = Math.pow(10, -Math.max(decimals, 1));
    return Math.abs(value - Double.parseDouble(printed)) <= unit / 2 * (1 + 1e-9);
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }

  @Test
  void sendersPainIsThere() throws IOException {
    try (TradeStore store = TradeStore.open(file, 2)) {
      Exposure exposure =
          assess(store, Assumptions.STANDARD, Threat.onEverything("USA", "COL", 0.25));
      Map<String, ProductExposure> products = new HashMap<>();
      exposure.products().forEach(one -> products.put(one.hs6(), one));
      assertThat(of(products, "060314").shareOfMarketPct()).isCloseTo(98.6, within(0.05));
      assertThat(of(products, "060311").shareOfMarketPct()).isCloseTo(57.85, within(0.05));
      assertThat(of(products, "090111").shareOfMarketPct()).isCloseTo(23.45, within(0.05));
      // Who buys what hardly anyone else sells pays nearly all of the tariff.
      assertThat(of(products, "060314").ces(Horizon.LONG).marketPricePct()).isBetween(24.0, 25.0);
      assertThat(of(products, "090111").ces(Horizon.LONG).marketPricePct()).isLessThan(4.0);
      assertThat(refusals.counts()).isEmpty();
    }
  }

  @Test
  void bothHorizonsComeWithARangeAroundThem() throws IOException {
    try (TradeStore store = TradeStore.open(file, 2)) {
      Exposure exposure =
          assess(store, Assumptions.STANDARD, Threat.onEverything("USA", "COL", 0.25));
      for (Horizon horizon : Horizon.values()) {
        Exposure.Total total = exposure.total(horizon);
        assertThat(total.lostUsd().low()).isLessThan(total.ces().lostUsd());
        assertThat(total.lostUsd().high()).isGreaterThan(total.ces().lostUsd());
        assertThat(total.lostUsd().high()).isLessThan(total.ces().tradeUsd());
      }
      double industries =
          exposure.industries().stream().mapToDouble(Exposure.IndustryLoss::tradeUsd).sum();
      assertThat(industries).isCloseTo(18_310_770_810.0, within(1.0));
      assertThat(exposure.total(Horizon.SHORT).ces().lostPct()).isBetween(30.0, 40.0);
      assertThat(exposure.total(Horizon.LONG).ces().lostPct()).isBetween(65.0, 85.0);
      assertThat(exposure)
          .isEqualTo(assess(store, Assumptions.STANDARD, Threat.onEverything("USA", "COL", 0.25)));
    }
  }

  @Test
  void jobsInFlowersFollowWhatFlowersLose() throws IOException {
    try (TradeStore store = TradeStore.open(file, 2)) {
      Exposure exposure =
          new ProductExposures(store.elasticities(), store.industries(), Assumptions.STANDARD)
              .assess(
                  new ProductExposures.Exporter("COL", store.lines("COL"), store.jobs("COL")),
                  markets(store, "COL"),
                  Threat.onEverything("USA", "COL", 0.25));
      double lost =
          exposure.products().stream()
              .filter(one -> one.hs6().startsWith("06"))
              .mapToDouble(one -> one.ces(Horizon.LONG).lostUsd())
              .sum();
      assertThat(exposure.jobs())
          .singleElement()
          .satisfies(jobs -> {
            assertThat(jobs.employed()).isEqualTo(110_000);
            assertThat(110_000 * lost / 2_385_800_000.0)
                .isBetween(jobs.atRisk(Horizon.LONG).low(), jobs.atRisk(Horizon.LONG).high());
          });
      assertThat(store.jobs("PER")).isEmpty();
    }
  }

  @Test
  void exemptionsAreTakenLineByLine() throws IOException {
    try (TradeStore store = TradeStore.open(file, 2)) {
      Exposure exposure =
          assess(
              store,
              Assumptions.STANDARD,
              Threat.onEverything("USA", "COL", 0.25).exempting(list(store)));
      double exempt =
          exposure.products().stream()
              .mapToDouble(one -> one.tradeUsd() * one.exemptPct() / 100)
              .sum();
      // By six digits 43 % of the trade is on the list; by tariff line hardly less.
      assertThat(exempt / 18_310_770_810.0).isBetween(0.38, 0.43);
      ProductExposure crude =
          exposure.products().stream()
              .filter(one -> one.hs6().equals("270900"))
              .findFirst()
              .orElseThrow();
      assertThat(crude.exemptPct()).isCloseTo(100, within(1e-9));
      assertThat(crude.ces(Horizon.LONG).lostUsd()).isCloseTo(0, within(1.0));
    }
  }

  /// The twin reads the publisher's two tables line by line: what of Colombia's sales stands under
  /// a tariff line that begins with a code of the list, and what does not.
  @Test
  void aThreatToSomeProductsCountsByTheirShareOfTrade() throws IOException {
    Scenario scenario =
        Scenarios.parse(
            "s.yaml",
            "name: x\nsender: USA\ntargets: [COL]\nrate: 25 %\nexempt: [0603]\nexempt_lists: ["
                + ANNEX
                + "]\n");
    double taxed = 0;
    double all = 0;
    List<String> exempt = new ArrayList<>(List.of("0603"));
    for (NamedCsvRecord row : rows(ANNEX + ".csv")) {
      // Ten digits of which the last two only fill up.
      exempt.add(row.getField(0).replace(".", "").replaceFirst("^(\\d{8})00$", "$1"));
    }
    for (NamedCsvRecord row : rows("us_imports_2024_hs10_lac15.csv")) {
      if (row.getField("country").equals("COLOMBIA")) {
        double usd = Double.parseDouble(row.getField("imports_usd"));
        all += usd;
        taxed += exempt.stream().anyMatch(row.getField("hs10")::startsWith) ? 0 : usd;
      }
    }
    try (TradeStore store = TradeStore.open(file, 2)) {
      Scenario resolved =
          ScenarioProducts.resolved(scenario, store.lists(), new TreeSet<>(List.of("060311")));
      var coverage =
          new ProductCoverage(
              store.markets("USA", store.newest("USA").orElseThrow(), List.of("COL", "PAN")),
              Map.of("COL", store.lines("COL")));
      Coverage.Part part = coverage.of(resolved, "COL").orElseThrow();
      assertThat(part.share()).isCloseTo(taxed / all, within(2e-3)).isBetween(0.45, 0.55);
      assertThat(part.tradeUsd()).isCloseTo(18_310_770_810.0, within(1.0));
      assertThat(part.byTariffLine()).isTrue();
      assertThat(part.source()).isEqualTo("CENSUS");
      // Of Panama the table has no products of six digits.
      assertThat(coverage.of(resolved, "PAN")).isEmpty();
    }
  }

  /// The twin takes, for a product of 2022, the lines of the US tariff of the nineties that begin
  /// with its code of 1992, and of those the middle one, none above 20.
  @Test
  void substitutionBetweenSuppliersComesFromTheTariffOfTheNineties() throws IOException {
    try (TradeStore store = TradeStore.open(file, 2)) {
      Elasticities substitution = store.substitution("USA");
      Map<String, String> to1992 = new HashMap<>();
      for (NamedCsvRecord row : rows("hs2022_to_hs1992.csv")) {
        to1992.put(row.getField("hs6_2022"), row.getField("hs6_1992"));
      }
      for (String hs6 : List.of("060311", "090111", "710812", "761010", "610910")) {
        List<Double> lines = new ArrayList<>();
        for (NamedCsvRecord row : rows("elasticity_broda_weinstein_us_hts10_1990_2001.csv")) {
          if (row.getField("hts10").startsWith(to1992.getOrDefault(hs6, hs6))) {
            lines.add(Math.min(20, Double.parseDouble(row.getField("sigma"))));
          }
        }
        lines.sort(null);
        int n = lines.size();
        if (n > 0) {
          Elasticity found = substitution.of(hs6);
          assertThat(found.basis()).isEqualTo(Elasticities.Basis.HS6);
          assertThat(found.used())
              .as(hs6)
              .isCloseTo((lines.get((n - 1) / 2) + lines.get(n / 2)) / 2, within(1e-12));
        }
      }
      // Of other importers only groups of three digits are published.
      Elasticity mexico = store.substitution("MEX").of("060311");
      assertThat(mexico.basis()).isEqualTo(Elasticities.Basis.HS3);
      assertThatThrownBy(() -> store.substitution("PAN"))
          .hasMessageContaining("no elasticities of substitution");
      Threat threat = Threat.onEverything("USA", "COL", 0.25);
      var gsim =
          new Assumptions(
              Assumptions.GSIM_IMPORT_DEMAND,
              Assumptions.GSIM_SUPPLY,
              true,
              false,
              0,
              Assumptions.STANDARD.seed());
      Exposure exposure =
          new ProductExposures(substitution, store.industries(), gsim)
              .assess(
                  ProductExposures.Exporter.of("COL"),
                  store.markets("USA", store.newest("USA").orElseThrow(), List.of("COL")),
                  threat);
      // Who sells has to lower the price where the buyer does not pay all of the tariff.
      assertThat(exposure.total(Horizon.SHORT).ces().supplierPricePct()).isBetween(-25.0, -1.0);
      assertThat(exposure.total(Horizon.LONG).ces().lostUsd())
          .isLessThan(exposure.total(Horizon.LONG).ces().tradeUsd());
    }
  }

  private List<NamedCsvRecord> rows(String name) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(shared.resolve(name))) {
      return csv.stream().toList();
    }
  }

  /// September to November 2025 against 2024: what the tariff did to all imports from Brazil,
  /// beside what the short-run model says for the duties really paid, industry by industry.
  @Test
  void shortRunIsWhatHappenedToBrazil() throws IOException {
    try (TradeStore store = TradeStore.open(file, 2)) {
      Map<Integer, double[]> brazil = autumn(store, "BRA");
      double before = duties(brazil, 2024) / imports(brazil, 2024);
      double after = duties(brazil, 2025) / imports(brazil, 2025);
      double change = imports(brazil, 2025) / imports(brazil, 2024) - 1;
      assertThat(100 * before).isCloseTo(1.4, within(0.05));
      assertThat(100 * after).isCloseTo(19.3, within(0.1));
      assertThat(100 * change).isCloseTo(-28.3, within(0.1));
      double implied = -Math.log1p(change) / (Math.log1p(after) - Math.log1p(before));
      assertThat(implied).isCloseTo(Assumptions.SHORT_RUN_ELASTICITY, within(0.1));
      double inSpread =
          Math.abs(Math.log(implied / Assumptions.SHORT_RUN_ELASTICITY))
              / Assumptions.SHORT_RUN_LOG_SPREAD;
      assertThat(inSpread).isLessThan(1);
      // The model, on Brazil's products of 2024 with that rise on all of them.
      Exposure exposure =
          new ProductExposures(store.elasticities(), store.industries(), Assumptions.STANDARD)
              .assess(
                  ProductExposures.Exporter.of("BRA"),
                  markets(store, "BRA"),
                  Threat.onEverything("USA", "BRA", after - before));
      Exposure.Total total = exposure.total(Horizon.SHORT);
      double trade = total.ces().tradeUsd();
      assertThat(total.ces().lostPct()).isCloseTo(24.7, within(0.1));
      assertThat(-change).isBetween(total.lostUsd().low() / trade, total.lostUsd().high() / trade);
    }
  }

  private static Map<Integer, double[]> autumn(TradeStore store, String exporter)
      throws IOException {
    Map<Integer, double[]> byYear = new TreeMap<>();
    for (MonthlyDuty month : store.monthlyDuties(exporter)) {
      if (List.of("09", "10", "11").contains(month.month().substring(5))) {
        double[] sum =
            byYear.computeIfAbsent(
                Integer.parseInt(month.month().substring(0, 4)), _ -> new double[2]);
        sum[0] += month.usd();
        sum[1] += month.dutyUsd();
      }
    }
    return byYear;
  }

  private static double imports(Map<Integer, double[]> byYear, int year) {
    return byYear.getOrDefault(year, new double[2])[0];
  }

  private static double duties(Map<Integer, double[]> byYear, int year) {
    return byYear.getOrDefault(year, new double[2])[1];
  }

  private static ProductExposure of(Map<String, ProductExposure> products, String hs6) {
    return java.util.Objects.requireNonNull(products.get(hs6), hs6);
  }

  private static ProductList list(TradeStore store) throws IOException {
    return java.util.Objects.requireNonNull(store.lists().get(ANNEX));
  }

  private static List<ProductMarket> markets(TradeStore store, String exporter) throws IOException {
    return store.markets("USA", store.newest("USA").orElseThrow(), List.of(exporter));
  }

  private static Exposure assess(TradeStore store, Assumptions assumptions, Threat threat)
      throws IOException {
    SortedMap<String, SortedMap<String, Double>> lines = store.lines("COL");
    return new ProductExposures(store.elasticities(), store.industries(), assumptions)
        .assess(
            new ProductExposures.Exporter("COL", lines, List.of()), markets(store, "COL"), threat);
  }
}
