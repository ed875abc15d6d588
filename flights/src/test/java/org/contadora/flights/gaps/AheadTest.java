package org.contadora.flights.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.core.Seed;
import org.contadora.flights.ReplayableSeed;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.junit.jupiter.api.Test;

/// What lies ahead, against the geodesic reckoned for every airport.
class AheadTest {
  private static final Airports AIRPORTS = Airports.bundled();
  private static final double MPS_PER_KT = 1852.0 / 3600;

  private static Gap.Contact contact(
      double latDeg, double lonDeg, double kt, double trackDeg, double fpm) {
    return new Gap.Contact(0, new GeoPoint(latDeg, lonDeg), 34_000, kt, trackDeg, fpm);
  }

  @Test
  void southOverTheGulfLieMexicoAndCentralAmerica() {
    List<Ahead.Country> ahead = Ahead.of(AIRPORTS, contact(26, -91.5, 440, 172, 0), 2 * 3600);
    assertThat(ahead).extracting(Ahead.Country::code).contains("MX", "BZ", "GT", "HN", "SV");
    assertThat(ahead).extracting(Ahead.Country::code).doesNotContain("US", "CU", "CO");
    assertThat(ahead.getFirst().code()).isEqualTo("MX");
    assertThat(ahead).extracting(Ahead.Country::distanceM).isSorted();
  }

  @Test
  void descentLooksNoFurtherThanItLasts() {
    List<Ahead.Country> level = Ahead.of(AIRPORTS, contact(26, -91.5, 440, 172, 0), 4 * 3600);
    List<Ahead.Country> down = Ahead.of(AIRPORTS, contact(26, -91.5, 440, 172, -1800), 4 * 3600);
    assertThat(level).extracting(Ahead.Country::code).contains("CR");
    assertThat(down).extracting(Ahead.Country::code).contains("MX").doesNotContain("CR", "SV");
  }

  @Test
  void withoutCourseOrSpeedNothingIsAhead() {
    assertThat(Ahead.of(AIRPORTS, contact(26, -91.5, 440, Double.NaN, 0), 7200)).isEmpty();
    assertThat(Ahead.of(AIRPORTS, contact(26, -91.5, Double.NaN, 172, 0), 7200)).isEmpty();
  }

  @Test
  void isWhatEveryAirportByItselfSays() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("ahead");
    for (int round = 0; round < 60; round++) {
      Gap.Contact contact =
          contact(
              random.nextDouble(-55, 70),
              random.nextDouble(-180, 180),
              random.nextDouble(200, 520),
              random.nextDouble(0, 360),
              0);
      double withinS = random.nextDouble(1800, 12_000);
      Map<String, Integer> sure = new TreeMap<>();
      Map<String, Integer> possible = new TreeMap<>();
      for (int i = 0; i < AIRPORTS.size(); i++) {
        Airport airport = AIRPORTS.airport(i);
        if (airport.size() == Airport.Size.SMALL) {
          continue;
        }
        // The sphere is off by half a per cent; what lies on the edge may fall on either side.
        double exactM = Geodesy.distanceM(contact.point(), airport.point());
        double reachM = contact.groundSpeedKt() * MPS_PER_KT * withinS;
        double off =
            Math.abs(
                (Geodesy.bearingDeg(contact.point(), airport.point()) - contact.trackDeg() + 540)
                        % 360
                    - 180);
        boolean within = off <= 15 || exactM <= 60_000;
        if (within && exactM * 1.006 <= reachM && !(exactM > 59_600 && exactM < 60_400)) {
          sure.merge(airport.country(), 1, Integer::sum);
        }
        if ((off <= 15 || exactM <= 60_400) && exactM * 0.994 <= reachM) {
          possible.merge(airport.country(), 1, Integer::sum);
        }
      }
      Map<String, Integer> found = new TreeMap<>();
      for (Ahead.Country country : Ahead.of(AIRPORTS, contact, withinS)) {
        found.put(country.code(), country.airports());
      }
      assertThat(found.keySet()).as(ReplayableSeed.hint(seed)).containsAll(sure.keySet());
      assertThat(possible.keySet()).as(ReplayableSeed.hint(seed)).containsAll(found.keySet());
      found.forEach((code, count) ->
          assertThat(count).isBetween(sure.getOrDefault(code, 0), possible.getOrDefault(code, 0)));
    }
  }
}
