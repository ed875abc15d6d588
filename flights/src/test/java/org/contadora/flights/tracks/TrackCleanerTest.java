package org.contadora.flights.tracks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.PositionSource;
import org.contadora.flights.positions.Positions;
import org.junit.jupiter.api.Test;

/// Rows are `time lat lon alt gs source -> verdict`.
class TrackCleanerTest {
  @Test
  void positionThatJumpsIsRefusedAndTheTrackGoesOn() {
    judged(
        """
        12:00:00 45.000 -93.000 35000 450 ADSB -> use
        12:00:10 45.020 -93.000 35000 450 ADSB -> use
        12:00:20 45.040 -93.000 35000 450 ADSB -> use
        12:00:30 33.900  35.500 35000 450 ADSB -> refuse
        12:00:40 45.080 -93.000 35000 450 ADSB -> use
        """,
        Map.of("POSITION_TELEPORT", 1L));
  }

  @Test
  void firstPositionCanBeTheWrongOne() {
    judged(
        """
        12:00:00 12.000  10.000 35000 450 ADSB -> use
        12:00:10 45.020 -93.000 35000 450 ADSB -> refuse
        12:00:20 45.040 -93.000 35000 450 ADSB -> new track
        12:00:30 45.060 -93.000 35000 450 ADSB -> use
        """,
        Map.of("POSITION_UNCONFIRMED", 1L, "POSITION_REPLACED", 1L));
    judged(
        """
        12:00:00 12.000  10.000 35000 450 ADSB -> use
        12:00:10 12.020  10.000 35000 450 ADSB -> use
        12:00:20 45.020 -93.000 35000 450 ADSB -> refuse
        12:00:30 45.040 -93.000 35000 450 ADSB -> refuse
        12:00:40 45.060 -93.000 35000 450 ADSB -> new track
        12:00:50 45.080 -93.000 35000 450 ADSB -> use
        """,
        Map.of("POSITION_UNCONFIRMED", 2L, "POSITION_REPLACED", 2L));
  }

  @Test
  void theStrayThatWasUsedIsNamedAndNotTheGoodOneThatReplacesIt() {
    Refusals refusals =
        judged(
            """
            12:00:00 12.000  10.000 35000 450 ADSB -> use
            12:00:10 45.020 -93.000 35000 450 ADSB -> refuse
            12:00:20 45.040 -93.000 35000 450 ADSB -> new track
            """,
            Map.of("POSITION_UNCONFIRMED", 1L, "POSITION_REPLACED", 1L));
    assertThat(refusals.examples())
        .extracting(each -> each.code() + " " + each.detail())
        .containsExactly(
            "POSITION_REPLACED a12345 at 2026-08-27T12:00:00Z: 12.0000,10.0000, but those that"
                + " follow are at 45.0400,-93.0000 at 2026-08-27T12:00:20Z",
            "POSITION_UNCONFIRMED a12345 at 2026-08-27T12:00:10Z: 45.0200,-93.0000, after"
                + " 12.0000,10.0000 at 2026-08-27T12:00:00Z");
  }

  @Test
  void otherAircraftUnderTheSameAddressIsANewTrackOnceItIsSure() {
    judged(
        """
        12:00:00 45.000 -93.000 35000 450 ADSB -> use
        12:00:10 45.020 -93.000 35000 450 ADSB -> use
        12:00:20 45.040 -93.000 35000 450 ADSB -> use
        12:00:30 14.580 -90.530 12000 250 ADSB -> refuse
        12:05:00 14.800 -90.530 12000 250 ADSB -> refuse
        12:10:00 15.000 -90.530 12000 250 ADSB -> refuse
        12:14:00 15.200 -90.530 12000 250 ADSB -> refuse
        12:16:00 15.300 -90.530 12000 250 ADSB -> new track
        12:16:10 15.310 -90.530 12000 250 ADSB -> use
        """,
        Map.of("POSITION_TELEPORT", 4L));
  }

  @Test
  void impossibleDisplacementOverALongGapIsNoJumpOfOnePoint() {
    judged(
        """
        12:00:00 45.000 -93.000 35000 450 ADSB -> use
        12:00:10 45.020 -93.000 35000 450 ADSB -> use
        12:00:20 45.040 -93.000 35000 450 ADSB -> use
        14:00:00 45.040  10.000 35000 450 ADSB -> refuse
        14:00:20 45.040  10.060 35000 450 ADSB -> refuse
        14:00:40 45.040  10.120 35000 450 ADSB -> refuse
        14:01:00 45.040  10.180 35000 450 ADSB -> refuse
        14:01:20 45.040  10.240 35000 450 ADSB -> new track
        """,
        Map.of("POSITION_TELEPORT", 4L));
  }

  @Test
  void timeDoesNotGoBack() {
    judged(
        """
        12:00:10 45.020 -93.000 35000 450 ADSB -> use
        12:00:00 45.000 -93.000 35000 450 ADSB -> refuse
        """,
        Map.of("TIME_BACKWARDS", 1L));
  }

  @Test
  void samePlaceWithinASecondIsTheSamePositionWithItsTimeRounded() {
    judged(
        """
        12:00:00.000 45.000 -93.000 35000 450 ADSB -> use
        12:00:00.619 45.000 -93.000 35000 450 ADSB -> refuse
        12:00:09.000 45.020 -93.000 35000 450 ADSB -> use
        12:00:10.000 45.020 -93.000 35000 450 ADSB -> refuse
        """,
        Map.of("POSITION_DUPLICATE", 1L, "POSITION_FROZEN", 1L));
  }

