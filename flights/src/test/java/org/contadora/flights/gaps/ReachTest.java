package org.contadora.flights.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Seed;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Airports AIRPORTS = Airports.bundled();
  private static final Reach REACH = new Reach(AIRPORTS);
  private static final Performance B738 = Performance.findByType("B738").orElseThrow();

  @Test
  void hourLostNearGuatemalaCouldHaveLandedThereButNotInTexas() {
    Gap.Contact lost = contact("2026-03-02T15:00:00Z", 15.6, -91.0, 18_000, 380, 155, -1800);
    Gap.Contact found = contact("2026-03-02T16:45:00Z", 15.4, -90.9, 17_000, 370, 335, 1900);
    Reach.Area area = REACH.between(lost, found, B738, true);
    assertThat(area.candidates()).extracting(Gap.Candidate::airport).contains("MGGT");
    assertThat(area.candidates().getFirst().airport()).isEqualTo("MGGT");
    assertThat(area.candidates()).extracting(Gap.Candidate::airport).doesNotContain("KHRL");
  }

  @Test
  void gapInCruiseLeavesNoTimeToLand() {
    Gap.Contact lost = contact("2026-03-02T15:00:00Z", 40.0, -100.0, 35_000, 450, 90, 0);
    Gap.Contact found = contact("2026-03-02T15:50:00Z", 40.0, -92.0, 35_000, 450, 90, 0);
    Reach.Area area = REACH.between(lost, found, B738, true);
    assertThat(area.slackS()).isNegative();
    assertThat(area.candidates()).isEmpty();
    assertThat(area.reachKm()).isZero();
  }

  @Test
  void candidatesAreThoseThatTheGeodesicLeavesTimeFor() {
    Seed seed = seed();
    RandomGenerator random = seed.random("between");
    int compared = 0;
    for (int n = 0; n < 12; n++) {
      GeoPoint from = new GeoPoint(random.nextDouble(-50, 60), random.nextDouble(-180, 180));
      GeoPoint to = Geodesy.destination(from, random.nextDouble(360), random.nextDouble(900_000));
      double hours = random.nextDouble(1, 5);
      Gap.Contact lost = contact(0, from, random);
      Gap.Contact found = contact((long) (hours * 3_600_000), to, random);
      Reach.Area area = REACH.between(lost, found, B738, true);
      Map<String, Double> feasible = feasible(lost, found, B738);
      for (Gap.Candidate candidate : area.candidates()) {
        assertThat(feasible)
            .as("seed %s case %d: %s", seed, n, candidate)
            .containsKey(candidate.airport());
        assertThat(candidate.groundStopS())
            .isCloseTo(feasible.get(candidate.airport()), within(0.006 * hours * 3600 + 1));
        compared++;
      }
      double held = area.candidates().stream().mapToDouble(c -> Math.exp(c.logScore())).sum();
      if (!feasible.isEmpty() && area.slackS() > 0) {
        assertThat(held).as("seed %s case %d", seed, n).isBetween(Reach.KEPT_PLAUSIBILITY, 1.0001);
      }
    }
    assertThat(compared).as("candidates compared").isGreaterThan(50);
  }

  /// The slow way: the geodesic to every airport.
  private static Map<String, Double> feasible(
      Gap.Contact lost, Gap.Contact found, Performance performance) {
    double gapS = (found.timeMs() - lost.timeMs()) / 1000.0;
    double kt =
        Math.max(
            performance.maxGroundSpeedKt(Math.max(lost.altitudeFt(), found.altitudeFt())),
            Math.max(lost.groundSpeedKt(), found.groundSpeedKt()));
    double mps = kt * 1852 / 3600;
    Map<String, Double> stops = new HashMap<>();
    for (int i = 0; i < AIRPORTS.size(); i++) {
      Airport airport = AIRPORTS.airport(i);
      double inS =
          Math.max(
              Geodesy.distanceM(lost.point(), airport.point()) / mps,
              (lost.altitudeFt() - airport.elevationFt()) / 100.0);
      double outS =
          Math.max(
              Geodesy.distanceM(airport.point(), found.point()) / mps,
              (found.altitudeFt() - airport.elevationFt()) / 100.0);
      if (inS + outS <= gapS) {
        stops.put(airport.code(), gapS - inS - outS);
      }
    }
    return stops;
  }

  @Test
  void lostDescendingTowardsEswatiniIsAnAreaAndNotOneAirport() {
    // N703KW's last contact of 27 August 2026.
    Gap.Contact lost =
        contact("2026-08-27T12:21:13Z", -25.642509, 30.381032, 28_700, 472.7, 121.5, -2624);
    Reach.Area area = REACH.after(lost, Performance.findByType("B763").orElseThrow(), true, 3600);
    assertThat(area.candidates()).hasSizeBetween(2, 60);
    assertThat(area.candidates()).extracting(Gap.Candidate::airport).contains("FDSK", "FDMS");
    assertThat(area.candidates().getFirst().airport()).isEqualTo("FDSK");
    assertThat(area.certainty()).isLessThan(0.9);
  }

  @Test
  void nothingIsFartherThanHalfAroundTheEarth() {
    Gap.Contact lost = contact("2026-08-27T12:21:13Z", -25.6, 30.4, 36_000, 480, 120, 0);
    double halfAroundKm = Math.PI * Geodesy.EARTH_RADIUS_M / 1000;
    assertThat(REACH.after(lost, B738, true, 100_000).reachKm()).isEqualTo(halfAroundKm);
    assertThat(REACH.before(lost, B738, true, 100_000).reachKm()).isEqualTo(halfAroundKm);
    assertThat(REACH.flyingOn(lost, B738, true, 100_000).reachKm()).isEqualTo(halfAroundKm);
    assertThat(REACH.after(lost, B738, true, 3_600).reachKm()).isLessThan(2_000);
  }

  @Test
  void outlineLiesWhereTheWayIsAsLongAsCanBe() {
    Gap gap = gap(new GeoPoint(15, -91), new GeoPoint(17, -92), 600);
    List<List<GeoPoint>> rings = Reach.outline(gap);
    assertThat(rings).hasSize(1);
    for (GeoPoint point : rings.getFirst()) {
      double wayM =
          Geodesy.distanceM(new GeoPoint(15, -91), point)
              + Geodesy.distanceM(point, new GeoPoint(17, -92));
      assertThat(wayM).isCloseTo(1_200_000, within(1_000));
    }
    assertThat(rings.getFirst().getFirst()).isEqualTo(rings.getFirst().getLast());
  }

  @Test
  void outlineOfAnyGapLiesWhereTheWayIsAsLongAsCanBe() {
    Seed seed = seed();
    RandomGenerator random = seed.random("outline");
    for (int round = 0; round < 200; round++) {
      GeoPoint lost = new GeoPoint(random.nextDouble(-50, 50), random.nextDouble(-60, 60));
      GeoPoint found =
          round % 4 == 0
              ? lost
              : Geodesy.destination(
                  lost, random.nextDouble(360), Math.pow(10, random.nextDouble(2, 6.3)));
      double apartKm = Geodesy.distanceM(lost, found) / 1000;
      double reachKm = apartKm / 2 + Math.pow(10, random.nextDouble(0, 3));
      List<List<GeoPoint>> rings = Reach.outline(gap(lost, found, reachKm));
      assertThat(rings).as("%s, round %d", seed, round).hasSize(1);
      for (GeoPoint point : rings.getFirst()) {
        double wayM = Geodesy.distanceM(lost, point) + Geodesy.distanceM(point, found);
        assertThat(wayM - 2000 * reachKm)
            .as("%s, round %d, %s", seed, round, point)
            .isBetween(-200.0, 0.1);
      }
    }
  }

  @Test
  void outlineIsSplitAtTheDateLineAndClosedAroundThePole() {
    GeoPoint fiji = new GeoPoint(-17, 178);
    assertThat(Reach.outline(gap(fiji, fiji, 800))).hasSize(2);
    GeoPoint svalbard = new GeoPoint(85, 20);
    List<List<GeoPoint>> polar = Reach.outline(gap(svalbard, svalbard, 1500));
    assertThat(polar.stream().flatMap(List::stream)).anyMatch(point -> point.latDeg() == 90);
    assertThat(Reach.outline(gap(fiji, fiji, 15_000))).hasSize(1);
    assertThat(Reach.outline(gap(fiji, fiji, 0))).isEmpty();
  }

  @Test
  void unknownTypeIsJudgedByWhatWasSeen() {
    assertThat(Performance.seen(460, 36_000).kind()).isEqualTo(Performance.Kind.AIRLINER);
    assertThat(Performance.seen(280, 24_000).kind()).isEqualTo(Performance.Kind.TURBOPROP);
    assertThat(Performance.seen(110, 3_500).kind()).isEqualTo(Performance.Kind.PISTON);
    assertThat(Performance.findByType("ZZZZ")).isEmpty();
  }

  private static Gap gap(GeoPoint lost, GeoPoint found, double reachKm) {
    return new Gap(
        new IcaoAddress(0xa12345, true),
        new Gap.Contact(0, lost, 30_000, 450, 0, 0),
        new Gap.Contact(7_200_000, found, 30_000, 450, 0, 0),
        reachKm,
        List.of(),
        0,
        "a12345-19700101T0000");
  }

  private static Gap.Contact contact(
      String time, double lat, double lon, int altitudeFt, double gs, double track, double rate) {
    return new Gap.Contact(
        Instant.parse(time).toEpochMilli(), new GeoPoint(lat, lon), altitudeFt, gs, track, rate);
  }

  private static Gap.Contact contact(long timeMs, GeoPoint point, RandomGenerator random) {
    return new Gap.Contact(
        timeMs,
        point,
        random.nextInt(5_000, 38_000),
        random.nextDouble(250, 480),
        random.nextDouble(360),
        random.nextDouble(-2500, 2500));
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.data.Offset.offset(value);
  }

  private static Seed seed() {
    String given = System.getProperty("contadora.seed", "");
    return given.isEmpty() ? new Seed(20260827) : Seed.parse(given);
  }
}
