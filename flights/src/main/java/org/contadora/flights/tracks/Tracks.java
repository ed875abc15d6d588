package org.contadora.flights.tracks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.contadora.core.Refusals;
import org.contadora.flights.inputs.Document;
import org.contadora.flights.inputs.Input;
import org.contadora.flights.inputs.InputLimits;
import org.contadora.flights.inputs.Piece;
import org.contadora.flights.inputs.PieceBuffer;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.PositionReader;
import org.contadora.flights.positions.PositionReaders;
import org.contadora.flights.positions.PositionSink;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.positions.Texts;
import org.contadora.flights.positions.TraceReader;

/// Reads inputs of every kind and hands the positions of each aircraft, in the order of their time,
/// to a sink of its own.
///
/// 1. *Plan*: the first bytes of every piece tell whether it is a trace, of which aircraft and from
///    when on. Traces hold one aircraft each, in order, and need no sorting.
/// 2. *Store*: all other pieces are read; their positions go to a [PositionStore] that sorts them,
///    on disk where memory does not suffice. Documents that hold no positions go to others.
/// 3. *Feed*: for each aircraft, its traces are read and, where they overlap in time or the store
///    has more of it, merged; repeats of time and place are dropped.
///
/// The outcome does not depend on the number of threads nor on their timing.
public final class Tracks {
  private static final String HEATMAP = "readsb-heatmap";

  private final Settings settings;
  private final BiFunction<Aircraft, Refusals, TrackSink> sinks;
  private final OtherDocuments others;
  private final Refusals refusals;
  private final RefusalsInOrder taskRefusals = new RefusalsInOrder();
  private final TraceReader traceReader = new TraceReader();
  private final Observed observed = new Observed();

  /// Whether the SHA-256 of each input is taken: a report names it, legs alone do without.
  public enum CheckSums {
    TAKEN,
    LEFT_OUT
  }

  /// How to run.
  ///
  /// @param threads how many inputs or aircraft are worked on at a time
  /// @param limits what a document may ask for
  /// @param checkSums whether each input is read once more for its SHA-256
  /// @param temporaryFolder where positions that need sorting go when memory does not suffice
  public record Settings(
      int threads, InputLimits limits, CheckSums checkSums, Path temporaryFolder) {
    public Settings {
      if (threads < 1) {
        throw new IllegalArgumentException("threads (%d) must be at least 1.".formatted(threads));
      }
    }

    /// One thread per processor, the usual limits, the system's temporary folder.
    public static Settings standard() {
      return new Settings(
          Runtime.getRuntime().availableProcessors(),
          InputLimits.DEFAULT,
          CheckSums.TAKEN,
          Path.of(System.getProperty("java.io.tmpdir")));
    }
  }

  /// A run to be started with [#read].
  ///
  /// @param sinks makes the sink of an aircraft, which may refuse positions to the refusals given;
  ///   called by several threads, once per aircraft
  /// @param others takes documents that are not positions
  public Tracks(
      Settings settings,
      BiFunction<Aircraft, Refusals, TrackSink> sinks,
      OtherDocuments others,
      Refusals refusals) {
    this.settings = settings;
    this.sinks = sinks;
    this.others = others;
    this.refusals = refusals;
  }

  /// Reads all inputs to their ends and closes them.
  ///
  /// @return what was read of each, in their order
  /// @throws IOException if a temporary file cannot be written or read
  public List<InputRead> read(List<Input> inputs, Progress progress) throws IOException {
    Tally tally = new Tally(inputs, progress);
    try (Workers workers = new Workers(settings.threads());
        PositionStore store =
            new PositionStore(settings.temporaryFolder(), PositionStore.RUN_ROWS)) {
      Plan plan = plan(inputs, workers);
      store(plan, store, workers, tally);
      feed(plan, store, inputs, workers, tally);
    } finally {
      for (Input input : inputs) {
        input.close();
      }
    }
    return tally.results(inputs);
  }

