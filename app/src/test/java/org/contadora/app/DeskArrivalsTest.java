package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `contadora desk --arrivals-file`, where it does not start.
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
}
