package org.contadora.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.contadora.core.Seed;
import org.contadora.flights.Flights;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.records.FlightRecords;
import org.contadora.flights.report.LegWriter;
import org.contadora.flights.report.ReportFiles;
import org.contadora.flights.report.Summary;
import org.contadora.flights.tracks.Progress;
import org.contadora.flights.tracks.Tracks;
import org.contadora.simulator.SimulationOptions;
import org.contadora.simulator.SimulationProgress;
import org.contadora.simulator.SimulationResult;
import org.contadora.simulator.Simulator;

/// Scores the engine on simulated worlds whose truth is known, once with receivers everywhere and
/// once with real holes.
///
/// `java -cp … org.contadora.bench.AccuracyBench [--seeds 20] [--first 1] [--from 2025-06-02]
/// [--misses FILE]`
public final class AccuracyBench {
  private static final String TEMPLATE = "__CONTADORA_DATA__";
  private static final Summary.Period ALL = new Summary.Period(null, null);

  private final Airports airports = Airports.bundled();
  private final RuleBook rules = RuleBook.shipped();
  private final FlightRecords records = FlightRecords.shipped(airports::find);

  private AccuracyBench() {}

  /// Runs the benchmark and prints its table.
  public static void main(String[] args) throws IOException, InterruptedException {
    var options = BenchOptions.of(args, "--seeds", "--first", "--from", "--misses");
    int seeds = options.number("--seeds", 20);
    int first = options.number("--first", 1);
    LocalDate from = LocalDate.parse(options.text("--from", "2025-06-02"));
    var bench = new AccuracyBench();
    for (var coverage : SimulationOptions.Coverage.values()) {
      var score = new AccuracyScore();
      for (int seed = first; seed < first + seeds; seed++) {
        bench.add(world(seed, from, coverage), score);
      }
      print(System.out, coverage.name().toLowerCase(Locale.ROOT), seeds, score);
      String misses = options.text("--misses", "");
      if (!misses.isEmpty()) {
        Files.write(Path.of(misses + "-" + coverage.name().toLowerCase(Locale.ROOT)), score.misses);
      }
    }
  }

  private static SimulationOptions world(
      int seed, LocalDate from, SimulationOptions.Coverage coverage) {
    return SimulationOptions.of(new Seed(seed), from, SimulationOptions.Size.STUDY)
        .withCoverage(coverage)
        .withThreads(2);
  }

  /// The score of one world.
  static AccuracyScore score(int seed, LocalDate from, SimulationOptions.Coverage coverage)
      throws IOException, InterruptedException {
    var score = new AccuracyScore();
    new AccuracyBench().add(world(seed, from, coverage), score);
    return score;
  }

  private void add(SimulationOptions world, AccuracyScore score)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("contadora-accuracy-");
    try {
      SimulationResult result =
          new Simulator(world).write(folder.resolve("world"), SimulationProgress.NONE);
      List<String> archives = result.archives().stream().map(Path::toString).toList();
      var flights = new Flights(airports, rules, records, 2, folder);
      Path report = Files.createDirectory(folder.resolve("report"));
      Path table = folder.resolve("legs-table.csv");
      try (FlightsRun run =
          flights.read(
              archives,
              InputStream.nullInputStream(),
              Tracks.CheckSums.LEFT_OUT,
              Progress.silent())) {
        run.report(ALL, report, new ReportFiles.Page("en", null, true, TEMPLATE));
        try (var writer =
            LegWriter.to(Files.newBufferedWriter(table), LegWriter.Format.CSV, airports)) {
          run.writeLegs(ALL, writer);
        }
      }
      score.add(
          ScoredLeg.truth(result.legsFile()),
          ScoredLeg.engine(report.resolve(ReportFiles.LEGS), table));
    } finally {
      delete(folder);
    }
  }

  private static void print(PrintStream out, String coverage, int seeds, AccuracyScore score) {
    out.printf(Locale.ROOT, "%ncoverage %s, %d seeds%n", coverage, seeds);
    row(out, "legs recall where receivers reach both airports", score.coveredRecall);
    row(out, "legs recall, all", score.allRecall);
    row(out, "legs precision", score.precision);
    row(out, "airport right where receivers reach it", score.coveredAirports);
    row(out, "airport right where the engine names one", score.namedAirports);
    row(out, "true airport inside its envelope", score.envelopes);
    out.printf(
        Locale.ROOT, "%-52s %8.1f%n", "candidates in an envelope, median", score.medianEnvelope());
    out.printf(Locale.ROOT, "%-52s %8.4f%n", "removal class, F1", score.removalF1());
    out.printf(Locale.ROOT, "%-52s %8.4f%n", "removal-related, Brier score", score.brier());
    out.println("reliability: said (mean of bin) → was, of so many");
    for (int i = 0; i < score.reliability.length; i++) {
      AccuracyScore.Ratio bin = score.reliability[i];
      if (bin.all > 0) {
        out.printf(
            Locale.ROOT,
            "  %.2f → %.3f of %6d %s%n",
            (i + 0.5) / score.reliability.length,
            bin.value(),
            bin.all,
            "#".repeat((int) Math.round(40 * bin.value())));
      }
    }
  }

  private static void row(PrintStream out, String name, AccuracyScore.Ratio ratio) {
    out.printf(
        Locale.ROOT, "%-52s %8.4f  (%d of %d)%n", name, ratio.value(), ratio.hits, ratio.all);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (var tree = Files.walk(folder)) {
      paths = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
