package org.contadora.desk.chronology;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.contadora.core.Letters;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Claim;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.evidence.EvidenceFiles;
import org.contadora.ledger.merkle.Hash;

/// Records a table of claims: the table's bytes as a capture, every source once, every claim under
/// its event or leg. What was recorded before, in force or corrected since, is not said again. All
/// of a table is recorded or nothing, whatever fails.
public final class ClaimImport {
  private static final int LONGEST_ID = 60;

  /// Who gives tables of claims: what the claims say is their own sources' word.
  private static final Source TABLES =
      new Source(
          "claim-tables",
          "Tables of claims",
          "Tables that people of this desk brought in; each row names who says it.",
          null,
          null);

  private final Ledger ledger;
  private final Clock clock;
  private final String collector;
  private final Map<String, String> ids = new HashMap<>();
  private final List<Entry> waiting = new ArrayList<>();
  private final Set<Claim> said = new HashSet<>();

  /// @param collector the account or program that brings the table in
  public ClaimImport(Ledger ledger, Clock clock, String collector) {
    this.ledger = ledger;
    this.clock = clock;
    this.collector = collector;
  }

  /// What was written.
  ///
  /// @param claims that are new
  /// @param sources that are new
  /// @param unchanged claims that had been recorded before
  public record Written(long claims, long sources, long unchanged) {}

  /// Records the rows of a table; signing the ledger's new state is left to whoever asked.
  ///
  /// @param csv the table as it was given
  /// @throws IOException if its bytes could not be kept; then nothing is recorded
  /// @throws org.contadora.ledger.store.StoreException if its rows could not be kept; then none is
  public Written write(String name, String csv, ClaimTable table) throws IOException {
    Hash capture = capture(name, csv);
    long claims = 0;
    long unchanged = 0;
    long sources = 0;
    for (ClaimTable.Row row : table.rows()) {
      String id = ids.get(row.source());
      if (id == null) {
        id = introduce(row.source());
        ids.put(row.source(), id);
        sources += waiting.isEmpty() || !(waiting.getLast() instanceof Source) ? 0 : 1;
      }
      Claim claim =
          new Claim(
              row.subject(),
              id,
              row.text(),
              row.language(),
              row.address(),
              row.saidOn(),
              capture,
              row.statement(),
              row.leg() == null || row.leg().equals(row.subject()) ? List.of() : List.of(row.leg()),
              row.note());
      if (isThere(claim)) {
        unchanged++;
      } else {
        waiting.add(claim);
        said.add(claim);
        claims++;
      }
    }
    if (!waiting.isEmpty()) {
      ledger.append(waiting);
      waiting.clear();
      said.clear();
    }
    return new Written(claims, sources, unchanged);
  }

  private Hash capture(String name, String csv) throws IOException {
    EvidenceFiles.Put put =
        ledger.putEvidence(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    if (ledger.history(Capture.subject(put.sha256())).entries().isEmpty()) {
      if (ledger.history(Subject.source(TABLES.sourceId())).entries().isEmpty()) {
        waiting.add(TABLES);
      }
      waiting.add(
          new Capture(
              put.sha256(),
              put.bytes(),
              "text/csv",
              TABLES.sourceId(),
              null,
              clock.instant(),
              collector,
              name));
    }
    return put.sha256();
  }

  /// The source's identifier; a source that nobody named before is recorded.
  private String introduce(String name) {
    String stem = stem(name);
    for (int number = 1; ; number++) {
      String id = number == 1 ? stem : stem + "-" + number;
      Optional<String> known = nameOf(id);
      if (known.isEmpty()) {
        if (!ids.containsValue(id)) {
          waiting.add(new Source(id, name, "Named in a table of claims.", null, null));
          return id;
        }
      } else if (known.get().equals(name)) {
        return id;
      }
    }
  }

  private Optional<String> nameOf(String id) {
    return ledger.history(Subject.source(id)).entries().stream()
        .map(entry -> entry.recorded().entry())
        .filter(Source.class::isInstance)
        .map(entry -> ((Source) entry).name())
        .findFirst();
  }

  /// Small letters, digits and hyphens of a name.
  static String stem(String name) {
    String plain = Letters.plain(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String stem = plain.length() > LONGEST_ID ? plain.substring(0, LONGEST_ID) : plain;
    return stem.isEmpty() ? "source" : stem.replaceAll("-$", "");
  }

  private boolean isThere(Claim claim) {
    for (LedgerEntry entry : ledger.history(claim.subject()).entries()) {
      if (entry.recorded().entry() instanceof Claim before
          && before.sourceId().equals(claim.sourceId())
          && before.text().equals(claim.text())
          && Objects.equals(before.statement(), claim.statement())) {
        return true;
      }
    }
    return said.contains(claim);
  }
}
