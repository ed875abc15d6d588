package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.desk.Desk;
import org.contadora.desk.DeskException;
import org.contadora.desk.web.MonthFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora desk report`: the report of a month as files.
@Command(
    name = "report",
    description = {
      "Write the report of a month: removal flights and stops as a range, where to, by whom, beside"
          + " what others published, with the days of which there are data.",
      "",
      "DIR then holds report.html (one file in five languages, to be sent and printed, needs no"
          + " network), a CSV behind each of its charts, and report.json (all of it). The desk may"
          + " run meanwhile. The same state of the desk gives the same bytes."
    },
    footer = {
      "",
      "Examples:",
      "  contadora desk report 2026-03 --out report-2026-03",
      "  contadora desk report 2026-03 --data newsroom --lang ht --out report-2026-03"
    })
public final class DeskReportCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Path standardData;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final EngineOptions engine = new EngineOptions();

  @Parameters(index = "0", paramLabel = "MONTH", description = "Month in UTC, such as 2026-03.")
  private String month = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the desk. Default: ~/.local/share/contadora.")
  private @Nullable Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write: new, empty or an earlier report, which is replaced.")
  private Path out = Path.of("");

  /// A command that speaks to `terminal`.
  ///
  /// @param standardData the desk's folder if no other is named
  public DeskReportCommand(Terminal terminal, Path standardData) {
    this.terminal = terminal;
    this.standardData = standardData;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    YearMonth wanted = month();
    Map<String, byte[]> files = files(wanted, messages);
    try (WholeOutput output = WholeOutput.folder(out, files::containsKey)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(output.staging().resolve(file.getKey()), file.getValue());
      }
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(out, e);
    }
    terminal.say(messages.text("cli.open", "path", out.resolve(MonthFiles.PAGE)));
    return ExitCode.OK;
  }

  private YearMonth month() {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException _) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The month (%s) must be a year and a month, as 2026-03.".formatted(month));
    }
  }

  private Map<String, byte[]> files(YearMonth wanted, Messages messages) {
    Path folder = (data == null ? standardData : data).toAbsolutePath().normalize();
    try {
      return Desk.month(
          folder, engine.engine(new Refusals()), Clock.systemUTC(), wanted, messages.language());
    } catch (DeskException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailed(
          "The folder (%s) could not be read: %s".formatted(folder, e.getMessage()));
    }
  }
}
