package org.contadora.flights.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.contadora.core.GeoPoint;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.Countries;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.flights.report.CountedLeg;
import org.contadora.flights.report.RemovalFlight;
import org.junit.jupiter.api.Test;

class DiversionsTest {
  private final Airports airports = Airports.bundled();
  private final Countries countries = new Countries(airports::find);
  private final Findings findings = new Findings(RuleBook.shipped(), airports::find);

  /// Two signs that do not follow from one another: it tried, and it went there later.
  @Test
  void wentAroundThenLandedElsewhereAndFlewOnIsDiverted() {
    assertThat(
            told(
                """
                N441US B734 SWQ3520 2020-02-10T13:00 KAEX MSLP 2020-02-10T16:30 go_around@MGGT
                N441US B734 SWQ3520 2020-02-10T18:00 MSLP MGGT 2020-02-10T18:30
                """))
        .isEqualTo(
            """
            KAEX-MSLP DIVERTED_APPROACH{airport=MGGT} DIVERTED_ONWARD{airport=MGGT, minutes=90}
            MSLP-MGGT
            """);
  }

  /// Nobody is put down at the alternate when the flight goes on to where it was going.
  @Test
  void alternateFromWhichItFlewOnIsNoStop() {
    assertThat(
            stops(
                """
                N441US B734 SWQ3520 2020-02-10T13:00 KAEX MSLP 2020-02-10T16:30 go_around@MGGT
                N441US B734 SWQ3520 2020-02-10T18:00 MSLP MGGT 2020-02-10T18:30
                N441US B734 SWQ3521 2020-02-10T20:00 MGGT KAEX 2020-02-10T23:00
                """))
        .containsExactly("MGGT");
  }

  /// Where it stayed, people were put down, as far as anybody can tell.
  @Test
  void alternateFromWhichItDidNotFlyOnIsAStop() {
    assertThat(
            stops(
                """
                N276GX A320 GXA9001 2025-01-24T17:00 KAEX MSLP 2025-01-24T20:30 diverted
                N276GX A320 GXA9002 2025-01-24T22:00 MSLP KAEX 2025-01-25T01:00
                """))
        .containsExactly("MSLP");
  }

  private List<String> stops(String legs) {
    List<CountedLeg> counted =
        findings.judge(LegText.legs(legs)).stream()
            .map(leg -> CountedLeg.of(leg, countries))
            .toList();
    return RemovalFlight.of(counted).stream()
        .flatMap(flight -> flight.stops().stream())
        .map(CountedLeg::arrival)
        .toList();
  }

  /// Two countries on one mission: an onward leg alone is no diversion.
  @Test
  void secondStopIsNoDiversion() {
    assertThat(
            told(
                """
                N441US B734 SWQ3520 2020-02-10T13:00 KAEX MSLP 2020-02-10T16:30
                N441US B734 SWQ3520 2020-02-10T18:00 MSLP MGGT 2020-02-10T18:30
                N441US B734 SWQ3521 2020-02-10T20:00 MGGT KAEX 2020-02-10T23:00
                """))
        .isEqualTo("KAEX-MSLP\nMSLP-MGGT\nMGGT-KAEX\n");
  }

  /// Nor is one whose stops have a number each, on a way that is also flown directly: the stop is
  /// one that removals make.
  @Test
  void stopThatRemovalsMakeIsNoDiversionHoweverOftenTheNumberWentPast() {
    assertThat(
            told(
                """
                N441US B734 SWQ3520 2020-02-03T13:00 KAEX MGGT 2020-02-03T16:00
                N441US B734 SWQ3521 2020-02-03T18:00 MGGT KAEX 2020-02-03T21:00
                N441US B734 SWQ3520 2020-02-05T13:00 KAEX MGGT 2020-02-05T16:00
                N441US B734 SWQ3521 2020-02-05T18:00 MGGT KAEX 2020-02-05T21:00
                N441US B734 SWQ3520 2020-02-07T13:00 KAEX MSLP 2020-02-07T16:30
                N441US B734 SWQ3520 2020-02-07T18:00 MSLP MGGT 2020-02-07T18:30
                """))
        .doesNotContain("DIVERTED");
  }

