package org.contadora.app.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.flights.Flights;
import org.contadora.flights.report.ReportFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.exc.JacksonIOException;

/// `contadora flights report`: the main job, from positions and flight records to the report.
@Command(
    name = "report",
    description = {
      "Rebuild every leg, recognise the removal flights, and write a report anyone can check.",
      "",
      "DIR then holds report.html (one file, needs no network), summary.json (the figures), legs.csv"
          + " (every leg), gaps.csv (where contact was lost, and what could have been reached),"
          + " findings.jsonl (the evidence for and against) and others.jsonl (the same of legs that"
          + " were weighed and held not to be removal-related). The same input gives the same bytes.",
      "",
      "In legs.csv, probability is that of the class, which a leg has from 0.2 on: removals below 0.5"
          + " are possible, and stand in the high end of the range only.",
      "",
      "Inputs may be mixed, in files, folders and archives (.gz, .zst, .zip, .tar): readsb, tar1090,"
          + " ADS-B Exchange and adsb.lol traces and days, aircraft.json and v2 snapshots, heatmaps,"
          + " OpenSky states, SBS lines, jet1090 and rs1090 JSON, CSV points, and flight records."
    },
    footer = {
      "",
      "Examples:",
      "  contadora flights report 2026.03.02-planes-readsb-prod-0.tar --out report",
      "  contadora flights report traces/ records.csv --out report --from 2026-03-01 \\",
      "      --to 2026-03-31",
      "  contadora flights report own.csv --mapping own.mapping --rules my-rules \\",
      "      --out report --lang ht"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final InputOptions input = new InputOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write: new, empty or an earlier report, which is replaced.")
  private Path out = Path.of("");

  @Option(names = "--title", paramLabel = "TEXT", description = "Title above the headline.")
  private @Nullable String title;

  /// A command that speaks to `terminal`.
  public ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = input.messages();
    ReportRun run = new ReportRun(terminal, messages);
    Refusals refusals = new Refusals();
    Flights flights = input.engine(refusals);
    try (WholeOutput output = WholeOutput.folder(out, ReportRun.FILES::contains)) {
      ReportRun.Written written =
          run.write(flights, input.inputs(), input.period(), title, output.staging());
      output.commit();
      refusals.addAll(written.refusals());
      int exitCode = Refused.tell(refusals, terminal, messages);
      run.tell(written.summary(), out);
      terminal.say(messages.text("cli.open", "path", out.resolve(ReportFiles.PAGE)));
      return exitCode;
    } catch (IOException e) {
      throw WholeOutput.notWritten(out, e);
    } catch (UncheckedIOException | JacksonIOException e) {
      throw WholeOutput.notWritten(out, e);
    }
  }
}