  private Plan plan(List<Input> inputs, Workers workers) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (Input input : inputs) {
      try {
        pieces.addAll(input.pieces(refusals));
      } catch (IOException e) {
        refusals.refuse("INPUT_UNREADABLE", input.name(), "Reading failed: " + e.getMessage());
      }
    }
    Plan.TraceDocument[] documents = new Plan.TraceDocument[pieces.size()];
    String[] keys = new String[pieces.size()];
    workers.run(pieces.size(), () -> new Planner(pieces, documents, keys));
    Plan plan = new Plan(pieces);
    for (int i = 0; i < documents.length; i++) {
      Plan.TraceDocument document = documents[i];
      if (document == null) {
        plan.addOther(i);
      } else {
        plan.addTrace(keys[i], document);
        observed.addTrace(document.earliestMs());
      }
    }
    return plan;
  }

  private final class Planner implements Workers.Worker {
    private final PieceBuffer buffer = new PieceBuffer(settings.limits());
    private final List<Piece> pieces;
    private final Plan.TraceDocument[] documents;
    private final String[] keys;

    Planner(List<Piece> pieces, Plan.TraceDocument[] documents, String[] keys) {
      this.pieces = pieces;
      this.documents = documents;
      this.keys = keys;
    }

    @Override
    public void task(int number) {
      Piece piece = pieces.get(number);
      try {
        int length = buffer.readHead(piece);
        Optional<TraceReader.Start> start = traceReader.start(buffer.head(), length);
        if (start.isPresent()) {
          documents[number] = new Plan.TraceDocument(piece, number, start.get().earliestMs());
          keys[number] = start.get().aircraft().key();
        }
      } catch (IOException _) {
        // What cannot be read now is refused when it is read as something else.
      }
    }

    @Override
    public void close() {
      buffer.close();
    }
  }

  private void store(Plan plan, PositionStore store, Workers workers, Tally tally)
      throws IOException {
    Set<Input> withTraces = new HashSet<>();
    for (String key : plan.aircraft()) {
      plan.traces(key).forEach(document -> withTraces.add(document.piece().input()));
    }
    Turns turns = new Turns();
    workers.run(
        plan.others().size(), () -> new Storer(plan, store.writer(), withTraces, turns, tally));
    taskRefusals.addTo(refusals);
  }

  /// Reads pieces that are not known to be traces.
  private final class Storer implements Workers.Worker {
    private final Plan plan;
    private final PositionStore.Writer writer;
    private final Set<Input> withTraces;
    private final Turns turns;
    private final Tally tally;

    Storer(
        Plan plan, PositionStore.Writer writer, Set<Input> withTraces, Turns turns, Tally tally) {
      this.plan = plan;
      this.writer = writer;
      this.withTraces = withTraces;
      this.turns = turns;
      this.tally = tally;
    }

    @Override
    public void task(int number) throws IOException {
      int pieceNumber = plan.others().get(number);
      Piece piece = plan.pieces().get(pieceNumber);
      Refusals own = new Refusals();
      try {
        piece.unpack(
            settings.limits(),
            document -> document(document, piece.input(), pieceNumber, number, own),
            own);
        turns.done(number);
      } catch (IOException | RuntimeException | Error e) {
        turns.stop();
        throw e;
      }
      taskRefusals.add(number, own);
      tally.done(piece.bytes() < 0 ? piece.input().bytes() : piece.bytes());
    }

    private void document(Document document, Input input, int pieceNumber, int number, Refusals own)
        throws IOException {
      Optional<PositionReader> reader = PositionReaders.recognise(document.head());
      if (reader.isEmpty()) {
        turns.await(number);
        Optional<String> format = others.read(document, own);
        if (format.isPresent()) {
          tally.read(input, format.get(), 0);
        } else {
          own.refuse("FORMAT_UNKNOWN", document.origin(), Texts.unknown(document.head()));
        }
        return;
      }
      String format = reader.get().format();
      if (format.equals(HEATMAP) && withTraces.contains(input)) {
        own.refuse(
            "HEATMAP_BESIDE_TRACES",
            document.origin(),
            "A heatmap repeats, more coarsely, the traces in the same archive; these are read.");
        return;
      }
      tally.read(input, format, 0);
      reader
          .get()
          .read(
              document.content(),
              document.origin(),
              unchecked(batch -> {
                tally.read(input, format, batch.size());
                writer.add(batch, pieceNumber);
                observed.add(batch);
              }),
              own);
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  private void feed(
      Plan plan, PositionStore store, List<Input> inputs, Workers workers, Tally tally)
      throws IOException {
    Set<String> traced = new HashSet<>(plan.aircraft());
    List<String> keys = new ArrayList<>(plan.aircraft());
    store.keys().stream().filter(key -> !traced.contains(key)).forEach(keys::add);
    List<Input> summed = settings.checkSums() == CheckSums.TAKEN ? inputs : List.of();
    workers.run(summed.size() + keys.size(), () -> new Feeder(plan, store, summed, keys, tally));
    taskRefusals.addTo(refusals);
  }

  /// Takes the check sum of an input, or feeds one aircraft's positions to its sink.
  private final class Feeder implements Workers.Worker {
    private final PieceBuffer buffer = new PieceBuffer(settings.limits());
    private final Positions batch = new Positions(NOBODY, "");
    private final Plan plan;
    private final PositionStore store;
    private final List<Input> summed;
    private final List<String> keys;
    private final Tally tally;

    Feeder(Plan plan, PositionStore store, List<Input> summed, List<String> keys, Tally tally) {
      this.plan = plan;
      this.store = store;
      this.summed = summed;
      this.keys = keys;
      this.tally = tally;
    }

    @Override
    public void task(int number) throws IOException {
      Refusals own = new Refusals();
      if (number < summed.size()) {
        hash(summed.get(number), own);
      } else {
        aircraft(keys.get(number - summed.size()), own);
      }
      taskRefusals.add(number, own);
    }

    private void hash(Input input, Refusals own) {
      try {
        tally.hashed(input, input.sha256());
      } catch (IOException e) {
        own.refuse("INPUT_UNREADABLE", input.name(), "Reading failed: " + e.getMessage());
      }
    }

    private void aircraft(String key, Refusals own) throws IOException {
      StoredTrack stored = store.track(key);
      TrackFeed feed =
          new TrackFeed(sinks, stored, piece -> plan.pieces().get(piece).origin(), own);
      List<Plan.TraceDocument> documents = plan.traces(key);
      for (int i = 0; i < documents.size(); i++) {
        long boundMs =
            i + 1 < documents.size() ? documents.get(i + 1).earliestMs() : Long.MAX_VALUE;
        trace(documents.get(i).piece(), feed, boundMs, own);
        feed.release(boundMs);
      }
      feed.end(observed);
    }

    private void trace(Piece piece, TrackFeed feed, long boundMs, Refusals own) throws IOException {
      if (buffer.read(piece)) {
        traceReader.readWhole(buffer.bytes(), buffer.length(), piece.origin(), batch, own);
        tally.read(piece.input(), traceReader.format(), batch.size());
        feed.accept(batch, boundMs);
      } else {
        piece.unpack(
            settings.limits(),
            document ->
                traceReader.read(
                    document.content(),
                    document.origin(),
                    unchecked(positions -> {
                      tally.read(piece.input(), traceReader.format(), positions.size());
                      feed.accept(positions, boundMs);
                    }),
                    own),
            own);
      }
      tally.done(piece.bytes());
    }

    @Override
    public void close() {
      buffer.close();
    }
  }

  /// A sink that may fail when it writes to disk.
  private interface FailingSink {
    void accept(Positions batch) throws IOException;
  }

  /// Lets a failure pass through a reader; [Workers] unwraps it.
  private static PositionSink unchecked(FailingSink sink) {
    return batch -> {
      try {
        sink.accept(batch);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static final Aircraft NOBODY = new Aircraft(null, null, null, null, 0);
}
