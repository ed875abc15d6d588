package org.contadora.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.contadora.flights.report.Summary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Records with a date that is far from all others: counted as any, and no part of the period.
final class StrayDatesTest {
  private static final String HEADER =
      "leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,"
          + "arrival_airport,arrival_basis,arrival_time\n";

  @TempDir private Path folder;

  /// A mission a day for three weeks of February 2020, and one whose year was mistyped.
  @Test
  void aMistypedYearDoesNotMakeThePeriodLonger() throws Exception {
    summary(
        FlightsTest.ALL,
        daily("2020-02-03", 21)
            + """
            typo,,N440US,SWQ3522,KAEX,,2002-04-20T13:00:00Z,MGGT,,2002-04-20T16:30:00Z
            """);
    JsonNode summary = new ObjectMapper().readTree(folder.resolve("report/summary.json").toFile());
    assertThat(summary.at("/period").toString())
        .isEqualTo(
            """
            {"from":"2020-02-03","to":"2020-02-23","strays":[{"leg_id":"typo","date":"2002-04-20"}]}\
            """);
    assertThat(summary.at("/removal/flights").asInt()).isEqualTo(22);
    assertThat(rows(summary.at("/by_month"), "month"))
        .containsExactly("2002-04 1 1", "2020-02 21 21");
    assertThat(rows(summary.at("/by_week"), "week"))
        .containsExactly("2002-W16 1 1", "2020-W06 7 7", "2020-W07 7 7", "2020-W08 7 7");
  }

  private static List<String> rows(JsonNode rows, String step) {
    return rows.valueStream()
        .map(row ->
            "%s %s %s"
                .formatted(
                    row.at("/" + step).asString(),
                    row.at("/legs").asInt(),
                    row.at("/flights").asInt()))
        .toList();
  }

  /// Days of further missions beside `count` daily ones from 3 February 2020, and what is stray.
  @ParameterizedTest
  @CsvSource({
    "21, 2002-04-20, 2002-04-20",
    "21, 2029-04-20, 2029-04-20",
    // Two flights a year apart, and too few others to tell.
    " 1, 2019-02-03, ''",
    "18, 2002-04-20, ''",
    "19, 2002-04-20, 2002-04-20",
    // 180 days before the first, and one more.
    "21, 2019-08-07, ''",
    "21, 2019-08-06, 2019-08-06",
    // One in a hundred, and one more for the rest.
    "99, 2002-04-20 2029-04-20, 2002-04-20 2029-04-20",
    "98, 2002-04-20 2002-04-21, ''",
    "99, 2002-04-20 2002-04-21, 2002-04-20 2002-04-21",
    // Where not all can be stray, the fewer are, and among as many those further away.
    "90, 2002-04-20 2029-04-20 2029-04-21, 2002-04-20",
    "90, 2002-04-20 2029-04-20, 2002-04-20",
    "90, 2015-04-20 2029-04-20, 2029-04-20",
    // Between two seasons it makes nothing longer.
    "21, 2021-02-03 2022-02-03 2022-02-04 2022-02-05, ''",
  })
  void fewLegsFarAwayAreStray(int count, String others, String strays) throws Exception {
    List<String> days = List.of(others.split(" ", -1));
    String missions =
        days.stream().map(day -> mission(LocalDate.parse(day))).collect(Collectors.joining());
    Summary summary = summary(FlightsTest.ALL, daily("2020-02-03", count) + missions);
    assertThat(days(summary)).isEqualTo(strays);
    assertThat(legs(summary)).isEqualTo(count + days.size());
  }

  /// What lies beyond an end that was asked for is cut, and what lies before it was asked for.
  @ParameterizedTest
  @CsvSource({
    "          ,           , 2020-02-03/2020-02-23, 2002-04-20, 22",
    "          , 2020-12-31, 2020-02-03/2020-12-31, 2002-04-20, 22",
    "2001-01-01,           , 2001-01-01/2020-02-23, '', 22",
    "2001-01-01, 2020-12-31, 2001-01-01/2020-12-31, '', 22",
    "2020-01-01,           , 2020-01-01/2020-02-23, '', 21",
  })
  void nothingIsStrayTowardsAnEndThatWasAskedFor(
      @Nullable LocalDate from, @Nullable LocalDate to, String period, String strays, int legs)
      throws Exception {
    Summary summary =
        summary(
            new Summary.Period(from, to),
            daily("2020-02-03", 21) + mission(LocalDate.parse("2002-04-20")));
    assertThat("%s/%s".formatted(summary.period().from(), summary.period().to())).isEqualTo(period);
    assertThat(days(summary)).isEqualTo(strays);
    assertThat(legs(summary)).isEqualTo(legs);
  }

  /// Nobody types the time of a position.
  @Test
  void aFlightThatWasSeenIsNotStray() throws Exception {
    Path track = Files.writeString(folder.resolve("tyson41.csv"), FlightsTest.TRACK);
    Summary summary = summary(FlightsTest.ALL, daily("2020-02-03", 40), track);
    assertThat(summary.strays()).isEmpty();
    assertThat(summary.period().to()).isEqualTo("2025-05-06");
  }

  /// One mission a day, each by another aircraft, so that none is put in between two.
  private static String daily(String first, int count) {
    var rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append(mission(LocalDate.parse(first).plusDays(i)));
    }
    return rows.toString();
  }

  private static String mission(LocalDate day) {
    return "m%1$s,,N%2$dUS,SWQ3520,KAEX,,%1$sT13:00:00Z,MGGT,,%1$sT16:30:00Z\n"
        .formatted(day, day.toEpochDay());
  }

  private static String days(Summary summary) {
    return summary.strays().stream()
        .map(stray -> stray.date().toString())
        .collect(Collectors.joining(" "));
  }

  private static int legs(Summary summary) {
    return summary.legs().values().stream().mapToInt(Integer::intValue).sum();
  }

  private Summary summary(Summary.Period period, String rows, Path... more) throws Exception {
    Path table = Files.writeString(folder.resolve("table.csv"), HEADER + rows);
    List<Path> inputs = new ArrayList<>(List.of(more));
    inputs.add(table);
    Path out = Files.createDirectory(folder.resolve("report"));
    try (FlightsRun run = FlightsTest.readIn(folder, inputs.toArray(Path[]::new))) {
      return run.report(period, out, FlightsTest.PAGE);
    }
  }
}
