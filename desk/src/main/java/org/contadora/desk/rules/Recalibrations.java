package org.contadora.desk.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.contadora.core.Refusals;
import org.contadora.desk.jobs.JobProgress;
import org.contadora.desk.jobs.Work;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegSort;
import org.contadora.desk.legs.State;
import org.contadora.desk.record.Captures;
import org.contadora.flights.Flights;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Learning;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.tracks.Tracks;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Recalibration;
import org.contadora.ledger.entries.Subject;
import org.jspecify.annotations.Nullable;

/// The engine in use, and the way in which decisions change its weights: a proposal shows what
/// would change, a person accepts it with a reason, the ledger keeps it, and from then on inputs
/// are judged by the new rule book. Nothing is learned on the way. Safe for several threads.
///
/// The ledger is where the weights in force are kept: a desk that starts takes them from the last
/// recalibration that nobody withdrew, and puts them into the rule book it was started with.
public final class Recalibrations {
  /// Said of every weight that a recalibration changed.
  static final String SOURCE = "recalibrated by decisions of this desk";

  /// Legs named in a proposal; the number of all is told.
  private static final int EXAMPLES = 200;

  private final Flights base;
  private final Board board;
  private final Ledger ledger;
  private final Clock clock;
  private final Path folder;
  private volatile Flights engine;
  private volatile @Nullable Proposal proposal;
  private Consumer<RuleBook> follower = _ -> {};
  private int proposals;

  /// @param base the engine with the rule book that the desk was started with
  /// @param folder where captures lie while they are read
  public Recalibrations(Flights base, Board board, Ledger ledger, Clock clock, Path folder) {
    this.base = base;
    this.board = board;
    this.ledger = ledger;
    this.clock = clock;
    this.folder = folder;
    engine = inForce();
  }

  private Flights inForce() {
    for (LedgerEntry entry : history().reversed()) {
      if (entry.counts() && entry.recorded().entry() instanceof Recalibration recorded) {
        return base.withRules(base.rules().reweighted(Changes.weights(recorded.changes()), SOURCE));
      }
    }
    return base;
  }

  /// The engine with the rule book in force.
  public Flights engine() {
    return engine;
  }

  /// Names who judges by the rule book in force without asking for it each time: it is handed each
  /// that is accepted from now on, before [#accept] returns.
  public synchronized void follow(Consumer<RuleBook> next) {
    follower = next;
  }

  /// All recalibrations, in the order in which they were accepted.
  public List<LedgerEntry> history() {
    List<LedgerEntry> history = new ArrayList<>();
    for (long index : ledger.store().ofKind("recalibration", 0, Integer.MAX_VALUE)) {
      Subject rules = ledger.entry(index).entry().subjects().getFirst();
      for (LedgerEntry entry : ledger.history(rules).entries()) {
        if (entry.index() == index) {
          history.add(entry);
        }
      }
    }
    return history;
  }

  /// What would change, as it was last worked out; empty if nothing waits to be accepted.
  public Optional<Proposal> proposal() {
    return Optional.ofNullable(proposal);
  }

  /// Work that reads the ledger's captures once more, learns from what people decided, and works
  /// out what would change. It changes nothing.
  public Work propose() {
    return progress -> {
      SortedMap<String, Boolean> labels = labels();
      if (labels.isEmpty()) {
        throw new IOException(
            "Nobody has confirmed, rejected or changed a flight yet (0 decisions): there is nothing to learn from.");
      }
      Files.createDirectories(folder);
      Path place = Files.createTempDirectory(folder, "recalibration-");
      try {
        proposal = propose(place, labels, progress);
      } finally {
        delete(place);
      }
    };
  }

  /// Decided legs, and whether people hold them removal-related.
  private SortedMap<String, Boolean> labels() {
    SortedMap<String, Boolean> labels = new TreeMap<>();
    for (State state : List.of(State.CONFIRMED, State.REJECTED, State.CHANGED)) {
      LegFilter decided =
          new LegFilter(null, null, null, null, null, Set.of(), state, null, null, null, null);
      board.forEach(
          decided,
          LegSort.OLDEST,
          row ->
              labels.put(
                  row.legId(), state != State.REJECTED && row.flightClass() != FlightClass.OTHER));
    }
    return labels;
  }

