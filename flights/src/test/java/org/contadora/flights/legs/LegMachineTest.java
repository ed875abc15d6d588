package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Observed;
import org.junit.jupiter.api.Test;

/// Rows are `time lat lon alt gs track vrate [call sign]`; Minneapolis (KMSP) lies at 44.882 north,
/// 841 ft, Des Moines (KDSM) 202 NM south of it at 41.534 north, 958 ft.
class LegMachineTest {
  private static final String BACK_TO_MSP =
      """
      2026-03-02T13:40:00Z 41.7500 -93.6500   7500 280   5  2000 ENY3457
      2026-03-02T13:44:00Z 42.1500 -93.5900  15000 350   5  1800 ENY3457
      2026-03-02T13:48:00Z 42.6300 -93.5200  23000 420   5     0 ENY3457
      2026-03-02T13:52:00Z 43.1000 -93.4500  23000 420   5     0 ENY3457
      2026-03-02T13:56:00Z 43.5800 -93.3900  23000 420   5     0 ENY3457
      2026-03-02T14:00:00Z 44.0500 -93.3200  17000 400   5 -1600 ENY3457
      2026-03-02T14:04:00Z 44.4500 -93.2700  10000 300   5 -1700 ENY3457
      2026-03-02T14:08:00Z 44.7300 -93.2400   4000 200   5 -1000 ENY3457
      2026-03-02T14:10:00Z 44.8500 -93.2218   1500 140   0  -700 ENY3457
      2026-03-02T14:11:00Z 44.8800 -93.2218 ground 100   0     - ENY3457
      2026-03-02T14:12:00Z 44.8850 -93.2218 ground  20   0     - ENY3457
      """;

  @Test
  void flightSeenFromGroundToGroundIsOneObservedLeg() {
    Flown flown = Flown.of("E75L", Flown.TO_DES_MOINES);
    assertThat(flown.text())
        .isEqualTo("KMSP observed 03-02T12:01 > KDSM observed 03-02T12:35 ENY3456\n");
    assertThat(flown.gaps()).isEmpty();
    Leg leg = flown.legs().getFirst();
    assertThat(leg.id()).isEqualTo("a12345-20260302T1201");
    assertThat(leg.callsign()).isEqualTo("ENY3456");
    assertThat(leg.track()).hasSizeBetween(4, 96);
    assertThat(leg.source()).isEqualTo("test");
  }

  @Test
  void landingOutOfSightIsInferredFromBothSides() {
    Flown flown =
        Flown.of(
            "E75L",
            Flown.OUT_OF_MSP
                + Flown.INTO_DSM.lines().findFirst().orElseThrow()
                + "\n"
                + BACK_TO_MSP);
    assertThat(flown.text())
        .isEqualTo(
            """
            KMSP observed 03-02T12:01 > KDSM inferred LOST_LOW_AND_NEAR 03-02T12:36 ENY3456
            KDSM inferred FOUND_LOW_AND_NEAR 03-02T13:36 > KMSP observed 03-02T14:11 ENY3457
            """);
    assertThat(flown.gaps()).hasSize(1);
    assertThat(flown.gaps().getFirst().legBefore()).isEqualTo(flown.legs().getFirst().id());
    assertThat(flown.gaps().getFirst().candidates().getFirst().airport()).isEqualTo("KDSM");
  }

  @Test
  void batchesMakeTheSameLegsAsOneTrack() {
    Positions whole = Flown.positions("E75L", Flown.TO_DES_MOINES + BACK_TO_MSP);
    String expected = Flown.of(whole).text();
    for (int size = 1; size < whole.size(); size++) {
      List<Positions> batches = new ArrayList<>();
      for (int from = 0; from < whole.size(); from += size) {
        Positions batch = new Positions(whole.aircraft(), whole.origin());
        for (int i = from; i < Math.min(from + size, whole.size()); i++) {
          batch.addFrom(whole, i);
        }
        batches.add(batch);
      }
      assertThat(Flown.of(batches).text()).as("batches of %d", size).isEqualTo(expected);
    }
  }

  @Test
  void silenceInCruiseIsFlownThrough() {
    Flown flown =
        Flown.of(
            "E75L",
            Flown.OUT_OF_MSP.lines().filter(row -> !row.contains("T12:1")).toList().stream()
                    .reduce("", (a, b) -> a + b + "\n")
                + Flown.INTO_DSM);
    assertThat(flown.text())
        .isEqualTo("KMSP observed 03-02T12:01 > KDSM observed 03-02T12:35 ENY3456\n");
    assertThat(flown.gaps()).hasSize(1);
    assertThat(flown.gaps().getFirst().candidates()).isEmpty();
  }

