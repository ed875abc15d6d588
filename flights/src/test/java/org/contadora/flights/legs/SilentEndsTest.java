package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.contadora.flights.gaps.Gap;
import org.junit.jupiter.api.Test;

/// Legs of which the decisive part was not seen. Rows are `time lat lon alt gs track vrate`.
class SilentEndsTest {
  /// Down to a mile from the runway of Guatemala City (MGGT).
  private static final String INTO_GUATEMALA =
      """
      2026-03-02T12:16:30Z 15.9000 -90.5300  20000 400 180 -1800
      2026-03-02T12:24:30Z 15.0600 -90.5300   9500 240 180 -1000
      2026-03-02T12:31:30Z 14.6400 -90.5270   5400 140 180  -700
      """;

  @Test
  void isOneFlightIfSeenOnlyInClimbAndDescentAndTheTimeLeavesNoStop() {
    // Out of Houston (KIAH), into Bogotá (SKBO) 1,900 NM away: 440 kt made good.
    Flown flown =
        Flown.of(
            "B738",
            """
            2026-03-02T11:58:00Z 29.9800 -95.3400 ground   5  90    -
            2026-03-02T12:00:00Z 29.9800 -95.3300 ground  30  90    -
            2026-03-02T12:01:00Z 29.9700 -95.2600   1500 170 120 2200
            2026-03-02T12:04:00Z 29.8500 -95.0500   7000 250 130 2000
            2026-03-02T12:06:00Z 29.7500 -94.9300  11000 260 140 2000
            2026-03-02T16:20:00Z  5.2500 -74.9000  15000 280 150 -1500
            2026-03-02T16:25:00Z  4.9000 -74.5500  12000 230 130 -1000
            2026-03-02T16:29:00Z  4.7500 -74.3000   9500 160 130  -700
            2026-03-02T16:32:00Z  4.7080 -74.1600 ground 120 130    -
            2026-03-02T16:33:00Z  4.7020 -74.1500 ground  15 130    -
            """);
    assertThat(flown.legs()).hasSize(1);
    Leg leg = flown.legs().getFirst();
    assertThat(leg.departure().airport()).isEqualTo("KIAH");
    assertThat(leg.arrival().airport()).isEqualTo("SKBO");
    assertThat(flown.gaps()).as("the silence between").hasSize(1);
  }

  @Test
  void estimatedTimesAroundAStopLieBetweenTheContactsAndInOrder() {
    // Lost in descent, found in climb 600 NM further on 100 minutes later: both are slow, so that
    // an airport between seems too far for either.
    Flown flown =
        Flown.of(
            "B738",
            """
            2026-03-02T11:40:00Z 25.5000 -98.5000  36000 450 180     0
            2026-03-02T11:48:00Z 24.5000 -98.5000  27000 380 180 -1500
            2026-03-02T11:52:00Z 24.0000 -98.5000  20000 300 180 -1500
            2026-03-02T13:32:00Z 14.0000 -98.0000  19000 300 180  1500
            2026-03-02T13:40:00Z 13.2000 -98.0000  31000 420 180  1500
            2026-03-02T13:48:00Z 12.2000 -98.0000  36000 450 180     0
            """);
    assertThat(flown.legs()).hasSize(2);
    Instant landed = flown.legs().getFirst().arrival().time();
    Instant left = flown.legs().getLast().departure().time();
    assertThat(landed).isBetween(Instant.parse("2026-03-02T11:52:00Z"), left);
    assertThat(left).isBeforeOrEqualTo(Instant.parse("2026-03-02T13:32:00Z"));
    assertThat(Duration.between(landed, left)).isPositive();
  }

  @Test
  void aStopThatTheTimeHardlyLeavesRoomForStillHasAnArrivalBeforeItsDeparture() {
    // From the coast of Senegal to the north-east of South Africa in 7.1 hours, 510 kt made good,
    // with nothing told but places.
    Flown flown =
        Flown.of(
            "",
            """
            2026-08-27T05:15:56Z  12.370233 -13.911823 - - - -
            2026-08-27T12:19:53Z -25.546425  30.209189 - - - -
            2026-08-27T12:20:56Z -25.622040  30.344238 - - - -
            """);
    for (int i = 1; i < flown.legs().size(); i++) {
      Instant landed = flown.legs().get(i - 1).arrival().time();
      Instant left = flown.legs().get(i).departure().time();
      if (landed != null && left != null) {
        assertThat(landed).as(flown.text()).isBefore(left);
      }
    }
  }

