package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.contadora.desk.reception.Receptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `contadora desk --arrivals-file`, where it does not start, and another passphrase for the file.
final class DeskArrivalsTest {
  @TempDir private Path folder;

  private Path passphrase(String permissions) throws Exception {
    Path file = Files.writeString(folder.resolve("passphrase"), "cinco palabras al azar bastan\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private CommandRun desk(Path kept, Path passphrase) {
    return new CommandRun()
        .run(
            "desk",
            "--lang",
            "en",
            "--no-open",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--arrivals-file",
            kept.toString(),
            "--arrivals-passphrase-file",
            passphrase.toString());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void passphraseThatOthersMayReadIsRefused() throws Exception {
    Path kept = folder.resolve("arrivals.sealed");
    CommandRun run = desk(kept, passphrase("rw-r-----"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("rw-r-----").contains("chmod 600").doesNotContain("palabras");
    assertThat(kept).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileThatIsNoneOfArrivalsIsLeftAsItIs() throws Exception {
    Path kept = Files.writeString(folder.resolve("arrivals.sealed"), "Somebody's own notes.");
    CommandRun run = desk(kept, passphrase("rw-------"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(kept.toString()).contains("left as it is");
    assertThat(kept).hasContent("Somebody's own notes.");
  }

  @Test
  void passphraseFileAloneIsNotUnderstood() {
    CommandRun run =
        new CommandRun().run("desk", "--lang", "en", "--arrivals-passphrase-file", "passphrase");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--arrivals-file");
  }

  private CommandRun change(Path kept, Path old, Path next) {
    return new CommandRun()
        .run(
            "desk",
            "arrivals",
            "passphrase",
            kept.toString(),
            "--lang",
            "en",
            "--arrivals-passphrase-file",
            old.toString(),
            "--new-passphrase-file",
            next.toString());
  }

  private Path secret(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text + "\n");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file;
  }

  @Test
  void passphraseIsChanged() throws Exception {
    Path kept = folder.resolve("arrivals.sealed");
    new Receptions(kept, new SecureRandom()).open("cinco palabras al azar bastan".toCharArray());
    byte[] before = Files.readAllBytes(kept);
    Path old = secret("old", "cinco palabras al azar bastan");
    Path next = secret("new", "otras cinco palabras al azar");
    CommandRun wrong = change(kept, next, old);
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("is not the one with which").doesNotContain("palabras");
    CommandRun tooShort = change(kept, old, secret("short", "corta"));
    assertThat(tooShort.exitCode()).isEqualTo(1);
    assertThat(tooShort.err()).contains("must have 15 to");
    assertThat(Files.readAllBytes(kept)).isEqualTo(before);
    CommandRun done = change(kept, old, next);
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(done.err()).contains("open with the new passphrase").doesNotContain("palabras");
    Receptions opened = new Receptions(kept, new SecureRandom());
    opened.open("otras cinco palabras al azar".toCharArray());
    assertThat(opened.place()).isEqualTo(Receptions.Place.OPEN_FILE);
    CommandRun again = change(kept, old, next);
    assertThat(again.exitCode()).isEqualTo(1);
  }

  @Test
  void nobodyIsAskedWhereNobodyIs() {
    CommandRun run =
        new CommandRun().run("desk", "arrivals", "passphrase", "arrivals.sealed", "--lang", "en");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--arrivals-passphrase-file must name a file");
  }
}
