package org.contadora.flights.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Observed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ends of legs where runways are loaded.
class RunwayEndsTest {
  /// Two of Dallas's airports, 10 NM apart, with a runway each.
  private static final String TWO_RUNWAYS =
      """
      "airport_ident","closed","le_ident","le_latitude_deg","le_longitude_deg","he_ident",\
      "he_latitude_deg","he_longitude_deg"
      "KDFW",0,"18R",32.9154,-97.0546,"36L",32.8787,-97.0545
      "KDAL",0,"13L",32.8572,-96.8556,"31R",32.8423,-96.8373
      """;

  private static final GeoPoint DFW_18R = new GeoPoint(32.9154, -97.0546);
  private static final GeoPoint DAL_13L = new GeoPoint(32.8572, -96.8556);

  @TempDir private static Path folder;

  private static Airports withRunways = Flown.AIRPORTS;
  private static Reach reach = Flown.REACH;

  @BeforeAll
  static void load() throws IOException {
    Files.writeString(folder.resolve("runways.csv"), TWO_RUNWAYS);
    withRunways = Airports.read(folder, new Refusals());
    reach = new Reach(withRunways);
  }

  @Test
  void lostOnFinalIsTheAirportOfTheRunway() {
    assertThat(arrival(onFinal(DFW_18R, 180, 9), withRunways, reach))
        .isEqualTo("KDFW inferred LINED_UP_WITH_RUNWAY");
    assertThat(arrival(onFinal(DAL_13L, 134, 9), withRunways, reach))
        .isEqualTo("KDAL inferred LINED_UP_WITH_RUNWAY");
  }

  /// What the runway adds: without it the same contacts leave both airports open.
  @Test
  void withoutRunwaysTheSameContactsLeaveMoreThanOneAirport() {
    for (Positions track : List.of(onFinal(DFW_18R, 180, 9), onFinal(DAL_13L, 134, 9))) {
      assertThat(arrival(track, Flown.AIRPORTS, Flown.REACH)).doesNotContain("LINED_UP");
    }
  }

  @Test
  void besideTheLineOrAcrossItNothingIsSaid() {
    assertThat(arrival(onFinal(Geodesy.destination(DFW_18R, 90, 3000), 180, 9), withRunways, reach))
        .doesNotContain("LINED_UP");
    assertThat(arrival(track(DFW_18R, 180, 240, 9, 2500), withRunways, reach))
        .doesNotContain("LINED_UP");
    assertThat(arrival(track(DFW_18R, 180, 180, 9, 7000), withRunways, reach))
        .as("too high to be on final")
        .doesNotContain("LINED_UP");
  }

  @Test
  void foundClimbingOffTheRunwayHasLeftItsAirport() {
    StringBuilder rows = new StringBuilder();
    GeoPoint end = new GeoPoint(32.8787, -97.0545);
    for (int i = 0; i < 30; i++) {
      row(
          rows,
          i * 10,
          Geodesy.destination(end, 180, 5500 + i * 1100),
          2200 + i * 400,
          200,
          180,
          2400);
    }
    Leg leg = fly(Flown.positions("B738", rows.toString()), withRunways, reach).legs().getFirst();
    assertThat(leg.departure().airport()).isEqualTo("KDFW");
    assertThat(leg.departure().reason()).isEqualTo("LINED_UP_WITH_RUNWAY");
  }

