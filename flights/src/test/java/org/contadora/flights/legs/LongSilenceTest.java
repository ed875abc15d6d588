package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What can be said of an aircraft that was on the ground, and is heard again hours or days later,
/// as receivers that look into a few airports now and then hear it. Rows are `time lat lon alt gs
/// track vrate`.
class LongSilenceTest {
  /// Parked at Phoenix-Mesa (KIWA).
  private static final String STOOD_AT_MESA =
      """
      2026-03-16T14:12:00Z 33.3050 -111.6610 ground   0  90     -
      """;

  /// Half a mile before its runway 30C.
  private static final String INTO_MESA =
      """
      2026-03-16T22:57:00Z 33.2925 -111.6365   1550 145 315  -700
      """;

  @Test
  void comingDownWhereItStoodIsALandingAndNoTakeOff() {
    assertThat(Flown.of("B738", STOOD_AT_MESA + INTO_MESA).text())
        .isEqualTo("? unknown TRACK_BEGINS_IN_FLIGHT - > KIWA observed 03-16T22:57\n");
  }

  @Test
  void goingUpWhereItStoodIsATakeOff() {
    assertThat(
            Flown.of(
                    "B738",
                    STOOD_AT_MESA
                        + """
                        2026-03-16T22:57:00Z 33.3150 -111.6690   1650 160 315  1800
                        """)
                .text())
        .startsWith("KIWA observed 03-16T22:56 > ?");
  }

  @Test
  void aLandingIsNotLostForBeingTheLastThatWasHeard() {
    Flown flown =
        Flown.of(
            "B738",
            """
            2026-05-07T15:08:00Z 33.3100 -111.6676 ground   8   0     -
            2026-05-18T23:53:00Z 33.2867 -111.6300   1800 156 315  -830
            """);
    assertThat(flown.text()).contains("> KIWA observed 05-18T23:5");
  }

  @Test
  void aLegWasLastSeenWhenItFlewAndNotWhenTheAircraftWasNextSeenStanding() {
    Flown flown =
        Flown.of(
            "B738",
            INTO_MESA
                + """
                2026-04-03T04:03:00Z 33.3050 -111.6610 ground   0 135     -
                """);
    assertThat(flown.legs()).hasSize(1);
    Leg leg = flown.legs().getFirst();
    assertThat(leg.arrival().airport()).isEqualTo("KIWA");
    assertThat(leg.lastSeen()).isEqualTo(Instant.parse("2026-03-16T22:57:00Z"));
    assertThat(leg.track().getLast().time()).isEqualTo(leg.lastSeen());
  }

  /// Parked at Boston (KBOS), and ten hours later on the way down to it from the west.
  private static final String STOOD_AT_BOSTON =
      """
      2026-03-02T02:00:00Z 42.3640 -71.0100 ground   5  90     -
      """;

  private static final String INTO_BOSTON =
      """
      2026-03-02T12:00:00Z 42.3500 -71.9000  11000 290  90 -1500
      2026-03-02T12:03:00Z 42.3500 -71.6000   7500 260  90 -1200
      2026-03-02T12:07:00Z 42.3550 -71.2500   3000 170  90  -900
      2026-03-02T12:10:00Z 42.3600 -71.0250    200 135  90  -700
      2026-03-02T12:10:30Z 42.3610 -71.0050 ground  90  90     -
      2026-03-02T12:12:00Z 42.3630 -71.0080 ground  10  90     -
      """;

  @Test
  void comingBackAfterHoursIsNoFlightFromThereWithinMinutes() {
    Flown flown = Flown.of("B752", STOOD_AT_BOSTON + INTO_BOSTON);
    assertThat(flown.text()).startsWith("? unknown").contains("> KBOS observed 03-02T12:10");
    assertThat(flown.legs().getFirst().flags()).isEmpty();
  }

  @Test
  void comingBackHighUpIsNoFlightFromThereEither() {
    Flown flown =
        Flown.of(
            "B752",
            STOOD_AT_BOSTON
                + """
                2026-03-02T12:00:00Z 42.2000 -78.0000  37000 480  88     0
                2026-03-02T12:04:00Z 42.2200 -77.3000  37000 480  88     0
                """);
    assertThat(flown.text()).startsWith("? unknown");
  }

  @Test
  void flyingAwayHoursLaterItHasLeftFromThere() {
    Flown flown =
        Flown.of(
            "B752",
            STOOD_AT_BOSTON
                + """
                2026-03-02T12:00:00Z 42.2200 -77.3000  37000 430 268     0
                2026-03-02T12:04:00Z 42.2000 -78.0000  37000 430 268     0
                """);
    assertThat(flown.text()).startsWith("KBOS inferred LAST_SEEN_ON_GROUND_THERE");
  }

  @Test
  void comingBackWithinTheHourHasTurnedBack() {
    Flown flown =
        Flown.of(
            "B752",
            """
            2026-03-02T11:15:00Z 42.3640 -71.0100 ground   5  90     -
            """
                + INTO_BOSTON);
    assertThat(flown.text()).startsWith("KBOS inferred LAST_SEEN_ON_GROUND_THERE");
  }

  @Test
  void lostOverItsRunwayItHasLandedThenAndNotHalfWayToItsNextContact() {
    Flown flown =
        Flown.of(
            "B752",
            """
            2026-03-02T12:00:00Z 42.3500 -71.9000  11000 290  90 -1500
            2026-03-02T12:03:00Z 42.3500 -71.6000   7500 260  90 -1200
            2026-03-02T12:07:00Z 42.3550 -71.2500   3000 170  90  -900
            2026-03-02T12:10:00Z 42.3600 -71.0180     50 135  90  -700
            2026-03-02T12:24:00Z 42.3630 -71.0080 ground   0  90     -
            """);
    assertThat(flown.text()).contains("> KBOS observed 03-02T12:10");
  }

  @Test
  void aFlightThatTellsNoSpeedAndSeldomItsPlaceIsNotLost() {
    Flown flown =
        Flown.of(
            "A320",
            """
            2026-06-06T09:33:25Z 43.6370   1.3580 ground   4 163     -
            2026-06-06T09:38:30Z 43.5720   1.3250   8825   -   -     -
            2026-06-06T09:43:35Z 44.0050   1.0190  21500   -   -     -
            2026-06-06T09:48:40Z 44.4970   0.5980  30250   -   -     -
            2026-06-06T09:53:45Z 45.0380   0.2510  34000   -   -     -
            2026-06-06T10:30:00Z 48.9000  -1.4500  34000   -   -     -
            2026-06-06T10:43:00Z 50.7300  -1.1300  18550   -   -     -
            2026-06-06T10:48:10Z 51.1700  -0.8900  13000   -   -     -
            2026-06-06T10:53:20Z 51.3200  -0.3300   9650   -   -     -
            2026-06-06T11:03:30Z 51.4780  -0.1650   3300   -   -     -
            2026-06-06T11:08:40Z 51.4770  -0.4660 ground  35 253     -
            """);
    assertThat(flown.text()).startsWith("LFBO observed 06-06T09:3").contains("> EGLL observed");
  }
}
