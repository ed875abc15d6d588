package org.contadora.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.contadora.flights.report.Summary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Flights that several inputs tell of: each counts once, and nothing that is another counts less.
final class ToldTwiceTest {
  private static final String RADARBOX =
      "Date,Flight,Departure,STD,Arrival,Aircraft,Status,Duration,DepartureICAO,ArrivalICAO\n";

  /// [FlightsTest#TRACK] under an airline's call sign.
  private static final String AIRLINE = FlightsTest.TRACK.replace("TYSON41", "GXA41");

  private static final String LEGS =
      "leg_id,icao24,registration,callsign,departure_airport,departure_basis,departure_time,"
          + "arrival_airport,arrival_basis,arrival_time\n";

  @TempDir private Path folder;
  private Path track;

  @BeforeEach
  void writeTrack() throws Exception {
    track = Files.writeString(folder.resolve("tyson41.csv"), FlightsTest.TRACK);
  }

  /// Each of these tells of the flight that was seen, too.
  @ParameterizedTest
  @ValueSource(
      strings = {
        RADARBOX + "2025-05-06,GXA41,,07:00 CDT,,A320 (N276GX),Landed 08:35 CST,02h27m,KAEX,MGGT\n",
        RADARBOX + "2025-05-06,GXA41,,06:10 CDT,,A320 (N276GX),,,KAEX,MGGT\n",
        RADARBOX + "2025-05-06,GXA41,,,,A320 (N276GX),,,KAEX,MGGT\n",
        RADARBOX + "2025-05-06,GXA41,,07:00 CDT,,A320 (N276GX),,,KAEX,\n",
        LEGS + "x,a2bd72,,,KAEX,recorded,2025-05-06T12:10:00Z,MGGT,recorded,2025-05-06T14:20:00Z\n",
        LEGS + "x,,,TYSON41,KAEX,,2025-05-06T12:10:00Z,MGGT,,2025-05-06T14:20:00Z\n",
        RADARBOX + "2025-05-06,GXA41,,02:10 CDT,,A320 (N276GX),,,KAEX,MGGT\n",
      })
  void aFlightThatIsRecordedAndSeenCountsOnce(String record) throws Exception {
    Path table = Files.writeString(folder.resolve("table.csv"), record);
    Path out = Files.createDirectory(folder.resolve("report"));
    try (FlightsRun run = FlightsTest.readIn(folder, table, track)) {
      Summary summary = run.report(FlightsTest.ALL, out, FlightsTest.PAGE);
      assertThat(summary.removal().flights()).isEqualTo(1);
      assertThat(run.legs()).isEqualTo(1);
      assertThat(run.refusals().counts()).containsExactly(entry("RECORD_DUPLICATE", 1L));
    }
    assertThat(Files.readAllLines(out.resolve("legs.csv")))
        .hasSize(2)
        .last(InstanceOfAssertFactories.STRING)
        .contains("a2bd72", "TYSON41", "KAEX,observed,2025-05-06T12:04", "MGGT,observed")
        .contains("tyson41.csv; ", "table.csv, line 2");
  }

  /// None of these is the flight that was seen.
  @ParameterizedTest
  @ValueSource(
      strings = {
        LEGS + "x,a2bd72,,,MGGT,,2025-05-06T15:30:00Z,KAEX,,2025-05-06T18:00:00Z\n",
        LEGS + "x,a2bd72,,,KAEX,,2025-05-07T12:04:00Z,MGGT,,2025-05-07T14:31:00Z\n",
        LEGS + "x,a2bd72,,,KAEX,,2025-05-06T12:04:00Z,MHLM,,2025-05-06T14:31:00Z\n",
        LEGS + "x,a2bd73,,,KAEX,,2025-05-06T12:04:00Z,MGGT,,2025-05-06T14:31:00Z\n",
        LEGS + "x,,,TYSON42,KAEX,,2025-05-06T12:04:00Z,MGGT,,2025-05-06T14:31:00Z\n",
        LEGS + "x,,,,KAEX,,2025-05-06T12:04:00Z,MGGT,,2025-05-06T14:31:00Z\n",
        LEGS + "x,a2bd72,,,KAEX,,2025-05-06T07:10:00Z,MGGT,,2025-05-06T09:40:00Z\n",
        RADARBOX + "2025-05-05,GXA41,,17:10 CDT,,A320 (N276GX),,,KAEX,MGGT\n",
        RADARBOX + "2025-05-06,GXA41,,10:10 CDT,,A320 (N276GX),,,KAEX,MGGT\n",
        RADARBOX + "2025-05-06,GXA41,,02:10 CDT,,A320 (N276GX),Landed 03:40 CST,,KAEX,MGGT\n",
      })
  void aFlightThatIsRecordedAndNotSeenIsOneMore(String record) throws Exception {
    Path table = Files.writeString(folder.resolve("table.csv"), record);
    Path out = Files.createDirectory(folder.resolve("report"));
    try (FlightsRun run = FlightsTest.readIn(folder, track, table)) {
      run.report(FlightsTest.ALL, out, FlightsTest.PAGE);
      assertThat(run.legs()).isEqualTo(2);
      assertThat(run.refusals().counts()).isEmpty();
    }
  }

