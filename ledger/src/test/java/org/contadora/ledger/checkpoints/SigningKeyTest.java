package org.contadora.ledger.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.contadora.ledger.merkle.TreeHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir Path folder;

  @Test
  void keyIsWrittenForItsOwnerAndReadBack() throws IOException {
    SigningKey key = SigningKey.generate("desk.example/ledger");
    Path file = folder.resolve("ledger.key");
    key.write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    SigningKey read = SigningKey.read(file);
    assertThat(read.verifierKey()).isEqualTo(key.verifierKey());
    Checkpoint checkpoint = new Checkpoint("desk.example/ledger", 0, TreeHash.emptyRoot());
    assertThat(read.sign(checkpoint)).isEqualTo(key.sign(checkpoint));
  }

  @Test
  void keyIsNeverWrittenOver() throws IOException {
    Path file = folder.resolve("ledger.key");
    SigningKey.generate("desk.example/ledger").write(file);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> SigningKey.generate("desk.example/ledger").write(file))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("never written over");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void keyThatOthersMayReadIsRefused() throws IOException {
    Path file = folder.resolve("ledger.key");
    SigningKey.generate("desk.example/ledger").write(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> SigningKey.read(file))
        .isInstanceOf(NoteException.class)
        .hasMessageContaining("has the rights rw-r-----, expected rw-------\nMaybe chmod 600");
  }

  @Test
  void halvesOfTwoKeysAreToldApart() throws IOException {
    List<String> first = lines("a.key");
    List<String> second = lines("b.key");
    // The first half of one, under the id of the other.
    String[] parts = first.getFirst().split("\\+", 5);
    String id = second.getLast().split("\\+", 3)[1];
    String mixed = String.join("+", parts[0], parts[1], parts[2], id, parts[4]);
    assertThatThrownBy(() -> SigningKey.parse(mixed, VerifierKey.parse(second.getLast())))
        .isInstanceOf(NoteException.class)
        .hasMessageContaining("expected the secret half of");
  }

  @Test
  void damagedKeysAreRefusedWithoutShowingTheSecret() throws IOException {
    List<String> lines = lines("a.key");
    String secret = lines.getFirst();
    String seed = secret.split("\\+", 5)[4];
    for (String wrong :
        List.of(
            secret.substring(0, secret.length() - 4),
            secret.substring(1),
            secret + "AAAA",
            secret.replace("PRIVATE", "private"))) {
      assertThatThrownBy(() -> SigningKey.parse(wrong, VerifierKey.parse(lines.getLast())))
          .isInstanceOf(NoteException.class)
          .message()
          .doesNotContain(seed.substring(0, 20));
    }
    Path file = folder.resolve("short.key");
    SigningKey.generate("desk.example/ledger").write(file);
    Files.writeString(file, lines.getFirst() + "\n");
    assertThatThrownBy(() -> SigningKey.read(file)).hasMessageContaining("has 1 lines, expected 2");
    assertThat(SigningKey.parse(secret, VerifierKey.parse(lines.getLast())).toString())
        .doesNotContain(seed.substring(0, 20));
  }

  private List<String> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    SigningKey.generate("desk.example/ledger").write(file);
    return Files.readAllLines(file);
  }
}
