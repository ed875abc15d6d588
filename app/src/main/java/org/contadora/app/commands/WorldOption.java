package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.ModelCase;
import org.contadora.exposure.equilibrium.NoConvergence;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.World;
import org.contadora.exposure.world.WorldFiles;
import picocli.CommandLine.Option;

/// Which world, which model, and how the answer is written.
final class WorldOption {
  @Option(
      names = "--world",
      paramLabel = "DIR",
      description =
          "Folder with the world's countries ("
              + WorldFiles.COUNTRIES
              + ") and trade ("
              + WorldFiles.TRADE
              + "). Default: contadora/trade in the user's data folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Variant of the model: baseline, input-output, lump-sum, incomplete-pass-through,"
              + " eaton-kortum-krugman or high-elasticity. Default: ${DEFAULT-VALUE}.",
      defaultValue = "baseline")
  private String model = "baseline";

  /// Where the world's tables lie.
  Path folder() {
    return folder;
  }

  /// What a command does with a world.
  interface Work {
    void on(Equilibrium equilibrium) throws IOException;
  }

  /// Reads the world, calibrates the model and does the work; what is wrong with what was given
  /// becomes the command's failure.
  ///
  /// @return exit code
  /// @throws IOException if what is loaded cannot be read
  int run(Terminal terminal, Messages messages, Work work) throws IOException {
    Refusals refusals = new Refusals();
    try {
      ModelCase variant = modelCase();
      World world = world(terminal, messages, refusals);
      if (WorldFiles.areMadeUp(folder)) {
        terminal.say(messages.text("exposure.made_up"));
      }
      work.on(Equilibrium.of(world, variant));
    } catch (BadInput e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (TradeDataException e) {
      throw TradeStoreOption.failed(e);
    } catch (NoConvergence e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
    return Refused.tell(refusals, terminal, messages);
  }

  private World world(Terminal terminal, Messages messages, Refusals refusals) throws IOException {
    try (Progress _ = Progress.ofItems(terminal, messages.text("cli.exposure_reading_world"), -1)) {
      return WorldFiles.read(folder, refusals);
    } catch (BadInput e) {
      boolean noWorld = !WorldFiles.areIn(folder);
      throw new CommandFailed(
          e.getMessage()
              + (noWorld ? "\nMaybe --world, or the setting \"world\", names the folder." : ""));
    }
  }

  /// The variant of the model.
  ///
  /// @throws BadInput if there is none of that name
  ModelCase modelCase() {
    return switch (model.toLowerCase(Locale.ROOT)) {
      case "baseline" -> ModelCase.baseline();
      case "input-output" -> ModelCase.inputOutput();
      case "lump-sum" -> ModelCase.lumpSum();
      case "incomplete-pass-through" -> ModelCase.incompletePassThrough();
      case "eaton-kortum-krugman" -> ModelCase.eatonKortumKrugman();
      case "high-elasticity" -> ModelCase.highElasticity();
      default ->
          throw new BadInput(
              ("The model (%s) must be baseline, input-output, lump-sum, incomplete-pass-through,"
                      + " eaton-kortum-krugman or high-elasticity.")
                  .formatted(model));
    };
  }
}
