package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.junit.jupiter.api.Test;

/// A leg lasts no longer than its aircraft can fly, though it may have flown through each of its
/// silences by itself. Rows are `time lat lon alt gs track vrate`.
class EnduranceTest {
  /// Over the Atlantic, over West Africa nine hours later, over Southern Africa seven hours after
  /// that: sixteen and a half hours in the air.
  private static final String TO_THE_SOUTH =
      """
      2026-08-26T19:50:00Z 37.4000 -70.9000  35000 450 100     0
      2026-08-26T19:54:00Z 37.2810 -70.2660  35000 450 100     0
      2026-08-27T05:15:00Z 12.3702 -13.9118  33000 470 130     0
      2026-08-27T05:18:00Z 12.1000 -13.6000  33000 470 130     0
      2026-08-27T12:19:50Z -25.5464 30.2091  31750 497 121 -1344
      2026-08-27T12:20:10Z -25.5756 30.2611  30550 498 122 -3840
      """;

  @Test
  void aLegLongerThanTheTypeCanFlyIsCutInTheLongestSilence() {
    Flown flown = Flown.of("B763", TO_THE_SOUTH);
    assertThat(flown.legs()).hasSize(2);
    LegEnd landed = flown.legs().getFirst().arrival();
    LegEnd left = flown.legs().getLast().departure();
    assertThat(landed.basis()).isEqualTo(Basis.ENVELOPE);
    assertThat(landed.reason()).isEqualTo("LOST_BEFORE_STOP");
    assertThat(landed.candidates()).as("too many to name").isEmpty();
    assertThat(flown.gaps().getFirst().candidates())
        .extracting(candidate -> candidate.airport())
        .contains("GOBD");
    assertThat(left.airport()).isNull();
    assertThat(left.reason()).isEqualTo("FOUND_AFTER_STOP");
    assertThat(flown.legs().getFirst().lastSeen()).isEqualTo("2026-08-26T19:54:00Z");
    assertThat(flown.legs().getLast().firstSeen()).isEqualTo("2026-08-27T05:15:00Z");
    assertThat(flown.legs().getLast().track()).hasSizeGreaterThan(2);
    assertThat(flown.gaps()).extracting(gap -> gap.legBefore()).hasSize(3);
    assertThat(flown.legs())
        .allMatch(leg ->
            Duration.between(
                        Objects.requireNonNull(leg.firstSeen()),
                        Objects.requireNonNull(leg.lastSeen()))
                    .toHours()
                < 13);
  }

  @Test
  void soItIsWhereItIsSeenOnTheGroundInTheEnd() {
    String landed =
        TO_THE_SOUTH.lines().limit(4).reduce("", (all, row) -> all + row + "\n")
            + """
            2026-08-27T12:39:00Z -26.3500 31.7200 ground   5   0     -
            2026-08-27T12:49:00Z -26.3500 31.7200 ground   0   0     -
            """;
    assertThat(Flown.of("B763", landed).legs()).hasSize(2);
  }

  @Test
  void soItIsWhereContactGoesOnUntilThen() {
    StringBuilder rows =
        new StringBuilder(TO_THE_SOUTH.lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
    for (int minute = 0; minute < 360; minute += 4) {
      rows.append(
          "2026-08-27T%02d:%02d:00Z %.4f %.4f 33000 470 130 0%n"
              .formatted(
                  5 + minute / 60, minute % 60, 12.37 - minute * 0.0839, -13.91 + minute * 0.1));
    }
    Flown flown = Flown.of("B763", rows.toString());
    assertThat(flown.legs()).hasSize(2);
    assertThat(flown.legs().getLast().firstSeen()).isEqualTo("2026-08-27T05:00:00Z");
  }

  @Test
  void whatFliesForLongerAndWhoRefuelsInTheAirIsNotCut() {
    assertThat(Flown.of("B77W", TO_THE_SOUTH).legs()).hasSize(1);
    assertThat(Flown.of("", TO_THE_SOUTH).legs()).as("type not known").hasSize(1);
    Positions civil = Flown.positions("B763", TO_THE_SOUTH);
    Positions military =
        new Positions(
            new Aircraft(civil.aircraft().address(), null, "B763", null, Aircraft.MILITARY),
            "test");
    for (int i = 0; i < civil.size(); i++) {
      military.addFrom(civil, i);
    }
    assertThat(Flown.of(military).legs()).hasSize(1);
  }

  @Test
  void positionByPositionItIsTheSame() {
    Positions whole = Flown.positions("B763", TO_THE_SOUTH);
    List<Positions> batches = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      Positions one = new Positions(whole.aircraft(), whole.origin());
      one.addFrom(whole, i);
      batches.add(one);
    }
    assertThat(Flown.of(batches).legs()).isEqualTo(Flown.of(whole).legs());
  }
}
