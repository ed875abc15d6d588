package org.contadora.flights.rotations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.contadora.core.GeoPoint;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.LegText;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.legs.TrackPoint;
import org.junit.jupiter.api.Test;

class RotationsTest {
  private final Rotations rotations = new Rotations(Airports.bundled()::find, Set.of("US", "PR"));

  @Test
  void rotationEndsAtNightAndWhenBackFromAbroad() {
    assertThat(
            of(
                """
                N1 B738 SWQ3531 2020-02-10T10:30 KBRO KELP 2020-02-10T12:18
                N1 B738 SWQ3532 2020-02-10T13:25 KELP MGGT 2020-02-10T16:40
                N1 B738 SWQ3533 2020-02-10T18:00 MGGT KBRO 2020-02-10T20:10
                N1 B738 SWQ3534 2020-02-10T21:30 KBRO MHLM 2020-02-10T23:30
                N1 B738 SWQ3535 2020-02-11T01:00 MHLM KSAT 2020-02-11T03:30
                N1 B738 SWQ3536 2020-02-11T12:00 KSAT KAEX 2020-02-11T13:00
                """))
        .isEqualTo("KBRO>KELP>MGGT>KBRO; KBRO>MHLM>KSAT; KSAT>KAEX");
  }

  @Test
  void returnWithoutOutboundHasAMissingLeg() {
    List<Rotation> found =
        rotations.of(
            LegText.legs(
                """
                N1 B738 SWQ3531 2020-02-10T10:30 KELP KBRO 2020-02-10T12:18
                N1 B738 SWQ3533 2020-02-10T18:00 MGGT KBRO 2020-02-10T20:10
                """));
    Leg missing = found.getFirst().legs().get(1);
    assertThat(missing.flags()).containsExactly(LegFlag.MISSING_LEG);
    assertThat(missing.departure().airport()).isEqualTo("KBRO");
    assertThat(missing.arrival().airport()).isEqualTo("MGGT");
    assertThat(missing.arrival().basis()).isEqualTo(Basis.INFERRED);
  }

  @Test
  void noLegIsPutInWhereTheTimeDoesNotSuffice() {
    assertThat(
            of(
                """
                N1 B738 SWQ1 2020-02-10T10:30 KELP KBRO 2020-02-10T12:18
                N1 B738 SWQ2 2020-02-10T13:00 SBCF TJSJ 2020-02-10T19:00
                """))
        .isEqualTo("KELP>KBRO; SBCF>TJSJ".replace("; ", "|"));
  }

  @Test
  void unknownEndIsTakenFromTheNextDeparture() {
    Leg leg =
        rotations
            .of(
                LegText.legs(
                    """
                    N1 B738 SWQ1 2020-02-10T10:30 KBRO - 2020-02-10T12:40
                    N1 B738 SWQ2 2020-02-10T14:00 MHLM KBRO 2020-02-10T16:10
                    """))
            .getFirst()
            .legs()
            .getFirst();
    assertThat(leg.arrival().airport()).isEqualTo("MHLM");
    assertThat(leg.arrival().basis()).isEqualTo(Basis.INFERRED);
    assertThat(leg.arrival().reason()).isEqualTo("NEXT_DEPARTURE_THERE");
  }

  @Test
  void unknownEndThatCouldNotBeReachedStaysUnknown() {
    Leg leg =
        rotations
            .of(
                LegText.legs(
                    """
                    N1 B738 SWQ1 2020-02-10T10:30 KBRO - 2020-02-10T11:10
                    N1 B738 SWQ2 2020-02-10T22:00 SBCF TJSJ 2020-02-11T04:10
                    """))
            .getFirst()
            .legs()
            .getFirst();
    assertThat(leg.arrival().airport()).isNull();
  }

  @Test
  void legsWithoutATailAreChainedWhereTheyJoin() {
    assertThat(
            of(
                """
                - MD83 WAL708 2020-02-10T14:00 KSAT KCSG 2020-02-10T15:35
                - MD83 WAL211 2020-02-10T15:00 KMIA MDSD 2020-02-10T16:43
                - MD83 WAL708 2020-02-10T17:15 KCSG KBRO 2020-02-10T19:30
                - MD83 WAL708 2020-02-10T20:40 KBRO KSAT 2020-02-10T21:20
                """))
        .isEqualTo("KSAT>KCSG>KBRO>KSAT; KMIA>MDSD");
  }

  /// Its envelope says that the aircraft was not in Houston any more: who flew it to Guatemala or
  /// El Salvador is the leg that nobody saw.
  @Test
  void envelopeIsNotOverwrittenByAnAirportThatItExcludes() {
    List<Leg> legs =
        rotations
            .of(
                LegText.legs(
                    """
                    N1 B738 SWQ1 2020-02-10T08:00 KAEX KIAH 2020-02-10T09:00
                    N1 B738 SWQ2 2020-02-10T14:00 MGGT|MSLP KMIA 2020-02-10T16:30
                    """))
            .getFirst()
            .legs();
    assertThat(legs).hasSize(3);
    Leg missing = legs.get(1);
    assertThat(missing.flags()).containsExactly(LegFlag.MISSING_LEG);
    assertThat(missing.departure().airport()).isEqualTo("KIAH");
    assertThat(missing.arrival().basis()).isEqualTo(Basis.ENVELOPE);
    assertThat(missing.arrival().candidates()).containsExactly("MGGT", "MSLP");
    assertThat(legs.get(2).departure().basis()).isEqualTo(Basis.ENVELOPE);
    assertThat(legs.get(2).departure().candidates()).containsExactly("MGGT", "MSLP");
  }