  /// Real traces, cut where they are still in the air, against what their ends show.
  @Test
  void cutOnApproachRealTracesKeepTheAirportThatTheyLandAt() throws IOException {
    Path shared = Path.of(System.getProperty("contadora.shared", "../shared/data"));
    Path runways = shared.resolve("reference/ourairports_runways.csv");
    assumeTrue(Files.exists(runways), "shared data missing: " + runways);
    Path all = Files.createDirectories(folder.resolve("all"));
    Files.copy(runways, all.resolve("runways.csv"));
    Airports airports = Airports.read(all, new Refusals());
    Reach reachOfAll = new Reach(airports);
    int right = 0;
    int rightWithout = 0;
    int wrong = 0;
    for (Map.Entry<String, Positions> flown : RealTracesTest.airliners().entrySet()) {
      for (Leg leg : fly(flown.getValue(), airports, reachOfAll).legs()) {
        if (leg.arrival().basis() != Basis.OBSERVED) {
          continue;
        }
        String landed = Objects.requireNonNull(leg.arrival().airport());
        int elevationFt = airports.find(landed).orElseThrow().elevationFt();
        for (int aboveFt = 1400; aboveFt <= 3800; aboveFt += 400) {
          Positions cut = cut(flown.getValue(), leg, elevationFt + aboveFt);
          LegEnd with = last(fly(cut, airports, reachOfAll));
          LegEnd without = last(fly(cut, Flown.AIRPORTS, Flown.REACH));
          right += landed.equals(with.airport()) ? 1 : 0;
          rightWithout += landed.equals(without.airport()) ? 1 : 0;
          wrong += with.airport() != null && !landed.equals(with.airport()) ? 1 : 0;
        }
      }
    }
    assertThat(wrong).as("named another airport").isZero();
    assertThat(right).as("named the right one").isGreaterThan(rightWithout);
  }

  private static LegEnd last(Flown flown) {
    return flown.legs().getLast().arrival();
  }

  /// The track until it was last above an altitude on a leg.
  private static Positions cut(Positions track, Leg leg, int altitudeFt) {
    long firstMs = Objects.requireNonNull(leg.firstSeen()).toEpochMilli();
    long lastMs = Objects.requireNonNull(leg.lastSeen()).toEpochMilli();
    long untilMs = 0;
    for (int i = 0; i < track.size(); i++) {
      boolean onLeg = track.timeMs(i) >= firstMs && track.timeMs(i) <= lastMs;
      int at = track.baroAltitudeFt(i);
      if (onLeg && at != Positions.ABSENT && at >= altitudeFt) {
        untilMs = track.timeMs(i);
      }
    }
    Positions cut = new Positions(track.aircraft(), track.origin());
    for (int i = 0; i < track.size() && track.timeMs(i) <= untilMs; i++) {
      cut.addFrom(track, i);
    }
    return cut;
  }

  /// Down to 2,500 ft on a runway's extended centre line, `km` before its threshold.
  private static Positions onFinal(GeoPoint threshold, double courseDeg, double km) {
    return track(threshold, courseDeg, courseDeg, km, 2500);
  }

  /// @param lineDeg direction in which the places lie from the threshold, turned round
  /// @param courseDeg course flown
  private static Positions track(
      GeoPoint threshold, double lineDeg, double courseDeg, double km, int lowestFt) {
    StringBuilder rows = new StringBuilder();
    for (int i = 60; i >= 0; i--) {
      GeoPoint at = Geodesy.destination(threshold, lineDeg + 180, (km + i * 0.9) * 1000);
      row(rows, (60 - i) * 10, at, lowestFt + i * 160, 180, courseDeg, -900);
    }
    return Flown.positions("B738", rows.toString());
  }

  private static void row(
      StringBuilder rows,
      int second,
      GeoPoint at,
      int altitudeFt,
      int kt,
      double courseDeg,
      int rateFpm) {
    rows.append(
        "2026-03-02T12:%02d:%02dZ %.5f %.5f %d %d %.1f %d%n"
            .formatted(
                second / 60,
                second % 60,
                at.latDeg(),
                at.lonDeg(),
                altitudeFt,
                kt,
                courseDeg,
                rateFpm));
  }

  private static String arrival(Positions track, Airports airports, Reach reach) {
    LegEnd end = last(fly(track, airports, reach));
    return "%s %s %s"
        .formatted(end.airport(), end.basis().name().toLowerCase(Locale.ROOT), end.reason());
  }

  private static Flown fly(Positions track, Airports airports, Reach reach) {
    return Flown.of(List.of(track), new Observed(), airports, reach);
  }
}
