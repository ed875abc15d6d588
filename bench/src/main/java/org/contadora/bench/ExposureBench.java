package org.contadora.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.core.Refusals;
import org.contadora.exposure.coalition.Coalition;
import org.contadora.exposure.coalition.FundTable;
import org.contadora.exposure.coalition.Pledge;
import org.contadora.exposure.equilibrium.Choice;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.Outcome;
import org.contadora.exposure.published.LiberationDay;
import org.contadora.exposure.published.LiberationDay.Case;
import org.contadora.exposure.published.LiberationDay.Variant;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.world.Country;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;
import org.contadora.exposure.world.WorldFiles;

/// Measures the equilibrium beside its yardsticks, by turns and on one thread: the accelerated
/// fixed point against Newton's method on the same scenario, the adjoint gradient against one by
/// differences.
///
/// `ExposureBench --world DIR [--rounds 5]`
///
/// Processor time of the thread stands beside the wall time, which a busy machine stretches.
public final class ExposureBench {
  private static final int LEAST_RUNS = 20;
  private static final double NS_PER_MS = 1e6;
  private static final double BYTES_PER_KB = 1e3;
  private static final double DIFFERENCE = 1e-4;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Map<String, Best> results = new LinkedHashMap<>();

  /// The best round of one subject: milliseconds, and kilobytes allocated.
  private record Best(double wallMs, double cpuMs, double allocatedKb) {
    Best or(Best other) {
      return new Best(
          Math.min(wallMs, other.wallMs),
          Math.min(cpuMs, other.cpuMs),
          Math.min(allocatedKb, other.allocatedKb));
    }
  }

  private ExposureBench() {}

  /// Runs the benchmark and prints a table.
  public static void main(String[] args) {
    var options = BenchOptions.of(args, "--world", "--rounds");
    Path folder = Path.of(options.text("--world", "../shared/data/trade"));
    World world = WorldFiles.read(folder, new Refusals());
    new ExposureBench().run(world, options.number("--rounds", 5));
  }

  private void run(World world, int rounds) {
    LiberationDay day = new LiberationDay(world);
    Equilibrium baseline = day.equilibrium(Variant.BASELINE);
    Equilibrium intermediate = day.equilibrium(Variant.INPUT_OUTPUT);
    Tariffs published = day.tariffs(Case.USTR);
    List<String> codes = world.countries().stream().map(Country::iso3).toList();
    List<String> region = Groups.find("LAC").orElseThrow();
    Choice own = Choice.ofImporter("USA", codes, 0.25);
    Choice answers = Choice.ofAnswers("USA", codes, 0.5);
    for (int round = 0; round < rounds; round++) {
      measure("one scenario", LEAST_RUNS, () -> baseline.solve(published));
      measure("one scenario, Newton", 1, () -> baseline.verify(published));
      measure("nine published scenarios", 3, () -> nine(day));
      measure("input-output scenario", LEAST_RUNS, () -> intermediate.solve(published));
      measure("input-output scenario, Newton", 1, () -> intermediate.verify(published));
      measure("fund, 32 members, all hit", 3, () -> fund(baseline, region));
      measure("input-output optimal tariff", 1, () -> intermediate.best(Tariffs.none(world), own));
      measure("input-output optimal answers", 1, () -> intermediate.best(published, answers));
      measure("one gradient by differences", 1, () -> differences(intermediate, codes));
    }
    print();
    Choice.Best best = intermediate.best(Tariffs.none(world), own);
    System.out.printf(
        Locale.ROOT,
        "optimal tariff: welfare %.6f %%, projected gradient %.1e, %d evaluations, %d at bounds%n",
        best.welfarePct(),
        best.gradientNorm(),
        best.evaluations(),
        best.atBounds());
    Choice.Best answer = intermediate.best(published, answers);
    System.out.printf(
        Locale.ROOT,
        "optimal answers: welfare %.6f %%, projected gradient %.1e, %d evaluations, %d at bounds%n",
        answer.welfarePct(),
        answer.gradientNorm(),
        answer.evaluations(),
        answer.atBounds());
    Outcome outcome = baseline.solve(published);
    System.out.printf(
        Locale.ROOT,
        "one scenario: %d steps, largest residual %.1e, Walras gap %.1e%n",
        outcome.certificate().iterations(),
        outcome.certificate().largestResidual(),
        outcome.certificate().walrasGap());
  }

  private static void nine(LiberationDay day) {
    for (Case each : Case.values()) {
      day.solve(each);
    }
  }

  private static FundTable fund(Equilibrium equilibrium, List<String> members) {
    return new Coalition(equilibrium, Pledge.of("USA", members, 0.25)).table(_ -> {});
  }

  /// The yardstick of a gradient: every tariff moved a little, every equilibrium solved from the
  /// one next to it.
  private static double differences(Equilibrium equilibrium, List<String> codes) {
    Tariffs start = Tariffs.none(equilibrium.world()).withAll(codes, "USA", 0.15);
    Outcome at = equilibrium.solve(start);
    double sum = 0;
    for (String code : codes) {
      if (!code.equals("USA")) {
        Outcome moved = equilibrium.solve(start.with(code, "USA", 0.15 + DIFFERENCE), at);
        sum += (moved.of("USA").welfarePct() - at.of("USA").welfarePct()) / DIFFERENCE;
      }
    }
    return sum;
  }

  private void measure(String subject, int runs, Runnable work) {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    for (int run = 0; run < runs; run++) {
      work.run();
    }
    results.merge(
        subject,
        new Best(
            (System.nanoTime() - wall) / NS_PER_MS / runs,
            (THREADS.getCurrentThreadCpuTime() - cpu) / NS_PER_MS / runs,
            (THREADS.getCurrentThreadAllocatedBytes() - allocated) / BYTES_PER_KB / runs),
        Best::or);
  }

  private void print() {
    System.out.println("| | wall ms | processor ms | allocated kB |");
    System.out.println("|--|--|--|--|");
    results.forEach((subject, best) ->
        System.out.printf(
            Locale.ROOT,
            "| %s | %.2f | %.2f | %,.0f |%n",
            subject,
            best.wallMs,
            best.cpuMs,
            best.allocatedKb));
    ratio("Newton over fixed point", "one scenario, Newton", "one scenario");
    ratio(
        "Newton over fixed point, input-output",
        "input-output scenario, Newton",
        "input-output scenario");
    ratio(
        "one gradient by differences over the whole search",
        "one gradient by differences",
        "input-output optimal tariff");
  }

  private void ratio(String name, String over, String under) {
    System.out.printf(Locale.ROOT, "%s: %.1f%n", name, value(over) / value(under));
  }

  private double value(String subject) {
    Best best = results.get(subject);
    return best == null ? Double.NaN : best.cpuMs;
  }
}
