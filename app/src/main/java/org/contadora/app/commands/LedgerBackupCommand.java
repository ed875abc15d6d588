package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerException;
import org.contadora.ledger.store.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora ledger backup`: a copy while others write.
@Command(
    name = "backup",
    description = {
      "Copy the ledger with its evidence, while others may append.",
      "",
      "The copy is a ledger in SQLite whatever the store, without the signing key: keep that apart."
    },
    footer = {"", "Examples:", "  contadora ledger backup --out /media/disk/ledger-2026-09-01"})
public final class LedgerBackupCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final LedgerOption ledger = new LedgerOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write; must not be there yet.")
  private Path out = Path.of("");

  /// A command that speaks to `terminal`.
  public LedgerBackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    try (Ledger open = ledger.open(Access.READ);
        Progress progress =
            Progress.ofItems(terminal, messages.text("cli.ledger_copying"), open.size())) {
      open.backup(out, progress::at);
    } catch (IOException e) {
      throw new CommandFailed(
          "The copy (%s) could not be written: %s".formatted(out, Reasons.of(e)));
    } catch (LedgerException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
    terminal.say(messages.text("cli.written", "path", out));
    return ExitCode.OK;
  }
}
