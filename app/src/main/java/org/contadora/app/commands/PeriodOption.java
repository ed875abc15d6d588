package org.contadora.app.commands;

import java.time.LocalDate;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.flights.report.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The days to tell of.
final class PeriodOption {
  @Option(
      names = "--from",
      converter = DayConverter.class,
      paramLabel = "DATE",
      description = "First day to tell of, UTC, such as 2020-02-03. Default: the first there is.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      converter = DayConverter.class,
      paramLabel = "DATE",
      description = "Last day to tell of, included. Default: the last there is.")
  private @Nullable LocalDate to;

  /// The period; an end that was not given is open.
  Summary.Period period() {
    if (from != null && to != null && to.isBefore(from)) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The last day (%s) must not be before the first (%s).".formatted(to, from));
    }
    return new Summary.Period(from, to);
  }
}
