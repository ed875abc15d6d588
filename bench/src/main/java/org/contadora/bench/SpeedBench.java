package org.contadora.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.inputs.Input;
import org.contadora.flights.inputs.InputLimits;
import org.contadora.flights.inputs.Inputs;
import org.contadora.flights.legs.LegMachine;
import org.contadora.flights.legs.LegRules;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Observed;
import org.contadora.flights.tracks.OtherDocuments;
import org.contadora.flights.tracks.Progress;
import org.contadora.flights.tracks.TrackSink;
import org.contadora.flights.tracks.Tracks;
import org.contadora.simulator.SimulationOptions;
import org.contadora.simulator.SimulationProgress;
import org.contadora.simulator.SimulationResult;
import org.contadora.simulator.Simulator;

/// Measures the way from a day archive to legs beside its yardsticks, all in one run and by turns,
/// so that other load on the machine falls on all alike; the best of several rounds counts.
///
/// `--day` is `trace` (one real trace, `--trace`, multiplied to `--mb` megabytes), `simulated` (a
/// day of the simulator's), or an archive. `--duckdb yes` lets DuckDB scan the same files.
///
/// Beside the wall time stands the processor time of the whole process, which a busy machine
/// disturbs less.
public final class SpeedBench {
  private static final String INFLATE = "contadora.inflate";
  private static final LocalDate SIMULATED_DAY = LocalDate.of(2026, 3, 2);
  private static final int LIVE_AIRCRAFT = 20_000;
  private static final int LIVE_SECONDS = 30;

  private final Path archive;
  private final Path folder;
  private final Airports airports = Airports.bundled();
  private final Reach reach = new Reach(airports);
  private final RuleBook rules = RuleBook.shipped();
  private final Map<String, Best> results = new LinkedHashMap<>();
  private long positions;

  /// The best round of one subject.
  ///
  /// @param wallS seconds on the clock
  /// @param cpuS seconds of processor time, all threads
  private record Best(double wallS, double cpuS) {
    Best or(Best other) {
      return new Best(Math.min(wallS, other.wallS), Math.min(cpuS, other.cpuS));
    }
  }

  private SpeedBench(Path archive, Path folder) {
    this.archive = archive;
    this.folder = folder;
  }

  /// Runs the benchmark and prints a table, then the same as one line of JSON.
  public static void main(String[] args) throws Exception {
    var options =
        BenchOptions.of(args, "--dir", "--day", "--trace", "--mb", "--rounds", "--duckdb");
    Path folder = Path.of(options.text("--dir", "target/speed"));
    Path trace =
        Path.of(
            options.text(
                "--trace", "../shared/data/traces/traffic_samples/trace_full_ac671b.json"));
    Files.createDirectories(folder);
    Path archive =
        switch (options.text("--day", "trace")) {
          case "trace" -> multiplied(trace, folder, options.number("--mb", 500));
          case "simulated" -> simulated(folder.resolve("simulated"));
          default -> Path.of(options.text("--day", ""));
        };
    var bench = new SpeedBench(archive, folder);
    var yardsticks = new Yardsticks(archive);
    long json = yardsticks.inflate(2);
    boolean duckDb = options.text("--duckdb", "no").equals("yes");
    if (duckDb) {
      yardsticks.extract(folder.resolve(archive.getFileName() + ".members"));
    }
    for (int round = 0; round < options.number("--rounds", 5); round++) {
      for (int threads = 1; threads <= 2; threads++) {
        bench.round(yardsticks, threads, duckDb);
      }
    }
    bench.print(yardsticks.memberCount(), json, duckDb);
    if (Files.exists(trace)) {
      live(trace, bench.airports);
    }
  }

  private static Path multiplied(Path trace, Path folder, int mb) throws IOException {
    Path archive = folder.resolve(mb + "mb.tar");
    if (!Files.exists(archive)) {
      new TraceDay(trace).write(archive, mb * 1_000_000L);
    }
    return archive;
  }

  private static Path simulated(Path world) throws IOException, InterruptedException {
    Path archive = world.resolve("day.tar");
    if (!Files.exists(archive)) {
      SimulationOptions day =
          SimulationOptions.of(new Seed(1), SIMULATED_DAY, SimulationOptions.Size.DAY);
      SimulationResult result =
          new Simulator(day.withThreads(2)).write(world, SimulationProgress.NONE);
      Files.move(result.archives().getFirst(), archive);
    }
    return archive;
  }

  private void round(Yardsticks yardsticks, int threads, boolean duckDb) throws Exception {
    measure("inflate jdk", threads, () -> yardsticks.inflate(threads));
    for (String inflater : List.of("java", "auto")) {
      System.setProperty(INFLATE, inflater);
      measure("positions " + inflater, threads, () -> tracks(threads, (_, _) -> new Touch()));
      measure("legs " + inflater, threads, () -> legs(threads));
    }
    if (duckDb) {
      Path members = folder.resolve(archive.getFileName() + ".members");
      measure("duckdb scan", threads, () -> Yardsticks.duckDb(members, threads));
    }
  }

