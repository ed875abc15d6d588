package org.contadora.app.commands;

import java.util.List;
import org.contadora.app.terminal.Messages;
import org.contadora.core.Refusals;
import org.contadora.flights.Flights;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.report.Summary;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What every command that reads flights is told: the inputs, the days, what to read them with, and
/// in which language to speak.
final class InputOptions {
  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final PeriodOption period = new PeriodOption();

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Files, folders or archives; - is standard input.")
  private List<String> inputs = List.of();

  Messages messages() {
    return language.messages();
  }

  List<String> inputs() {
    return inputs;
  }

  Summary.Period period() {
    return period.period();
  }

  /// The engine.
  ///
  /// @param refusals takes what of the reference could not be used
  Flights engine(Refusals refusals) {
    return engine.engine(refusals);
  }

  /// The airports, fetched or shipped.
  Airports airports(Refusals refusals) {
    return engine.airports(refusals);
  }
}
