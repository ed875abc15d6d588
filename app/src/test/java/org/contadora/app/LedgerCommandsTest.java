package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The record behind every figure, from a simulated day to an export.
final class LedgerCommandsTest {
  @TempDir private static Path home;

  private static String archive = "";
  private static String ledger = "";

  private final CommandRun contadora = new CommandRun();

  @BeforeAll
  static void recordASimulatedDay() {
    Path world = home.resolve("world");
    var contadora = new CommandRun();
    contadora.run("simulate", "--size", "small", "--clean", "--out", world.toString());
    archive = world.resolve("2026.03.02-planes-readsb-prod-0.tar").toString();
    ledger = home.resolve("ledger").toString();
    contadora.run("ledger", "record", archive, "--ledger", ledger, "--lang", "en");
    assertThat(contadora.exitCode()).as(contadora.err()).isIn(0, 3);
    assertThat(contadora.err()).contains("Recorded: 1 captures").contains("Signed:");
  }

  @Test
  void sameInputIsRecordedOnce() {
    contadora.run("ledger", "record", archive, "--ledger", ledger, "--lang", "en");
    assertThat(contadora.err()).contains("Recorded: 0 captures, 0 legs, 0 findings;");
  }

  @Test
  void legHasItsHistoryWithTheCaptureItComesFrom() {
    contadora.run("flights", "legs", archive);
    String leg = contadora.out().lines().skip(1).findFirst().orElseThrow().split(",", 2)[0];
    contadora.run("ledger", "history", "leg:" + leg, "--ledger", ledger);
    assertThat(contadora.exitCode()).isZero();
    assertThat(contadora.out())
        .contains(" + {\"captures\":[\"")
        .contains("\"kind\":\"observation\"")
        .contains("\"subject\":\"leg:" + leg + "\"")
        .doesNotContain(home.toString());
    contadora.run(
        "ledger", "history", "leg:" + leg, "--ledger", ledger, "--as-of", "2000-01-01T00:00:00Z");
    assertThat(contadora.out()).isEmpty();
  }

  @Test
  void proofNamesTheEntryAndTheSignedState() {
    contadora.run("ledger", "prove", "3", "--ledger", ledger);
    assertThat(contadora.exitCode()).isZero();
    assertThat(contadora.out())
        .startsWith("c2sp.org/tlog-proof@v1\nindex 3\n")
        .contains("\n\ncontadora.local/ledger\n")
        .contains("\n— contadora.local/ledger ");
    contadora.run("ledger", "prove", "99999999", "--ledger", ledger);
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("The index (99999999) must be below");
  }

  @Test
  void copyAndRestoredCopyAreSound() {
    String copy = home.resolve("copy").toString();
    String again = home.resolve("again").toString();
    contadora.run("ledger", "backup", "--out", copy, "--ledger", ledger);
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    contadora.run("ledger", "restore", "--from", copy, "--ledger", again);
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    contadora.run("ledger", "verify", "--ledger", again, "--lang", "en");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.err()).contains("All is as it was signed.");
  }

  @Test
  void whatNothingSignedIsNotCalledSigned() throws Exception {
    String copy = home.resolve("unsigned").toString();
    contadora.run("ledger", "backup", "--out", copy, "--ledger", ledger);
    Path key = Path.of(copy, "ledger.vkey");
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + Path.of(copy, "ledger.db"));
        Statement statement = database.createStatement()) {
      statement.execute("delete from checkpoint");
    }
    contadora.run("ledger", "verify", "--ledger", copy, "--lang", "en");
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.err())
        .contains("no checkpoint has signed the last ")
        .doesNotContain("All is as it was signed.");
    Files.writeString(key, "no key");
    contadora.run("ledger", "verify", "--ledger", copy, "--lang", "en");
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("The public key " + key).doesNotContain("\tat ");
    Files.delete(key);
    contadora.run("ledger", "verify", "--ledger", copy, "--lang", "en");
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains(key + " must exist");
  }

  @Test
  void changedEvidenceIsFound() throws IOException {
    String copy = home.resolve("damaged").toString();
    contadora.run("ledger", "backup", "--out", copy, "--ledger", ledger);
    Path evidence;
    try (Stream<Path> files = Files.walk(Path.of(copy, "evidence"))) {
      evidence = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    try (FileChannel file =
        FileChannel.open(evidence, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var one = ByteBuffer.allocate(1);
      file.read(one, 100);
      file.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 1)}), 100);
    }
    contadora.run("ledger", "verify", "--ledger", copy, "--lang", "en");
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("The ledger is damaged: 1 problems.");
  }

  @Test
  void exportIsAFolderThatToolsOfTransparencyLogsKnow() {
    Path out = home.resolve("public");
    contadora.run("ledger", "export", "--out", out.toString(), "--ledger", ledger);
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(out.resolve("checkpoint")).content().startsWith("contadora.local/ledger\n");
    assertThat(out.resolve("tile")).isDirectory();
    contadora.run("ledger", "export", "--out", out.toString(), "--ledger", ledger, "--lang", "en");
    assertThat(contadora.err()).contains(" entries, 0 of them new");
  }

  @Test
  void claimsOfNamedSourcesAreRecordedWithWhatCannotBeUsed() throws IOException {
    Path table = home.resolve("claims.csv");
    Files.writeString(
        table,
        """
        event,topic,statement,value,event_date_claimed,source
        closure,date,On the 3rd,2020-02-03,2020-02,Gaceta Inventada
        closure,date,On the 4th,2020-02-04,2020-02-04,Diario Imaginado
        closure,date,Some day,,soon,Diario Imaginado
        """);
    contadora.run(
        "ledger",
        "claims",
        table.toString(),
        "--mapping",
        "event-claims",
        "--ledger",
        ledger,
        "--lang",
        "en");
    assertThat(contadora.exitCode()).as(contadora.err()).isEqualTo(3);
    assertThat(contadora.err()).contains("Recorded: 2 claims, 2 new sources").contains("(soon)");
    contadora.run("ledger", "history", "event:closure", "--ledger", ledger);
    assertThat(contadora.out().lines()).hasSize(2);
    assertThat(contadora.out()).contains("\"value\":\"2020-02-04\"");
    contadora.run("ledger", "claims", table.toString(), "--mapping", "none", "--ledger", ledger);
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("contadora-claims, event-claims");
  }

  @Test
  void wrongUseIsExplained() {
    contadora.run("ledger", "history", "flight 17", "--ledger", ledger);
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("must be written type:id");
    contadora.run("ledger", "record", home.resolve("nowhere").toString(), "--ledger", ledger);
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("nowhere) must be a file or folder that is there");
    contadora.run("ledger", "verify", "--ledger", home.resolve("nothing").toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
    List<String> said = contadora.err().lines().toList();
    assertThat(said.getFirst()).startsWith("contadora: ").contains("nothing");
    contadora.run("ledger", "verify", "--postgres", "mysql://localhost/x");
    assertThat(contadora.exitCode()).isEqualTo(2);
  }
}
