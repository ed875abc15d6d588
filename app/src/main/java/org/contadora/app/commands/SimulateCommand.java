package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Seed;
import org.contadora.simulator.SimulationOptions;
import org.contadora.simulator.SimulationOptions.Coverage;
import org.contadora.simulator.SimulationOptions.Size;
import org.contadora.simulator.SimulationResult;
import org.contadora.simulator.Simulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora simulate`: writes a seeded world of flights as a receiver network would have stored
/// it, and the truth beside it.
@Command(
    name = "simulate",
    description = {
      "Make a world of flights with its truth.",
      "",
      "Charters, freighters, airliners, military and removal rotations over the real airports, with"
          + " receivers, coverage holes, bad data, turn-backs and hidden call signs. DIR then holds"
          + " one archive a day in globe_history layout, and the truth in DIR/truth. The same seed"
          + " gives the same bytes. Nothing of it happened: every trace says so."
    },
    footer = {
      "",
      "Examples:",
      "  contadora simulate --out world",
      "  contadora simulate --out world --seed 7 --size study --coverage full --clean",
      "  contadora flights report world/*.tar --out report"
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final String OWN_NAMES =
      "\\d{4}\\.\\d{2}\\.\\d{2}-.*\\.tar|truth|" + Simulator.MARKER_FILE.replace(".", "\\.");

  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write: new, empty or an earlier world.")
  private Path out = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same world. Default: ${DEFAULT-VALUE}.")
  private String seed = "";

  @Option(
      names = "--from",
      converter = DayConverter.class,
      paramLabel = "DATE",
      defaultValue = "2026-03-02",
      description = "First day, UTC. Default: ${DEFAULT-VALUE}.")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days. Default: what the size has.")
  private @Nullable Integer days;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "demo",
      description =
          "small (a handful of aircraft, a day), study (three busy days), demo (two weeks) or day"
              + " (thousands of aircraft). Default: ${DEFAULT-VALUE}.")
  private Size size = Size.DEMO;

  @Option(
      names = "--coverage",
      paramLabel = "KIND",
      defaultValue = "realistic",
      description =
          "full, or realistic: receivers on land, to the radio horizon, that fail at times."
              + " Default: ${DEFAULT-VALUE}.")
  private Coverage coverage = Coverage.REALISTIC;

  @Option(names = "--clean", description = "Do not spoil positions as real feeds are spoiled.")
  private boolean clean;

  /// A command that speaks to `terminal`.
  public SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Messages messages = language.messages();
    SimulationOptions options = options();
    try (WholeOutput output = WholeOutput.folder(out, SimulateCommand::isOwnName);
        Progress progress =
            Progress.ofItems(terminal, messages.text("cli.simulating"), options.fleet().total())) {
      SimulationResult result =
          new Simulator(options).write(output.staging(), (done, _) -> progress.at(done));
      output.commit();
      terminal.say(
          messages.text(
              "cli.simulated",
              "aircraft",
              result.aircraft(),
              "legs",
              result.legs(),
              "positions",
              result.positions(),
              "path",
              out));
      return ExitCode.OK;
    } catch (IOException e) {
      throw WholeOutput.notWritten(out, e);
    }
  }

  /// Whether a world has a file or folder of this name.
  static boolean isOwnName(String name) {
    return name.matches(OWN_NAMES);
  }

  private SimulationOptions options() {
    try {
      SimulationOptions options =
          SimulationOptions.of(Seed.parse(seed), from, size)
              .withCoverage(coverage)
              .withBadData(!clean)
              .withThreads(Runtime.getRuntime().availableProcessors());
      return days == null ? options : options.withDays(days);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
