package org.contadora.flights.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.contadora.flights.legs.Leg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the legs of records began and ended, where their rows tell it in more than one way.
class RecordTimesTest extends RecordTables {
  @TempDir Path folder;

  /// The landing and the time aloft were seen, the departure only planned.
  @Test
  void takeOffIsTheLandingLessTheDurationWhateverTheScheduleSays() throws IOException {
    List<Leg> legs =
        read(
            row("2020-04-01, WQ9001,A,03:25 CDT,B,,B734 (N1),Landed 14:13 EDT,01h54m,S,KMIA,KIAH"),
            row("2020-04-02, WQ9003,A,08:00 CDT,B,,B734 (N1),Landed 11:19 EDT,02h00m,S,KMIA,KIAH"),
            row("2020-04-03, WQ9005,A,08:00 CDT,B,,B734 (N1),Landed,02h00m,S,KMIA,KIAH"),
            row("2020-04-04, WQ9007,A,08:00 CDT,B,,B734 (N1),Landed 11:19 EDT,,S,KMIA,KIAH"),
            row("2020-04-05, WQ9009,A,,B,,B734 (N1),Landed 11:19 EDT,00h00m,S,KMIA,KIAH"));
    assertThat(legs)
        .extracting(leg ->
            leg.callsign()
                + " "
                + leg.departure().basis()
                + " "
                + leg.departure().time()
                + " "
                + leg.arrival().time()
                + " "
                + leg.departure().reason())
        .containsExactly(
            "SWQ9001 RECORDED 2020-04-01T16:19:00Z 2020-04-01T18:13:00Z ",
            "SWQ9003 RECORDED 2020-04-02T13:19:00Z 2020-04-02T15:19:00Z ",
            "SWQ9005 RECORDED 2020-04-03T13:00:00Z 2020-04-03T15:00:00Z RECORD_SCHEDULED",
            "SWQ9007 RECORDED 2020-04-04T13:00:00Z 2020-04-04T15:19:00Z RECORD_SCHEDULED",
            "SWQ9009 RECORDED null 2020-04-05T15:19:00Z ");
    assertThat(refusals.counts()).isEqualTo(Map.of("RECORD_DEPARTURE_DISAGREES", 1L));
    assertThat(refusals.examples().getFirst().detail())
        .isEqualTo(
            "The departure (2020-04-01T08:25:00Z) must be from 60 minutes before to 10 minutes"
                + " after the landing less the duration (2020-04-01T16:19:00Z), which is taken"
                + " instead.");
  }

  /// A departure that was recorded stands, unless it is further off than taxiing takes.
  @Test
  void recordedDepartureStandsUnlessDurationAndLandingSayOtherwise() throws IOException {
    Path mapping = folder.resolve("mine.mapping");
    Files.writeString(
        mapping,
        """
        name = notebook
        header = flight, from, off, to, on, aloft
        callsign = flight
        departure_airport = from
        departure_time = off
        arrival_airport = to
        arrival_time = on
        duration = aloft
        """);
    List<Leg> legs =
        read(
            records.with(mapping),
            """
            flight,from,off,to,on,aloft
            GXA9001,KAEX,2026-01-29T12:00:00Z,MGGT,2026-01-29T15:30:00Z,2:40
            GXA9003,KAEX,2026-01-30T12:00:00Z,MGGT,2026-01-30T17:30:00Z,2:40
            GXA9005,KAEX,2026-01-31T12:00:00Z,MGGT,2026-01-31T14:00:00Z,2:40
            """);
    assertThat(legs)
        .extracting(leg -> String.valueOf(leg.departure().time()))
        .containsExactlyInAnyOrder(
            "2026-01-29T12:00:00Z", "2026-01-30T14:50:00Z", "2026-01-31T11:20:00Z");
    assertThat(refusals.counts()).isEqualTo(Map.of("RECORD_DEPARTURE_DISAGREES", 2L));
  }

