package org.contadora.ledger.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.contadora.core.Seed;
import org.contadora.ledger.ReplayableSeed;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.checkpoints.SigningKey;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.Proofs;
import org.contadora.ledger.merkle.TreeHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesTest {
  @TempDir Path temp;

  @Test
  void treeOf70000HasTheTilesOfTheSpecification() throws IOException {
    // The example of C2SP tlog-tiles, "Partial Tiles".
    SampleLedger ledger = new SampleLedger(70_000);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    Map<String, Long> files = filesPerFolder(folder);
    assertThat(files)
        .containsEntry("tile/0", 273L)
        .containsEntry("tile/0/273.p", 1L)
        .containsEntry("tile/1", 1L)
        .containsEntry("tile/1/001.p", 1L)
        .containsEntry("tile/2/000.p", 1L)
        .containsEntry("tile/entries", 273L)
        .containsEntry("tile/entries/273.p", 1L);
    assertThat(folder.resolve("tile/0/273.p/112")).hasSize(112 * 32);
    assertThat(folder.resolve("tile/1/001.p/17")).hasSize(17 * 32);
    assertThat(folder.resolve("tile/2/000.p/1")).hasBinaryContent(ledger.tree.node(16, 0).bytes());
    assertThat(folder.resolve("tile/0/272")).hasSize(256 * 32);
    assertThat(folder.resolve("tile/2/001")).doesNotExist();

    TilesAudit.Audited audited = TilesAuditTest.audit(ledger, folder);
    assertThat(audited.problems()).isEmpty();
    assertThat(audited.entries()).isEqualTo(70_000);
    assertThat(audited.tiles()).isEqualTo(274 + 274 + 2 + 1);
  }

  @Test
  void pathsAreThoseOfTheSpecification() {
    assertThat(new TilePath(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
    assertThat(new TilePath(3, 5, 17)).hasToString("tile/3/005.p/17");
    assertThat(new TilePath(TilePath.ENTRIES, 1000, 256)).hasToString("tile/entries/x001/000");
    for (String path : List.of("tile/0/x001/x234/067", "tile/3/005.p/17", "tile/entries/000")) {
      assertThat(TilePath.find(path).orElseThrow()).hasToString(path);
    }
    for (String path :
        List.of(
            "tile/00/000",
            "tile/8/000",
            "tile/0/x000/001",
            "tile/0/1",
            "tile/0/001.p/256",
            "tile/0/001.p/0",
            "tile/0/001.p/01",
            "tile/0/001/002")) {
      assertThat(TilePath.find(path)).as(path).isEmpty();
    }
  }

  @Test
  void bundleHoldsEachEntryAfterItsLength() throws IOException {
    SampleLedger ledger = new SampleLedger(0);
    ledger.add("");
    ledger.add("abc");
    ledger.add("x".repeat(0x0102));
    Path folder = temp.resolve("export");
    ledger.export(folder);
    byte[] bundle = Files.readAllBytes(folder.resolve("tile/entries/000.p/3"));
    assertThat(bundle).startsWith(0, 0, 0, 3, 'a', 'b', 'c', 1, 2, 'x').hasSize(2 + 5 + 2 + 0x0102);
    TilesFolder read = TilesFolder.open(folder, ledger.key.verifierKey());
    assertThat(read.entry(0)).isEmpty();
    assertThat(new String(read.entry(1), StandardCharsets.UTF_8)).isEqualTo("abc");
    assertThat(read.entry(2)).hasSize(0x0102);
    assertThatThrownBy(() -> read.entry(3)).hasMessage("entry index 3, expected 0 to 2");
  }

  @Test
  void entryOfMoreThanTwoBytesOfLengthIsRefused() {
    SampleLedger ledger = new SampleLedger(3);
    ledger.add("x".repeat(65_536));
    assertThatThrownBy(() -> ledger.export(temp.resolve("export")))
        .isInstanceOf(TilesException.class)
        .hasMessage("entry 3 has 65,536 bytes, expected at most 65,535");
    assertThat(temp.resolve("export/checkpoint")).doesNotExist();
  }

  @Test
  void proofsComeFromTheFolderAlone() throws IOException {
    SampleLedger ledger = new SampleLedger(66_000);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    TilesFolder read = TilesFolder.open(folder, ledger.key.verifierKey());
    Checkpoint checkpoint = read.checkpoint();
    assertThat(Proofs.root(checkpoint.size(), read)).isEqualTo(checkpoint.root());
    for (long index : new long[] {0, 255, 256, 65_535, 65_536, 65_999}) {
      List<Hash> proof = Proofs.inclusion(index, checkpoint.size(), read);
      assertThat(proof).isEqualTo(Proofs.inclusion(index, 66_000, ledger.tree));
      Hash leaf = TreeHash.leaf(read.entry(index));
      Proofs.verifyInclusion(leaf, index, checkpoint.size(), proof, checkpoint.root());
      assertThat(Proofs.consistency(index + 1, 66_000, read))
          .isEqualTo(Proofs.consistency(index + 1, 66_000, ledger.tree));
    }
  }

  @Test
  void exportInStepsIsTheExportAtOnce() throws IOException {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("steps");
    SampleLedger ledger = new SampleLedger(0);
    Path inSteps = temp.resolve("steps");
    ledger.export(inSteps);
    List<Integer> sizes = new ArrayList<>(List.of(1, 255, 256, 257, 511, 512, 512));
    while (sizes.getLast() < 3000) {
      sizes.add(sizes.getLast() + random.nextInt(500));
    }
    for (int size : sizes) {
      ledger.grow(size);
      ledger.blob("capture of " + size);
      ledger.export(inSteps);
      assertThat(TilesAuditTest.audit(ledger, inSteps).problems())
          .as("size %d, %s", size, ReplayableSeed.hint(seed))
          .isEmpty();
    }
    Path atOnce = temp.resolve("once");
    ledger.export(atOnce);
    Map<String, String> once = contents(atOnce);
    assertThat(contents(inSteps)).as(ReplayableSeed.hint(seed)).containsAllEntriesOf(once);
    // What is left of earlier steps are partial tiles whose full tile is not there yet.
    for (String path : contents(inSteps).keySet()) {
      if (!once.containsKey(path)) {
        assertThat(path).contains(".p/");
        assertThat(folderOf(atOnce, path)).as(path).isDirectory();
      }
    }
  }

  private static Path folderOf(Path root, String path) {
    return root.resolve(path.substring(0, path.lastIndexOf('/')));
  }

  @Test
  void fullTilesAreNotWrittenAgain() throws IOException {
    SampleLedger ledger = new SampleLedger(600);
    ledger.blob("first capture");
    Path folder = temp.resolve("export");
    assertThat(ledger.export(folder)).isEqualTo(new TilesExport.Exported(600, 0, 3 + 3 + 1, 1));
    FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    List<Path> full =
        Stream.of("tile/0/000", "tile/0/001", "tile/entries/000", "tile/entries/001")
            .map(folder::resolve)
            .toList();
    for (Path file : full) {
      Files.setLastModifiedTime(file, longAgo);
    }
    ledger.grow(800);
    ledger.blob("second capture");
    assertThat(ledger.export(folder)).isEqualTo(new TilesExport.Exported(800, 600, 2 + 2 + 1, 1));
    for (Path file : full) {
      assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }
    // 600 to 767 are in a tile that is full now: its partial form has gone.
    assertThat(folder.resolve("tile/0/002.p")).doesNotExist();
    assertThat(folder.resolve("tile/0/003.p/32")).exists();
  }

  @Test
  void readerOfTheOldCheckpointFindsItsTilesInTheNewFolder() throws IOException {
    SampleLedger ledger = new SampleLedger(300);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    TilesFolder old = TilesFolder.open(folder, ledger.key.verifierKey());
    ledger.grow(1000);
    ledger.export(folder);
    assertThat(Proofs.root(300, old)).isEqualTo(old.checkpoint().root());
    assertThat(old.entry(299)).isEqualTo(ledger.entries.get(299));
  }

  @Test
  void interruptedExportLeavesTheOldCheckpointAndIsMadeGoodByTheNext() throws IOException {
    SampleLedger ledger = new SampleLedger(300);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    SignedNote old = ledger.checkpoint();
    ledger.grow(5000);
    LeafSource failing =
        (begin, end, visitor) -> {
          ledger.read(begin, 3000, visitor);
          throw new IOException("the disk is gone");
        };
    TilesExport export = new TilesExport(folder, ledger.key.verifierKey());
    assertThatThrownBy(() -> export.write(ledger.checkpoint(), failing, ledger, done -> {}))
        .hasMessage("the disk is gone");
    assertThat(folder.resolve("checkpoint")).hasContent(old.toString());
    TilesAudit.Audited audited = TilesAuditTest.audit(ledger, folder);
    assertThat(audited.problems()).isEmpty();
    assertThat(audited.beyond()).isPositive();

    ledger.export(folder);
    assertThat(TilesAuditTest.audit(ledger, folder))
        .isEqualTo(
            new TilesAudit.Audited(
                ledger.key.verifierKey().open(ledger.checkpoint()),
                5000,
                TilesAuditTest.audit(ledger, folder).tiles(),
                0,
                0,
                List.of()));
  }

  @Test
  void entriesThatDoNotLeadToTheRootAreNotExported() throws IOException {
    SampleLedger ledger = new SampleLedger(300);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    Map<String, String> before = contents(folder);
    ledger.grow(400);
    ledger.entries.set(270, "changed afterwards".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ledger.export(folder))
        .isInstanceOf(TilesException.class)
        .hasMessageContaining("at tree size 300, expected")
        .hasMessageContaining("as exported before");
    assertThat(contents(folder)).isEqualTo(before);

    ledger.entries.set(
        270, "{\"kind\":\"finding\",\"number\":270}".getBytes(StandardCharsets.UTF_8));
    ledger.entries.set(350, "changed afterwards".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ledger.export(folder))
        .isInstanceOf(TilesException.class)
        .hasMessageContaining("as signed in the checkpoint of tree size 400");
    assertThat(contents(folder)).isEqualTo(before);
  }

  @Test
  void folderOfAnotherLedgerOrALaterTimeIsLeftAlone() throws IOException {
    SampleLedger ledger = new SampleLedger(300);
    Path folder = temp.resolve("export");
    SignedNote earlier = ledger.checkpoint();
    ledger.grow(301);
    ledger.export(folder);
    TilesExport export = new TilesExport(folder, ledger.key.verifierKey());
    assertThatThrownBy(() -> export.write(earlier, ledger, ledger, done -> {}))
        .isInstanceOf(TilesException.class)
        .hasMessageContaining("holds a checkpoint of tree size 301, expected at most 300");
    assertThatThrownBy(() -> new SampleLedger(400).export(folder))
        .isInstanceOf(TilesException.class)
        .hasMessageContaining("note is signed by desk.example/ledger+");
  }

  @Test
  void twoExportsAtOnceAreToldApart() throws IOException {
    SampleLedger ledger = new SampleLedger(10);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    try (FileChannel other =
        FileChannel.open(folder.resolve(".export/lock"), StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
      assertThatThrownBy(() -> ledger.export(folder))
          .isInstanceOf(TilesException.class)
          .hasMessageContaining("is being written by another export\nMaybe wait");
    }
    ledger.export(folder);
  }

  @Test
  void evidenceThatIsNotWhatItsNameSaysIsNotExported() throws IOException {
    SampleLedger ledger = new SampleLedger(10);
    Hash good = ledger.blob("photograph");
    Path folder = temp.resolve("export");
    ledger.export(folder);
    String hex = good.hex();
    Path file =
        folder.resolve("evidence/" + hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex);
    assertThat(file).hasContent("photograph");
    ledger.grow(11);
    ledger.damageBlob(ledger.blob("another"));
    assertThatThrownBy(() -> ledger.export(folder))
        .isInstanceOf(TilesException.class)
        .hasMessageContaining("has the SHA-256");
    assertThat(TilesFolder.open(folder, ledger.key.verifierKey()).checkpoint().size())
        .isEqualTo(10);
  }

  @Test
  void checkpointOfAnotherKeyIsNotOpened() throws IOException {
    SampleLedger ledger = new SampleLedger(7);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    SigningKey other = SigningKey.generate("desk.example/ledger");
    assertThatThrownBy(() -> TilesFolder.open(folder, other.verifierKey()))
        .isInstanceOf(TilesException.class)
        .hasMessageContaining("expected desk.example/ledger+" + other.verifierKey().keyId());
  }

  /// All files but the work folder's, in order.
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(folder.resolve(".export")))
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : files(folder)) {
      contents.put(
          folder.relativize(file).toString(), TreeHash.plain(Files.readAllBytes(file)).hex());
    }
    return contents;
  }

  private static Map<String, Long> filesPerFolder(Path folder) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (Path file : files(folder)) {
      Path parent = file.getParent();
      if (parent != null) {
        counts.merge(folder.relativize(parent).toString(), 1L, Long::sum);
      }
    }
    return counts;
  }
}
