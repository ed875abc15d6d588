package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Landings and take-offs of which the last few hundred feet were not seen, where another field is
/// nearer than the one used. The airports are the bundled ones, which have no runways. Rows are
/// `time lat lon alt gs track vrate`.
class FieldsSideBySideTest {
  /// Down the glide path to Los Angeles (KLAX) from the east: Hawthorne (KHHR) is abeam.
  private static final String INTO_LOS_ANGELES =
      """
      2026-02-08T05:10:00Z 34.0200 -117.7500   7000 240 263  -900
      2026-02-08T05:15:00Z 33.9850 -118.0900   3600 190 263  -800
      2026-02-08T05:17:30Z 33.9645 -118.2780   2000 170 263  -750
      2026-02-08T05:18:50Z 33.9580 -118.3440    925 131 263  -700
      """;

  @Test
  void lostOnFinalAStripAbeamIsNotWhereItLanded() {
    assertThat(Flown.of("B752", INTO_LOS_ANGELES).text()).contains("> KLAX observed");
  }

  @Test
  void headingForTheStripItIsTheStrip() {
    // A light aircraft into Hawthorne itself, from the east.
    assertThat(
            Flown.of(
                    "C172",
                    """
                    2026-02-08T05:10:00Z 33.9000 -118.1500   2000  95 275  -300
                    2026-02-08T05:14:00Z 33.9150 -118.2600   1100  80 275  -500
                    2026-02-08T05:15:30Z 33.9210 -118.3100    450  70 275  -500
                    """)
                .text())
        .contains("> KHHR observed");
  }

  @Test
  void foundInClimbTheStripAbeamIsNotWhereItLeft() {
    assertThat(
            Flown.of(
                    "B752",
                    """
                    2026-02-08T07:38:00Z 33.9580 -118.3440    900 160  83  2000
                    2026-02-08T07:39:00Z 33.9650 -118.2800   3000 200  83  2000
                    2026-02-08T07:42:00Z 33.9900 -118.0300   8000 250  83  1800
                    """)
                .text())
        .startsWith("KLAX observed");
  }

  @Test
  void anAirBaseAtTheSameRunwaysIsNotWhereAnAirlinerLanded() {
    // Into Honolulu (PHNL) over Hickam (PHIK), which lies at the near end of its runway.
    assertThat(
            Flown.of(
                    "A21N",
                    """
                    2026-02-08T01:15:00Z 21.3250 -158.4500   7000 240  90  -900
                    2026-02-08T01:19:00Z 21.3250 -158.1500   3200 190  90  -900
                    2026-02-08T01:21:25Z 21.3253 -157.9967    925 147  90  -750
                    """)
                .text())
        .contains("> PHNL observed");
  }

  @Test
  void oneWrongAltitudeInCruiseIsNoGoAround() {
    StringBuilder rows =
        new StringBuilder(
            """
            2026-06-30T20:36:00Z 47.6000 1.7000  9000 300 180 1800
            2026-06-30T20:40:00Z 47.3000 1.7000 16000 350 180 1500
            """);
    for (int s = 0; s < 60; s++) {
      int altitudeFt = s == 30 ? 450 : 22_975;
      rows.append(
          String.format(
              Locale.ROOT,
              "2026-06-30T20:45:%02dZ %.4f 1.7000 %d 400 180 0%n",
              s,
              46.95 - s * 0.00185,
              altitudeFt));
    }
    rows.append(
        """
        2026-06-30T20:50:00Z 46.5500 1.7000 19000 400 180 -1500
        2026-06-30T20:52:00Z 46.3500 1.7000 16000 350 180 -1500
        2026-06-30T20:53:00Z 46.2600 1.7000 14500 330 180 -1500
        """);
    assertThat(Flown.of("C135", rows.toString()).text())
        .as("over Châteauroux (LFLX)")
        .doesNotContain("GO_AROUND");
  }
}
