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

  /// A row that is there twice, and a jump over half the Atlantic and back, which only shows beside
  /// the rows around it.
  @Test
  void inspectTellsWhatAReportWouldRefuseWithTheSameCounts() throws IOException {
    String points =
        """
        time_utc,icao,lat,lon,altitude_ft,ground_speed_kt,track_deg
        2026-03-02 10:00:00,a960a9,25.80,-90.10,34000,420,180
        2026-03-02 10:00:30,a960a9,25.74,-90.10,34000,420,180
        2026-03-02 10:00:30,a960a9,25.74,-90.10,34000,420,180
        2026-03-02 10:01:00,a960a9,25.68,-40.10,34000,420,180
        2026-03-02 10:01:30,a960a9,25.62,-90.10,34000,420,180
        2026-03-02 10:02:00,a960a9,25.56,-90.10,34000,420,180
        2026-03-02 10:02:30,a960a9,25.50,-90.10,34000,420,180
        """;
    Path table = Files.writeString(home.resolve("jump.csv"), points);
    contadora.run("flights", "legs", table.toString());
    List<String> refused = refused(contadora);
    assertThat(refused)
        .anyMatch(line -> line.contains("1 × POSITION_DUPLICATE"))
        .anyMatch(line -> line.contains("1 × POSITION_TELEPORT"));
    contadora.run("flights", "inspect", table.toString());
    assertThat(contadora.exitCode()).isZero();
    assertThat(refused(contadora)).isEqualTo(refused);
    assertThat(contadora.out()).contains("points-csv: 1 documents, 1 aircraft, 7 positions");
    contadora.given(points).run("flights", "inspect", "-");
    assertThat(refused(contadora)).isEqualTo(refused);
    assertThat(contadora.out()).startsWith("-: ").contains("7 positions");
    assertThat(contadora.err()).contains("e.g. -:").doesNotContain(".tmp");
    contadora.run("flights", "inspect", table.toString(), "--lang", "es");
    assertThat(contadora.err())
        .contains(
            "a960a9, 2026-03-02T10:01:00Z: 25.6800,-40.1000, después de 25.7400,-90.1000"
                + " (2026-03-02T10:00:30Z)")
        .contains("Hay posiciones que repiten hora y lugar de otra anterior (1 de 7)");
  }

  @Test
  void inspectTellsWhichFlightsTwoInputsTellOf() throws IOException {
    String header =
        "leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,"
            + "arrival_airport,arrival_basis,arrival_time\n";
    Path one =
        Files.writeString(
            home.resolve("one.csv"),
            header
                + """
                a,,N441US,SWQ3520,KAEX,,2025-05-07T12:10:00Z,MGGT,,2025-05-07T14:20:00Z
                b,,N441US,SWQ3521,MGGT,,2025-05-07T15:30:00Z,KAEX,,2025-05-07T18:10:00Z
                """);
    String two =
        header + "c,,N441US,SWQ3520,KAEX,,2025-05-07T12:13:00Z,MGGT,,2025-05-07T14:25:00Z\n";
    contadora.given(two).run("flights", "inspect", one.toString(), "-");
    assertThat(contadora.exitCode()).isZero();
    assertThat(contadora.out())
        .contains(
            "Legs of - that other inputs tell of, too: 1 (" + one + ": 1).",
            "    2025-05-07T12:13:00Z SWQ3520 N441US KAEX–MGGT")
        .doesNotContain("SWQ3521", ".tmp");
    assertThat(contadora.err()).contains("Refused: 1 × RECORD_DUPLICATE");
    contadora.run("flights", "inspect", one.toString());
    assertThat(contadora.out()).doesNotContain("other inputs");
  }

  private static List<String> refused(CommandRun run) {
    return run.err().lines().filter(line -> line.startsWith("Refused: ")).toList();
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
  void contactsTooFarApartForOneAircraftAreToldAsSuch() {
    contadora.run(
        "flights",
        "reach",
        "--type",
        "B738",
        "--lost",
        "2026-03-05T14:02Z,-25.71,30.15,16100",
        "--found",
        "2026-03-05T14:22Z,40,30.15,16100");
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.out()).isEmpty();
    // 65.71 degrees of latitude in a third of an hour.
    assertThat(contadora.err())
        .contains("7307 km apart and 20.0 minutes: that needs 118")
        .contains("It cannot be the same aircraft");
  }

  @Test
  void hoursThatAreNotPositiveAreRefused() {
    for (String hours : List.of("-1", "0", "NaN")) {
      contadora.run(
          "flights", "reach", "--lost", "2026-03-05T14:00Z,30.9,-91.5,6000", "--hours=" + hours);
      assertThat(contadora.exitCode()).as(hours).isEqualTo(2);
      assertThat(contadora.err()).contains("--hours " + hours).contains("must be more than 0");
    }
  }

  @Test
  void referenceFolderWithoutReferenceIsRefused() throws IOException {
    Path folder = Files.createDirectory(home.resolve("no-reference"));
    reachWith(folder);
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains(folder.toString(), "no CSV file", "runways.csv");
    Files.writeString(folder.resolve("notes.csv"), "day,note\n2026-03-05,nothing\n");
    reachWith(folder);
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("notes.csv");
    Files.writeString(
        folder.resolve("fields.csv"),
        """
        icao,city,subd,elevation,lat,lon,tz,country,name
        QQQQ,Nowhere,,10,30.8,-91.5,UTC,US,Nowhere Field
        """);
    reachWith(folder);
    assertThat(contadora.exitCode()).isZero();
  }

  private void reachWith(Path reference) {
    contadora.run(
        "flights",
        "reach",
        "--lost",
        "2026-03-05T14:00Z,30.9,-91.5,6000",
        "--hours",
        "0.2",
        "--reference",
        reference.toString());
  }

  @Test
  void reportTellsOfRecordsDatedFarFromAllOthers() throws IOException {
    var rows =
        new StringBuilder(
            "leg_id,icao24,registration,callsign,departure_airport,departure_basis,"
                + "departure_time,arrival_airport,arrival_basis,arrival_time\n"
                + "typo,,N440US,SWQ3522,KAEX,,2002-04-20T13:00:00Z,MGGT,,2002-04-20T16:30:00Z\n");
    for (int day = 1; day <= 25; day++) {
      rows.append("m%1$d,,N%1$dUS,SWQ3520,KAEX,,2020-04-%1$02dT13:00:00Z,".formatted(day))
          .append("MGGT,,2020-04-%02dT16:30:00Z\n".formatted(day));
    }
    Path table = Files.writeString(home.resolve("typo.csv"), rows);
    String out = home.resolve("typo").toString();
    contadora.run("flights", "report", table.toString(), "--out", out);
    assertThat(contadora.exitCode()).isZero();
    assertThat(contadora.err())
        .contains("Removal flights: 26 ")
        .contains("far from all others: 1 (2002-04-20).")
        .contains("The period of the report is 2020-04-01/2020-04-25");
    contadora.run("flights", "report", table.toString(), "--out", out, "--from", "2020-01-01");
    assertThat(contadora.err()).contains("Removal flights: 25 ").doesNotContain("far from all");
  }

  @Test
  void periodOutsideOfTheInputsIsToldWithTheDaysThatThereAre() throws IOException {
    contadora.run("flights", "legs", archive, "--from", "2031-01-01");
    assertThat(contadora.err())
        .contains("hold nothing in the period asked for (2031-01-01/..); they hold 2026-03-0");
    Path records =
        Files.writeString(
            home.resolve("points.csv"),
            "time_utc,icao,lat,lon,altitude_ft\n2025-02-04 15:10:00,ae4af6,10.1,20,33000\n");
    contadora.run("flights", "legs", records.toString(), "--to", "2024-12-31", "--lang", "es");
    assertThat(contadora.err()).contains("(../2024-12-31); tienen 2025-02-04/2025-02-04.");
    contadora.run("flights", "legs", records.toString(), "--to", "2025-02-04");
    assertThat(contadora.err()).doesNotContain("period asked for");
  }

  @Test
  void rulesThatWouldNeverHoldAreRefused() throws IOException {
    Path rules = Files.createDirectory(home.resolve("own-rules"));
    Path hubs = rules.resolve("hubs.csv");
    String header = "airport,grade,from,to,source\n";
    Files.writeString(hubs, header + "KAEX,staging,,,me\nKAEXX,stop,,,me\n");
    assertThat(judgedBy(rules))
        .contains("hubs.csv, line 3: airport (KAEXX) must be the code of a known airport");
    Files.writeString(hubs, header + "KAEX,staging,,,me\n");
    Path typo = Files.writeString(rules.resolve("hub.csv"), header);
    assertThat(judgedBy(rules)).contains(typo.toString(), "Maybe hubs.csv is meant.");
    Files.delete(typo);
    Files.writeString(
        rules.resolve("destinations.csv"),
        """
        place,kind,third_country,usual,from,to,source
        QQQQ,frequent,no,,,,me
        """);
    assertThat(judgedBy(rules)).contains("destinations.csv, line 2: place (QQQQ) must be");
    Files.writeString(
        rules.resolve("destinations.csv"),
        """
        place,kind,third_country,usual,from,to,source
        GT,frequent,no,MGGT MGGX,,,me
        """);
    assertThat(judgedBy(rules)).contains("destinations.csv, line 2: usual (MGGT MGGX) must be");
    Files.delete(rules.resolve("destinations.csv"));
    Files.writeString(
        rules.resolve("weights.csv"), "code,weight,source\nPRIOR,\"-4,mine\nHUB_STOP,1,mine\n");
    assertThat(judgedBy(rules)).contains("weights.csv, line 2: record (PRIOR,\"-4,mine) must be");
    Files.writeString(
        rules.resolve("weights.csv"), "code,weight,source\nPRIOR,-4,mine\nHUB_STOP,1,\"mine\n");
    assertThat(judgedBy(rules))
        .contains("weights.csv, line 3: record (HUB_STOP,1,\"mine) must be")
        .contains("Maybe a quote in it is never closed.");
  }

  private String judgedBy(Path rules) {
    contadora.run("flights", "legs", archive, "--rules", rules.toString());
    assertThat(contadora.exitCode()).isEqualTo(2);
    return contadora.err();
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
    contadora.run("simulate", "--from", "1850-01-01", "--out", again.toString());
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("The days (1850-01-01 and 13 more) must be between");
    contadora.run("simulate", "--seed", "seven", "--out", again.toString());
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("The seed (seven) must be a whole number");
  }
}
