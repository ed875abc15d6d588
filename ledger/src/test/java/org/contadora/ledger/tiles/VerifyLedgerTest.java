package org.contadora.ledger.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.ledger.ReplayableSeed;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.SigningKey;
import org.contadora.ledger.merkle.Hash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs `tools/VerifyLedger.java` as anyone would: a process of its own, with nothing but a JDK.
class VerifyLedgerTest {
  private static final Path TOOL = Path.of("tools", "VerifyLedger.java").toAbsolutePath();

  private static final int FLIPS = 200;

  /// Asks the tool once for each line of standard input, so that hundreds of exports can be checked
  /// by one process.
  private static final String ASKER =
      """
      import java.io.*;
      import java.nio.charset.StandardCharsets;
      import java.util.*;

      class Asker {
        public static void main(String[] args) throws Exception {
          var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            int exit =
                VerifyLedger.run(
                    List.of(line.split("\t")),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            var base64 = Base64.getEncoder();
            System.out.println(
                exit
                    + "\t"
                    + base64.encodeToString(out.toByteArray())
                    + "\t"
                    + base64.encodeToString(err.toByteArray()));
          }
        }
      }
      """;

  @TempDir static Path shared;
  private static Process asker;
  private static BufferedWriter questions;
  private static BufferedReader answers;

  @TempDir Path temp;

  private record Run(int exit, String out, String err) {}

  @BeforeAll
  static void startAsker() throws IOException, InterruptedException {
    Path source = shared.resolve("Asker.java");
    Files.writeString(source, ASKER);
    Path classes = shared.resolve("classes");
    // Compiled for 17, which the tool promises to run on, and without a warning.
    List<String> javac =
        List.of(
            program("javac"),
            "--release",
            "17",
            "-Xlint:all",
            "-Werror",
            "-d",
            classes.toString(),
            source.toString(),
            TOOL.toString());
    assertThat(run(shared, javac)).isEqualTo(new Run(0, "", ""));
    asker =
        plain(List.of(program("java"), "-cp", classes.toString(), "Asker"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    questions = asker.outputWriter(StandardCharsets.UTF_8);
    answers = asker.inputReader(StandardCharsets.UTF_8);
  }

  @AfterAll
  static void stopAsker() {
    asker.destroy();
  }

  @Test
  void goodExportHolds() throws Exception {
    SampleLedger ledger = new SampleLedger(700);
    Hash blob = ledger.blob("photograph");
    ledger.add("{\"kind\":\"capture\",\"sha256\":\"%s\"}".formatted(blob));
    Path folder = temp.resolve("export");
    ledger.export(folder);
    String vkey = ledger.key.verifierKey().toString();
    assertThat(start(folder.toString(), vkey))
        .isEqualTo(
            new Run(
                0,
                """
                ledger     desk.example/ledger
                signature  ok, of desk.example/ledger+%s
                entries    701
                root       ok, %s
                tiles      ok, 4 compared
                evidence   ok, 1 files
                All holds.
                """
                    .formatted(
                        ledger.key.verifierKey().keyId(), ledger.tree.frontier().root().base64()),
                ""));
  }

  @Test
  void sizesAroundTileEdgesHold() throws Exception {
    for (int size : new int[] {0, 1, 255, 256, 257, 65_536, 65_793}) {
      SampleLedger ledger = new SampleLedger(size);
      Path folder = temp.resolve("export" + size);
      ledger.export(folder);
      assertThat(verify(folder, ledger.key.verifierKey().toString()).exit)
          .as("%d entries", size)
          .isZero();
    }
  }

  @Test
  void exportGrownInStepsHoldsAgainstEveryEarlierCheckpoint() throws Exception {
    SampleLedger ledger = new SampleLedger(0);
    Path folder = temp.resolve("export");
    List<Path> kept = new ArrayList<>();
    for (int size : new int[] {0, 200, 256, 300, 900}) {
      ledger.grow(size);
      ledger.export(folder);
      Path copy = temp.resolve("checkpoint-" + size);
      Files.copy(folder.resolve("checkpoint"), copy);
      kept.add(copy);
    }
    String vkey = ledger.key.verifierKey().toString();
    for (Path old : kept) {
      Run run = verify(folder, vkey, old.toString());
      assertThat(run.exit).as(run.out).isZero();
      assertThat(run.out).contains("since then ok, the first");
    }
    // Another history, signed by the same key: the ledger did not only grow.
    Checkpoint other =
        new Checkpoint("desk.example/ledger", 200, new SampleLedger(201).tree.frontier().root());
    Path rewritten = temp.resolve("rewritten");
    Files.write(rewritten, ledger.key.sign(other).bytes());
    Run run = verify(folder, vkey, rewritten.toString());
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.out).contains("DIFFERENT  root of the first 200 entries is");
  }

  @Test
  void signatureOfAnotherKeyIsNotTaken() throws Exception {
    SampleLedger ledger = new SampleLedger(3);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    SigningKey other = SigningKey.generate("desk.example/ledger");
    Run run = start(folder.toString(), other.verifierKey().toString());
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.out).contains("DIFFERENT  checkpoint is not signed by desk.example/ledger+");
    Run own = verify(folder);
    assertThat(own.exit).isZero();
    assertThat(own.out).contains("compare it with one that you have from elsewhere");
  }

