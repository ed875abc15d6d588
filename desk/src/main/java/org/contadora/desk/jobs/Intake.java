package org.contadora.desk.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.BoardFeed;
import org.contadora.desk.record.Captures;
import org.contadora.desk.record.FlightsRecord;
import org.contadora.desk.record.JoinedLegs;
import org.contadora.desk.record.RecordedFlight;
import org.contadora.desk.record.SameLegs;
import org.contadora.desk.record.Withdrawn;
import org.contadora.desk.review.Review;
import org.contadora.flights.Flights;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.tracks.Tracks;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;

/// Brings flights into the ledger and onto the board: inputs through the engine, judged, with what
/// the engine found.
///
/// Where the work is stopped, nothing appears on the board, and what the ledger took by then stays
/// there, as everything does; the same inputs once more complete both.
public final class Intake {
  private final Supplier<Flights> engine;
  private final String engineName;
  private final Board board;
  private final Ledger ledger;
  private final Review review;
  private final Clock clock;
  private final Sample sample;
  private final Path folder;

  /// @param engine the engine in use, with the rule book in force
  /// @param engineName name and version of the program, to stand in every observation
  /// @param sample makes the simulated flights
  /// @param folder where inputs lie while they are read, if they are not the user's
  public Intake(
      Supplier<Flights> engine,
      String engineName,
      Board board,
      Ledger ledger,
      Review review,
      Clock clock,
      Sample sample,
      Path folder) {
    this.engine = engine;
    this.engineName = engineName;
    this.board = board;
    this.ledger = ledger;
    this.review = review;
    this.clock = clock;
    this.sample = sample;
    this.folder = folder;
  }

  /// Work that fills the board with the simulated sample.
  ///
  /// @param who the account that asks
  public Work sample(String who) {
    return progress ->
        inFolder(
            "sample-",
            world ->
                feed(
                    sample.write(world, progress),
                    record(Captures.SIMULATED, who),
                    /* simulated= */ true,
                    progress));
  }

  /// Work that brings in what lies in files.
  ///
  /// @param source who gave the files
  /// @param who the account that asks
  public Work files(List<String> inputs, Source source, String who) {
    return progress -> feed(inputs, record(source, who), /* simulated= */ false, progress);
  }

  /// Work that feeds the board again from the bytes that the ledger keeps, with everything that
  /// people said.
  ///
  /// @param who the account that asks
  public Work again(String who) {
    return progress -> inFolder("again-", place -> again(place, who, progress));
  }

  private void again(Path place, String who, JobProgress progress) throws IOException {
    var captures = new Captures(ledger);
    Captures.Available available = captures.available();
    List<String> inputs =
        captures.write(
            available.captures(), place, (done, total) -> progress.at("fetching", done, total));
    feed(inputs, record(Captures.SIMULATED, who), available.simulated(), progress);
  }

  private FlightsRecord record(Source source, String who) {
    return new FlightsRecord(ledger, clock, source, who, engineName);
  }

  private void feed(
      List<String> inputs, FlightsRecord record, boolean simulated, JobProgress progress)
      throws IOException {
    progress.at("reading", 0, 0);
    try (FlightsRun run =
        engine
            .get()
            .read(
                inputs,
                InputStream.nullInputStream(),
                Tracks.CheckSums.LEFT_OUT,
                (done, total, _) -> progress.at("reading", done, total))) {
      if (run.inputs().stream().allMatch(input -> input.formats().isEmpty())) {
        throw new UnknownFormatException(
            "None of the inputs (%d) holds positions or flight records that are known."
                .formatted(inputs.size()));
      }
      record.begin(run.inputs(), (done, total) -> progress.at("keeping", done, total));
      boolean wasEmpty = board.isEmpty();
      long legs = run.legs();
      var withdrawn = new Withdrawn(ledger);
      Set<String> doubted = withdrawn.legs();
      Set<String> doubtedAgain = new LinkedHashSet<>();
      Set<String> joined = new LinkedHashSet<>();
      Set<String> fed = new HashSet<>();
      List<RecordedFlight> apart = wasEmpty ? new JoinedLegs(ledger).keptApart() : List.of();
      board.<IOException>feed(
          simulated,
          feed -> {
            long[] done = {0};
            run.judge((findings, gaps) -> {
              SameLegs.Named named = record.add(findings, gaps);
              feed.add(named.findings(), named.gaps());
              for (Finding finding : named.findings()) {
                String id = finding.leg().id();
                if (!apart.isEmpty()) {
                  fed.add(id);
                }
                if (doubted.contains(id)) {
                  doubtedAgain.add(id);
                }
              }
              joined.addAll(named.joins().keySet());
              named.joins().values().forEach(parts -> parts.forEach(feed::gone));
              done[0] += findings.size();
              progress.at("judging", Math.min(done[0], legs), legs);
            });
            addApart(apart, fed, feed);
            feed.coverage(run.coverage());
            feed.hours(run.coverageHours());
            record.end();
            doubtedAgain.stream().filter(withdrawn::isLast).forEach(leg -> putBack(leg, feed));
            if (wasEmpty) {
              // Decisions from before the board's file was deleted.
              review.forEachWord(feed::say, (at, total) -> progress.at("people", at, total));
            } else {
              joined.forEach(leg -> feed.say(leg, review.shown(leg)));
            }
          });
      ledger.checkpoint();
    }
  }

  /// Legs that people took apart and that no input gives: together they show the whole.
  private static void addApart(List<RecordedFlight> apart, Set<String> fed, BoardFeed feed) {
    for (RecordedFlight part : apart) {
      if (!fed.contains(part.judged().leg().id())) {
        feed.back(part.judged());
      }
    }
  }

  /// Shows a leg as the ledger has it, where the inputs gave once more what a person withdrew.
  private void putBack(String legId, BoardFeed feed) {
    RecordedFlight.of(ledger.history(Subject.leg(legId)))
        .ifPresentOrElse(stands -> feed.back(stands.judged()), () -> feed.gone(legId));
  }

  private interface InFolder {
    void work(Path place) throws IOException, InterruptedException;
  }

  private void inFolder(String prefix, InFolder work) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path place = Files.createTempDirectory(folder, prefix);
    try {
      work.work(place);
    } finally {
      delete(place);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
