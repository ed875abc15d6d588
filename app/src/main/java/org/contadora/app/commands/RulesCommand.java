package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.contadora.app.files.WholeOutput;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Terminal;
import org.contadora.flights.findings.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora flights rules`: the shipped rule book, to be edited.
@Command(
    name = "rules",
    description = {
      "Write the shipped rule book, to be read and edited.",
      "",
      "DIR then holds plain tables of dated rows with sources: operators, flight numbers, call signs,"
          + " hubs, destinations, tails, what speaks against, weights, people aboard, published"
          + " counts. Give the folder to report with --rules; a file that it lacks is the shipped"
          + " one."
    },
    footer = {
      "",
      "Examples:",
      "  contadora flights rules --out my-rules",
      "  contadora flights report day.tar --rules my-rules --out report"
    })
public final class RulesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write: new or empty, so that no edited rule book is overwritten.")
  private Path out = Path.of("");

  /// A command that speaks to `terminal`.
  public RulesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (WholeOutput output = WholeOutput.folder(out, _ -> false)) {
      RuleBook.writeShipped(output.staging());
      output.commit();
    } catch (IOException e) {
      throw WholeOutput.notWritten(out, e);
    }
    terminal.say(language.messages().text("cli.written", "path", out));
    return ExitCode.OK;
  }
}
