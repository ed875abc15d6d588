package org.contadora.ledger.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.ledger.ReplayableSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a folder of tiles says of itself is found wrong wherever it was changed.
class TilesAuditTest {
  @TempDir Path temp;

  @Test
  void everyFlippedBitIsFoundByTheAudit() throws IOException {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("flips");
    SampleLedger ledger = new SampleLedger(300);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    ledger.grow(700);
    ledger.blob("photograph");
    ledger.export(folder);
    List<Path> files = TilesTest.files(folder);
    for (int i = 0; i < 200; i++) {
      Path file = files.get(random.nextInt(files.size()));
      long bit = random.nextLong(8 * Files.size(file));
      flip(file, bit);
      assertThat(found(ledger, folder))
          .as("bit %d of %s, %s", bit, folder.relativize(file), ReplayableSeed.hint(seed))
          .isTrue();
      flip(file, bit);
    }
    assertThat(audit(ledger, folder).problems()).isEmpty();
  }

  @Test
  void missingSurplusAndSwappedFilesAreFoundAndNamed() throws IOException {
    SampleLedger ledger = new SampleLedger(700);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    Path tile = folder.resolve("tile/0/001");
    byte[] bytes = Files.readAllBytes(tile);
    Files.delete(tile);
    assertThat(audit(ledger, folder).problems()).containsExactly("tile/0/001 is missing");
    Files.write(tile, Files.readAllBytes(folder.resolve("tile/0/000")));
    assertThat(audit(ledger, folder).problems().getFirst())
        .startsWith("tile/0/001: hash 0 is ")
        .endsWith("as computed from the entries");
    Files.write(tile, bytes);
    Files.writeString(folder.resolve("tile/0/README"), "?");
    assertThat(audit(ledger, folder).problems())
        .containsExactly("tile/0/README does not belong in a folder of tiles");
    Files.delete(folder.resolve("tile/0/README"));
    Files.delete(folder.resolve("tile/entries/000"));
    assertThat(audit(ledger, folder).problems().getFirst()).contains("is missing");
    Files.delete(folder.resolve("checkpoint"));
    assertThatThrownBy(() -> audit(ledger, folder))
        .isInstanceOf(TilesException.class)
        .hasMessageContaining("checkpoint is missing, expected a signed checkpoint");
  }

  private static boolean found(SampleLedger ledger, Path folder) throws IOException {
    try {
      return !audit(ledger, folder).holds();
    } catch (TilesException e) {
      return true;
    }
  }

  static TilesAudit.Audited audit(SampleLedger ledger, Path folder) throws IOException {
    return TilesAudit.run(folder, ledger.key.verifierKey(), done -> {});
  }

  /// Turns one bit of a file over.
  static void flip(Path file, long bit) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bit / 8);
      int old = bytes.read();
      bytes.seek(bit / 8);
      bytes.write(old ^ 1 << bit % 8);
    }
  }
}