  @Test
  void lostOnApproachAndNotFoundAgainIsInferred() {
    Flown flown =
        Flown.of(
            "E75L", Flown.OUT_OF_MSP + Flown.INTO_DSM.lines().findFirst().orElseThrow() + "\n");
    assertThat(flown.text())
        .isEqualTo(
            "KMSP observed 03-02T12:01 > KDSM inferred LOST_ON_APPROACH 03-02T12:36 ENY3456\n");
  }

  @Test
  void lostInDescentFarOutIsAnEnvelope() {
    String rows = Flown.OUT_OF_MSP.lines().limit(9).reduce("", (all, row) -> all + row + "\n");
    Flown flown = Flown.of("E75L", rows);
    LegEnd arrival = flown.legs().getFirst().arrival();
    assertThat(arrival.basis()).isEqualTo(Basis.ENVELOPE);
    assertThat(arrival.candidates()).contains("KDSM").hasSizeGreaterThan(3);
    assertThat(flown.gaps()).hasSize(1);
    assertThat(flown.gaps().getFirst().found()).isNull();
  }

  private static final String LOST_LEVEL =
      Flown.OUT_OF_MSP.lines().limit(8).reduce("", (all, row) -> all + row + "\n");

  private static final String LOST_CLIMBING =
      Flown.OUT_OF_MSP.lines().limit(6).reduce("", (all, row) -> all + row + "\n");

  /// Inputs that hold positions of others until a time of the same day.
  private static Observed others(String untilTime) {
    Observed observed = new Observed();
    observed.add(Flown.positions("B738", "2026-03-02T" + untilTime + "Z 10.0 10.0 30000 450 90 0"));
    return observed;
  }

  @Test
  void lostLevelWhileOthersWereSeenOnIsAGapWithAllThatItsFuelReaches() {
    Flown flown = Flown.of(List.of(Flown.positions("E75L", LOST_LEVEL)), others("13:00:00"));
    assertThat(flown.text())
        .isEqualTo("KMSP observed 03-02T12:01 > ? envelope LOST_IN_CRUISE - ENY3456\n");
    Gap gap = flown.gaps().getFirst();
    assertThat(gap.found()).isNull();
    assertThat(gap.legBefore()).isEqualTo(flown.legs().getFirst().id());
    double leftH = 5 - 18 / 60.0; // An E75L's 5 h, less 12:02 to 12:20.
    double fastestKmh = (470 + Performance.WIND_HIGH_KT) * 1.852;
    assertThat(gap.reachKm()).isCloseTo(leftH * fastestKmh, within(1.0));
    assertThat(gap.candidates()).hasSize(Reach.NAMED_OF_TOO_MANY);
    assertThat(gap.reachable()).isGreaterThan(Reach.MOST_CANDIDATES);
    assertThat(flown.legs().getFirst().arrival().candidates())
        .as("too many for a list to say anything: the area is the answer")
        .isEmpty();
  }

  @Test
  void lostClimbingIsAGapToo() {
    Flown flown = Flown.of(List.of(Flown.positions("E75L", LOST_CLIMBING)), others("13:00:00"));
    assertThat(flown.text())
        .isEqualTo("KMSP observed 03-02T12:01 > ? envelope LOST_CLIMBING - ENY3456\n");
    assertThat(flown.gaps()).hasSize(1);
  }

  @Test
  void smallAircraftLostLevelOverTheOceanKeepsItsFewAirports() {
    Flown flown =
        Flown.of(
            List.of(
                Flown.positions(
                    "H60",
                    """
                    2026-03-02T12:00:00Z 21.3000 -158.6000 4000 120 270 0
                    2026-03-02T12:10:00Z 21.3000 -158.9500 4000 120 270 0
                    2026-03-02T12:20:00Z 21.3000 -159.3000 4000 120 270 0
                    """)),
            others("13:00:00"));
    LegEnd arrival = flown.legs().getFirst().arrival();
    assertThat(arrival.basis()).isEqualTo(Basis.ENVELOPE);
    assertThat(arrival.reason()).isEqualTo("LOST_IN_CRUISE");
    assertThat(arrival.candidates()).contains("PHLI", "PHNL").hasSizeLessThan(40);
    assertThat(flown.gaps().getLast().candidates())
        .extracting(Gap.Candidate::airport)
        .isEqualTo(arrival.candidates());
  }

  @Test
  void dataThatEndWithTheFlightAreNoLossOfContact() {
    for (String until : List.of("11:00:00", "12:20:00", "12:29:59")) {
      Flown flown = Flown.of(List.of(Flown.positions("E75L", LOST_LEVEL)), others(until));
      assertThat(flown.text())
          .as("others seen until %s", until)
          .isEqualTo("KMSP observed 03-02T12:01 > ? unknown TRACK_ENDS_IN_FLIGHT - ENY3456\n");
      assertThat(flown.gaps()).isEmpty();
    }
  }

