package org.contadora.flights.gaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.core.Seed;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Airports AIRPORTS = Airports.bundled();
  private static final AirportTree TREE = new AirportTree(AIRPORTS);
  private static final double FASTEST_MPS = 310;

  @Test
  void findsWhatWeighingEveryAirportFinds() {
    String property = System.getProperty("contadora.seed", "");
    Seed seed = Seed.parse(property.isEmpty() ? "20260302" : property);
    RandomGenerator random = seed.random("search");
    int compared = 0;
    for (int n = 0; n < 600; n++) {
      Performance.Kind[] kinds = Performance.Kind.values();
      Performance performance = Performance.of(kinds[random.nextInt(kinds.length)]);
      AirportWeights weights = new AirportWeights(TREE, performance.kind(), random.nextBoolean());
      Plausibility plausibility = new Plausibility(performance);
      GeoPoint there = AIRPORTS.airport(random.nextInt(AIRPORTS.size())).point();
      Gap.Contact lost = random.nextInt(3) == 0 ? null : contact(there, random);
      Gap.Contact found = lost != null && random.nextBoolean() ? null : contact(there, random);
      double longestS = n % 4 == 0 ? random.nextDouble(60, 900) : random.nextDouble(600, 10_800);
      List<Gap.Candidate> fast =
          new Search(AIRPORTS, weights, plausibility, lost, found, FASTEST_MPS, longestS, longestS)
              .candidates();
      List<Gap.Candidate> slow = slow(weights, plausibility, lost, found, longestS);
      assertThat(fast)
          .as("seed %s case %d: %s to %s in %.0f s", seed, n, lost, found, longestS)
          .extracting(Gap.Candidate::airport)
          .containsExactlyElementsOf(slow.stream().map(Gap.Candidate::airport).toList());
      for (int i = 0; i < fast.size(); i++) {
        assertThat(fast.get(i).groundStopS()).isEqualTo(slow.get(i).groundStopS());
        assertThat(fast.get(i).logScore()).isCloseTo(slow.get(i).logScore(), within(0.0011));
      }
      compared += fast.size();
    }
    assertThat(compared).as("candidates compared").isGreaterThan(5000);
  }

  @Test
  void namesTheMostPlausibleOfAllThatWeighingEveryAirportFinds() {
    String property = System.getProperty("contadora.seed", "");
    Seed seed = Seed.parse(property.isEmpty() ? "20260303" : property);
    RandomGenerator random = seed.random("first");
    int tooMany = 0;
    for (int n = 0; n < 200; n++) {
      Performance.Kind[] kinds = Performance.Kind.values();
      Performance performance = Performance.of(kinds[random.nextInt(kinds.length)]);
      AirportWeights weights = new AirportWeights(TREE, performance.kind(), random.nextBoolean());
      Plausibility plausibility = new Plausibility(performance);
      GeoPoint there = AIRPORTS.airport(random.nextInt(AIRPORTS.size())).point();
      Gap.Contact lost = contact(there, random);
      double leftS = random.nextDouble(300, 30_000);
      int count = random.nextInt(1, 600);
      Search search =
          new Search(AIRPORTS, weights, plausibility, lost, null, FASTEST_MPS, leftS, leftS);
      String as = "seed %s case %d: %s, %.0f s left".formatted(seed, n, lost, leftS);
      long within = 0;
      for (int i = 0; i < AIRPORTS.size(); i++) {
        within += wayM(lost, AIRPORTS.airport(i).point()) <= leftS * FASTEST_MPS ? 1 : 0;
      }
      assertThat(search.reachable()).as(as).isEqualTo(within);
      List<Gap.Candidate> all = all(weights, plausibility, lost, null, leftS);
      List<String> expected = all.stream().limit(count).map(Gap.Candidate::airport).toList();
      List<Gap.Candidate> first = search.mostPlausible(count);
      assertThat(first).as(as).extracting(Gap.Candidate::airport).isEqualTo(expected);
      assertThat(first.stream().mapToDouble(each -> Math.exp(each.logScore())).sum())
          .as(as)
          .isCloseTo(expected.isEmpty() ? 0 : 1, within(1e-9));
      tooMany += within > count ? 1 : 0;
    }
    assertThat(tooMany).as("cases with more than asked for").isBetween(50, 180);
  }

  /// The slow way: every airport, one after the other, as far as they hold the share to be kept.
  private static List<Gap.Candidate> slow(
      AirportWeights weights,
      Plausibility plausibility,
      Gap.@Nullable Contact lost,
      Gap.@Nullable Contact found,
      double longestS) {
    List<Gap.Candidate> all = all(weights, plausibility, lost, found, longestS);
    double sum = 0;
    for (Gap.Candidate each : all.reversed()) {
      sum += Math.exp(each.logScore());
    }
    List<Gap.Candidate> kept = new ArrayList<>();
    double held = 0;
    for (int i = 0; i < all.size() && held < Reach.KEPT_PLAUSIBILITY * sum; i++) {
      Gap.Candidate one = all.get(i);
      held += Math.exp(one.logScore());
      kept.add(new Gap.Candidate(one.airport(), one.groundStopS(), one.logScore() - Math.log(sum)));
    }
    return kept;
  }

  /// Every airport that can be reached, with the logarithm of its weight.
  private static List<Gap.Candidate> all(
      AirportWeights weights,
      Plausibility plausibility,
      Gap.@Nullable Contact lost,
      Gap.@Nullable Contact found,
      double longestS) {
    List<Gap.Candidate> all = new ArrayList<>();
    for (int i = 0; i < AIRPORTS.size(); i++) {
      Airport airport = AIRPORTS.airport(i);
      int elevationFt = airport.elevationFt();
      double inM = wayM(lost, airport.point());
      double outM = wayM(found, airport.point());
      double neededS = seconds(lost, inM, elevationFt) + seconds(found, outM, elevationFt);
      boolean close = Math.abs(neededS - longestS) <= 0.006 * longestS;
      if (lost != null && found != null && close) {
        inM = Geodesy.distanceM(lost.point(), airport.point());
        outM = Geodesy.distanceM(airport.point(), found.point());
        neededS = seconds(lost, inM, elevationFt) + seconds(found, outM, elevationFt);
      }
      if (neededS > longestS || Math.max(inM, outM) > longestS * FASTEST_MPS) {
        continue;
      }
      double weight = weights.of(AirportWeights.kindOf(airport));
      if (lost != null) {
        weight *= plausibility.landing(lost, elevationFt, inM, cos(lost, airport.point()));
      }
      if (found != null) {
        weight *= plausibility.takeOff(found, elevationFt, outM, -cos(found, airport.point()));
      }
      if (lost != null && found != null) {
        double flyingS = plausibility.flyingS(lost, found, elevationFt, inM, outM);
        weight *= plausibility.stop(flyingS, longestS);
      }
      all.add(new Gap.Candidate(airport.code(), longestS - neededS, Math.log(weight)));
    }
    all.sort(
        Comparator.comparingDouble(Gap.Candidate::logScore)
            .reversed()
            .thenComparing(Gap.Candidate::airport));
    return all;
  }

  private static double wayM(Gap.@Nullable Contact contact, GeoPoint to) {
    double[] v = vector(to);
    return contact == null ? 0 : new ContactFrame(contact).distanceM(v[0], v[1], v[2]);
  }

  private static double cos(Gap.Contact contact, GeoPoint to) {
    double[] v = vector(to);
    return new ContactFrame(contact).cosToTrack(v[0], v[1], v[2]);
  }

  private static double[] vector(GeoPoint point) {
    double lat = Math.toRadians(point.latDeg());
    double lon = Math.toRadians(point.lonDeg());
    return new double[] {
      Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)
    };
  }

  private static double seconds(Gap.@Nullable Contact contact, double wayM, int elevationFt) {
    return contact == null
        ? 0
        : Math.max(wayM / FASTEST_MPS, (contact.altitudeFt() - elevationFt) / 6000.0 * 60);
  }

  private static Gap.Contact contact(GeoPoint near, RandomGenerator random) {
    GeoPoint point = Geodesy.destination(near, random.nextDouble(360), random.nextDouble(700_000));
    int altitudeFt = random.nextInt(500, 41_000);
    boolean known = random.nextInt(6) > 0;
    return new Gap.Contact(
        0,
        point,
        altitudeFt,
        random.nextInt(6) > 0 ? random.nextDouble(80, 520) : Double.NaN,
        known ? random.nextDouble(360) : Double.NaN,
        switch (random.nextInt(5)) {
          case 0 -> Double.NaN;
          case 1 -> random.nextDouble(300, 3000);
          case 2, 3 -> -random.nextDouble(300, 3000);
          default -> random.nextDouble(-300, 300);
        });
  }
}
