package org.contadora.app.commands;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.flights.Flights;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.report.LegWriter;
import org.contadora.flights.report.LegWriter.Format;
import org.contadora.flights.report.Summary;
import org.contadora.flights.tracks.Tracks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.exc.JacksonIOException;

/// `contadora flights legs`: the legs of any input and nothing else.
@Command(
    name = "legs",
    description = {
      "Rebuild every leg, and nothing else.",
      "",
      "Reads what report reads, judges nothing, and writes the legs as a table, as JSON, or for a map"
          + " (GeoJSON, KML)."
    },
    footer = {
      "",
      "Examples:",
      "  contadora flights legs trace_full_ac671b.json",
      "  contadora flights legs day.tar --out legs.kml",
      "  contadora flights legs day.tar --format geojson > legs.geojson"
    })
public final class LegsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final InputOptions input = new InputOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write. Default: standard output.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, json, geojson or kml. Default: the ending of FILE, else csv.")
  private @Nullable Format format;

  /// A command that speaks to `terminal`.
  public LegsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = input.messages();
    Refusals refusals = new Refusals();
    Flights flights = input.engine(refusals);
    Summary.Period days = input.period();
    ReportRun reader = new ReportRun(terminal, messages);
    try (FlightsRun run = reader.read(flights, input.inputs(), Tracks.CheckSums.LEFT_OUT)) {
      reader.tellMissed(run, days);
      if (out == null) {
        write(run, days, new LeftOpen(terminal.out()));
        terminal.flush();
      } else {
        writeFile(run, days, out);
        terminal.say(messages.text("cli.legs_written", "legs", run.legs(), "path", out));
      }
      refusals.addAll(run.refusals());
      return Refused.tell(refusals, terminal, messages);
    }
  }

  private void writeFile(FlightsRun run, Summary.Period days, Path file) {
    try (WholeOutput output = WholeOutput.file(file)) {
      write(run, days, Files.newBufferedWriter(output.staging()));
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(file, e);
    } catch (UncheckedIOException | JacksonIOException e) {
      throw WholeOutput.notWritten(file, e);
    }
  }

  private void write(FlightsRun run, Summary.Period days, Writer to) throws IOException {
    try (LegWriter writer = LegWriter.to(to, format(), input.airports(new Refusals()))) {
      run.writeLegs(days, writer);
    }
  }

  private Format format() {
    if (format != null) {
      return format;
    }
    String name = out == null ? "" : String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".kml")) {
      return Format.KML;
    }
    if (name.endsWith(".geojson")) {
      return Format.GEOJSON;
    }
    return name.endsWith(".json") ? Format.JSON : Format.CSV;
  }

  /// Standard output, which is not this command's to close: whether all of it could be written is
  /// asked afterwards.
  private static final class LeftOpen extends FilterWriter {
    LeftOpen(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
