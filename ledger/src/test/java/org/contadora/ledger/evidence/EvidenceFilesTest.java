package org.contadora.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.TreeHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFilesTest {
  @TempDir Path folder;

  @Test
  void bytesLieUnderTheirSha256AndComeBack() throws IOException {
    var evidence = new EvidenceFiles(folder);

    var put = evidence.put("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    // FIPS 180-4's own example.
    assertThat(put.sha256().hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(folder.resolve("ba/78/" + put.sha256().hex())).hasContent("abc");
    assertThat(put.bytes()).isEqualTo(3);
    assertThat(put.isNew()).isTrue();
    var out = new ByteArrayOutputStream();
    evidence.copyTo(put.sha256(), out);
    assertThat(out.toString(java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("abc");
  }

  @Test
  void theSameBytesAreKeptOnce() throws IOException {
    var evidence = new EvidenceFiles(folder);
    var first = evidence.put(new byte[] {1, 2});

    var second = evidence.put(new ByteArrayInputStream(new byte[] {1, 2}));

    assertThat(second).isEqualTo(new EvidenceFiles.Put(first.sha256(), 2, false));
    assertThat(files()).containsExactly(evidence.path(first.sha256()));
  }

  @Test
  void aFlippedBitIsFoundOnReadingAndMendedByPuttingAgain() throws IOException {
    var random = new Random(7);
    byte[] bytes = new byte[4096];
    random.nextBytes(bytes);
    var evidence = new EvidenceFiles(folder);
    Hash name = evidence.put(bytes).sha256();
    for (int i = 0; i < 100; i++) {
      byte[] flipped = bytes.clone();
      int bit = random.nextInt(bytes.length * 8);
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(evidence.path(name), flipped);

      assertThatThrownBy(() -> evidence.verify(name))
          .isInstanceOf(EvidenceException.class)
          .hasMessageContaining("expected " + name);
    }
    evidence.put(bytes);
    assertThat(evidence.verify(name)).isEqualTo(4096);
  }

  @Test
  void missingEvidenceIsNamed() {
    var evidence = new EvidenceFiles(folder);
    Hash name = TreeHash.plain(new byte[0]);

    assertThat(evidence.contains(name, 0)).isFalse();
    assertThatThrownBy(() -> evidence.verify(name)).hasMessageContaining("is missing");
  }

  /// Lets one step after the other fail, until a put needs no more steps than were allowed.
  @Test
  void whicheverStepFailsNothingIsKeptAndTheNextPutSucceeds() throws IOException {
    byte[] bytes = new byte[200_000];
    new Random(3).nextBytes(bytes);
    Hash name = TreeHash.plain(bytes);
    int failed = 0;
    for (int step = 1; ; step++) {
      Path root = folder.resolve("step" + step);
      Files.createDirectories(root);
      var disk = new FailingDisk(step);
      var evidence = new EvidenceFiles(root, disk);
      try {
        evidence.put(bytes);
        assertThat(disk.steps).isLessThan(step);
        break;
      } catch (IOException e) {
        failed++;
        assertThat(e).hasMessage("No space left on device");
        try (var left = Files.walk(root)) {
          List<Path> files = left.filter(Files::isRegularFile).toList();
          // Once renamed, the bytes are whole; only the promise that they outlast power is missing.
          assertThat(files.size()).isLessThanOrEqualTo(1);
          for (Path file : files) {
            assertThat(file).isEqualTo(evidence.path(name)).hasBinaryContent(bytes);
          }
        }
        var mended = new EvidenceFiles(root);
        mended.put(bytes);
        assertThat(mended.verify(name)).isEqualTo(bytes.length);
      }
    }
    // Two folders, a file, four writes of 64 KiB, force, rename, three forces of folders.
    System.out.printf(
        "evidence: %d steps of a put failed one by one, none left half a file%n", failed);
    assertThat(failed).isEqualTo(12);
  }

  @Test
  void whatNeverEndedIsRemoved() throws IOException {
    Path left = folder.resolve("unfinished/0000");
    Files.createDirectories(left.getParent());
    Files.write(left, new byte[] {1});

    new EvidenceFiles(folder).removeUnfinished();

    assertThat(left).doesNotExist();
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /// Fails at the given step; a write that fails has written half.
  private static final class FailingDisk implements Disk {
    private final Disk real = Disk.real();
    private final int failing;
    private int steps;

    FailingDisk(int failing) {
      this.failing = failing;
    }

    private boolean fails() {
      return ++steps == failing;
    }

    private void step() throws IOException {
      if (fails()) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void createFolders(Path folder) throws IOException {
      step();
      real.createFolders(folder);
    }

    @Override
    public OutputStream create(Path file) throws IOException {
      step();
      return new FilterOutputStream(real.create(file)) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          if (fails()) {
            out.write(bytes, from, length / 2);
            throw new IOException("No space left on device");
          }
          out.write(bytes, from, length);
        }
      };
    }

    @Override
    public void force(Path fileOrFolder) throws IOException {
      step();
      real.force(fileOrFolder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      step();
      real.rename(from, to);
    }
  }
}