  @Test
  void dayThatIsCutAtMidnightIsNoLossOfContact() {
    String rows = LOST_LEVEL.replace("T12:", "T23:").replace("T11:", "T22:");
    String toMidnight =
        rows
            + "2026-03-02T23:40:00Z 40.7000 -93.8000 24000 430 185 0\n"
            + "2026-03-02T23:59:30Z 38.4000 -94.0000 24000 430 185 0\n";
    Observed day = new Observed();
    day.addTrace(Instant.parse("2026-03-02T00:00:00Z").toEpochMilli());
    assertThat(Flown.of(List.of(Flown.positions("E75L", toMidnight)), day).text())
        .isEqualTo("KMSP observed 03-02T23:01 > ? unknown TRACK_ENDS_IN_FLIGHT - ENY3456\n");
    assertThat(Flown.of(List.of(Flown.positions("E75L", rows)), day).text())
        .isEqualTo("KMSP observed 03-02T23:01 > ? envelope LOST_IN_CRUISE - ENY3456\n");
    day.addTrace(Instant.parse("2026-03-03T00:00:00Z").toEpochMilli());
    assertThat(Flown.of(List.of(Flown.positions("E75L", toMidnight)), day).text())
        .as("the next day was watched too, and it was not seen")
        .isEqualTo("KMSP observed 03-02T23:01 > ? envelope LOST_IN_CRUISE - ENY3456\n");
  }

  @Test
  void dataFarFromTheFlightInTimeTellNothingOfIt() {
    Observed nextWeek = new Observed();
    nextWeek.addTrace(Instant.parse("2026-03-09T00:00:00Z").toEpochMilli());
    assertThat(Flown.of(List.of(Flown.positions("E75L", LOST_LEVEL)), nextWeek).gaps()).isEmpty();
  }

  @Test
  void parkedAndTaxiingAircraftMakeNoLeg() {
    assertThat(
            Flown.of(
                    "E75L",
                    """
                    2026-03-02T06:00:00Z 44.8820 -93.2218 ground   0 180 -
                    2026-03-02T09:00:00Z 44.8820 -93.2218 ground   0 180 -
                    2026-03-02T09:01:00Z 44.8830 -93.2218 ground  20 180 -
                    2026-03-02T09:02:00Z 44.8880 -93.2218      - 110 180 -
                    2026-03-02T09:02:20Z 44.8890 -93.2218 ground  60 180 -
                    2026-03-02T09:03:00Z 44.8900 -93.2218 ground  12 180 -
                    """)
                .legs())
        .isEmpty();
  }

  @Test
  void flightThatComesBackHasTurnedBack() {
    Flown flown =
        Flown.of(
            "E75L",
            Flown.OUT_OF_MSP.lines().limit(6).reduce("", (all, row) -> all + row + "\n")
                + """
                2026-03-02T12:16:00Z 44.1000 -93.3000  20000 400   5 -1500 ENY3456
                2026-03-02T12:20:00Z 44.5000 -93.2600  11000 320   5 -1800 ENY3456
                2026-03-02T12:24:00Z 44.7600 -93.2300   4000 200   5 -1000 ENY3456
                2026-03-02T12:26:00Z 44.8500 -93.2218   1500 140   0  -700 ENY3456
                2026-03-02T12:27:00Z 44.8800 -93.2218 ground 100   0     - ENY3456
                2026-03-02T12:28:00Z 44.8850 -93.2218 ground  20   0     - ENY3456
                """);
    assertThat(flown.text())
        .isEqualTo("KMSP observed 03-02T12:01 > KMSP observed 03-02T12:27 ENY3456 TURNED_BACK\n");
  }

