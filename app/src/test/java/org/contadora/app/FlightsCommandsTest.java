package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The smaller commands on positions and flight records.
final class FlightsCommandsTest {
  @TempDir private static Path home;

  private static String archive = "";

  private final CommandRun contadora = new CommandRun();

  @BeforeAll
  static void simulate() {
    Path world = home.resolve("world");
    new CommandRun().run("simulate", "--size", "small", "--clean", "--out", world.toString());
    archive = world.resolve("2026.03.02-planes-readsb-prod-0.tar").toString();
  }

  @Test
  void inspectTellsFormatContentAndWhatIsWrong() throws IOException {
    Path table =
        Files.writeString(
            home.resolve("lines.dat"),
            """
            MSG,3,1,1,A960A9,1,2026/03/02,10:00:00.000,2026/03/02,10:00:00.000,,34000,,,25.80,-90.10,,,,,,0
            MSG,3,1,1,A960A9,1,2026/03/02,10:00:05.000,2026/03/02,10:00:05.000,,34000,,,95.80,-90.10,,,,,,0
            """);
    contadora.run("flights", "inspect", table.toString(), archive);
    assertThat(contadora.exitCode()).isEqualTo(3);
    assertThat(contadora.out())
        .contains("sbs: 1 documents, 1 aircraft, 1 positions")
        .contains("a960a9")
        .contains("readsb-trace: ");
    assertThat(contadora.err()).contains(table.toString());
  }

  @Test
  void unknownFormatIsRefusedWithItsBeginning() throws IOException {
    Path letter = Files.writeString(home.resolve("letter.txt"), "Dear editor,\n");
    contadora.run("flights", "inspect", letter.toString());
    assertThat(contadora.exitCode()).isEqualTo(3);
    assertThat(contadora.err()).contains("FORMAT_UNKNOWN").contains("Dear editor,");
  }

  @Test
  void legsComeInTheFormatOfTheFilesEnding() throws IOException {
    Path file = home.resolve("legs.geojson");
    contadora.run("flights", "legs", archive, "--out", file.toString());
    assertThat(file).content().startsWith("{").contains("\"FeatureCollection\"");
    contadora.run("flights", "legs", archive);
    assertThat(contadora.exitCode()).as(contadora.err()).isIn(0, 3);
    assertThat(contadora.out()).startsWith("leg_id,");
    assertThat(contadora.out().lines().count()).isGreaterThan(10);
    contadora.run("flights", "legs", archive, "--format", "kml");
    assertThat(contadora.out()).contains("<kml");
  }

  @Test
  void reachNamesTheAirportsBetweenTwoContacts() {
    contadora.run(
        "flights",
        "reach",
        "--type",
        "B738",
        "--lost",
        "2026-03-05T14:00Z,30.9,-91.5,6000,250,180,-1500",
        "--found",
        "2026-03-05T15:00Z,30.9,-91.5,6000,250,0,1500");
    assertThat(contadora.exitCode()).isZero();
    List<String> lines = contadora.out().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("airport,country,name,share,ground_stop_min");
    assertThat(lines).anyMatch(line -> line.startsWith("KBTR,US,"));
    assertThat(lines).noneMatch(line -> line.startsWith("MGGT,"));
  }

  @Test
  void contactThatCannotBeReadIsExplained() {
    contadora.run("flights", "reach", "--lost", "2026-03-05 14:00,30.9,-91.5,6000");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("The time (2026-03-05 14:00) must be ISO 8601");
    contadora.run("flights", "reach", "--lost", "2026-03-05T14:00Z,95,-91.5,6000");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("The latitude (95.0) must be between -90 and 90");
    contadora.run(
        "flights",
        "reach",
        "--lost",
        "2026-03-05T14:00Z,30.9,-91.5,6000",
        "--found",
        "2026-03-05T13:00Z,30.9,-91.5,6000");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("--found must be after");
  }

  @Test
  void weightsAreLearnedFromLabelsAndFitTheRuleBook() throws IOException {
    Path rules = home.resolve("rules");
    contadora.run("flights", "rules", "--out", rules.toString());
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    contadora.run("flights", "legs", archive);
    StringBuilder labels = new StringBuilder("leg_id,label\n");
    contadora
        .out()
        .lines()
        .skip(1)
        .forEach(line -> labels.append(line, 0, line.indexOf(',')).append(",no\n"));
    Path table = Files.writeString(home.resolve("labels.csv"), labels);
    contadora.run(
        "flights",
        "learn",
        archive,
        "--labels",
        table.toString(),
        "--out",
        rules.resolve("weights.csv").toString());
    assertThat(contadora.err()).contains("weights.csv");
    assertThat(brier("After")).isLessThan(brier("Before"));
    contadora.run("flights", "legs", archive, "--rules", rules.toString());
    assertThat(contadora.exitCode()).isIn(0, 3);
    contadora.run("flights", "rules", "--out", rules.toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
  }

  private double brier(String when) {
    String line =
        contadora.out().lines().filter(text -> text.startsWith(when)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  @Test
  void demoReportsOnItsOwnWorld() {
    Path out = home.resolve("demo");
    contadora.run("demo", "--small", "--no-open", "--out", out.toString());
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    assertThat(contadora.err()).contains("simulated").contains("report.html");
    assertThat(out.resolve("report/report.html")).isRegularFile();
    assertThat(out.resolve("world/truth/legs.csv")).isRegularFile();
  }

  @Test
  void sameSeedSimulatesTheSameBytes() throws IOException {
    Path again = home.resolve("again");
    contadora.run("simulate", "--size", "small", "--clean", "--out", again.toString());
    assertThat(Files.mismatch(Path.of(archive), again.resolve(Path.of(archive).getFileName())))
        .isEqualTo(-1);
    contadora.run("simulate", "--days", "0", "--out", again.toString());
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("The number of days (0)");
  }
}