  private void measure(String name, int threads, Callable<Long> subject) throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    subject.call();
    double wallS = (System.nanoTime() - wall) / 1e9;
    double cpuS = (system.getProcessCpuTime() - cpu) / 1e9;
    results.merge(name + " " + threads, new Best(wallS, cpuS), Best::or);
  }

  private long legs(int threads) throws IOException {
    var sink = new CountingLegs();
    return tracks(
        threads,
        (aircraft, refusals) ->
            new LegMachine(
                aircraft,
                LegRules.standard(),
                airports,
                reach,
                rules::isOfArmedForces,
                refusals,
                sink));
  }

  private long tracks(int threads, BiFunction<Aircraft, Refusals, TrackSink> sinks)
      throws IOException {
    var refusals = new Refusals();
    var read = new LongAdder();
    List<Input> inputs =
        Inputs.open(List.of(archive.toString()), new ByteArrayInputStream(new byte[0]), refusals);
    new Tracks(
            new Tracks.Settings(threads, InputLimits.DEFAULT, Tracks.CheckSums.LEFT_OUT, folder),
            sinks,
            OtherDocuments.none(),
            refusals)
        .read(inputs, Progress.silent())
        .forEach(input -> read.add(input.positions()));
    positions = read.sum();
    return positions;
  }

  /// Touches every column of every position.
  private static final class Touch implements TrackSink {
    private long sum;

    @Override
    public void accept(Positions p) {
      for (int i = 0; i < p.size(); i++) {
        sum +=
            p.timeMs(i)
                + p.latE6(i)
                + p.lonE6(i)
                + p.baroAltitudeFt(i)
                + p.groundSpeedE1(i)
                + p.trackE1(i)
                + p.verticalRateFpm(i)
                + p.squawk(i)
                + p.callsign(i);
      }
    }

    @Override
    public void end(Observed observed) {
      if (sum == Long.MIN_VALUE) {
        throw new IllegalStateException("The sum of all columns cannot be this.");
      }
    }
  }

  private void print(int members, long json, boolean duckDb) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d members, %.1f MB of JSON, %.1f MB packed, %d positions%n",
        archive.getFileName(),
        members,
        json / 1e6,
        archive.toFile().length() / 1e6,
        positions);
    List<String> fields = new ArrayList<>();
    System.out.printf(
        "%-20s %9s %9s %9s %9s %9s%n", "subject", "wall s", "cpu s", "Mpos/s", "x wall", "x cpu");
    results.forEach((name, best) -> {
      Best yardstick = best("inflate jdk", name.endsWith("1") ? 1 : 2);
      System.out.printf(
          Locale.ROOT,
          "%-20s %9.3f %9.3f %9.2f %9.3f %9.3f%n",
          name,
          best.wallS(),
          best.cpuS(),
          positions / 1e6 / best.wallS(),
          best.wallS() / yardstick.wallS(),
          best.cpuS() / yardstick.cpuS());
      fields.add(
          String.format(
              Locale.ROOT,
              "\"%s\":{\"wall_s\":%.4f,\"cpu_s\":%.4f}",
              name,
              best.wallS(),
              best.cpuS()));
    });
    for (String inflater : List.of("java", "auto")) {
      System.out.printf(
          Locale.ROOT,
          "two threads over one, legs %s: %.2f%n",
          inflater,
          best("legs " + inflater, 1).wallS() / best("legs " + inflater, 2).wallS());
    }
    if (duckDb) {
      System.out.printf(
          Locale.ROOT,
          "DuckDB's scan over legs, 2 threads: java %.1f, auto %.1f%n",
          best("duckdb scan", 2).wallS() / best("legs java", 2).wallS(),
          best("duckdb scan", 2).wallS() / best("legs auto", 2).wallS());
    }
    System.out.printf(Locale.ROOT, "peak heap %d MB, peak resident %s%n", peakHeapMb(), resident());
    System.out.println("{" + String.join(",", fields) + "}");
  }

  private Best best(String name, int threads) {
    Best best = results.get(name + " " + threads);
    if (best == null) {
      throw new IllegalStateException("The subject %s must have been measured.".formatted(name));
    }
    return best;
  }

  private static long peakHeapMb() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      bytes += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    return bytes >> 20;
  }

  private static String resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException _) {
      return "unknown";
    }
  }

  private static void live(Path trace, Airports airports) throws IOException {
    var feed = new LiveFeed(trace, LIVE_AIRCRAFT, airports);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (int second = 0; second < LIVE_SECONDS; second++) {
      feed.second(second);
    }
    long cpu = system.getProcessCpuTime();
    for (int second = LIVE_SECONDS; second < 2 * LIVE_SECONDS; second++) {
      feed.second(second);
    }
    double share = (system.getProcessCpuTime() - cpu) / 1e9 / LIVE_SECONDS;
    System.out.printf(
        Locale.ROOT,
        "live feed of %d aircraft, one position a second each: %.1f %% of one core%n",
        LIVE_AIRCRAFT,
        100 * share);
  }
}
