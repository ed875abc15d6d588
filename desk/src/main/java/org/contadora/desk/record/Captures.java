package org.contadora.desk.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.Progress;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.merkle.Hash;

/// The original bytes from which the ledger's legs were built, to build them again.
public final class Captures {
  /// Who gives flights that never happened: the simulated sample.
  public static final Source SIMULATED =
      new Source(
          "simulated-sample",
          "Simulated sample",
          "Invented flights of the simulator, to try the desk with. None of them took place.",
          null,
          null);

  private static final int PAGE = 1_000;

  private final Ledger ledger;

  /// The captures in `ledger`.
  public Captures(Ledger ledger) {
    this.ledger = ledger;
  }

  /// What legs can be built from again.
  ///
  /// @param simulated whether all of it is the simulated sample; where the ledger holds real
  ///   captures too, the sample is left out
  public record Available(List<Hash> captures, boolean simulated) {
    public Available {
      captures = List.copyOf(captures);
    }
  }

  /// The captures of positions and flight records that nobody withdrew. Pages and tables of claims
  /// are captures too, of other media types.
  public Available available() {
    Set<Hash> real = new LinkedHashSet<>();
    Set<Hash> simulated = new LinkedHashSet<>();
    List<Long> page = ledger.store().ofKind("capture", 0, PAGE);
    while (!page.isEmpty()) {
      for (long index : page) {
        if (ledger.entry(index).entry() instanceof Capture capture && feeds(capture)) {
          boolean invented = capture.sourceId().equals(SIMULATED.sourceId());
          (invented ? simulated : real).add(capture.sha256());
        }
      }
      page = ledger.store().ofKind("capture", page.getLast() + 1, PAGE);
    }
    return real.isEmpty()
        ? new Available(List.copyOf(simulated), !simulated.isEmpty())
        : new Available(List.copyOf(real), /* simulated= */ false);
  }

  private boolean feeds(Capture capture) {
    if (!capture.mediaType().equals(FlightsRecord.MEDIA_TYPE)) {
      return false;
    }
    List<LedgerEntry> about = ledger.history(Capture.subject(capture.sha256())).standing();
    return about.stream().anyMatch(entry -> entry.recorded().entry() instanceof Capture);
  }

  /// Writes the bytes, compared with their names, into `folder`.
  ///
  /// @return the files, each named by its SHA-256
  public List<String> write(List<Hash> captures, Path folder, Progress progress)
      throws IOException {
    List<String> files = new ArrayList<>();
    for (Hash hash : captures) {
      progress.done(files.size(), captures.size());
      Path file = folder.resolve(hash.hex());
      try (OutputStream out = Files.newOutputStream(file)) {
        ledger.copyEvidence(hash, out);
      }
      files.add(file.toString());
    }
    return files;
  }
}