  @Test
  void withoutHeightAndSpeedAContactOverAnAirportIsNotOneOnItsGround() {
    Flown flown =
        Flown.of(
            "",
            """
            2026-08-25T17:37:23Z 32.663750 -92.867992 - - - -
            2026-08-26T19:54:18Z 37.281006 -70.266042 - - - -
            2026-08-27T02:46:24Z 14.648483 -17.072659 - - - -
            2026-08-27T05:15:56Z 12.370233 -13.911823 - - - -
            """);
    assertThat(flown.text()).as("Dakar, GOBD, is below the third").doesNotContain("observed");
  }

  @Test
  void timesTooLongByAMinuteMakeNoTouchDown() {
    // As a heatmap tells them: lifted off seconds before the second minute.
    Flown flown =
        Flown.of(
            "C30J",
            """
            2025-02-06T07:53:00Z 32.8980 -80.0369   100 137.6 - -
            2025-02-06T07:54:00Z 32.8944 -80.0342   200 141.0 - -
            2025-02-06T07:55:00Z 32.8540 -80.0122  1375 189.3 - -
            2025-02-06T07:56:00Z 32.8237 -80.0559  3025 201.0 - -
            2025-02-06T07:57:00Z 32.8125 -80.1213  4925 205.0 - -
            2025-02-06T07:58:00Z 32.7995 -80.1878  6625 215.6 - -
            """);
    assertThat(flown.text()).contains("KCHS observed").doesNotContain("TOUCH_AND_GO");
  }

  @Test
  void keepsAFlightThatWasOnlySeenOnTheGroundAndInCruise() {
    Flown flown =
        Flown.of(
            "B738",
            """
            2026-03-02T11:55:00Z 29.9844 -95.3414 ground   5  90    -
            2026-03-02T12:00:00Z 29.9844 -95.3400 ground  12  90    -
            2026-03-02T12:40:00Z 26.5000 -93.5000  36000 450 160    0
            2026-03-02T12:43:00Z 26.1500 -93.3500  36000 450 160    0
            2026-03-02T12:46:00Z 25.8000 -93.2000  36000 450 160    0
            2026-03-02T12:49:00Z 25.4500 -93.0500  36000 450 160    0
            """);
    assertThat(flown.legs()).hasSize(1);
    assertThat(flown.legs().getFirst().departure().airport()).isEqualTo("KIAH");
  }

  @Test
  void aLandingThatWasSeenStaysWhenTheAddressIsNextHeardOnAnotherContinent() {
    Flown flown =
        Flown.of(
            "B738",
            """
            2026-03-02T12:08:30Z 16.8600 -90.5300  34000 440 180 -1500
            2026-03-02T12:16:30Z 15.9000 -90.5300  20000 400 180 -1800
            2026-03-02T12:24:30Z 15.0600 -90.5300   9500 240 180 -1000
            2026-03-02T12:31:30Z 14.6400 -90.5270   5400 140 180  -700
            2026-03-02T12:33:00Z 14.5900 -90.5270 ground 120 180     -
            2026-03-02T12:33:10Z 14.5870 -90.5270 ground 100 180     -
            2026-03-02T14:33:00Z 40.4700  -3.5600   3000 160 360  1500
            2026-03-02T14:34:00Z 40.5300  -3.5600   5000 200 360  1500
            2026-03-02T14:36:00Z 40.6500  -3.5600   8000 250 360  1500
            2026-03-02T14:38:00Z 40.8000  -3.5600  11000 280 360  1500
            2026-03-02T14:40:00Z 40.9500  -3.5600  14000 300 360  1500
            2026-03-02T14:42:00Z 41.1200  -3.5600  17000 330 360  1500
            """);
    assertThat(flown.legs().getFirst().arrival().airport()).isEqualTo("MGGT");
    assertThat(flown.legs().getFirst().arrival().basis()).isEqualTo(Basis.OBSERVED);
  }

