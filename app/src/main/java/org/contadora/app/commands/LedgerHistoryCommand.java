package org.contadora.app.commands;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.ledger.History;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.EntryCodec;
import org.contadora.ledger.entries.EntryException;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.store.Access;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora ledger history`: what was recorded about one thing.
@Command(
    name = "history",
    description = {
      "Show all that was recorded about a leg, a source, a capture or an event.",
      "",
      "One line for each entry: its index, + if it counts or - if it was corrected since, and its"
          + " canonical bytes. With --as-of, the state that was known at that moment."
    },
    footer = {
      "",
      "Examples:",
      "  contadora ledger history leg:a960a9-20260827T0441",
      "  contadora ledger history source:own-files --as-of 2026-09-01T00:00:00Z"
    })
public final class LedgerHistoryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final LedgerOption ledger = new LedgerOption();

  @Parameters(paramLabel = "SUBJECT", description = "What it is about, as type:id.")
  private String subject = "";

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "Moment in UTC, such as 2026-09-01T00:00:00Z. Default: now.")
  private @Nullable Instant asOf;

  /// A command that speaks to `terminal`.
  public LedgerHistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Subject about;
    try {
      about = Subject.parse(subject);
    } catch (EntryException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
    try (Ledger open = ledger.open(Access.READ)) {
      History history = asOf == null ? open.history(about) : open.stateAsOf(about, asOf);
      if (history.entries().isEmpty()) {
        terminal.say(messages.text("cli.ledger_nothing_about", "subject", about));
      }
      for (LedgerEntry entry : history.entries()) {
        terminal
            .out()
            .println(
                entry.index()
                    + (entry.counts() ? " + " : " - ")
                    + new String(EntryCodec.encode(entry.recorded()), StandardCharsets.UTF_8));
      }
      terminal.flush();
    }
    return ExitCode.OK;
  }
}
