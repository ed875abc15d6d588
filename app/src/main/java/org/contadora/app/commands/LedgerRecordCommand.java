package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.desk.record.FlightsRecord;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.tracks.Tracks;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerException;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.entries.EntryException;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.store.Access;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora ledger record`: flights into the ledger.
@Command(
    name = "record",
    description = {
      "Rebuild legs, judge them and keep all of it, with the inputs' own bytes.",
      "",
      "Each input becomes a capture (its bytes under their SHA-256), each leg an observation, each"
          + " removal-related leg a finding; then a checkpoint is signed. What stands there already is"
          + " not written again."
    },
    footer = {
      "",
      "Examples:",
      "  contadora ledger record day.tar records.csv",
      "  contadora ledger record day.tar --source adsb-lol --source-name adsb.lol \\",
      "      --ledger my-ledger"
    })
public final class LedgerRecordCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final String engine;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final EngineOptions engineOptions = new EngineOptions();
  @Mixin private final LedgerOption ledger = new LedgerOption();

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Files, folders or archives of positions or flight records.")
  private List<String> inputs = List.of();

  @Option(
      names = "--source",
      paramLabel = "ID",
      defaultValue = "own-files",
      description =
          "Short lasting name of who gave the inputs, such as adsb-lol. Default: ${DEFAULT-VALUE}.")
  private String sourceId = "own-files";

  @Option(
      names = "--source-name",
      paramLabel = "TEXT",
      description = "What the source calls itself. Default: its ID.")
  private @Nullable String sourceName;

  @Option(
      names = "--collector",
      paramLabel = "NAME",
      defaultValue = "contadora",
      description = "Account or program that took the inputs. Default: ${DEFAULT-VALUE}.")
  private String collector = "contadora";

  /// A command that speaks to `terminal`.
  ///
  /// @param engine name and version of this program, to stand in every observation
  public LedgerRecordCommand(Terminal terminal, String engine) {
    this.terminal = terminal;
    this.engine = engine;
  }

  @Override
  public Integer call() throws IOException {
    for (String input : inputs) {
      if (!Files.exists(Path.of(input))) {
        throw new CommandFailed(
            "The input (%s) must be a file or folder that is there: what is recorded keeps its bytes."
                .formatted(input));
      }
    }
    Messages messages = language.messages();
    Refusals refusals = new Refusals();
    try (Ledger open = ledger.open(Access.WRITE);
        FlightsRun run =
            new ReportRun(terminal, messages)
                .read(engineOptions.engine(refusals), inputs, Tracks.CheckSums.LEFT_OUT)) {
      FlightsRecord.Written written =
          new FlightsRecord(open, Clock.systemUTC(), source(), collector, engine).write(run);
      Checkpoint checkpoint = Checkpoint.parse(open.checkpoint().text());
      terminal.say(
          messages.text(
              "cli.ledger_recorded",
              "captures",
              written.captures(),
              "observations",
              written.observations(),
              "findings",
              written.findings(),
              "unchanged",
              written.unchanged()));
      terminal.say(
          messages.text(
              "cli.ledger_checkpoint",
              "size",
              checkpoint.size(),
              "root",
              checkpoint.root().base64(),
              "path",
              ledger.folder()));
      refusals.addAll(run.refusals());
      return Refused.tell(refusals, terminal, messages);
    } catch (LedgerException | EntryException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  private Source source() {
    String name = sourceName == null ? sourceId : sourceName;
    return new Source(sourceId, name, "Inputs of the flights engine.", null, null);
  }
}
