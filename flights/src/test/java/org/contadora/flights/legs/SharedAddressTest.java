package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.rotations.Rotation;
import org.contadora.flights.rotations.Rotations;
import org.junit.jupiter.api.Test;

/// Rows are `time lat lon alt gs track vrate [call sign]`, all under one address: a flight from
/// Minneapolis (KMSP) to Des Moines (KDSM), and one into Guatemala (MGGT, 14.583 north), 3,400 km
/// away.
class SharedAddressTest {
  private static final String TO_GUATEMALA =
      """
      2026-03-02T12:02:30Z 17.6000 -90.5300  36000 450 180     0 TAI501
      2026-03-02T12:05:30Z 17.2300 -90.5300  36000 450 180     0 TAI501
      2026-03-02T12:08:30Z 16.8600 -90.5300  34000 440 180 -1500 TAI501
      2026-03-02T12:12:30Z 16.3800 -90.5300  27000 430 180 -1800 TAI501
      2026-03-02T12:16:30Z 15.9000 -90.5300  20000 400 180 -1800 TAI501
      2026-03-02T12:20:30Z 15.4500 -90.5300  14000 330 180 -1500 TAI501
      2026-03-02T12:24:30Z 15.0600 -90.5300   9500 240 180 -1000 TAI501
      2026-03-02T12:28:30Z 14.8000 -90.5300   7000 170 180  -700 TAI501
      2026-03-02T12:31:30Z 14.6400 -90.5270   5400 140 180  -700 TAI501
      2026-03-02T12:33:00Z 14.5900 -90.5270 ground  60 180     - TAI501
      2026-03-02T12:34:00Z 14.5830 -90.5270 ground  15 180     - TAI501
      """;

  /// Out of Guatemala after an hour and a quarter, and the first aircraft back to Minneapolis.
  private static final String OUT_OF_GUATEMALA =
      """
      2026-03-02T13:46:00Z 14.5900 -90.5270 ground   5 360     - TAI502
      2026-03-02T13:47:00Z 14.5950 -90.5270 ground  30 360     - TAI502
      2026-03-02T13:49:00Z 14.6600 -90.5300   7500 180 360  2000 TAI502
      2026-03-02T13:53:00Z 14.9500 -90.5300  15500 300 360  2000 TAI502
      2026-03-02T13:57:00Z 15.3500 -90.5300  23500 400 360  2000 TAI502
      2026-03-02T14:01:00Z 15.8300 -90.5300  31000 440 360  1800 TAI502
      2026-03-02T14:05:00Z 16.3300 -90.5300  36000 450 360     0 TAI502
      """;

  private static final String BACK_TO_MINNEAPOLIS =
      """
      2026-03-02T13:40:30Z 41.7500 -93.6500   7500 280   5  2000 ENY3457
      2026-03-02T13:44:30Z 42.1500 -93.5900  15000 350   5  1800 ENY3457
      2026-03-02T13:48:30Z 42.6300 -93.5200  23000 420   5     0 ENY3457
      2026-03-02T13:52:30Z 43.1000 -93.4500  23000 420   5     0 ENY3457
      2026-03-02T13:56:30Z 43.5800 -93.3900  23000 420   5     0 ENY3457
      2026-03-02T14:00:30Z 44.0500 -93.3200  17000 400   5 -1600 ENY3457
      2026-03-02T14:04:30Z 44.4500 -93.2700  10000 300   5 -1700 ENY3457
      2026-03-02T14:08:30Z 44.7300 -93.2400   4000 200   5 -1000 ENY3457
      2026-03-02T14:10:30Z 44.8500 -93.2218   1500 140   0  -700 ENY3457
      2026-03-02T14:11:30Z 44.8800 -93.2218 ground 100   0     - ENY3457
      2026-03-02T14:12:30Z 44.8850 -93.2218 ground  20   0     - ENY3457
      """;

  @Test
  void bothFlightsInTheAirAtATimeAreKept() {
    Flown both = Flown.of("", inTurn(Flown.TO_DES_MOINES, TO_GUATEMALA));
    assertThat(legs(both, LegFlag.OTHER_AIRCRAFT))
        .isEqualTo(Flown.of("", TO_GUATEMALA).text().strip() + " OTHER_AIRCRAFT");
    assertThat(firstLegs(both)).isEqualTo(Flown.of("", Flown.TO_DES_MOINES).text().strip());
    assertThat(both.refused().counts()).isEqualTo(Map.of("ADDRESS_SHARED", 1L));
    assertThat(both.refused().examples())
        .extracting(Refusals.Refusal::detail)
        .containsExactly(
            "a12345 at 2026-03-02T12:16:30Z: 15.9000,-90.5300 as TAI501, while ENY3456 is at "
                + "43.5000,-93.4000 at 2026-03-02T12:16:00Z: two aircraft, whose legs are kept "
                + "apart");
  }

  @Test
  void eachFlightGoesOnWithItsOwnAircraft() {
    Flown both =
        Flown.of(
            "",
            inTurn(Flown.TO_DES_MOINES, TO_GUATEMALA)
                + inTurn(OUT_OF_GUATEMALA, BACK_TO_MINNEAPOLIS));
    assertThat(firstLegs(both))
        .isEqualTo(Flown.of("", Flown.TO_DES_MOINES + BACK_TO_MINNEAPOLIS).text().strip());
    assertThat(legs(both, LegFlag.OTHER_AIRCRAFT))
        .isEqualTo(
            Flown.of("", TO_GUATEMALA + OUT_OF_GUATEMALA)
                .text()
                .strip()
                .replace("\n", " OTHER_AIRCRAFT\n")
                .concat(" OTHER_AIRCRAFT"));
    assertThat(both.refused().counts()).isEqualTo(Map.of("ADDRESS_SHARED", 1L));
    assertThat(both.legs()).extracting(Leg::id).doesNotHaveDuplicates();
  }

