package org.contadora.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.dynamic.Arrivals;
import org.contadora.reception.placement.dynamic.Arrivals.Outlook;
import org.contadora.reception.placement.exact.Effort;
import org.contadora.reception.placement.exact.PlacementSolver;
import org.contadora.reception.placement.exact.Solution;
import org.contadora.reception.placement.files.FiscalYear;
import org.contadora.reception.placement.files.FiscalYearFiles;
import org.contadora.reception.placement.files.FiscalYearFiles.Capacity;
import org.contadora.reception.placement.mechanisms.Envy;
import org.contadora.reception.placement.mechanisms.Mechanisms;
import org.contadora.reception.placement.mechanisms.PreferenceDraw;
import org.contadora.reception.placement.mechanisms.Preferences;
import org.contadora.reception.placement.mechanisms.Reading;

/// Placement beside its yardsticks: SCIP on the same problem, hindsight, the published figures.
///
/// `./bench/run placement [--year ../shared/data/placement/FY17] [--part all|year|large|dynamic|
/// mechanisms] [--scip-s 60] [--families 10000] [--places 300] [--seed 42] [--draws 100]`. A time
/// limit of 0 leaves SCIP out. Wall time, and processor time of all threads in brackets.
public final class PlacementBench {
  private static final double BILLION = 1_000_000_000.0;

  private final BenchOptions options;
  private final PrintStream out;
  private final Path base;
  private final int scipS;

  private PlacementBench(BenchOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
    base = Path.of(options.text("--year", "../shared/data/placement/FY17"));
    scipS = options.number("--scip-s", 60);
  }

  /// Runs the parts asked for.
  public static void main(String[] args) throws IOException {
    new PlacementBench(
            BenchOptions.of(
                args,
                "--year",
                "--part",
                "--scip-s",
                "--families",
                "--places",
                "--seed",
                "--draws"),
            System.out)
        .run();
  }

  private void run() throws IOException {
    String part = options.text("--part", "all");
    if (part.equals("all") || part.equals("year")) {
      year(false);
      year(true);
    }
    if (part.equals("all") || part.equals("dynamic")) {
      dynamic();
    }
    if (part.equals("all") || part.equals("mechanisms")) {
      mechanisms(Reading.PUBLISHED_PROGRAM);
      mechanisms(Reading.PAPER);
    }
    if (part.equals("all") || part.equals("large")) {
      large();
    }
  }

  private FiscalYear read(boolean byAge) throws IOException {
    return FiscalYearFiles.read(base, byAge, Capacity.ACTUAL, new Refusals());
  }

  private void year(boolean byAge) throws IOException {
    PlacementProblem problem = read(byAge).problem();
    out.printf(
        Locale.ROOT,
        "%n%s, %d dimension(s): %d families, %d places, %d options%n",
        base.getFileName(),
        problem.dimensions(),
        problem.families(),
        problem.places(),
        problem.options());
    ours("first, cold", problem, Effort.QUICK);
    ours("quick", problem, Effort.QUICK);
    ours("proof", problem, Effort.PROOF);
    scip(problem);
  }

  private Solution ours(String name, PlacementProblem problem, Effort effort) {
    long startNs = System.nanoTime();
    double startCpuS = cpuS();
    Solution solution = PlacementSolver.solve(problem, effort);
    out.printf(
        Locale.ROOT,
        "  %-12s %12.6f  bound %12.6f  linear bound %12.6f  gap %.5f %%  %s  %d placed  %.2f s"
            + " (%.2f s)%n",
        name,
        solution.value(),
        solution.bound(),
        solution.prices().bound(),
        100 * solution.gap(),
        solution.proven() ? "proven" : "not proven",
        solution.placed(),
        OrTools.secondsSince(startNs),
        cpuS() - startCpuS);
    return solution;
  }

  private void scip(PlacementProblem problem) {
    if (scipS <= 0) {
      return;
    }
    long startNs = System.nanoTime();
    double startCpuS = cpuS();
    OrTools.Answer answer = OrTools.scip(problem, scipS);
    out.printf(
        Locale.ROOT,
        "  %-12s %12.6f  bound %12.6f  %s  %.2f s (%.2f s)%n",
        "SCIP",
        answer.value(),
        answer.bound(),
        answer.status(),
        OrTools.secondsSince(startNs),
        cpuS() - startCpuS);
  }

  private void large() throws IOException {
    PlacementProblem problem =
        PlacementInstance.draw(
            read(false).problem(),
            options.number("--families", 10_000),
            options.number("--places", 300),
            new Seed(options.number("--seed", 42)));
    out.printf(
        Locale.ROOT,
        "%nlarge: %d families, %d places, %d options%n",
        problem.families(),
        problem.places(),
        problem.options());
    ours("large", problem, Effort.LARGE);
    out.printf(
        Locale.ROOT,
        "  memory of the process at most %d MiB (-Xmx)%n",
        Runtime.getRuntime().maxMemory() >> 20);
    scip(problem);
  }