  /// Where nothing else ever brings the aircraft, and the number goes on.
  @Test
  void numberThatGoesOnFromWhereNothingElseBringsItIsDiverted() {
    String usual =
        """
        N441US B734 SWQ3520 2020-02-03T13:00 KAEX MGGT 2020-02-03T16:00
        N441US B734 SWQ3521 2020-02-03T18:00 MGGT KAEX 2020-02-03T21:00
        N441US B734 SWQ3520 2020-02-05T13:00 KAEX MGGT 2020-02-05T16:00
        N441US B734 SWQ3521 2020-02-05T18:00 MGGT KAEX 2020-02-05T21:00
        """;
    String diverted =
        """
        N441US B734 SWQ3520 2020-02-07T13:00 KAEX KCRP 2020-02-07T16:00
        N441US B734 SWQ3520 2020-02-07T18:00 KCRP MGGT 2020-02-07T18:50
        """;
    assertThat(told(usual + diverted))
        .contains(
            "KAEX-KCRP DIVERTED_NUMBER{airport=MGGT, callsign=SWQ3520, days=2}"
                + " DIVERTED_ONWARD{airport=MGGT, minutes=120}");
    assertThat(told(diverted)).as("a number seen once has no way").doesNotContain("DIVERTED");
    assertThat(told(usual + diverted.replace("SWQ3520 2020-02-07T18", "SWQ3522 2020-02-07T18")))
        .as("another number goes on: two flights")
        .doesNotContain("DIVERTED");
    assertThat(told(usual + diverted + diverted.replace("02-07", "02-09")))
        .as("twice is a way of its own")
        .doesNotContain("DIVERTED");
  }

  @Test
  void comingBackIsTurningBackAndManyApproachesArePractice() {
    assertThat(
            told(
                """
                N441US B734 SWQ3520 2020-02-10T13:00 KAEX KAEX 2020-02-10T16:30 turned_back go_around@MGGT
                N441US B734 SWQ3520 2020-02-10T18:00 KAEX MGGT 2020-02-10T21:30
                """))
        .doesNotContain("DIVERTED");
    assertThat(
            told(
                """
                N441US B734 SWQ9001 2020-02-10T13:00 KAEX KIAH 2020-02-10T16:30 go_around@KLCH go_around@KLCH go_around@KLCH
                N441US B734 SWQ9001 2020-02-10T18:00 KIAH KLCH 2020-02-10T18:30
                """))
        .doesNotContain("DIVERTED");
    assertThat(
            told(
                """
                N441US B734 SWQ9001 2020-02-10T13:00 KAEX KIAH 2020-02-10T16:30 touch_and_go@KLCH
                N441US B734 SWQ9001 2020-02-10T18:00 KIAH KLCH 2020-02-10T18:30
                """))
        .doesNotContain("DIVERTED");
  }

  /// A descent that the track shows, 20 NM short of Guatemala, then up again and to El Salvador.
  @Test
  void descentThatIsBrokenOffCountsAsAnApproach() {
    List<Leg> legs =
        new ArrayList<>(
            LegText.legs(
                """
                N441US B734 SWQ3520 2020-02-10T13:00 KAEX MSLP 2020-02-10T16:30
                N441US B734 SWQ3520 2020-02-10T18:00 MSLP MGGT 2020-02-10T18:30
                """));
    legs.set(0, withTrack(legs.getFirst(), 14.9, 9_000, 20_000));
    assertThat(text(legs)).startsWith("KAEX-MSLP DIVERTED_APPROACH{airport=MGGT}");
    legs.set(0, withTrack(legs.getFirst(), 14.9, 30_000, 31_000));
    assertThat(text(legs)).as("passing over in cruise").doesNotContain("DIVERTED");
    legs.set(0, withTrack(legs.getFirst(), 14.9, 9_000, 9_500));
    assertThat(text(legs)).as("a long descent that goes on").doesNotContain("DIVERTED");
  }

