package org.contadora.desk.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.contadora.desk.reception.ArrivalsException.Why;
import org.contadora.ledger.evidence.Disk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the sealed file finds out, and what a disk that fails leaves.
final class SealedFileTest {
  private static final char[] PASSPHRASE = "cinco palabras al azar bastan".toCharArray();
  private static final byte[] CONTENT = "Tave Lorimund".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("arrivals.sealed");
    sealed(Disk.real()).begun(PASSPHRASE).write(CONTENT);
  }

  private SealedFile sealed(Disk disk) {
    return new SealedFile(file, disk, new SecureRandom());
  }

  private Why refused(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    ArrivalsException said =
        catchThrowableOfType(ArrivalsException.class, () -> sealed(Disk.real()).open(PASSPHRASE));
    assertThat(said).as("it must be refused").isNotNull();
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    return said.why();
  }

  @Test
  void everyByteThatIsAnotherIsFoundAndEveryLength() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % Byte.SIZE);
      assertThat(refused(flipped)).as("byte %d", at).isEqualTo(Why.DAMAGED);
      assertThat(refused(Arrays.copyOf(whole, at))).as("%d bytes", at).isEqualTo(Why.DAMAGED);
    }
    assertThat(refused(Arrays.copyOf(whole, whole.length + 1))).isEqualTo(Why.DAMAGED);
    Files.write(file, whole);
    assertThat(sealed(Disk.real()).open(PASSPHRASE)).isEqualTo(CONTENT);
  }

  /// Whoever changes the file on purpose makes the checksum anew as well.
  @Test
  void whatWasChangedWithItsChecksumIsNotOpened() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    int sumAt = whole.length - 32;
    // The salt, the nonce, the first byte of the content, the last of the tag.
    for (int at : new int[] {21, 37, 49, sumAt - 1}) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(changed, sumAt));
      System.arraycopy(sum, 0, changed, sumAt, sum.length);
      assertThat(refused(changed)).as("byte %d", at).isEqualTo(Why.WRONG_PASSPHRASE);
    }
  }

  @Test
  void sameContentIsNeverTheSameBytes() throws Exception {
    byte[] first = Files.readAllBytes(file);
    SealedFile sealed = sealed(Disk.real());
    sealed.open(PASSPHRASE);
    sealed.write(CONTENT);
    byte[] second = Files.readAllBytes(file);
    assertThat(second).hasSameSizeAs(first).isNotEqualTo(first);
    assertThat(Arrays.copyOf(second, 37))
        .as("version and salt")
        .isEqualTo(Arrays.copyOf(first, 37));
    assertThat(sealed(Disk.real()).open(PASSPHRASE)).isEqualTo(CONTENT);
  }

  @Test
  void whatAnotherProgramWroteIsNotWrittenOver() throws Exception {
    SealedFile one = sealed(Disk.real());
    SealedFile other = sealed(Disk.real());
    one.open(PASSPHRASE);
    other.open(PASSPHRASE);
    one.write("Tave Lorimund, Osk Belisar".getBytes(StandardCharsets.UTF_8));
    byte[] before = Files.readAllBytes(file);
    ArrivalsException said =
        catchThrowableOfType(ArrivalsException.class, () -> other.write(CONTENT));
    assertThat(said.why()).isEqualTo(Why.CHANGED);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    one.write(CONTENT);
    assertThat(sealed(Disk.real()).open(PASSPHRASE)).isEqualTo(CONTENT);
    // A file that somebody took away is made again.
    Files.delete(file);
    one.write(CONTENT);
    assertThat(sealed(Disk.real()).open(PASSPHRASE)).isEqualTo(CONTENT);
  }

  /// A disk on which a step fails as on one that is full or goes away.
  private record Failing(String step) implements Disk {
    private void step(String now) throws IOException {
      if (now.equals(step)) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void createFolders(Path of) throws IOException {
      Disk.real().createFolders(of);
    }

    @Override
    public OutputStream create(Path of) throws IOException {
      step("create");
      return new FilterOutputStream(Disk.real().create(of)) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          out.write(bytes, from, length / 2);
          step("write");
          out.write(bytes, from + length / 2, length - length / 2);
        }
      };
    }

    @Override
    public void force(Path of) throws IOException {
      step(Files.isDirectory(of) ? "force the folder" : "force");
      Disk.real().force(of);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      step("rename");
      Disk.real().rename(from, to);
    }
  }

  @Test
  void diskThatIsFullAtAnyStepLeavesTheFileAsItWas() throws Exception {
    byte[] before = Files.readAllBytes(file);
    for (String step : new String[] {"create", "write", "force", "rename"}) {
      SealedFile sealed = sealed(new Failing(step));
      sealed.open(PASSPHRASE);
      ArrivalsException said =
          catchThrowableOfType(ArrivalsException.class, () -> sealed.write(new byte[1000]));
      assertThat(said).as(step).isNotNull();
      assertThat(said.why()).isEqualTo(Why.DISK);
      assertThat(said)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining(file.toString());
      assertThat(Files.readAllBytes(file)).as(step).isEqualTo(before);
      try (var files = Files.list(folder)) {
        assertThat(files).as(step).containsExactly(file);
      }
    }
  }

  private static final char[] NEXT = "otras cinco palabras al azar".toCharArray();

  private static byte[] nobody() {
    return ArrivalsJson.write(new ArrivalsJson.Content(3, List.of()));
  }

  private void change(Disk disk, char[] old, char[] next) throws ArrivalsException {
    Receptions.changePassphrase(file, disk, new SecureRandom(), old, next);
  }

  @Test
  void fileIsSealedUnderAnotherPassphrase() throws Exception {
    SealedFile first = sealed(Disk.real());
    first.open(PASSPHRASE);
    first.write(nobody());
    byte[] before = Files.readAllBytes(file);
    change(Disk.real(), PASSPHRASE, NEXT);
    assertThat(sealed(Disk.real()).open(NEXT)).isEqualTo(nobody());
    assertThat(
            catchThrowableOfType(
                    ArrivalsException.class, () -> sealed(Disk.real()).open(PASSPHRASE))
                .why())
        .isEqualTo(Why.WRONG_PASSPHRASE);
    byte[] after = Files.readAllBytes(file);
    int saltAt = "CONTADORA ARRIVALS 1\n".length();
    assertThat(Arrays.copyOfRange(after, saltAt, saltAt + 16))
        .as("the salt")
        .isNotEqualTo(Arrays.copyOfRange(before, saltAt, saltAt + 16));
    assertThat(catchThrowableOfType(ArrivalsException.class, () -> first.write(CONTENT)).why())
        .as("a desk that had it open writes it no more")
        .isEqualTo(Why.CHANGED);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void passphraseThatCannotBeChangedStaysWhatItWas() throws Exception {
    SealedFile first = sealed(Disk.real());
    first.open(PASSPHRASE);
    first.write(nobody());
    byte[] before = Files.readAllBytes(file);
    refusedChange(
        Why.WRONG_PASSPHRASE, Disk.real(), "una de otras cinco palabras".toCharArray(), NEXT);
    refusedChange(Why.BAD_PASSPHRASE, Disk.real(), PASSPHRASE, "corta".toCharArray());
    for (String step : new String[] {"create", "write", "force", "rename"}) {
      refusedChange(Why.DISK, new Failing(step), PASSPHRASE, NEXT);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(sealed(Disk.real()).open(PASSPHRASE)).isEqualTo(nobody());
    Files.delete(file);
    refusedChange(Why.DISK, Disk.real(), PASSPHRASE, NEXT);
    assertThat(file).doesNotExist();
  }

  private void refusedChange(Why why, Disk disk, char[] old, char[] next) {
    ArrivalsException said =
        catchThrowableOfType(ArrivalsException.class, () -> change(disk, old, next));
    assertThat(said).as(why.name()).isNotNull();
    assertThat(said.why()).isEqualTo(why);
    assertThat(said).hasMessageNotContainingAny(new String(old), new String(next));
  }
}