  private void dynamic() throws IOException {
    PlacementProblem problem = read(false).problem();
    double best = PlacementSolver.solve(problem, Effort.PROOF).value();
    out.printf(Locale.ROOT, "%narriving one by one, shares of the best in hindsight %.6f%n", best);
    RandomGenerator random = new Seed(1).random("orders");
    int[] order = IntStream.range(0, problem.families()).toArray();
    for (int k = 0; k <= 5; k++) {
      double greedy = problem.valueOf(Arrivals.greedy(problem, order));
      long startNs = System.nanoTime();
      int[] placeOf =
          Arrivals.byPrices(
              problem, order, problem, new Outlook(10, 4, problem.families()), new Seed(k + 1));
      out.printf(
          Locale.ROOT,
          "  %-14s greedy %.4f  prices %.4f  %.2f s%n",
          k == 0 ? "order of file" : "random order " + k,
          greedy / best,
          problem.valueOf(placeOf) / best,
          OrTools.secondsSince(startNs));
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = order[i];
        order[i] = order[j];
        order[j] = swap;
      }
    }
  }

  private void mechanisms(Reading reading) throws IOException {
    FiscalYear year = read(false);
    PlacementProblem problem =
        reading == Reading.PUBLISHED_PROGRAM ? byPosition(year) : year.problem();
    int draws = options.number("--draws", 100);
    RandomGenerator random = new Seed(options.number("--seed", 42)).random("mechanisms");
    Solution best = PlacementSolver.solve(problem, Effort.PROOF);
    double most = 0;
    for (double[] row : year.weight()) {
      for (double weight : row) {
        most = Math.max(most, Double.isNaN(weight) ? 0 : weight);
      }
    }
    String[] names = {"MTTC", "KDA", "TKDA", "MTTCE"};
    MechanismScore[] scores = new MechanismScore[names.length];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = new MechanismScore();
    }
    for (int i = 0; i < draws; i++) {
      Preferences preferences =
          PreferenceDraw.draw(
              problem, year.weight(), PreferenceDraw.Type.OWN_AND_EMPLOYMENT, reading, random);
      int[][] placements = {
        Mechanisms.mttc(problem, preferences),
        Mechanisms.kda(problem, preferences),
        Mechanisms.tkda(problem, preferences, reading),
        Mechanisms.mttce(problem, preferences, best.placeOf(), random, reading)
      };
      for (int k = 0; k < names.length; k++) {
        scores[k].add(problem, preferences, placements[k], best.placeOf(), most);
      }
    }
    out.printf(
        Locale.ROOT,
        "%nmechanisms, %d draws, preferences type 3, %s: envy, matched, mean rank (standard"
            + " deviations), employment over largest weight%n",
        draws,
        reading == Reading.PAPER ? "by name, as the paper defines" : "as the published program");
    for (int k = 0; k < names.length; k++) {
      out.printf(Locale.ROOT, "  %-6s %s%n", names[k], scores[k].line());
    }
    out.printf(Locale.ROOT, "  best employment %.4f%n", best.value() / most);
  }

  /// Capacities of two sites exchanged, as the published program joins them.
  private static PlacementProblem byPosition(FiscalYear year) {
    int[][] capacities = year.problem().capacities();
    int columbus = year.sites().indexOf("OH-COLUMBUS");
    int cleveland = year.sites().indexOf("OH-CLEVELAND HEIGHTS");
    if (columbus >= 0 && cleveland >= 0) {
      int[] swap = capacities[columbus];
      capacities[columbus] = capacities[cleveland];
      capacities[cleveland] = swap;
    }
    PlacementProblem.Builder builder = new PlacementProblem.Builder(capacities);
    for (int f = 0; f < year.cases().size(); f++) {
      double[] value = new double[capacities.length];
      for (int l = 0; l < value.length; l++) {
        value[l] = year.compatible()[f][l] ? year.weight()[f][l] : Double.NaN;
      }
      builder.add(year.problem().sizesOf(f), value);
    }
    return builder.build();
  }

  /// Means and spreads over draws.
  private static final class MechanismScore {
    private static final int FIGURES = 5;

    private final double[] sum = new double[FIGURES];
    private final double[] squares = new double[FIGURES];
    private int draws;

    private void add(
        PlacementProblem problem,
        Preferences preferences,
        int[] placeOf,
        int[] endowment,
        double most) {
      int matched = 0;
      int moved = 0;
      double ranks = 0;
      for (int f = 0; f < placeOf.length; f++) {
        if (placeOf[f] >= 0) {
          matched++;
          ranks += preferences.rank(f, placeOf[f]);
        }
        moved += placeOf[f] != endowment[f] ? 1 : 0;
      }
      double[] figures = {
        Envy.countOrdinary(preferences, placeOf),
        matched,
        ranks / Math.max(1, matched),
        problem.valueOf(placeOf) / most,
        moved
      };
      for (int i = 0; i < FIGURES; i++) {
        sum[i] += figures[i];
        squares[i] += figures[i] * figures[i];
      }
      draws++;
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "envy %8.1f (%.1f)  matched %.1f (%.2f)  rank %.3f (%.3f)  employment %.3f  elsewhere"
              + " than best %.1f",
          sum[0] / draws,
          spread(0),
          sum[1] / draws,
          spread(1),
          sum[2] / draws,
          spread(2),
          sum[3] / draws,
          sum[4] / draws);
    }

    private double spread(int i) {
      double mean = sum[i] / draws;
      return Math.sqrt(Math.max(0, squares[i] / draws - mean * mean));
    }
  }

  private static double cpuS() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / BILLION;
  }
}
