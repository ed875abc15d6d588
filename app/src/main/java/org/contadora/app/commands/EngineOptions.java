package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.flights.Flights;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.findings.RuleBookException;
import org.contadora.flights.records.FlightRecords;
import org.contadora.flights.records.MappingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the engine works with: rule book, reference data, column mappings, threads.
final class EngineOptions {
  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "Rule book to judge by; files that it lacks are the shipped ones. Default: the shipped"
              + " rule book.")
  private @Nullable Path rules;

  @Mixin private final ReferenceOption reference = new ReferenceOption();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "Column mapping of flight records, tried before the shipped ones; may be repeated.")
  private List<Path> mappings = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads read and build. Default: one for each processor.")
  private @Nullable Integer threads;

  /// The engine.
  ///
  /// @param refusals takes what of the reference could not be used
  Flights engine(Refusals refusals) {
    Airports airports = airports(refusals);
    return new Flights(
        airports,
        rules(airports),
        records(airports),
        threads(),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /// The airports, fetched or shipped.
  Airports airports(Refusals refusals) {
    return reference.airports(refusals);
  }

  /// The rule book, the user's or the shipped one.
  private RuleBook rules(Airports airports) {
    if (rules == null) {
      return RuleBook.shipped();
    }
    try {
      RuleBook book = RuleBook.load(rules);
      book.requireAirports(code -> airports.find(code).isPresent());
      return book;
    } catch (IOException e) {
      throw unreadable("rule book", rules, e);
    } catch (RuleBookException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /// What reads flight records.
  FlightRecords records(Airports airports) {
    FlightRecords records = FlightRecords.shipped(airports::find);
    for (Path mapping : mappings) {
      try {
        records = records.with(mapping);
      } catch (IOException e) {
        throw unreadable("column mapping", mapping, e);
      } catch (MappingException e) {
        throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
      }
    }
    return records;
  }

  private int threads() {
    if (threads == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (threads < 1) {
      throw new CommandFailed(
          ExitCode.USAGE, "The number of threads (%d) must be at least 1.".formatted(threads));
    }
    return threads;
  }

  private static CommandFailed unreadable(String what, @Nullable Path path, IOException e) {
    return new CommandFailed(
        ExitCode.USAGE, "The %s (%s) could not be read: %s".formatted(what, path, Reasons.of(e)));
  }
}
