package org.contadora.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.exposure.products.Assumptions;
import org.contadora.exposure.products.Gsim;
import org.contadora.exposure.products.ProductExposures;
import org.contadora.exposure.products.Threat;
import org.contadora.exposure.store.TradeLoad;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.Elasticities;
import org.contadora.exposure.trade.Industries;
import org.contadora.exposure.trade.LoadProgress;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.TradeRow.TariffElasticity;
import org.contadora.exposure.trade.TradeSource;

/// Measures loading a year of world trade beside DuckDB's own reader, and the products of one
/// exporter beside one dense Newton solution for each.
///
/// `TradeBench [--dir FOLDER] [--rows 11000000] [--rounds 5]`
public final class TradeBench {
  private static final int PRODUCTS = 1_769;
  private static final int SUPPLIERS = 51;

  private TradeBench() {}

  /// Runs the benchmark and prints what it measured.
  public static void main(String[] args) throws Exception {
    var options = BenchOptions.of(args, "--dir", "--rows", "--rounds");
    Path folder = Path.of(options.text("--dir", "bench/target/trade"));
    Files.createDirectories(folder);
    load(folder, options.number("--rows", 11_000_000));
    products(options.number("--rounds", 5));
  }

  private static void load(Path folder, long rows) throws Exception {
    Path countries = folder.resolve("country_codes.csv");
    Path year = folder.resolve("baci_2023.csv");
    var made = new BaciYear();
    made.writeCountries(countries);
    long written = made.write(year, rows, new Seed(1));
    System.out.printf(
        Locale.ROOT, "made a year: %d rows, %.0f MB%n", written, Files.size(year) / 1e6);
    Path store = folder.resolve("trade.duckdb");
    Files.deleteIfExists(store);
    measure(
        "load into an empty store",
        () ->
            new TradeLoad(store, 2)
                .load(List.of(countries, year), new Refusals(), LoadProgress.silent())
                .rows());
    System.out.printf(
        Locale.ROOT, "store %.0f MB; peak heap %d MB%n", Files.size(store) / 1e6, peakHeapMb());
    measure("DuckDB reads the same file itself", () -> duckDb(folder, year));
    measure(
        "ask for one market, all suppliers",
        () -> {
          try (TradeStore open = TradeStore.open(store, 2)) {
            return (long)
                open.markets("USA", open.newest("USA").orElseThrow(), List.of("COL")).size();
          }
        });
    measure(
        "ask for what every market buys of every product",
        () -> {
          try (TradeStore open = TradeStore.open(store, 2)) {
            return (long) open.worldDemand(2023).size();
          }
        });
    measure(
        "load the same year again, over the old",
        () ->
            new TradeLoad(store, 2)
                .load(List.of(countries, year), new Refusals(), LoadProgress.silent())
                .rows());
  }

  private static long duckDb(Path folder, Path year) throws SQLException, IOException {
    Path file = folder.resolve("yardstick.duckdb");
    Files.deleteIfExists(file);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads=2");
      statement.execute(
          """
          CREATE TABLE flow AS SELECT * FROM read_csv('%s', columns={t: 'SMALLINT', i: 'SMALLINT',
            j: 'SMALLINT', k: 'VARCHAR', v: 'DOUBLE', q: 'VARCHAR'}, header=true)
          """
              .formatted(year));
    }
    return Files.size(file);
  }

  private static void products(int rounds) throws Exception {
    RandomGenerator random = new Seed(2).random("markets");
    List<ProductMarket> markets = new ArrayList<>();
    List<TariffElasticity> estimates = new ArrayList<>();
    for (int k = 0; k < PRODUCTS; k++) {
      String hs6 = "%06d".formatted(10_000 * (1 + k / 20) + k % 20);
      List<ProductMarket.Supply> supplies = new ArrayList<>();
      for (int r = 0; r < SUPPLIERS; r++) {
        supplies.add(
            new ProductMarket.Supply(
                r == 0 ? "COL" : "S%02d".formatted(r),
                1e6 * Math.exp(2 * random.nextGaussian()),
                0));
      }
      markets.add(new ProductMarket(hs6, "USA", 2024, TradeSource.CENSUS, supplies));
      estimates.add(new TariffElasticity(hs6, -1.5 - 12 * random.nextDouble(), false, false));
    }
    var elasticities = new Elasticities(estimates, List.of());
    for (int draws : new int[] {0, 500}) {
      for (double supply : new double[] {Double.POSITIVE_INFINITY, 1.5}) {
        var assumptions = new Assumptions(-1, supply, true, false, draws, new Seed(1));
        var engine = new ProductExposures(elasticities, new Industries(List.of()), assumptions);
        String name =
            "%d products x %d suppliers, both horizons, both models, %d draws, supply %s"
                .formatted(PRODUCTS, SUPPLIERS, draws, supply);
        best(
            name,
            draws == 0 ? rounds : Math.min(rounds, 3),
            () -> {
              var exposure =
                  engine.assess(
                      ProductExposures.Exporter.of("COL"),
                      markets,
                      Threat.onEverything("USA", "COL", 0.25));
              return (long) exposure.products().size();
            });
      }
    }
    best(
        "yardstick: dense Newton, one market of each product once, supply 1.5",
        rounds,
        () -> dense(markets, elasticities));
  }

  private static long dense(List<ProductMarket> markets, Elasticities elasticities) {
    long steps = 0;
    for (ProductMarket market : markets) {
      int n = market.supplies().size();
      double[][] trade = new double[1][n];
      double[][] before = new double[1][n];
      double[][] after = new double[1][n];
      double[] supply = new double[n];
      Arrays.fill(supply, 1.5);
      for (int r = 0; r < n; r++) {
        trade[0][r] = market.supplies().get(r).valueUsd();
        after[0][r] = market.supplies().get(r).exporter().equals("COL") ? 0.25 : 0;
      }
      double sigma = elasticities.of(market.hs6()).used();
      steps +=
          new Gsim(trade, before, after, new double[] {sigma}, new double[] {-1}, supply)
              .solve()
              .steps();
    }
    return steps;
  }

  /// The best of several rounds after one to warm up.
  private static void best(String name, int rounds, Callable<Long> subject) throws Exception {
    subject.call();
    var best = new TreeMap<Double, String>();
    for (int i = 0; i < rounds; i++) {
      long allocated = allocated();
      long cpu = cpu();
      long wall = System.nanoTime();
      subject.call();
      double wallS = (System.nanoTime() - wall) / 1e9;
      best.put(
          wallS,
          String.format(
              Locale.ROOT,
              "%-98s %8.3f s wall %8.3f s cpu %8.1f MB allocated",
              name,
              wallS,
              (cpu() - cpu) / 1e9,
              (allocated() - allocated) / 1e6));
    }
    System.out.println(best.firstEntry().getValue());
  }

  private static void measure(String name, Callable<Long> subject) throws Exception {
    long cpu = cpu();
    long wall = System.nanoTime();
    long result = subject.call();
    System.out.printf(
        Locale.ROOT,
        "%-50s %8.2f s wall %8.2f s cpu (%d)%n",
        name,
        (System.nanoTime() - wall) / 1e9,
        (cpu() - cpu) / 1e9,
        result);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static long peakHeapMb() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      bytes += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    return bytes >> 20;
  }
}