  @Test
  void aFlightInTwoTablesCountsOnceAndKeepsWhatEitherTells() throws Exception {
    Path one =
        Files.writeString(
            folder.resolve("one.csv"),
            RADARBOX + "2025-05-06,GXA41,,07:00 CDT,,A320 (N276GX),,,KAEX,MGGT\n");
    Path two =
        Files.writeString(
            folder.resolve("two.csv"),
            LEGS + "x,,N276GX,TYSON41,KAEX,,2025-05-06T12:10:00Z,MGGT,,2025-05-06T14:20:00Z\n");
    for (List<Path> order : List.of(List.of(one, two), List.of(two, one))) {
      Path out = Files.createTempDirectory(folder, "report");
      try (FlightsRun run = FlightsTest.readIn(folder, order.toArray(Path[]::new))) {
        assertThat(run.report(FlightsTest.ALL, out, FlightsTest.PAGE).removal().flights())
            .isEqualTo(1);
      }
      assertThat(Files.readAllLines(out.resolve("legs.csv")))
          .hasSize(2)
          .last(InstanceOfAssertFactories.STRING)
          .contains("MGGT,recorded,2025-05-06T14:20:00Z");
    }
  }

  /// Tickets name the flight that is in the air as GXA41 by the two characters of IATA.
  @ParameterizedTest
  @ValueSource(
      strings = {
        LEGS + "x,,,G641,KAEX,,2025-05-06T12:10:00Z,MGGT,,2025-05-06T14:20:00Z\n",
        LEGS + "x,,,G60041,KAEX,,2025-05-06T10:30:00Z,MGGT,,\n",
      })
  void aFlightNumberAsSoldStandsForItsCallSign(String record) throws Exception {
    assertThat(flights(AIRLINE, record)).isEqualTo(1);
  }

  /// Another airline, another number, another way, another time.
  @ParameterizedTest
  @ValueSource(
      strings = {
        LEGS + "x,,,SWQ41,KAEX,,2025-05-06T12:10:00Z,MGGT,,2025-05-06T14:20:00Z\n",
        LEGS + "x,,,G642,KAEX,,2025-05-06T12:10:00Z,MGGT,,2025-05-06T14:20:00Z\n",
        LEGS + "x,,,G641,KAEX,,2025-05-06T12:10:00Z,,,\n",
        LEGS + "x,,,G641,KAEX,,2025-05-06T09:10:00Z,MGGT,,2025-05-06T11:20:00Z\n",
      })
  void anotherFlightOfThatNumberIsOneMore(String record) throws Exception {
    assertThat(flights(AIRLINE, record)).isEqualTo(2);
  }

  @Test
  void tablesThatNameNoAircraftTellOfOneFlightOnce() throws Exception {
    String sold = LEGS + "x,,,G641,KAEX,,2025-05-06T12:10:00Z,MGGT,,2025-05-06T14:20:00Z\n";
    String flown = LEGS + "x,,,GXA41,KAEX,,2025-05-06T12:04:00Z,MGGT,,2025-05-06T14:31:00Z\n";
    String later = LEGS + "x,,,GXA41,KAEX,,2025-05-07T12:04:00Z,MGGT,,2025-05-07T14:31:00Z\n";
    assertThat(flights(sold, flown)).isEqualTo(1);
    assertThat(flights(sold, later)).isEqualTo(2);
  }

  /// The flight of five hours before cannot be the one that was seen: its aircraft came back in
  /// between, or another row of the table is the one that was seen.
  @ParameterizedTest
  @ValueSource(
      strings = {
        LEGS + "x,a2bd72,,,MGGT,,2025-05-06T09:00:00Z,KAEX,,2025-05-06T11:20:00Z\n",
        RADARBOX
            + "2025-05-06,GXA41,,02:10 CDT,,A320 (N276GX),,,KAEX,MGGT\n"
            + "2025-05-06,GXA43,,07:00 CDT,,A320 (N276GX),,,KAEX,MGGT\n",
      })
  void aScheduleThatWasFlownUnseenIsOneMore(String more) throws Exception {
    String schedule =
        more.startsWith(RADARBOX)
            ? ""
            : RADARBOX + "2025-05-06,GXA41,,02:10 CDT,,A320 (N276GX),,,KAEX,MGGT\n";
    assertThat(flights(FlightsTest.TRACK, more, schedule)).isEqualTo(schedule.isEmpty() ? 2 : 3);
  }