  @Test
  void neighbourTellsWhichAirportOfAnEnvelopeItWas() {
    assertThat(
            of(
                """
                N1 B738 SWQ1 2020-02-10T12:00 KIAH MGGT|MSLP 2020-02-10T15:00
                N1 B738 SWQ2 2020-02-10T16:00 MSLP KMIA 2020-02-10T18:30
                """))
        .isEqualTo("KIAH>MSLP>KMIA");
  }

  @Test
  void legIsPutInFromAnEnvelopeThatTheNextDepartureIsOutside() {
    List<Leg> legs =
        rotations
            .of(
                LegText.legs(
                    """
                    N1 B738 SWQ1 2020-02-10T12:00 KIAH MGGT|MSLP 2020-02-10T15:00
                    N1 B738 SWQ2 2020-02-10T20:00 KMIA KAEX 2020-02-10T22:00
                    """))
            .getFirst()
            .legs();
    assertThat(legs.getFirst().arrival().candidates()).containsExactly("MGGT", "MSLP");
    assertThat(legs.get(1).departure().candidates()).containsExactly("MGGT", "MSLP");
    assertThat(legs.get(1).arrival().airport()).isEqualTo("KMIA");
  }

  /// Off Portugal an hour and a half after a landing in Miami; and the other way round.
  @Test
  void unknownEndIsNotWhereTheTrackCannotHaveComeFrom() {
    Leg landed = leg("N1 B738 SWQ1 2020-02-10T08:00 KAEX KMIA 2020-02-10T10:00");
    Leg seen =
        seen(
            leg("N1 B738 SWQ2 - - - -"),
            new TrackPoint(Instant.parse("2020-02-10T11:30:00Z"), new GeoPoint(40, -12), 35_000));
    Leg left = leg("N1 B738 SWQ3 2020-02-10T13:00 KMIA KAEX 2020-02-10T15:00");
    List<Leg> legs =
        rotations.of(List.of(landed, seen, left)).stream()
            .flatMap(each -> each.legs().stream())
            .toList();
    assertThat(legs).hasSize(3);
    assertThat(legs.get(1).departure().airport()).isNull();
    assertThat(legs.get(1).arrival().airport()).isNull();
  }

  @Test
  void unknownEndIsWhereTheTrackCanHaveComeFrom() {
    Leg landed = leg("N1 B738 SWQ1 2020-02-10T08:00 KAEX KMIA 2020-02-10T10:00");
    Leg seen =
        seen(
            leg("N1 B738 SWQ2 - - - -"),
            new TrackPoint(Instant.parse("2020-02-10T11:30:00Z"), new GeoPoint(24, -79), 25_000));
    Leg after = rotations.of(List.of(landed, seen)).getFirst().legs().getLast();
    assertThat(after.departure().airport()).isEqualTo("KMIA");
    assertThat(after.departure().reason()).isEqualTo("PREVIOUS_ARRIVAL_THERE");
  }

  /// San Juan is a base as Miami is: a night there ends a rotation, and a flight to it is none
  /// abroad.
  @Test
  void territoriesAreHomeToo() {
    assertThat(
            of(
                """
                N1 B738 SWQ1 2020-02-10T10:00 KMIA TJSJ 2020-02-10T12:30
                N1 B738 SWQ2 2020-02-11T00:30 TJSJ MDSD 2020-02-11T01:30
                """))
        .isEqualTo("KMIA>TJSJ; TJSJ>MDSD");
    assertThat(
            of(
                """
                N1 B738 SWQ1 2020-02-10T10:00 KMIA TJSJ 2020-02-10T12:30
                N1 B738 SWQ2 2020-02-10T13:30 TJSJ KMIA 2020-02-10T16:00
                N1 B738 SWQ3 2020-02-10T17:30 KMIA MUHA 2020-02-10T18:30
                """))
        .isEqualTo("KMIA>TJSJ>KMIA>MUHA");
  }

  private static Leg leg(String text) {
    return LegText.legs(text).getFirst();
  }

  /// The leg as it was seen by a receiver: once.
  private static Leg seen(Leg leg, TrackPoint point) {
    return new Leg(
        leg.id(),
        leg.aircraft(),
        leg.callsign(),
        leg.callsigns(),
        leg.departure(),
        leg.arrival(),
        point.time(),
        point.time(),
        leg.flags(),
        leg.events(),
        List.of(point),
        leg.source());
  }

  /// Airports of each rotation; where legs do not join, a bar.
  private String of(String legs) {
    return rotations.of(LegText.legs(legs)).stream()
        .map(RotationsTest::way)
        .collect(Collectors.joining("; "));
  }

  private static String way(Rotation rotation) {
    StringBuilder way = new StringBuilder();
    String at = "";
    for (Leg leg : rotation.legs()) {
      String from = String.valueOf(leg.departure().airport());
      if (!from.equals(at)) {
        way.append(way.isEmpty() ? "" : "|").append(from);
      }
      at = String.valueOf(leg.arrival().airport());
      way.append('>').append(at);
    }
    return way.toString();
  }
}
