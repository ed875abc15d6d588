package org.contadora.flights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Findings;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.inputs.Document;
import org.contadora.flights.inputs.InputLimits;
import org.contadora.flights.inputs.Inputs;
import org.contadora.flights.legs.LegMachine;
import org.contadora.flights.legs.LegRules;
import org.contadora.flights.legs.LegStore;
import org.contadora.flights.live.LiveFlights;
import org.contadora.flights.records.FlightRecords;
import org.contadora.flights.tracks.Coverage;
import org.contadora.flights.tracks.InputRead;
import org.contadora.flights.tracks.Progress;
import org.contadora.flights.tracks.Tracks;

/// The whole way from inputs to legs: positions are ordered into tracks and cut into legs, flight
/// records are taken as they are, and all wait in a store to be judged and written.
public final class Flights {
  static final long MS_PER_DAY = 86_400_000;

  private final Airports airports;
  private final RuleBook rules;
  private final FlightRecords records;
  private final int threads;
  private final Path temporaryFolder;

  /// An engine over the given reference.
  ///
  /// @param threads how many inputs are read at once; the outcome does not depend on it
  /// @param temporaryFolder where to put what does not fit in memory
  public Flights(
      Airports airports, RuleBook rules, FlightRecords records, int threads, Path temporaryFolder) {
    this.airports = airports;
    this.rules = rules;
    this.records = records;
    this.threads = threads;
    this.temporaryFolder = temporaryFolder;
  }

  /// The airports it works with.
  public Airports airports() {
    return airports;
  }

  /// The rule book it judges by.
  public RuleBook rules() {
    return rules;
  }

  /// The same engine with another rule book.
  public Flights withRules(RuleBook other) {
    return new Flights(airports, other, records, threads, temporaryFolder);
  }

  Findings findings() {
    return findings(rules);
  }

  Findings findings(RuleBook other) {
    return new Findings(other, airports::find);
  }

  /// A live front with the same reference and rule book.
  ///
  /// @param refusals where positions of a feed that cannot be true are counted, by its name
  public LiveFlights live(Function<String, Refusals> refusals) {
    return new LiveFlights(airports, rules, refusals);
  }

  /// Reads all inputs. What cannot be used is in the run's refusals; the rest is read.
  ///
  /// @param inputs files, folders or archives; `-` stands for standard input
  /// @param standardInput read only if an input is `-`
  /// @param checkSums whether the SHA-256 of the inputs will be asked for
  /// @throws IOException if the temporary folder cannot be written
  public FlightsRun read(
      List<String> inputs, InputStream standardInput, Tracks.CheckSums checkSums, Progress progress)
      throws IOException {
    var refusals = new Refusals();
    FlightRecords.Together tables = records.together();
    var coverage = new Coverage();
    var store = new LegStore(temporaryFolder, LegStore.DEFAULT_MEMORY_BYTES, refusals);
    var reach = new Reach(airports);
    var tracks =
        new Tracks(
            new Tracks.Settings(threads, InputLimits.DEFAULT, checkSums, temporaryFolder),
            (aircraft, refused) ->
                coverage.around(
                    new LegMachine(
                        aircraft,
                        LegRules.standard(),
                        airports,
                        reach,
                        rules::isOfArmedForces,
                        refused,
                        store)),
            (document, refused) -> readRecords(document, tables, refused),
            refusals);
    try {
      List<InputRead> read = tracks.read(Inputs.open(inputs, standardInput, refusals), progress);
      var repeats = new RepeatCount(read.stream().map(InputRead::name).toList());
      tables.emit(store::accept, refusals, repeats);
      return new FlightsRun(this, store, coverage, read, refusals, repeats);
    } catch (IOException | RuntimeException | Error e) {
      closeAfter(e, store);
      throw e;
    }
  }

  /// Nobody gets the run that would delete the store's temporary file.
  private static void closeAfter(Throwable failure, LegStore store) {
    try {
      store.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private Optional<String> readRecords(
      Document document, FlightRecords.Together tables, Refusals refusals) throws IOException {
    Optional<String> format = records.recognise(document.head());
    if (format.isPresent()) {
      tables.add(document.content(), document.origin(), refusals);
    }
    return format;
  }
}