  @Test
  void anAircraftThatCameFromElsewhereLeftLate() throws Exception {
    String before = LEGS + "x,a2bd72,,,KSAT,,2025-05-06T09:00:00Z,KAEX,,2025-05-06T10:10:00Z\n";
    String schedule = RADARBOX + "2025-05-06,GXA41,,02:10 CDT,,A320 (N276GX),,,KAEX,MGGT\n";
    assertThat(flights(FlightsTest.TRACK, before, schedule)).isEqualTo(2);
  }

  /// A landing by the schedule would be before the take-off.
  @Test
  void aLateFlightLandsAsMuchLaterAsItLeft() throws Exception {
    String lost = FlightsTest.TRACK.lines().limit(18).collect(Collectors.joining("\n", "", "\n"));
    String schedule = RADARBOX + "2025-05-06,GXA41,,04:04 CDT,,A320 (N276GX),,02h20m,KAEX,MGGT\n";
    assertThat(flights(lost, schedule)).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("report/legs.csv")))
        .last(InstanceOfAssertFactories.STRING)
        .contains("KAEX,observed,2025-05-06T12:04", "MGGT,recorded,2025-05-06T14:24");
  }

  /// On a short way an aircraft is back within two hours, and a table that tells of both flights
  /// tells of two, whichever of them was seen.
  @Test
  void twoRowsOfATableAreTwoFlights() throws Exception {
    String rows =
        LEGS
            + "x,a2bd72,,,KAEX,,2025-05-06T11:10:00Z,MGGT,,\n"
            + "y,a2bd72,,,KAEX,,2025-05-06T13:10:00Z,MGGT,,\n";
    assertThat(flights(FlightsTest.TRACK, rows)).isEqualTo(2);
    String together =
        nameless("KAEX 12:10 MGGT 14:20 GXA41")
            + "y,,,,KAEX,,2025-05-06T12:11:00Z,MGGT,,2025-05-06T14:20:00Z\n";
    assertThat(flights(together)).isEqualTo(2);
  }

  private long flights(String... documents) throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      if (!documents[i].isEmpty()) {
        files.add(Files.writeString(folder.resolve("document" + i + ".csv"), documents[i]));
      }
    }
    Path out = Files.createDirectories(folder.resolve("report"));
    try (FlightsRun run = FlightsTest.readIn(folder, files.toArray(Path[]::new))) {
      run.report(FlightsTest.ALL, out, FlightsTest.PAGE);
      return run.legs();
    }
  }

  /// Rows of two tables that name no aircraft, and how many flights they are.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KAEX 12:10 MGGT 14:20        | KAEX 12:12 MGGT 14:18        | 1",
        "KAEX 12:10 MGGT 14:20        | KAEX 12:10 MGGT 14:20 GXA41  | 2",
        "KAEX 12:10 MGGT 14:20 GXA41  | KAEX 12:50 MGGT 15:05 GXA41  | 1",
        "KAEX 12:10 MGGT 14:20 GXA41  | KAEX 12:10 MGGT 14:20 GXA42  | 2",
        "KAEX 12:10 MGGT 14:20        | KAEX 12:14 MGGT 14:20        | 2",
        "KAEX 12:10 MGGT 14:20        | KAEX 12:10 MGGT 14:24        | 2",
        "KAEX 12:10 MGGT 14:20        | KAEX 12:10 MHLM 14:20        | 2",
        "KAEX 12:10 MGGT 14:20        | KBRO 12:10 MGGT 14:20        | 2",
        "KAEX 12:10 MGGT              | KAEX 12:11 MGGT              | 2",
        "KAEX 12:10 MGGT              | KAEX 12:10 MGGT              | 1",
      })
  void recordsThatNameNobodyAreOneFlightIfBothEndsAre(String one, String two, int flights)
      throws Exception {
    Path first = Files.writeString(folder.resolve("one.csv"), nameless(one));
    Path second = Files.writeString(folder.resolve("two.csv"), nameless(two));
    for (List<Path> order : List.of(List.of(first, second), List.of(second, first))) {
      Path out = Files.createTempDirectory(folder, "report");
      try (FlightsRun run = FlightsTest.readIn(folder, order.toArray(Path[]::new))) {
        run.report(FlightsTest.ALL, out, FlightsTest.PAGE);
        assertThat(run.legs()).isEqualTo(flights);
        assertThat(run.refusals().counts().getOrDefault("RECORD_DUPLICATE", 0L))
            .isEqualTo(2 - flights);
      }
    }
  }

  /// A table of one row such as `KAEX 12:10 MGGT 14:20 GXA41`.
  private static String nameless(String row) {
    List<String> words = new ArrayList<>(List.of(row.split(" ", -1)));
    while (words.size() < 5) {
      words.add("");
    }
    return LEGS
        + "x,,,%s,%s,,%s,%s,,%s\n"
            .formatted(
                words.get(4), words.get(0), time(words.get(1)), words.get(2), time(words.get(3)));
  }

  private static String time(String clock) {
    return clock.isEmpty() ? "" : "2025-05-06T" + clock + ":00Z";
  }

  /// Charters left Miami for Cuba two at once; only what both tables tell keeps them apart.
  /// Airlines have flights of one number, too.
  @ParameterizedTest
  @CsvSource({
    "'', A320, '', A320, 1",
    "'', A320, '', B733, 2",
    "'', A320, '', '', 1",
    "GXA41, A320, G641, A320, 1",
    "GXA41, A320, G641, B733, 2",
    "GXA41, A320, G641, '', 1",
  })
  void recordsOfTwoTypesAreTwoFlights(
      String callsign, String type, String otherCallsign, String otherType, int flights)
      throws Exception {
    String row = RADARBOX + "2025-05-06,%s,,07:00 CDT,,%s,Landed 08:35 CST,02h27m,KAEX,MGGT\n";
    assertThat(flights(row.formatted(callsign, type), row.formatted(otherCallsign, otherType)))
        .isEqualTo(flights);
  }

  /// What is in both tables belongs to the later one, whichever row goes into which.
  @Test
  void everyInputTellsWhichOfItsFlightsOthersHaveToo() throws Exception {
    Path one =
        Files.writeString(
            folder.resolve("one.csv"),
            LEGS
                + """
                a,,N276GX,,KAEX,,2025-05-06T12:10:00Z,MGGT,,2025-05-06T14:20:00Z
                b,,N441US,,KAEX,,2025-05-07T12:10:00Z,MGGT,,2025-05-07T14:20:00Z
                c,,N441US,,KAEX,,2025-05-08T12:10:00Z,MGGT,,2025-05-08T14:20:00Z
                d,,,,KAEX,,2025-05-09T12:10:00Z,MGGT,,2025-05-09T14:20:00Z
                """);
    Path two =
        Files.writeString(
            folder.resolve("two.csv"),
            LEGS
                + """
                e,,N441US,SWQ3520,KAEX,,2025-05-07T12:20:00Z,MGGT,,2025-05-07T14:22:00Z
                f,,N441US,SWQ3522,KAEX,,2025-05-08T12:00:00Z,MGGT,,2025-05-08T14:19:00Z
                g,,N440US,SWQ3524,KAEX,,2025-05-08T12:00:00Z,MGGT,,2025-05-08T14:19:00Z
                h,,,,KAEX,,2025-05-09T12:12:00Z,MGGT,,2025-05-09T14:19:00Z
                """);
    try (FlightsRun run = FlightsTest.readIn(folder, one, two, track)) {
      assertThat(run.repeats().stream().map(ToldTwiceTest::line))
          .containsExactly(
              "one.csv 1 in tyson41.csv 1: KAEX 2025-05-06T12:10:00Z",
              "two.csv 3 in one.csv 3: KAEX 2025-05-07T12:20:00Z KAEX 2025-05-08T12:00:00Z"
                  + " KAEX 2025-05-09T12:12:00Z");
      assertThat(run.refusals().counts()).containsExactly(entry("RECORD_DUPLICATE", 4L));
    }
    try (FlightsRun run = FlightsTest.readIn(folder, one)) {
      assertThat(run.repeats()).isEmpty();
    }
  }

  private static String line(Repeats repeats) {
    return "%s %d in %s: %s"
        .formatted(
            Path.of(repeats.input()).getFileName(),
            repeats.flights(),
            repeats.others().stream()
                .map(other -> Path.of(other.input()).getFileName() + " " + other.flights())
                .collect(Collectors.joining(", ")),
            repeats.first().stream()
                .map(leg -> leg.departure().airport() + " " + leg.departure().time())
                .collect(Collectors.joining(" ")));
  }
}