  @Test
  void samePlaceIsFrozenWhileMovingAndFineWhileParked() {
    judged(
        """
        12:00:00 45.000 -93.000 35000 450 ADSB -> use
        12:00:10 45.000 -93.000 35000 450 ADSB -> refuse
        12:00:10 45.010 -93.000 35000 450 ADSB -> use
        12:00:10 45.010 -93.000 35000 450 ADSB -> refuse
        """,
        Map.of("POSITION_FROZEN", 1L, "POSITION_DUPLICATE", 1L));
    judged(
        """
        12:00:00 44.880 -93.210 ground 0 ADSB -> use
        12:00:30 44.880 -93.210 ground 0 ADSB -> use
        """,
        Map.of());
  }

  @Test
  void nullIslandIsNoPlace() {
    judged(
        """
        12:00:00  0.0000 0.0000 35000 450 ADSB -> refuse
        12:00:10  0.0500 0.5000 35000 450 ADSB -> use
        12:00:20  0.0000 0.0000 35000 450 ADSB -> refuse
        """,
        Map.of("POSITION_NULL_ISLAND", 2L));
  }

  @Test
  void datesThatCannotBeAreRefused() {
    Refusals refusals = new Refusals();
    TrackCleaner cleaner = new TrackCleaner(refusals);
    Positions positions = new Positions(aircraft(), "test");
    positions.add(Instant.parse("1970-01-01T00:00:10Z").toEpochMilli(), 45_000_000, 1);
    positions.add(Instant.parse("2026-08-27T12:00:00Z").toEpochMilli(), 45_000_000, 1);
    positions.add(Instant.parse("2099-08-27T12:00:00Z").toEpochMilli(), 45_000_100, 1);
    assertThat(
            new int[] {
              cleaner.judge(positions, 0), cleaner.judge(positions, 1), cleaner.judge(positions, 2)
            })
        .containsExactly(TrackCleaner.REFUSE, TrackCleaner.USE, TrackCleaner.REFUSE);
    assertThat(refusals.counts()).isEqualTo(Map.of("TIME_IMPLAUSIBLE", 2L));
  }

  @Test
  void groundFlagAtFourHundredKnotsIsNotBelieved() {
    judged(
        """
        12:00:00 45.000 -93.000 35000 450 ADSB -> use
        12:00:10 45.020 -93.000 ground 440 ADSB -> use in the air
        12:00:20 45.040 -93.000 ground 200 ADSB -> use in the air
        12:20:00 44.880 -93.210 ground 20 ADSB -> use
        """,
        Map.of("GROUND_FLAG_WRONG", 2L));
  }

  @Test
  void worseSourceIsLeftOutWhileABetterOneIsFresh() {
    judged(
        """
        12:00:00 45.000 -93.000 35000 450 ADSB -> use
        12:00:10 45.010 -93.005 35000 450 TISB -> refuse
        12:00:15 45.030 -93.000 35000 450 MLAT -> refuse
        12:01:00 45.120 -93.000 35000 450 MLAT -> use
        12:01:05 45.130 -93.000 35000 450 ADSB -> use
        """,
        Map.of("POSITION_LOWER_TRUST", 2L));
  }

  @Test
  void flightOverTheDateLineIsNoJump() {
    judged(
        """
        12:00:00 45.000  179.990 35000 450 ADSB -> use
        12:00:10 45.000 -179.985 35000 450 ADSB -> use
        12:00:20 45.000 -179.960 35000 450 ADSB -> use
        """,
        Map.of());
  }

  @Test
  void everyRefusalIsCountedBeyondTheExamples() {
    Refusals refusals = new Refusals();
    TrackCleaner cleaner = new TrackCleaner(refusals);
    Positions positions = new Positions(aircraft(), "file.json");
    for (int i = 0; i < 100; i++) {
      positions.add(Instant.parse("2026-08-27T12:00:00Z").toEpochMilli() + i, 0, 0);
      cleaner.judge(positions, i);
    }
    cleaner.report("file.json");
    assertThat(refusals.counts()).isEqualTo(Map.of("POSITION_NULL_ISLAND", 100L));
    assertThat(refusals.examples()).hasSize(Refusals.EXAMPLES);
  }

  private static Refusals judged(String rows, Map<String, Long> refused) {
    Refusals refusals = new Refusals();
    TrackCleaner cleaner = new TrackCleaner(refusals);
    Positions positions = new Positions(aircraft(), "test");
    StringBuilder verdicts = new StringBuilder();
    for (String row : rows.lines().toList()) {
      String[] f = row.strip().split("\\s+", -1);
      positions.add(
          Instant.parse("2026-08-27T" + f[0] + "Z").toEpochMilli(),
          (int) Math.round(Double.parseDouble(f[1]) * 1e6),
          (int) Math.round(Double.parseDouble(f[2]) * 1e6));
      if (f[3].equals("ground")) {
        positions.addFlags(Positions.ON_GROUND);
      } else {
        positions.setBaroAltitudeFt(Integer.parseInt(f[3]));
      }
      positions.setGroundSpeedE1(Integer.parseInt(f[4]) * 10);
      positions.setSource(PositionSource.valueOf(f[5]));
      int verdict = cleaner.judge(positions, positions.size() - 1);
      verdicts.append(row, 0, row.indexOf("->")).append("-> ").append(word(verdict)).append('\n');
    }
    cleaner.report("test");
    assertThat(verdicts.toString()).isEqualTo(rows);
    assertThat(refusals.counts()).isEqualTo(refused);
    return refusals;
  }

  private static String word(int verdict) {
    return switch (verdict) {
      case TrackCleaner.USE -> "use";
      case TrackCleaner.USE_NOT_ON_GROUND -> "use in the air";
      case TrackCleaner.USE_AS_NEW_TRACK -> "new track";
      default -> "refuse";
    };
  }

  private static Aircraft aircraft() {
    return Aircraft.of(new IcaoAddress(0xa12345, true));
  }
}
