package org.contadora.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.EntryCodec;
import org.contadora.ledger.entries.Recorded;
import org.contadora.ledger.evidence.EvidenceFiles;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.Proofs;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.Store;

/// Copies a ledger entry by entry through the ordinary way of appending, so that the copy's tree is
/// computed anew and compared. Since entries never change, the first `n` of a ledger that others
/// append to are a state of it.
final class Copying {
  private static final int BATCH = 1_000;

  private Copying() {}

  static void backup(
      Store from, EvidenceFiles evidence, LedgerSettings settings, Path to, Progress progress)
      throws IOException {
    if (Files.exists(to)) {
      throw new LedgerException(
          "The backup's folder %s must not exist yet.\nMaybe name it by the day.".formatted(to));
    }
    Path partial = to.resolveSibling(to.getFileName() + ".partial");
    if (Files.exists(partial)) {
      throw new LedgerException(
          "The folder %s must not exist.\nMaybe an earlier backup was broken off: delete it."
              .formatted(partial));
    }
    Files.createDirectories(partial);
    LedgerSettings copy = LedgerSettings.sqlite(partial, settings.origin(), Access.WRITE);
    try (Store store = copy.openStore()) {
      copy(from, evidence, store, new EvidenceFiles(copy.evidence()), progress);
    }
    Files.deleteIfExists(copy.database().resolveSibling(copy.database().getFileName() + ".lock"));
    Files.copy(settings.verifierKey(), copy.verifierKey());
    Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
  }

  static void restore(Path from, LedgerSettings to, Progress progress) throws IOException {
    LedgerSettings source = LedgerSettings.sqlite(from, to.origin(), Access.READ);
    Files.createDirectories(to.folder());
    try (Store store = source.openStore();
        Store target = to.openStore()) {
      if (target.tree().size() > 0) {
        throw new LedgerException(
            "The ledger %s must be empty to be restored, but has %d entries."
                .formatted(target.name(), target.tree().size()));
      }
      copy(
          store,
          new EvidenceFiles(source.evidence()),
          target,
          new EvidenceFiles(to.evidence()),
          progress);
    }
    Files.copy(source.verifierKey(), to.verifierKey(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy(
      Store from, EvidenceFiles evidence, Store to, EvidenceFiles evidenceTo, Progress progress)
      throws IOException {
    long size = from.tree().size();
    for (long first = 0; first < size; first += BATCH) {
      List<Recorded> batch = new ArrayList<>(BATCH);
      from.entries(
          first,
          Math.min(size, first + BATCH),
          (_, _, _, bytes) -> batch.add(EntryCodec.decode(bytes)));
      for (Recorded recorded : batch) {
        if (recorded.entry() instanceof Capture capture) {
          copy(capture.sha256(), evidence, evidenceTo);
        }
      }
      to.append(batch);
      progress.done(Math.min(size, first + BATCH), size);
    }
    Hash expected = Proofs.root(size, from.nodes());
    Hash found = to.tree().root();
    if (to.tree().size() != size || !found.equals(expected)) {
      throw new LedgerException(
          "The copy in %s has %d entries and root %s, expected %d and %s.\nMaybe the source is damaged: see contadora ledger verify."
              .formatted(to.name(), to.tree().size(), found, size, expected));
    }
    for (long checkpoint : from.checkpointSizes()) {
      if (checkpoint <= size) {
        to.saveCheckpoint(checkpoint, from.findCheckpoint(checkpoint).orElseThrow());
      }
    }
  }

  private static void copy(Hash sha256, EvidenceFiles from, EvidenceFiles to) throws IOException {
    try (InputStream in = Files.newInputStream(from.path(sha256))) {
      Hash copied = to.put(in).sha256();
      if (!copied.equals(sha256)) {
        throw new LedgerException(
            "The evidence in %s has SHA-256 %s, expected %s."
                .formatted(from.path(sha256), copied, sha256));
      }
    }
  }
}
