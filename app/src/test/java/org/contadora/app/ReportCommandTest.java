package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job from the command line: what is written, what is said, what the exit code is.
final class ReportCommandTest {
  private static final List<String> FILES =
      List.of(
          "findings.jsonl", "gaps.csv", "legs.csv", "others.jsonl", "report.html", "summary.json");

  @TempDir private static Path home;

  private static String archive = "";

  private final CommandRun contadora = new CommandRun();

  @BeforeAll
  static void simulate() {
    Path world = home.resolve("world");
    CommandRun run =
        new CommandRun()
            .run(
                "simulate", "--size", "small", "--seed", "6", "--clean", "--out", world.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    archive = world.resolve("2026.03.02-planes-readsb-prod-0.tar").toString();
  }

  @Test
  void reportHoldsTheFilesOfTheContract() throws IOException {
    Path out = home.resolve("contract");
    report(out);
    assertThat(names(out)).isEqualTo(FILES);
    assertThat(Files.readAllLines(out.resolve("legs.csv")).getFirst())
        .isEqualTo(
            "leg_id,icao24,registration,callsign,operator,departure_airport,departure_basis,"
                + "departure_time,arrival_airport,arrival_basis,arrival_time,class,probability,tags,"
                + "rotation_id,source");
    assertThat(Files.readAllLines(out.resolve("gaps.csv")).getFirst())
        .isEqualTo(
            "icao24,lost_time,lost_lat,lost_lon,lost_altitude_ft,found_time,found_lat,found_lon,"
                + "found_altitude_ft,duration_s,reach_km,candidate_airports");
    assertThat(out.resolve("report.html"))
        .content()
        .contains("\"simulated\":true")
        .doesNotContain("__CONTADORA_DATA__");
  }

  @Test
  void sameInputGivesTheSameBytes() throws IOException {
    Path one = home.resolve("one");
    Path two = home.resolve("two");
    report(one, "--threads", "1");
    report(two, "--threads", "4");
    for (String name : FILES) {
      assertThat(Files.mismatch(one.resolve(name), two.resolve(name))).as(name).isEqualTo(-1);
    }
  }

  @Test
  void earlierReportIsReplaced() throws IOException {
    Path out = home.resolve("again");
    report(out);
    report(out, "--from", "2031-01-01");
    assertThat(names(out)).isEqualTo(FILES);
    assertThat(Files.readAllLines(out.resolve("legs.csv"))).hasSize(1);
  }

  @Test
  void damagedInputIsNamedAndTheRestIsReported() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(archive));
    Path half = home.resolve("half.tar");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    Path out = home.resolve("damaged");
    contadora.run("flights", "report", half.toString(), "--out", out.toString());
    assertThat(contadora.exitCode()).isEqualTo(3);
    assertThat(contadora.err()).contains("TAR_TRUNCATED").contains(half.toString());
    assertThat(names(out)).isEqualTo(FILES);
    assertThat(Files.readAllLines(out.resolve("legs.csv"))).hasSizeGreaterThan(2);
  }

  @Test
  void withoutAnyInputNothingIsWritten() {
    Path out = home.resolve("nothing");
    String missing = home.resolve("missing.tar").toString();
    contadora.run("flights", "report", missing, "--out", out.toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains(missing).contains("nothing was written");
    assertThat(out).doesNotExist();
  }

  @Test
  void inputsThatHoldNothingKnownMakeNoReport() throws IOException {
    Path out = home.resolve("nothing-known");
    Path empty = Files.createDirectory(home.resolve("empty"));
    Path letters = Files.createDirectory(home.resolve("letters"));
    Files.writeString(letters.resolve("letter.txt"), "Dear monitor, here is a poem.\n");
    contadora.run(
        "flights", "report", empty.toString(), letters.toString(), "--out", out.toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err())
        .contains("INPUT_EMPTY", empty.toString(), "FORMAT_UNKNOWN", "letter.txt")
        .contains("nothing was written");
    assertThat(out).doesNotExist();
  }

  @Test
  void archiveThatBreaksOffIsNamedAndWhatCameBeforeIsReported() throws IOException {
    StringBuilder points = new StringBuilder("time_utc,icao,lat,lon,altitude_ft\n");
    for (int minute = 10; minute < 60; minute++) {
      points.append("2025-02-04 15:%d:00,ae4af6,10.%d,20,33000\n".formatted(minute, minute));
    }
    var zipped = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(zipped)) {
      zip.putNextEntry(new ZipEntry("points.csv"));
      zip.write(points.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = zipped.toByteArray();
    Path cut = home.resolve("cut.zip");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    Path out = home.resolve("cut");
    contadora.run("flights", "report", cut.toString(), "--out", out.toString());
    assertThat(contadora.exitCode()).isEqualTo(3);
    assertThat(contadora.err()).contains("ZIP_DAMAGED", cut + "!points.csv");
    assertThat(names(out)).isEqualTo(FILES);
  }

  @Test
  void folderOfSomebodyElseIsRefusedBeforeAnythingIsRead() throws IOException {
    Path out = Files.createDirectory(home.resolve("own"));
    Files.writeString(out.resolve("notes.txt"), "mine");
    contadora.run("flights", "report", archive, "--out", out.toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("notes.txt");
    assertThat(names(out)).containsExactly("notes.txt");
  }

  @Test
  void wrongOptionsAreRefusedByNameAndValue() {
    String out = home.resolve("never").toString();
    contadora.run("flights", "report", archive, "--out", out, "--lang", "de");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("The language (de) must be one of es, en, pt, fr, ht.");
    contadora.run(
        "flights", "report", archive, "--out", out, "--from", "2026-03-09", "--to", "2026-03-02");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("(2026-03-02)").contains("(2026-03-09)");
    contadora.run("flights", "report", archive, "--out", out, "--threads", "0");
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("threads (0)");
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void languageOfTheReportFollowsSettingsAndOption() throws IOException {
    Path out = home.resolve("lang");
    contadora
        .in(Map.of("HOME", "/nowhere", "CONTADORA_LANG", "pt"))
        .run("flights", "report", archive, "--out", out.toString());
    assertThat(contadora.err()).contains("Voos de deportação");
    assertThat(out.resolve("report.html")).content().contains("\"lang\":\"pt\"");
    contadora.run("flights", "report", archive, "--out", out.toString(), "--lang", "ht");
    assertThat(out.resolve("report.html")).content().contains("\"lang\":\"ht\"");
  }

  @Test
  void removalIsExplainedWithItsEvidence() throws IOException {
    Path out = home.resolve("explained");
    report(out);
    String removal = firstFinding(out);
    contadora.run("flights", "explain", removal, "--report", out.toString());
    assertThat(contadora.exitCode()).isZero();
    assertThat(contadora.out()).startsWith(removal).contains("For:").contains("Against:");
    String other = legOfClass(out, "other");
    contadora.run("flights", "explain", other, "--report", out.toString());
    assertThat(contadora.out()).startsWith(other + " is not removal-related");
    String weighed = firstOf(out.resolve("others.jsonl"));
    contadora.run("flights", "explain", weighed, "--report", out.toString());
    assertThat(contadora.out())
        .startsWith(weighed + " is not removal-related")
        .containsPattern("For:\\R(  \\+\\d.*\\R)*Against:\\R(  -\\d.*\\R)+");
    String unknown =
        legsOfClass(out, "other").filter(id -> !holds(out, id)).findFirst().orElseThrow();
    contadora.run("flights", "explain", unknown, "--report", out.toString());
    assertThat(contadora.out()).contains("Nothing in the rule book speaks for or against it");
    Files.delete(out.resolve("others.jsonl"));
    contadora.run("flights", "explain", unknown, "--report", out.toString());
    assertThat(contadora.out()).doesNotContain("rule book");
    contadora.run("flights", "explain", other + "9", "--report", out.toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("Maybe ").contains(other);
  }

  private void report(Path out, String... more) {
    List<String> args =
        Stream.concat(
                Stream.of("flights", "report", archive, "--out", out.toString()), Stream.of(more))
            .toList();
    contadora.run(args.toArray(String[]::new));
    assertThat(contadora.exitCode()).as(contadora.err()).isIn(0, 3);
  }

  private static String firstFinding(Path report) throws IOException {
    return firstOf(report.resolve("findings.jsonl"));
  }

  private static boolean holds(Path report, String legId) {
    try {
      return Files.readString(report.resolve("others.jsonl")).contains(legId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstOf(Path findings) throws IOException {
    String line = Files.readAllLines(findings).getFirst();
    return line.replaceFirst("^\\{\"leg_id\":\"([^\"]+)\".*", "$1");
  }

  private static String legOfClass(Path report, String flightClass) throws IOException {
    return legsOfClass(report, flightClass).findFirst().orElseThrow();
  }

  private static Stream<String> legsOfClass(Path report, String flightClass) throws IOException {
    return Files.readAllLines(report.resolve("legs.csv")).stream()
        .filter(line -> line.contains("," + flightClass + ","))
        .map(line -> line.substring(0, line.indexOf(',')));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
