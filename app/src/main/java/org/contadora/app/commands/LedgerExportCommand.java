package org.contadora.app.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Reasons;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerException;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.EntryCodec;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.tiles.BlobSource;
import org.contadora.ledger.tiles.TilesExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora ledger export`: the ledger as static files.
@Command(
    name = "export",
    description = {
      "Write the ledger as a folder of static files that outside tools can audit (C2SP tlog-tiles).",
      "",
      "Entries, hashes, evidence, the last signed checkpoint and the public key. Exporting to the same"
          + " folder again adds what is new. VerifyLedger.java, one file without dependencies, checks"
          + " the folder on any JDK since 17."
    },
    footer = {
      "",
      "Examples:",
      "  contadora ledger export --out public-ledger",
      "  java VerifyLedger.java public-ledger \"$(cat public-ledger/vkey)\""
    })
public final class LedgerExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final LedgerOption ledger = new LedgerOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write: new, or an earlier export of the same ledger.")
  private Path out = Path.of("");

  /// A command that speaks to `terminal`.
  public LedgerExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = language.messages();
    try (Ledger open = ledger.open(Access.READ);
        Progress progress =
            Progress.ofItems(terminal, messages.text("cli.ledger_exporting"), open.size())) {
      SignedNote note =
          open.findCheckpoint()
              .orElseThrow(() -> new CommandFailed(messages.text("cli.ledger_unsigned")));
      long size = Checkpoint.parse(note.text()).size();
      TilesExport.Exported exported =
          new TilesExport(out, open.verifierKey())
              .write(
                  note,
                  (begin, end, visitor) -> leaves(open, begin, end, visitor),
                  evidence(open, size),
                  progress::at);
      terminal.say(
          messages.text(
              "cli.ledger_exported",
              "size",
              exported.size(),
              "added",
              exported.size() - exported.entriesBefore(),
              "path",
              out));
    } catch (IOException e) {
      throw new CommandFailed(
          "The export (%s) could not be written: %s".formatted(out, Reasons.of(e)));
    } catch (LedgerException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private static void leaves(
      Ledger open, long begin, long end, org.contadora.ledger.tiles.LeafSource.LeafVisitor visitor)
      throws IOException {
    try {
      open.store()
          .entries(
              begin,
              end,
              (index, _, _, bytes) -> {
                try {
                  visitor.entry(index, bytes);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
    } catch (java.io.UncheckedIOException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    }
  }

  /// The original bytes that the entries signed name.
  private static BlobSource evidence(Ledger open, long size) {
    return new BlobSource() {
      @Override
      public Iterable<Hash> names() {
        List<Hash> names = new ArrayList<>();
        open.store()
            .entries(
                0,
                size,
                (_, _, kind, bytes) -> {
                  if (kind.equals("capture")
                      && EntryCodec.decode(bytes).entry() instanceof Capture capture) {
                    names.add(capture.sha256());
                  }
                });
        return names;
      }

      @Override
      public void copyTo(Hash name, OutputStream to) throws IOException {
        open.copyEvidence(name, to);
      }
    };
  }
}
