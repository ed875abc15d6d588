package org.contadora.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.flights.Flights;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.report.ReportFiles;
import org.contadora.flights.report.Summary;
import org.contadora.flights.tracks.Tracks;
import org.contadora.simulator.Simulator;
import org.jspecify.annotations.Nullable;

/// The main job as `report` and `demo` share it: read everything, judge it, write the report.
final class ReportRun {
  /// What a report's folder holds.
  static final Set<String> FILES =
      Set.of(
          ReportFiles.LEGS,
          ReportFiles.GAPS,
          ReportFiles.FINDINGS,
          ReportFiles.OTHERS,
          ReportFiles.SUMMARY,
          ReportFiles.PAGE);

  /// How many days of strays are named; all stand in `summary.json`.
  private static final int MOST_DAYS = 3;

  private static final String TEMPLATE = "/org/contadora/deskui/report.html";

  private final Terminal terminal;
  private final Messages messages;

  ReportRun(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
  }

  /// What was written.
  record Written(Summary summary, Refusals refusals) {}

  /// Reads the inputs.
  ///
  /// @throws CommandFailed if not one of them holds anything that is known: a report on nothing
  ///   would say that there were no flights
  FlightsRun read(Flights engine, List<String> inputs, Tracks.CheckSums checkSums)
      throws IOException {
    FlightsRun run;
    try (Progress progress = Progress.ofBytes(terminal, messages.text("cli.reading"), -1)) {
      run =
          engine.read(
              inputs,
              terminal.in(),
              checkSums,
              (bytesDone, bytesTotal, _) -> progress.at(bytesDone, bytesTotal));
    }
    if (run.inputs().stream().allMatch(input -> input.formats().isEmpty())) {
      try (run) {
        Refused.tell(run.refusals(), terminal, messages);
      }
      throw new CommandFailed(messages.text("cli.nothing_read"));
    }
    return run;
  }

  /// Reads the inputs and writes the report on them into `folder`, which is empty.
  Written write(
      Flights engine,
      List<String> inputs,
      Summary.Period period,
      @Nullable String title,
      Path folder)
      throws IOException {
    try (FlightsRun run = read(engine, inputs, Tracks.CheckSums.TAKEN)) {
      var page = new ReportFiles.Page(messages.language(), title, isSimulated(inputs), template());
      tellMissed(run, period);
      return new Written(run.report(period, folder, page), run.refusals());
    }
  }

  /// Says that there is nothing in the days asked for, and which days there are: a count of 0 alone
  /// reads as if nothing had flown.
  void tellMissed(FlightsRun run, Summary.Period period) throws IOException {
    Optional<Summary.Period> held = run.missed(period);
    if (held.isPresent()) {
      terminal.say(
          messages.text("cli.period_missed", "asked", days(period), "held", days(held.get())));
    }
  }

  /// Days as ISO 8601 writes an interval; an open end is written as two dots.
  private static String days(Summary.Period period) {
    return (period.from() == null ? ".." : period.from())
        + "/"
        + (period.to() == null ? ".." : period.to());
  }

  /// Says what came out.
  void tell(Summary summary, Path folder) {
    Summary.Removal removal = summary.removal();
    terminal.say(
        messages.text(
            "cli.report_written",
            "flights",
            removal.flights(),
            "stops",
            removal.stops(),
            "low",
            removal.flightsLow(),
            "high",
            removal.flightsHigh(),
            "path",
            folder));
    if (!summary.strays().isEmpty()) {
      terminal.say(
          messages.text(
              "cli.report_strays",
              "legs",
              summary.strays().size(),
              "days",
              strayDays(summary.strays()),
              "period",
              days(summary.period())));
    }
  }

  private static String strayDays(List<Summary.Stray> strays) {
    List<String> all = strays.stream().map(stray -> stray.date().toString()).distinct().toList();
    String first = String.join(", ", all.subList(0, Math.min(MOST_DAYS, all.size())));
    return all.size() > MOST_DAYS ? first + ", …" : first;
  }

  /// Whether an input lies in a simulated world, which the report must then say.
  private static boolean isSimulated(List<String> inputs) {
    return inputs.stream().map(Path::of).anyMatch(ReportRun::isSimulated);
  }

  private static boolean isSimulated(Path input) {
    return Files.exists(input.resolve(Simulator.MARKER_FILE))
        || Files.exists(input.resolveSibling(Simulator.MARKER_FILE));
  }

  private static String template() throws IOException {
    try (InputStream in = ReportRun.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("The report page (%s) is missing.".formatted(TEMPLATE));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