  @Test
  void withoutCallSignsHeightsTellThemApart() {
    String silent =
        inTurn(Flown.TO_DES_MOINES, TO_GUATEMALA).replace("ENY3456", "").replace("TAI501", "");
    Flown both = Flown.of("", silent.replaceAll(" +\n", "\n"));
    assertThat(both.text())
        .contains("> MGGT observed 03-02T12:32 OTHER_AIRCRAFT\n")
        .contains("KMSP observed 03-02T12:01 > KDSM observed 03-02T12:35\n");
    assertThat(both.refused().counts()).isEqualTo(Map.of("ADDRESS_SHARED", 1L));
  }

  /// A transmitter whose place is jammed or decoded wrongly sends its own call sign and its own
  /// height from there.
  @Test
  void oneAircraftThatSeemsToBeElsewhereStaysOne() {
    String ghost =
        Flown.TO_DES_MOINES
            .lines()
            .filter(row -> !row.contains("ground"))
            .map(row -> row.replace(":00Z 4", ":30Z 1"))
            .collect(Collectors.joining("\n", "", "\n"));
    Flown flown = Flown.of("", inTurn(Flown.TO_DES_MOINES, ghost));
    assertThat(flown.text())
        .isEqualTo("KMSP observed 03-02T12:01 > KDSM observed 03-02T12:35 ENY3456\n");
    assertThat(flown.refused().counts()).isEqualTo(Map.of("POSITION_TELEPORT", 10L));
  }

  /// Five minutes after the first has landed in Des Moines another call sign is heard over
  /// Guatemala, where the first cannot be.
  @Test
  void callSignWhereNobodyCouldHaveFlownIsAnotherAircraft() {
    String later =
        TO_GUATEMALA
            .replace("T12:3", "T13:1")
            .replace("T12:2", "T13:0")
            .replace("T12:1", "T12:5")
            .replace("T12:0", "T12:4");
    Flown flown = Flown.of("", Flown.TO_DES_MOINES + later + BACK_TO_MINNEAPOLIS);
    assertThat(firstLegs(flown))
        .isEqualTo(Flown.of("", Flown.TO_DES_MOINES + BACK_TO_MINNEAPOLIS).text().strip());
    assertThat(legs(flown, LegFlag.OTHER_AIRCRAFT))
        .contains("> MGGT observed 03-02T13:12 TAI501 OTHER_AIRCRAFT");
    assertThat(flown.refused().counts()).isEqualTo(Map.of("ADDRESS_SHARED", 1L));

    Flown same = Flown.of("", Flown.TO_DES_MOINES + later.replace("TAI501", "ENY3456"));
    assertThat(same.refused().counts()).doesNotContainKey("ADDRESS_SHARED");
  }

  @Test
  void batchesMakeTheSameLegsAsOneTrack() {
    Positions whole =
        Flown.positions(
            "",
            inTurn(Flown.TO_DES_MOINES, TO_GUATEMALA)
                + inTurn(OUT_OF_GUATEMALA, BACK_TO_MINNEAPOLIS));
    Flown expected = Flown.of(whole);
    for (int size = 1; size < whole.size(); size++) {
      List<Positions> batches = new ArrayList<>();
      for (int from = 0; from < whole.size(); from += size) {
        Positions batch = new Positions(whole.aircraft(), whole.origin());
        for (int i = from; i < Math.min(from + size, whole.size()); i++) {
          batch.addFrom(whole, i);
        }
        batches.add(batch);
      }
      Flown flown = Flown.of(batches);
      assertThat(flown.text()).as("batches of %d", size).isEqualTo(expected.text());
      assertThat(flown.refused().counts()).isEqualTo(expected.refused().counts());
    }
  }

  /// Nobody flew from Guatemala to Des Moines between the two, although there would have been time.
  @Test
  void noRotationJoinsThem() {
    String nextDay = BACK_TO_MINNEAPOLIS.replace("03-02T", "03-03T");
    Flown flown = Flown.of("", inTurn(Flown.TO_DES_MOINES, TO_GUATEMALA) + nextDay);
    List<Rotation> rotations =
        new Rotations(Airports.bundled()::find, java.util.Set.of("US"))
            .of(flown.legs().stream().sorted(Comparator.comparing(Leg::start)).toList());
    assertThat(rotations)
        .extracting(rotation ->
            rotation.legs().stream()
                .map(leg -> leg.departure().airport() + ">" + leg.arrival().airport())
                .collect(Collectors.joining(" ")))
        .containsExactly("KMSP>KDSM", "KDSM>KMSP", "null>MGGT");
  }

  private static String inTurn(String... tracks) {
    return Stream.of(tracks)
        .flatMap(String::lines)
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String legs(Flown flown, LegFlag flag) {
    return text(flown, flown.legs().stream().filter(leg -> leg.flags().contains(flag)).toList());
  }

  private static String firstLegs(Flown flown) {
    return text(
        flown,
        flown.legs().stream()
            .filter(leg -> !leg.flags().contains(LegFlag.OTHER_AIRCRAFT))
            .toList());
  }

  private static String text(Flown flown, List<Leg> legs) {
    return new Flown(legs, flown.gaps(), flown.refused()).text().strip();
  }
}