  @Test
  void captureThatIsNotInTheExportIsSaid() throws Exception {
    SampleLedger ledger = new SampleLedger(3);
    String name = "ab".repeat(32);
    ledger.add("{\"kind\":\"capture\",\"sha256\":\"%s\"}".formatted(name));
    Path folder = temp.resolve("export");
    ledger.export(folder);
    Run run = verify(folder, ledger.key.verifierKey().toString());
    assertThat(run.exit).isZero();
    assertThat(run.out).contains("1 captures are not in this export; the first is " + name);
  }

  @Test
  void whatCannotBeCheckedIsSaid() throws Exception {
    assertThat(start(temp.resolve("nowhere").toString()).exit).isEqualTo(2);
    assertThat(verify(temp, "a", "b", "c").exit).isEqualTo(2);
    Files.createDirectory(temp.resolve("empty"));
    Run run = verify(temp.resolve("empty"));
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.out).contains("vkey is missing");
  }

  @Test
  void everyFlippedBitInAnyFileIsFound() throws Exception {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("verifier flips");
    SampleLedger ledger = new SampleLedger(300);
    Path folder = temp.resolve("export");
    ledger.export(folder);
    ledger.grow(600);
    ledger.blob("photograph");
    ledger.export(folder);
    ledger.grow(700);
    ledger.export(folder);
    List<Path> files = TilesTest.files(folder);
    String vkey = ledger.key.verifierKey().toString();
    for (int i = 0; i < FLIPS; i++) {
      // Small files would hardly ever be hit if every byte had the same chance.
      Path file = files.get(i < files.size() ? i : random.nextInt(files.size()));
      long bit = random.nextLong(8 * Files.size(file));
      TilesAuditTest.flip(file, bit);
      Run run = verify(folder, vkey);
      assertThat(run.exit)
          .as("bit %d of %s, %s%n%s", bit, folder.relativize(file), ReplayableSeed.hint(seed), run)
          .isEqualTo(1);
      TilesAuditTest.flip(file, bit);
    }
    assertThat(verify(folder, vkey).exit).isZero();
    System.out.printf("%d of %d flipped bits found by VerifyLedger%n", FLIPS, FLIPS);
  }

  /// Asks the process that stays.
  private static Run verify(Path folder, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(folder.toString()));
    arguments.addAll(List.of(more));
    questions.write(String.join("\t", arguments));
    questions.newLine();
    questions.flush();
    List<String> answer = List.of(answers.readLine().split("\t", -1));
    return new Run(Integer.parseInt(answer.get(0)), decode(answer.get(1)), decode(answer.get(2)));
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  /// Starts the tool from its source, as its first line of help says.
  private Run start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program("java"), TOOL.toString()));
    command.addAll(List.of(arguments));
    return run(temp, command);
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static Run run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        plain(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end");
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /// What the surroundings set for other Java programs would be printed into its messages.
  private static ProcessBuilder plain(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }
}
