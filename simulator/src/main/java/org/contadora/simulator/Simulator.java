package org.contadora.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes a world of flights, writes what a receiver network would have stored of it, and the truth
/// beside that.
///
/// Into the given directory go one `globe_history` archive for each UTC day, `truth/legs.csv`,
/// `truth/gaps.csv`, `truth/README`, and `SIMULATED.txt`. Every trace's `desc` ends in
/// `(SIMULATED)`. The same options give the same bytes, whatever the number of threads.
public final class Simulator {
  /// Name of the file that marks a directory as simulated.
  public static final String MARKER_FILE = "SIMULATED.txt";

  private static final long DAY_S = 86_400;

  private final SimulationOptions options;
  private final List<Airframe> fleet;
  private final Schedule schedule;
  private final Atmosphere atmosphere;
  private final Receivers receivers;
  private final long fromS;
  private final long toS;

  /// Plans a world; nothing is flown yet.
  public Simulator(SimulationOptions options) {
    this.options = options;
    var airfields = Airfields.load(options.seed());
    this.fleet = Fleet.of(options, airfields);
    this.schedule = new Schedule(options, airfields, fleet);
    this.atmosphere = new Atmosphere(options.seed());
    this.receivers = new Receivers(airfields, options);
    this.fromS = options.from().toEpochDay() * DAY_S;
    this.toS = fromS + options.days() * DAY_S;
  }

  /// What one aircraft adds to the archives.
  private record Product(Voyage voyage, List<Member> members, long positions, long jsonBytes) {}

  private static final class Member {
    final int day;
    final String name;
    final byte[] content;

    Member(int day, String name, byte[] content) {
      this.day = day;
      this.name = name;
      this.content = content;
    }
  }

  /// Flies the world and writes it.
  ///
  /// @param directory made if missing
  /// @throws IOException if a file cannot be written
  /// @throws InterruptedException if the thread is interrupted while it waits for its workers
  public SimulationResult write(Path directory, SimulationProgress progress)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve(MARKER_FILE),
        "Simulated flights, made by Contadora with seed %s. None of them happened.\n"
            .formatted(options.seed()),
        StandardCharsets.UTF_8);
    var paths = new ArrayList<Path>();
    var archives = new ArrayList<TarWriter>();
    try (var truth = new Truth(directory.resolve("truth"));
        ExecutorService workers = Executors.newFixedThreadPool(options.threads())) {
      for (int day = 0; day < options.days(); day++) {
        var date = options.from().plusDays(day);
        paths.add(
            directory.resolve(
                String.format(Locale.ROOT, "%tY.%<tm.%<td-planes-readsb-prod-0.tar", date)));
        archives.add(new TarWriter(paths.getLast(), fromS + (day + 1) * DAY_S));
      }
      return writeAll(paths, archives, truth, workers, progress);
    } finally {
      for (var archive : archives) {
        archive.close();
      }
    }
  }

  private SimulationResult writeAll(
      List<Path> paths,
      List<TarWriter> archives,
      Truth truth,
      ExecutorService workers,
      SimulationProgress progress)
      throws IOException, InterruptedException {
    var waiting = new ArrayDeque<Future<Product>>();
    int next = 0;
    int done = 0;
    long positions = 0;
    long jsonBytes = 0;
    while (done < fleet.size()) {
      while (next < fleet.size() && waiting.size() < 4 * options.threads()) {
        var airframe = fleet.get(next++);
        waiting.add(workers.submit(() -> produce(airframe)));
      }
      var product = await(waiting.remove());
      for (var member : product.members) {
        archives.get(member.day).add(member.name, member.content);
      }
      truth.add(product.voyage, (double) fromS, (double) toS);
      positions += product.positions;
      jsonBytes += product.jsonBytes;
      progress.advanced(++done, fleet.size());
    }
    return new SimulationResult(
        paths, truth.legsFile(), fleet.size(), truth.legCount(), positions, jsonBytes);
  }

  private static Product await(Future<Product> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("An aircraft could not be flown.", e.getCause());
    }
  }

  private Product produce(Airframe airframe) {
    var voyage =
        Voyage.fly(
            airframe,
            schedule.plansOf(airframe),
            atmosphere,
            receivers,
            options,
            (double) fromS,
            (double) toS);
    var writer = new TraceWriter();
    var members = new ArrayList<Member>();
    var address = airframe.address().toString();
    long positions = 0;
    for (int day = 0; day < options.days(); day++) {
      long startS = fromS + day * DAY_S;
      var rows = rowsOf(voyage.stored(), startS);
      if (!rows.isEmpty()) {
        positions += rows.size();
        members.add(
            new Member(
                day,
                TraceWriter.memberName(address),
                writer.gzip(airframe, address, startS, rows)));
      }
    }
    return new Product(voyage, members, positions, writer.jsonBytes());
  }

  private static List<TraceRow> rowsOf(List<TraceRow> rows, long startS) {
    var day = new ArrayList<TraceRow>();
    for (var row : rows) {
      if (row.timeS >= startS && row.timeS < startS + DAY_S - 0.005) {
        day.add(row);
      }
    }
    return day;
  }
}
