package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Opener;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.flights.report.ReportFiles;
import org.contadora.flights.report.Summary;
import org.contadora.simulator.SimulationOptions;
import org.contadora.simulator.SimulationOptions.Size;
import org.contadora.simulator.SimulationResult;
import org.contadora.simulator.Simulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora demo`: the main job on a simulated sample.
@Command(
    name = "demo",
    description = {
      "See what Contadora does: simulate two weeks of flights, and report on them.",
      "",
      "DIR then holds the simulated positions (DIR/world, with the truth beside them) and the report"
          + " (DIR/report). None of these flights happened, and every page says so."
    },
    footer = {"", "Examples:", "  contadora demo", "  contadora demo --lang es --out sample"})
public final class DemoCommand implements Callable<Integer> {
  private static final String WORLD = "world";
  private static final String REPORT = "report";
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
  private static final Seed SEED = new Seed(1);

  private final Terminal terminal;
  private final Opener opener;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final EngineOptions engine = new EngineOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "contadora-demo",
      description = "Folder to write to. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  @Option(names = "--small", description = "One day of a few aircraft: ready in seconds.")
  private boolean small;

  @Option(names = "--no-open", description = "Name the report, do not open it.")
  private boolean closed;

  /// A command that speaks to `terminal` and opens the report with `opener`.
  public DemoCommand(Terminal terminal, Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    Messages messages = language.messages();
    terminal.say(messages.text("cli.demo_begins"));
    ReportRun run = new ReportRun(terminal, messages);
    List<String> archives = simulate(out.resolve(WORLD), messages);
    Path folder = out.resolve(REPORT);
    try (WholeOutput output = WholeOutput.folder(folder, ReportRun.FILES::contains)) {
      Summary.Period all = new Summary.Period(null, null);
      ReportRun.Written written =
          run.write(engine.engine(new Refusals()), archives, all, null, output.staging());
      output.commit();
      // The sample is spoiled on purpose: what is refused is part of what it shows.
      Refused.tell(written.refusals(), terminal, messages);
      run.tell(written.summary(), folder);
    } catch (IOException e) {
      throw WholeOutput.notWritten(folder, e);
    }
    Path page = folder.resolve(ReportFiles.PAGE).toAbsolutePath().normalize();
    terminal.say(messages.text("cli.open", "path", page));
    if (!closed && terminal.interactive()) {
      opener.open(page);
    }
    return ExitCode.OK;
  }

  /// Simulates into `world`.
  ///
  /// @return the archives
  private List<String> simulate(Path world, Messages messages) throws InterruptedException {
    SimulationOptions options =
        SimulationOptions.of(SEED, FIRST_DAY, small ? Size.SMALL : Size.DEMO)
            .withThreads(Runtime.getRuntime().availableProcessors());
    try (WholeOutput output = WholeOutput.folder(world, SimulateCommand::isOwnName);
        Progress progress =
            Progress.ofItems(terminal, messages.text("cli.simulating"), options.fleet().total())) {
      SimulationResult result =
          new Simulator(options).write(output.staging(), (done, _) -> progress.at(done));
      output.commit();
      return result.archives().stream()
          .map(archive -> world.resolve(archive.getFileName()).toString())
          .toList();
    } catch (IOException e) {
      throw WholeOutput.notWritten(world, e);
    }
  }
}
