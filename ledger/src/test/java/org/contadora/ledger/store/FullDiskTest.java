package org.contadora.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contadora.ledger.Entries;
import org.contadora.ledger.entries.Recorded;
import org.contadora.ledger.merkle.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final int PAGE_BYTES = 4096;

  @TempDir Path folder;

  /// Gives the file one page more each time, from none to enough: whichever write of the batch
  /// finds no room, nothing of the batch is kept, and with room the store goes on.
  @Test
  void whicheverPageFindsNoRoomNothingOfTheBatchIsKept() throws Exception {
    Path file = folder.resolve("ledger.db");
    try (Store store = Store.sqlite(file, Access.WRITE)) {
      store.append(findings(500));
    }
    int refused = 0;
    long size = 500;
    Hash root = null;
    int pages = (int) (Files.size(file) / PAGE_BYTES);
    for (int more = 0; size == 500; more++) {
      try (Store store = Store.sqlite(file, Access.WRITE, pages + more)) {
        root = root == null ? store.tree().root() : root;
        try {
          store.append(findings(300));
        } catch (StoreException e) {
          refused++;
          assertThat(e).hasMessageContaining("Maybe the disk is full").hasMessageContaining("FULL");
          assertThat(store.tree().root()).isEqualTo(root);
        }
        size = store.tree().size();
        assertThat(store.findEntry(500).isPresent()).isEqualTo(size > 500);
        assertThat(store.check()).isEmpty();
      }
    }
    assertThat(size).isEqualTo(800);
    System.out.printf(
        "SQLite: disk full at each of %d pages of a batch, nothing lost or torn%n", refused);
    assertThat(refused).isGreaterThan(20);
  }

  private static List<Recorded> findings(int count) {
    List<Recorded> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.add(
          new Recorded(
              Instant.parse("2025-01-27T12:00:00Z"), null, Entries.finding("leg-" + i, i)));
    }
    return findings;
  }
}