  /// The filed number has the schedule and no tail, the flown one the landing, hours late.
  @Test
  void recordsOfTheSameScheduleAreOneLegHoweverLateItLanded() throws IOException {
    List<Leg> legs =
        read(
            row("2020-02-27, WQ9018,A,05:15 MST,B,,B733,Landed,00h49m,S,KELP,KIWA"),
            row("2020-02-27, WQ9017,A,05:15 MST,B,,B733 (N1),Landed 09:04 MST,00h48m,S,KELP,KIWA"));
    assertThat(legs)
        .singleElement()
        .satisfies(leg ->
            assertThat(leg.departure().time()).isEqualTo(Instant.parse("2020-02-27T15:16:00Z")));
  }

  /// One event at a stop is its landing; the take-off is reckoned from the next event: 2,003 km
  /// from Alexandria to La Lima at 0.85 of an A320's 448 knots are nearly three hours. Two events
  /// are landing and take-off.
  @Test
  void airportEventSpeaksForOneEndOnly() throws IOException {
    List<Leg> legs =
        readText(
            """
            time_utc,icao24,airport_ident,callsign,registration_lookup,type_lookup
            2025-04-25T08:00:00.000Z,a00001,KIWA,GXA9001,N1,A320
            2025-04-25T11:00:00.000Z,a00001,KAEX,GXA9001,N1,A320
            2025-04-25T23:00:00.000Z,a00001,MHLM,GXA9001,N1,A320
            2025-04-26T00:00:00.000Z,a00001,MHLM,GXA9001,N1,A320
            2025-04-26T02:50:00.000Z,a00001,KAEX,GXA9001,N1,A320
            """);
    assertThat(legs)
        .extracting(RecordTimesTest::ends)
        .containsExactly(
            "KIWA RECORDED 2025-04-25T08:00:00Z  > KAEX 2025-04-25T11:00:00Z",
            "KAEX INFERRED 2025-04-25T20:25:10Z LANDED_THERE_BEFORE > MHLM 2025-04-25T23:00:00Z",
            "MHLM RECORDED 2025-04-26T00:00:00Z  > KAEX 2025-04-26T02:50:00Z");
    assertThat(refusals.counts()).isEmpty();
  }

  /// The last event of a visit was a landing too if nothing flies for so long.
  @Test
  void airportEventBeforeALegLongerThanAnyFlightIsNoTakeOff() throws IOException {
    List<Leg> legs =
        readText(
            """
            time_utc,icao24,airport_ident,callsign,registration_lookup,type_lookup
            2025-04-25T02:00:00.000Z,a00001,KAEX,GXA9001,N1,A320
            2025-04-25T21:00:00.000Z,a00001,MHLM,GXA9001,N1,A320
            """);
    assertThat(legs)
        .extracting(RecordTimesTest::ends)
        .containsExactly(
            "KAEX INFERRED 2025-04-25T18:25:10Z LANDED_THERE_BEFORE > MHLM 2025-04-25T21:00:00Z");
  }

  @Test
  void airportEventsNearerInTimeThanTheWayAreTold() throws IOException {
    List<Leg> legs =
        readText(
            """
            time_utc,icao24,airport_ident,callsign,registration_lookup,type_lookup
            2025-04-25T08:00:00.000Z,a00001,KIWA,GXA9001,N1,A320
            2025-04-25T11:00:00.000Z,a00001,KAEX,GXA9001,N1,A320
            2025-04-25T11:30:00.000Z,a00001,MHLM,GXA9001,N1,A320
            """);
    assertThat(legs)
        .extracting(RecordTimesTest::ends)
        .containsExactly(
            "KIWA RECORDED 2025-04-25T08:00:00Z  > KAEX 2025-04-25T11:00:00Z",
            "KAEX INFERRED null LANDED_THERE_BEFORE > MHLM 2025-04-25T11:30:00Z");
    assertThat(refusals.counts()).isEqualTo(Map.of("RECORD_EVENT_TOO_NEAR", 1L));
    assertThat(refusals.examples().getFirst().detail())
        .startsWith("The time since the event at KAEX (30 min) must be at least that of the way");
  }

  private static String ends(Leg leg) {
    return "%s %s %s %s > %s %s"
        .formatted(
            leg.departure().airport(),
            leg.departure().basis(),
            leg.departure().time(),
            leg.departure().reason(),
            leg.arrival().airport(),
            leg.arrival().time());
  }
}