  @Test
  void aLandingIsWhereItWasLostNotWhereItWasSeenOffEveryFieldHoursLater() {
    Flown flown =
        Flown.of(
            "B738",
            INTO_GUATEMALA
                + """
                2026-03-02T22:31:30Z 14.4800 -90.5270 ground  10 180     -
                2026-03-02T22:32:30Z 14.4800 -90.5260 ground   5 180     -
                """);
    Leg leg = flown.legs().getFirst();
    assertThat(leg.arrival().airport()).isEqualTo("MGGT");
    assertThat(leg.arrival().time()).isBefore(Instant.parse("2026-03-02T12:45:00Z"));
    assertThat(leg.lastSeen()).isEqualTo(Instant.parse("2026-03-02T12:31:30Z"));
  }

  @Test
  void aLandingDaysBeforeTheAircraftWasSeenStandingThereIsToldWhenItHappened() {
    Flown flown =
        Flown.of(
            "B738",
            INTO_GUATEMALA
                + """
                2026-03-07T08:00:00Z 14.5830 -90.5270 ground   5 180     -
                2026-03-07T08:01:00Z 14.5830 -90.5270 ground   5 180     -
                """);
    LegEnd arrival = flown.legs().getFirst().arrival();
    assertThat(arrival.airport()).isEqualTo("MGGT");
    assertThat(arrival.time())
        .isBetween(Instant.parse("2026-03-02T12:31:30Z"), Instant.parse("2026-03-02T12:45:00Z"));
  }

  @Test
  void withoutAltitudesFastFlightOverAnAirportIsNoLanding() {
    Flown flown =
        Flown.of(
            "B738",
            """
            2026-03-02T12:00:00Z 35.5000 -90.0000 - 450 120 -
            2026-03-02T12:10:00Z 34.8000 -87.8000 - 450 120 -
            2026-03-02T12:20:00Z 34.1500 -85.7000 - 450 120 -
            2026-03-02T12:26:00Z 33.6400 -84.4300 - 450 120 -
            """);
    LegEnd arrival = flown.legs().getFirst().arrival();
    assertThat(arrival.airport()).isNull();
    assertThat(flown.legs().getFirst().departure().airport()).isNull();
  }

  @Test
  void withoutAltitudesAShortRoundIsNotCalledTurnedBack() {
    Flown flown =
        Flown.of(
            "C172",
            """
            2026-03-02T12:00:00Z 29.9844 -95.3414 -  5  90 -
            2026-03-02T12:01:00Z 29.9844 -95.3400 - 20  90 -
            2026-03-02T12:03:00Z 29.9844 -95.3000 - 90  90 -
            2026-03-02T12:06:00Z 29.9844 -95.2200 - 95  90 -
            2026-03-02T12:09:00Z 29.9900 -95.1900 - 95 270 -
            2026-03-02T12:12:00Z 29.9844 -95.2600 - 90 270 -
            2026-03-02T12:15:00Z 29.9844 -95.3250 - 70 270 -
            2026-03-02T12:16:00Z 29.9844 -95.3400 - 20 270 -
            2026-03-02T12:17:00Z 29.9844 -95.3414 -  5 270 -
            """);
    assertThat(flown.legs())
        .allSatisfy(leg -> assertThat(leg.flags()).doesNotContain(LegFlag.TURNED_BACK));
  }

  @Test
  void theGapOfALegHasTheCandidatesOfItsArrival() {
    // At 20,000 ft, no vertical rate, after an hour: taken to descend.
    Flown flown =
        Flown.of(
            "B738",
            """
            2026-03-02T11:20:00Z 18.5000 -90.5300  36000 450 180 -
            2026-03-02T11:40:00Z 17.3000 -90.5300  36000 450 180 -
            2026-03-02T12:00:00Z 16.3500 -90.5300  27000 430 180 -
            2026-03-02T12:20:00Z 14.1000 -90.5300  20000 400 180 -
            """);
    Leg leg = flown.legs().getFirst();
    assertThat(leg.arrival().basis()).isEqualTo(Basis.ENVELOPE);
    assertThat(flown.gaps().getLast().found()).as("the last gap").isNull();
    assertThat(flown.gaps().getLast().candidates())
        .extracting(Gap.Candidate::airport)
        .isEqualTo(leg.arrival().candidates());
  }
}
