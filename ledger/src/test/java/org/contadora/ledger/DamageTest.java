package org.contadora.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.ledger.merkle.TreeHash;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.Store;
import org.contadora.ledger.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to the ledger's bytes behind its back, and when there is no room for more.
class DamageTest {
  private static final int FLIPS = Integer.getInteger("contadora.flips", 1_000);

  @TempDir Path folder;
  private final Seed seed = ReplayableSeed.next();

  private LedgerSettings settings(Access access) {
    return LedgerSettings.sqlite(folder, LedgerContract.ORIGIN, access);
  }

  private static Connection connect(Path database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  private static void execute(Path database, String sql) {
    try (Connection connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void fill(int findings) throws IOException {
    try (Ledger ledger = Ledger.open(settings(Access.WRITE), LedgerContract.NOON)) {
      LedgerContract.fill(ledger);
      ledger.append(LedgerContract.findings(findings));
      ledger.checkpoint();
    }
  }

  /// A bit is found if verifying tells of it, or the store no longer opens. What is left over are
  /// bits that carry nothing: all that the ledger gives out is then compared with what it was.
  @Test
  void aFlippedBitAnywhereInTheSqliteFileIsFoundOrCarriesNothing() throws IOException {
    fill(400);
    Path database = settings(Access.READ).database();
    execute(database, "vacuum"); // Else much of the file would be room for more.
    byte[] whole = Files.readAllBytes(database);
    List<String> content = content();
    RandomGenerator random = seed.random("flip");
    int found = 0;
    int empty = 0;
    for (int i = 0; i < FLIPS; i++) {
      long bit = random.nextLong(whole.length * 8L);
      byte[] flipped = whole.clone();
      flipped[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
      Files.write(database, flipped);
      removeSideFiles(database);
      if (isFound()) {
        found++;
      } else {
        assertThat(content())
            .as("bit %d of the file; %s", bit, ReplayableSeed.hint(seed))
            .isEqualTo(content);
        empty++;
      }
    }
    System.out.printf(
        "SQLite file of %d bytes: %d bits flipped one by one, %d found, %d carried nothing, 0 missed%n",
        whole.length, FLIPS, found, empty);
    assertThat(found).as("%s", ReplayableSeed.hint(seed)).isGreaterThan(FLIPS / 2);
  }

  private static void removeSideFiles(Path database) throws IOException {
    Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-wal"));
    Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-shm"));
  }

  private boolean isFound() throws IOException {
    try (Ledger ledger = Ledger.open(settings(Access.READ), LedgerContract.NOON)) {
      return !ledger.verify(Progress.NONE).ok();
    } catch (StoreException | IllegalStateException e) {
      return true;
    }
  }

  /// All that the ledger gives out.
  private List<String> content() throws IOException {
    List<String> content = new ArrayList<>();
    try (Ledger ledger = Ledger.open(settings(Access.READ), LedgerContract.NOON)) {
      Store store = ledger.store();
      content.add(store.tree().toString());
      content.add(store.findLastCheckpoint().orElseThrow());
      store.entries(
          0,
          Long.MAX_VALUE,
          (index, recordedMs, kind, bytes) ->
              content.add(index + kind + recordedMs + TreeHash.plain(bytes)));
      for (int level = 0; level < 2; level++) {
        content.add(store.findTile(level, 0).map(TreeHash::plain).toString());
        content.add(store.findTile(level, 1).map(TreeHash::plain).toString());
      }
      store.subjects((subject, index) -> content.add(subject + " " + index));
    }
    return content;
  }

  @Test
  void aFlippedBitInEvidenceIsFound() throws IOException {
    fill(0);
    Path file;
    try (Ledger ledger = Ledger.open(settings(Access.WRITE), LedgerContract.NOON)) {
      byte[] bytes = new byte[10_000];
      seed.random("evidence").nextBytes(bytes);
      var put = ledger.putEvidence(new ByteArrayInputStream(bytes));
      ledger.append(List.of(Entries.capture(bytes)));
      String hex = put.sha256().hex();
      file =
          folder
              .resolve("evidence")
              .resolve(hex.substring(0, 2))
              .resolve(hex.substring(2, 4))
              .resolve(hex);
    }
    byte[] whole = Files.readAllBytes(file);
    RandomGenerator random = seed.random("flip evidence");
    for (int i = 0; i < FLIPS / 20; i++) {
      byte[] flipped = whole.clone();
      int bit = random.nextInt(whole.length * 8);
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      assertThat(isFound()).as("bit %d; %s", bit, ReplayableSeed.hint(seed)).isTrue();
    }
    Files.write(file, whole);
    assertThat(isFound()).isFalse();
    Files.delete(file);
    assertThat(isFound()).isTrue();
  }

  @Test
  void whoeverChangesTheTablesWithSqlIsFound() throws Exception {
    fill(600);
    Path database = settings(Access.READ).database();
    byte[] whole = Files.readAllBytes(database);
    for (String change :
        List.of(
            "update entry set bytes = cast(replace(bytes, 'removal', 'other  ') as blob) where entry_index = 20",
            "update entry set kind = 'claim' where entry_index = 20",
            "update entry set recorded_ms = recorded_ms + 1 where entry_index = 20",
            "delete from entry where entry_index = 607",
            "delete from entry where entry_index = 20",
            "delete from entry_subject where subject = 'leg:leg-7'",
            "insert into entry_subject values ('leg:leg-7', 20)",
            "insert into tile values (1, 99, zeroblob(32))",
            "update tile set hashes = zeroblob(8192) where tile_index = 0",
            "update tree set size = size - 1",
            "update tree set last_recorded_ms = last_recorded_ms - 1",
            "update checkpoint set size = size - 1",
            "update checkpoint set signed_note = substr(signed_note, 1, length(signed_note) - 8) || 'AAAA' || substr(signed_note, -4)")) {
      Files.write(database, whole);
      removeSideFiles(database);
      try (Connection connection = connect(database);
          var statement = connection.createStatement()) {
        statement.execute("drop trigger entry_stays");
        statement.execute("drop trigger entry_remains");
        statement.execute("drop trigger entry_subject_remains");
        statement.execute(change);
      }
      assertThat(isFound()).as(change).isTrue();
    }
  }

  @Test
  void theTablesThemselvesRefuseToBeEdited() throws Exception {
    fill(1);
    try (Connection connection = connect(settings(Access.READ).database());
        var statement = connection.createStatement()) {
      for (String change :
          List.of(
              "update entry set kind = 'x'",
              "delete from entry",
              "update entry_subject set subject = 'x'",
              "delete from entry_subject")) {
        assertThatThrownBy(() -> statement.execute(change))
            .hasMessageContaining("entries are never");
      }
    }
  }
}