  private Proposal propose(Path place, SortedMap<String, Boolean> labels, JobProgress progress)
      throws IOException {
    Flights current = engine;
    var captures = new Captures(ledger);
    List<String> inputs =
        captures.write(
            captures.available().captures(),
            place,
            (done, total) -> progress.at("fetching", done, total));
    try (FlightsRun run =
        current.read(
            inputs,
            InputStream.nullInputStream(),
            Tracks.CheckSums.LEFT_OUT,
            (done, total, _) -> progress.at("reading", done, total))) {
      var refusals = new Refusals();
      var learning =
          new Learning(current.rules(), decided(run, labels, progress), labels, refusals);
      Learning.Calibration before = learning.calibration();
      if (before.legs() == 0) {
        throw new IOException(
            "None of the decided flights (%d) is among those that the ledger's captures give."
                .formatted(labels.size()));
      }
      learning.learn();
      RuleBook to = base.rules().reweighted(learning.weights(), SOURCE);
      var comparison = new Comparison(run.legs(), progress);
      run.compare(to, comparison::add);
      return new Proposal(
          "proposal-" + ++proposals,
          current.rules().version(),
          to,
          before.legs(),
          before.related(),
          refusals.total(),
          before.brier(),
          learning.calibration().brier(),
          moved(current.rules().weightValues(), to.weightValues()),
          comparison.legs,
          comparison.changes,
          comparison.examples);
    }
  }

  private static List<Finding> decided(
      FlightsRun run, SortedMap<String, Boolean> labels, JobProgress progress) throws IOException {
    List<Finding> decided = new ArrayList<>();
    long[] done = {0};
    run.judge((findings, _) -> {
      findings.stream().filter(one -> labels.containsKey(one.leg().id())).forEach(decided::add);
      done[0] += findings.size();
      progress.at("learning", Math.min(done[0], run.legs()), run.legs());
    });
    return decided;
  }

  private static List<Proposal.WeightChange> moved(
      SortedMap<String, Double> before, SortedMap<String, Double> after) {
    List<Proposal.WeightChange> moved = new ArrayList<>();
    before.forEach((code, value) -> {
      double then = after.getOrDefault(code, value);
      if (then != value) {
        moved.add(new Proposal.WeightChange(code, value, then));
      }
    });
    moved.sort(
        Comparator.comparingDouble(
            (Proposal.WeightChange one) -> -Math.abs(one.after() - one.before())));
    return moved;
  }

  private static final class Comparison {
    private final long total;
    private final JobProgress progress;
    private final List<Proposal.ClassChange> examples = new ArrayList<>();
    private long legs;
    private long changes;

    Comparison(long total, JobProgress progress) {
      this.total = total;
      this.progress = progress;
    }

    void add(List<Finding> now, List<Finding> then) {
      for (int i = 0; i < now.size(); i++) {
        FlightClass before = now.get(i).flightClass();
        FlightClass after = then.get(i).flightClass();
        if (before != after) {
          changes++;
          if (examples.size() < EXAMPLES) {
            examples.add(new Proposal.ClassChange(now.get(i).leg().id(), before, after));
          }
        }
      }
      legs += now.size();
      progress.at("judging", Math.min(legs, total), total);
    }
  }

  /// Puts a proposal in force and records it.
  ///
  /// @param who the account that accepts
  /// @return the entry's place; empty if this proposal is no longer the one that waits
  public synchronized Optional<Long> accept(String id, String who, String reason)
      throws IOException {
    Proposal waiting = proposal;
    if (waiting == null
        || !waiting.id().equals(id)
        || !waiting.from().equals(engine.rules().version())) {
      return Optional.empty();
    }
    long index =
        ledger
            .append(
                List.of(
                    new Recalibration(
                        waiting.from(),
                        waiting.to().version(),
                        who,
                        reason,
                        Changes.of(waiting),
                        clock.instant())))
            .firstIndex();
    ledger.checkpoint();
    engine = base.withRules(waiting.to());
    proposal = null;
    follower.accept(waiting.to());
    return Optional.of(index);
  }

  /// Forgets the proposal that waits.
  public synchronized void discard() {
    proposal = null;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
