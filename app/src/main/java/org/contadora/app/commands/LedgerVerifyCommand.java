package org.contadora.app.commands;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerException;
import org.contadora.ledger.Verification;
import org.contadora.ledger.store.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `contadora ledger verify`: recomputes everything.
@Command(
    name = "verify",
    description = {
      "Read the whole ledger and recompute everything: bytes, hashes, signatures, evidence.",
      "",
      "Exits with 1 if anything is not as it must be, and says what. Entries that no checkpoint has",
      "signed can be checked against each other alone: their number is told."
    },
    footer = {
      "",
      "Examples:",
      "  contadora ledger verify",
      "  contadora ledger verify --ledger copy"
    })
public final class LedgerVerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final LedgerOption ledger = new LedgerOption();

  /// A command that speaks to `terminal`.
  public LedgerVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Verification seen;
    try (Ledger open = ledger.open(Access.READ);
        Progress progress =
            Progress.ofItems(terminal, messages.text("cli.ledger_verifying"), open.size())) {
      seen = open.verify(progress::at);
    } catch (IOException e) {
      throw new CommandFailed(
          "The ledger (%s) could not be read: %s".formatted(ledger.folder(), Reasons.of(e)));
    } catch (LedgerException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
    terminal.say(
        messages.text(
            "cli.ledger_verified",
            "entries",
            seen.entries(),
            "checkpoints",
            seen.checkpoints(),
            "files",
            seen.evidenceFiles(),
            "root",
            seen.root().base64()));
    if (!seen.ok()) {
      Refused.tell(seen.problems(), terminal, messages);
      throw new CommandFailed(
          messages.text("cli.ledger_damaged", "problems", seen.problems().total()));
    }
    long unsigned = seen.entries() - seen.signed();
    terminal.say(
        unsigned == 0
            ? messages.text("cli.ledger_sound")
            : messages.text("cli.ledger_unsigned_end", "entries", unsigned));
    return ExitCode.OK;
  }
}
