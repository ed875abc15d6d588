package org.contadora.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.contadora.desk.Desk;
import org.contadora.desk.DeskParts;
import org.contadora.desk.DeskSettings;
import org.contadora.desk.threats.ThreatEngine;
import org.contadora.flights.Flights;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.records.FlightRecords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report of a month, written by the command beside a desk that runs or not.
final class DeskReportTest {
  @TempDir private static Path data;
  @TempDir private Path home;
  private final CommandRun contadora = new CommandRun();

  @BeforeAll
  static void openOnce() throws Exception {
    start().close();
  }

  private static Desk start() throws IOException {
    Airports airports = Airports.bundled();
    Flights engine =
        new Flights(
            airports,
            RuleBook.shipped(),
            FlightRecords.shipped(airports::find),
            1,
            Path.of(System.getProperty("java.io.tmpdir")));
    return Desk.start(
        DeskSettings.local(data, 0),
        new DeskParts(
            engine, "contadora test", (_, _) -> List.of(), ThreatEngine.NONE, Clock.systemUTC()));
  }

  private void report(String month, Path out) {
    contadora.run(
        "desk",
        "report",
        month,
        "--data",
        data.toString(),
        "--lang",
        "ht",
        "--out",
        out.toString());
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void pageAndTheDataBehindEveryChartLieTogether() throws Exception {
    Path out = home.resolve("report");
    report("2026-03", out);
    assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    Map<String, String> files = files(out);
    assertThat(files.keySet())
        .contains(
            "report.html",
            "report.json",
            "by_day.csv",
            "by_week.csv",
            "by_country.csv",
            "by_arrival.csv",
            "by_departure.csv",
            "by_operator.csv",
            "by_class.csv",
            "comparison.csv",
            "coverage.csv",
            "notable.csv",
            "published.csv");
    assertThat(files.get("report.html"))
        .contains("{\"lang\":\"ht\",\"report\":{\"month\":\"2026-03\"")
        .doesNotContain("http://127.0.0.1");
    assertThat(Files.readAllLines(out.resolve("coverage.csv"))).hasSize(1 + 31);
    try (Desk running = start()) {
      assertThat(running.port()).isPositive();
      report("2026-03", out);
      assertThat(contadora.exitCode()).as(contadora.err()).isZero();
    }
    assertThat(files(out)).isEqualTo(files);
  }

  @Test
  void whatIsNoMonthAndWhereIsNoDeskIsSaid() {
    report("March", home.resolve("none"));
    assertThat(contadora.exitCode()).isEqualTo(2);
    assertThat(contadora.err()).contains("The month (March)").contains("2026-03");
    contadora.run(
        "desk",
        "report",
        "2026-03",
        "--data",
        home.resolve("elsewhere").toString(),
        "--out",
        home.resolve("none").toString());
    assertThat(contadora.exitCode()).isEqualTo(1);
    assertThat(contadora.err()).contains("board.db").contains("Maybe");
    assertThat(home.resolve("none")).doesNotExist();
    assertThat(home.resolve("elsewhere")).doesNotExist();
  }
}
