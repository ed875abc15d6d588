package org.contadora.app.commands;

import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Terminal;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerException;
import org.contadora.ledger.store.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `contadora ledger prove`: that an entry is in the ledger.
@Command(
    name = "prove",
    description = {
      "Print a proof that an entry is in the ledger, in the form of C2SP tlog-proof.",
      "",
      "Whoever has the entry's bytes, this proof and the ledger's public key (ledger.vkey) can check it"
          + " without us."
    },
    footer = {"", "Examples:", "  contadora ledger prove 17"})
public final class LedgerProveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LedgerOption ledger = new LedgerOption();

  @Parameters(paramLabel = "INDEX", description = "The entry's place, from 0.")
  private long index;

  /// A command that speaks to `terminal`.
  public LedgerProveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Ledger open = ledger.open(Access.READ)) {
      if (index < 0 || index >= open.size()) {
        throw new CommandFailed(
            ExitCode.USAGE,
            "The index (%d) must be below the ledger's size (%d), and not below 0."
                .formatted(index, open.size()));
      }
      terminal.out().print(open.inclusion(index).text());
      terminal.flush();
    } catch (LedgerException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }
}
