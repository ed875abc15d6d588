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
import org.contadora.ledger.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora ledger restore`: a ledger from its copy.
@Command(
    name = "restore",
    description = {
      "Make a ledger from a copy, in a new folder or in an empty PostgreSQL database.",
      "",
      "The copy is checked against its signatures. Put the signing key beside the ledger to go on"
          + " writing."
    },
    footer = {
      "",
      "Examples:",
      "  contadora ledger restore --from /media/disk/ledger-2026-09-01 \\",
      "      --ledger my-ledger"
    })
public final class LedgerRestoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final LedgerOption ledger = new LedgerOption();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "Folder that contadora ledger backup wrote.")
  private Path from = Path.of("");

  /// A command that speaks to `terminal`.
  public LedgerRestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    try (Progress progress = Progress.ofItems(terminal, messages.text("cli.ledger_copying"), -1)) {
      Ledger.restore(from, ledger.settings(Access.WRITE), progress::at);
    } catch (IOException e) {
      throw new CommandFailed("The copy (%s) could not be read: %s".formatted(from, Reasons.of(e)));
    } catch (LedgerException | StoreException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
    terminal.say(messages.text("cli.written", "path", ledger.folder()));
    return ExitCode.OK;
  }
}
