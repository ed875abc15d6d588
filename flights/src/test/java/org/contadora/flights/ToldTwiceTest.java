package org.contadora.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.contadora.flights.report.Summary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Flights that several inputs tell of: each counts once, and nothing that is another counts less.
final class ToldTwiceTest {
  private static final String RADARBOX =
      "Date,Flight,Departure,STD,Arrival,Aircraft,Status,Duration,DepartureICAO,ArrivalICAO\n";

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
}
