package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.desk.chronology.ClaimImport;
import org.contadora.desk.chronology.ClaimMapping;
import org.contadora.desk.chronology.ClaimTable;
import org.contadora.desk.chronology.MappingException;
import org.contadora.desk.chronology.Mappings;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerException;
import org.contadora.ledger.entries.EntryException;
import org.contadora.ledger.store.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora ledger claims`: what named sources say, into the ledger.
@Command(
    name = "claims",
    description = {
      "Record a table of claims: what named sources say of events and flights.",
      "",
      "Any CSV with one claim in each row. The table is kept as it is; every claim stands under its"
          + " event or flight with its source. Claims that contradict each other are both kept. What was"
          + " recorded before is not said again.",
      "",
      "A mapping says which column holds what, in lines of key = value: name; event, leg, predicate,"
          + " value, unit, happened_on, text, source, address, said_on, language, note with the column's"
          + " name; FIELD.default; event.prefix. The desk's page saves mappings too."
    },
    footer = {
      "",
      "Examples:",
      "  contadora ledger claims chronology.csv --mapping event-claims",
      "  contadora ledger claims table.csv --mapping my-columns.mapping"
    })
public final class LedgerClaimsCommand implements Callable<Integer> {
  /// Where the desk saves mappings: beside its ledger.
  private static final String MAPPINGS_FOLDER = "mappings";

  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final LedgerOption ledger = new LedgerOption();

  @Parameters(paramLabel = "FILE", description = "The table.")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      paramLabel = "M",
      defaultValue = "contadora-claims",
      description =
          "A file with the mapping of columns, or the name of one that is saved or comes with the"
              + " program: contadora-claims, event-claims. Default: ${DEFAULT-VALUE}.")
  private String mapping = "";

  @Option(
      names = "--collector",
      paramLabel = "NAME",
      defaultValue = "contadora",
      description = "Account or program that brings the table in. Default: ${DEFAULT-VALUE}.")
  private String collector = "";

  /// A command that speaks to `terminal`.
  public LedgerClaimsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    Refusals refusals = new Refusals();
    String csv = table();
    String name = String.valueOf(file.getFileName());
    try (Ledger open = ledger.open(Access.WRITE)) {
      ClaimTable table = ClaimTable.read(name, csv, mapping(), refusals);
      ClaimImport.Written written =
          new ClaimImport(open, Clock.systemUTC(), collector).write(name, csv, table);
      open.checkpoint();
      terminal.say(
          messages.text(
              "cli.ledger_claims",
              "claims",
              written.claims(),
              "sources",
              written.sources(),
              "unchanged",
              written.unchanged()));
      return Refused.tell(refusals, terminal, messages);
    } catch (MappingException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    } catch (LedgerException | EntryException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailed(
          "The ledger (%s) could not be written: %s".formatted(ledger.folder(), Reasons.of(e)));
    }
  }

  private ClaimMapping mapping() throws IOException {
    Path given = Path.of(mapping);
    if (Files.isRegularFile(given)) {
      try {
        return ClaimMapping.parse(Files.readString(given));
      } catch (MappingException e) {
        throw new CommandFailed(
            ExitCode.USAGE, "The mapping (%s): %s".formatted(given, e.getMessage()));
      } catch (IOException e) {
        throw new CommandFailed(
            ExitCode.USAGE,
            "The mapping (%s) could not be read: %s".formatted(given, Reasons.of(e)));
      }
    }
    Path folder = ledger.folder().toAbsolutePath().resolveSibling(MAPPINGS_FOLDER);
    Mappings saved = new Mappings(folder);
    String names = String.join(", ", saved.all().mappings().keySet());
    return saved
        .find(mapping)
        .orElseThrow(() ->
            new CommandFailed(
                ExitCode.USAGE,
                "The mapping (%s) must be a file, or one of %s.".formatted(mapping, names)));
  }

  private String table() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailed(
          "The table (%s) could not be read: %s".formatted(file, Reasons.of(e)));
    }
  }
}
