package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// An aircraft seen on the ground at one airport and next on the ground at another. Rows are `time
/// lat lon alt gs track vrate [call sign]`; Tucson (KTUS) lies 74 NM south-east of Phoenix-Mesa
/// (KIWA).
class GroundContactsTest {
  private static final String AT_TUCSON =
      """
      2026-03-23T06:55:00Z 32.1243 -110.9458 ground   0 171     - GXA190
      2026-03-23T07:55:00Z 32.1243 -110.9458 ground   0 171     - GXA190
      """;

  private static final String AT_MESA =
      """
      2026-03-23T08:42:00Z 33.3035 -111.6615 ground   0 225     - GXA190
      2026-03-23T09:51:00Z 33.3035 -111.6615 ground   0 225     - GXA6275
      """;

  @Test
  void aFlightThatNobodySawMustHaveTakenPlace() {
    Flown flown = Flown.of("A320", AT_TUCSON + AT_MESA);
    assertThat(flown.text())
        .isEqualTo(
            "KTUS inferred STOOD_THERE_BEFORE 03-23T08:07 > KIWA inferred FOUND_STANDING_THERE"
                + " 03-23T08:29 GXA190 MISSING_LEG\n");
    Leg leg = flown.legs().getFirst();
    assertThat(leg.firstSeen()).isEqualTo("2026-03-23T07:55:00Z");
    assertThat(leg.lastSeen()).isEqualTo("2026-03-23T08:42:00Z");
    assertThat(flown.gaps()).hasSize(1);
    assertThat(flown.gaps().getFirst().legBefore()).isEqualTo(leg.id());
  }

  @Test
  void oneOddContactIsNoFlight() {
    String odd = AT_MESA.lines().findFirst().orElseThrow() + "\n";
    String backAtTucson = AT_TUCSON.replace("T06", "T10").replace("T07", "T11");
    assertThat(Flown.of("A320", AT_TUCSON + odd).text()).isEmpty();
    assertThat(Flown.of("A320", AT_TUCSON + odd + backAtTucson).text()).isEmpty();
    assertThat(
            Flown.of("A320", AT_TUCSON + odd + backAtTucson + at("12", 26.2285, -97.6544)).text())
        .isEmpty();
    assertThat(
            Flown.of("A320", odd.replace("T08:42", "T06:00").replace("GXA190", "GXA1") + AT_TUCSON)
                .text())
        .as("at the beginning")
        .isEmpty();
  }

  @Test
  void takingOffFromThereConfirmsTheOneContact() {
    String odd = AT_MESA.lines().findFirst().orElseThrow() + "\n";
    String away =
        """
        2026-03-23T08:49:00Z 33.3200 -111.6800   2600 170 300  2200 GXA6275
        2026-03-23T08:50:00Z 33.3500 -111.7300   5000 220 300  2200 GXA6275
        2026-03-23T08:54:00Z 33.4500 -112.0500  13000 300 285  2000 GXA6275
        """;
    assertThat(Flown.of("A320", AT_TUCSON + odd + away).text().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("KTUS inferred")
        .contains("> KIWA inferred");
  }

  @Test
  void thereMustBeTimeForTheWay() {
    assertThat(Flown.of("A320", AT_TUCSON + AT_MESA.replace("T08:42", "T08:06")).text())
        .as("74 NM in 11 minutes")
        .isEmpty();
    assertThat(
            Flown.of(
                    "A320",
                    AT_TUCSON + AT_MESA.replace("T08:42", "T07:58").replace("T09:51", "T08:15"))
                .text())
        .isEmpty();
  }

  @Test
  void inTwoDaysItMayHaveFlownAnyNumberOfLegs() {
    assertThat(Flown.of("A320", AT_TUCSON + AT_MESA.replace("03-23", "03-25")).text()).isEmpty();
  }

  @Test
  void anAirBaseBesideTheAirportIsReachedOnTheGround() {
    assertThat(
            Flown.of(
                    "A320",
                    AT_TUCSON
                        + """
                        2026-03-23T08:42:00Z 32.1665 -110.8830 ground   0 225     - GXA190
                        2026-03-23T09:51:00Z 32.1665 -110.8830 ground   0 225     - GXA190
                        """)
                .text())
        .as("Davis-Monthan Air Force Base, 4 NM from Tucson's airport")
        .isEmpty();
  }

  private static String at(String hour, double lat, double lon) {
    return "2026-03-23T%s:42:00Z %s %s ground 0 225 - GXA190%n".formatted(hour, lat, lon);
  }
}