  /// On its way to Guatemala, 50 NM short of it, it turns and flies back east to Roatan.
  @Test
  void headingForAnAirportAndTurningAwayCountsAsOneSign() {
    List<Leg> legs =
        new ArrayList<>(
            LegText.legs(
                """
                N441US B734 SWQ3520 2020-02-10T13:00 KAEX MHRO 2020-02-10T16:30
                N441US B734 SWQ3520 2020-02-10T18:00 MHRO MGGT 2020-02-10T18:50
                """));
    List<TrackPoint> straight =
        List.of(
            point(0, 31.3, -92.5, 0),
            point(1200, 29.0, -92.3, 32_000),
            point(8000, 18.0, -91.0, 32_000),
            point(9000, 15.4, -90.6, 26_000));
    List<TrackPoint> turned = new ArrayList<>(straight);
    turned.add(point(11_000, 16.3, -86.6, 2000));
    legs.set(0, withTrack(legs.getFirst(), turned));
    assertThat(text(legs))
        .startsWith(
            "KAEX-MHRO DIVERTED_ONWARD{airport=MGGT, minutes=90} DIVERTED_TURNED{airport=MGGT}");
    legs.set(
        0,
        withTrack(
            legs.getFirst(),
            List.of(
                point(0, 31.3, -92.5, 0),
                point(1200, 29.0, -92.0, 32_000),
                point(8000, 18.0, -87.5, 32_000),
                point(11_000, 16.3, -86.6, 2000))));
    assertThat(text(legs)).as("straight there").doesNotContain("DIVERTED");
  }

  @Test
  void flightRecordThatSaysSoIsTakenAtItsWord() {
    assertThat(told("N276GX A320 GXA9001 2025-01-24T17:00 KAEX MSLP 2025-01-24T20:30 diverted"))
        .isEqualTo("KAEX-MSLP DIVERTED_RECORDED{airport=MSLP}\n");
  }

  private static Leg withTrack(Leg leg, double nearLat, int nearFt, int afterFt) {
    return withTrack(
        leg,
        List.of(
            point(0, 31.3, -92.5, 0),
            point(1200, 29.0, -92.4, 32_000),
            point(9000, nearLat, -90.6, nearFt),
            point(9900, 14.2, -89.8, afterFt),
            point(11_000, 13.5, -89.1, 2000)));
  }

  private static Leg withTrack(Leg leg, List<TrackPoint> track) {
    return new Leg(
        leg.id(),
        leg.aircraft(),
        leg.callsign(),
        leg.callsigns(),
        leg.departure(),
        leg.arrival(),
        leg.firstSeen(),
        leg.lastSeen(),
        leg.flags(),
        leg.events(),
        track,
        leg.source());
  }

  private static TrackPoint point(int second, double latDeg, double lonDeg, int altitudeFt) {
    return new TrackPoint(
        Instant.parse("2020-02-10T13:00:00Z").plusSeconds(second),
        new GeoPoint(latDeg, lonDeg),
        altitudeFt);
  }

  private String told(String legs) {
    return text(LegText.legs(legs));
  }

  /// The evidence of diversions, and that the tag goes with it.
  private String text(List<Leg> legs) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings.judge(legs)) {
      String signs =
          finding.evidence().stream()
              .filter(each -> each.code().startsWith("DIVERTED"))
              .map(each -> " " + each.code() + new java.util.TreeMap<>(each.parameters()))
              .sorted()
              .collect(Collectors.joining());
      assertThat(finding.tags().contains(Tag.DIVERTED)).isEqualTo(!signs.isEmpty());
      text.append(finding.leg().departure().airport())
          .append('-')
          .append(finding.leg().arrival().airport())
          .append(signs)
          .append('\n');
    }
    return text.toString();
  }
}