  @Test
  void goAroundAndTouchAndGoAreEventsOfOneLeg() {
    String approach =
        """
        2026-03-02T12:31:00Z 41.7500 -93.6500   5000 200 185  -900 ENY3456
        2026-03-02T12:34:00Z 41.5900 -93.6600   1900 140 180  -750 ENY3456
        %s
        2026-03-02T12:36:00Z 41.5000 -93.6630   2800 170 180  1800 ENY3456
        2026-03-02T12:37:00Z 41.4500 -93.6630   4500 190 180  1800 ENY3456
        2026-03-02T12:40:00Z 41.5500 -93.5000   5000 220 300     0 ENY3456
        2026-03-02T12:43:00Z 41.7000 -93.6500   4000 180 180  -900 ENY3456
        2026-03-02T12:45:30Z 41.5900 -93.6600   1900 140 180  -750 ENY3456
        2026-03-02T12:46:30Z 41.5400 -93.6630 ground 110 180     - ENY3456
        2026-03-02T12:47:30Z 41.5340 -93.6630 ground  15 180     - ENY3456
        """;
    assertThat(
            Flown.of(
                    "E75L",
                    Flown.OUT_OF_MSP
                        + approach.formatted(
                            "2026-03-02T12:34:40Z 41.5600 -93.6630 1400 140 180 -500 ENY3456"))
                .text())
        .isEqualTo(
            "KMSP observed 03-02T12:01 > KDSM observed 03-02T12:46 ENY3456 GO_AROUND@KDSM\n");
    assertThat(
            Flown.of(
                    "E75L",
                    Flown.OUT_OF_MSP
                        + approach.formatted(
                            "2026-03-02T12:34:50Z 41.5400 -93.6630 ground 125 180 - ENY3456"))
                .text())
        .isEqualTo(
            "KMSP observed 03-02T12:01 > KDSM observed 03-02T12:46 ENY3456 TOUCH_AND_GO@KDSM\n");
  }

  @Test
  void helicopterOffAirportHasNoAirportAndHoverIsNoLanding() {
    Flown flown =
        Flown.of(
            "EC35",
            """
            2026-03-02T12:00:00Z 43.4000 -94.9000  2300 110  90 300
            2026-03-02T12:03:00Z 43.4000 -94.8000  2500 110  90   0
            2026-03-02T12:06:00Z 43.4000 -94.7800  2400   3  90   0
            2026-03-02T12:10:00Z 43.4001 -94.7800  2400   2  90   0
            2026-03-02T12:13:00Z 43.4000 -94.7000  2500 110  90   0
            """);
    assertThat(flown.legs()).hasSize(1);
    assertThat(flown.legs().getFirst().departure().airport()).isNull();
    assertThat(flown.legs().getFirst().arrival().airport()).isNull();
  }

  @Test
  void positionsOfAnotherPlaceDoNotCutALeg() {
    String[] rows = Flown.OUT_OF_MSP.split("\n", -1);
    rows[6] += "\n2026-03-02T12:17:00Z 33.8200 35.4900 24000 430 185 0 ENY3456";
    Flown flown = Flown.of("E75L", String.join("\n", rows) + Flown.INTO_DSM);
    assertThat(flown.text())
        .isEqualTo("KMSP observed 03-02T12:01 > KDSM observed 03-02T12:35 ENY3456\n");
    assertThat(flown.refused().counts()).containsEntry("POSITION_TELEPORT", 1L);
  }

  /// An address that passes to another airframe, as privacy addresses do: nothing of the one is
  /// taken for the other, although it could have flown there.
  @Test
  void addressOfAnotherAirframeBeginsAnew() {
    Positions first =
        Flown.positions(
            "E75L", Flown.OUT_OF_MSP.lines().limit(9).reduce("", (a, b) -> a + b + "\n"));
    Positions back = Flown.positions("A320", BACK_TO_MSP);
    Flown same = Flown.of(List.of(first, renamed(back, "N123AB", "A320")));
    assertThat(same.legs()).as("another type alone").hasSize(2);
    assertThat(same.text()).startsWith("KMSP observed 03-02T12:01 > KDSM inferred");
    Flown other = Flown.of(List.of(first, renamed(back, "N987ZZ", "A320")));
    assertThat(other.text()).startsWith("KMSP observed 03-02T12:01 > ? unknown TRACK_BROKEN");
    assertThat(other.legs())
        .extracting(leg -> leg.aircraft().registration())
        .containsExactly("N123AB", "N987ZZ");
    assertThat(Flown.of(List.of(first, renamed(back, "n-123 AB".replace(" ", ""), "A320"))).text())
        .as("the same registration, written otherwise")
        .isEqualTo(same.text());
  }

  private static Positions renamed(Positions positions, String registration, String type) {
    Positions renamed =
        new Positions(
            new Aircraft(positions.aircraft().address(), registration, type, null, 0), "test");
    for (int i = 0; i < positions.size(); i++) {
      renamed.addFrom(positions, i);
    }
    return renamed;
  }

  @Test
  void emergencySquawkIsKept() {
    Positions positions = Flown.positions("E75L", Flown.TO_DES_MOINES);
    Positions squawking = new Positions(positions.aircraft(), "test");
    for (int i = 0; i < positions.size(); i++) {
      squawking.addFrom(positions, i);
      squawking.setSquawk(i > 4 && i < 9 ? 7700 : 1200);
    }
    assertThat(Flown.of(squawking).legs().getFirst().flags()).containsExactly(LegFlag.EMERGENCY);
  }
}
