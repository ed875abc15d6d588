package org.contadora.flights.airports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirportsTest {
  private static final Airports BUNDLED = Airports.bundled();

  @Test
  void bundledAirportsHaveTheHubsOfRemovalFlights() {
    assertThat(List.of("KAEX", "KIWA", "KHRL", "MGGT", "MHLM", "MUGM", "FDSK"))
        .allMatch(code -> BUNDLED.find(code).isPresent());
    assertThat(BUNDLED.find("XXXX")).isEmpty();
    assertThat(BUNDLED.indexOf("XXXX")).isEqualTo(Airports.NONE);
  }

  @Test
  void nearestFieldAgreesWithTryingEveryAirport() {
    Seed seed = seed();
    RandomGenerator random = seed.random("nearest");
    for (int n = 0; n < 400; n++) {
      GeoPoint place = nearSomeAirport(random);
      int lat = (int) Math.round(place.latDeg() * 1e6);
      int lon = (int) Math.round(place.lonDeg() * 1e6);
      double withinM = random.nextDouble(30_000);
      int best = Airports.NONE;
      double bestM = withinM;
      for (int i = 0; i < BUNDLED.size(); i++) {
        double fieldM = BUNDLED.fieldDistanceM(i, lat, lon);
        if (fieldM < bestM) {
          best = i;
          bestM = fieldM;
        }
      }
      assertThat(BUNDLED.nearestField(lat, lon, withinM))
          .as("seed %s, %s within %.0f m", seed, place, withinM)
          .isEqualTo(best);
    }
  }

  @Test
  void fieldsNearThePolesAreFoundFromEverySide(@TempDir Path dir) throws IOException {
    Files.writeString(
        dir.resolve("poles.csv"),
        """
        "icao","iata","name","city","subd","country","elevation","lat","lon","tz","lid"
        "ZZ01","","Ice One","Ice","","AQ",9000,-89.98,10,"",""
        "ZZ02","","Ice Two","Ice","","AQ",9000,-89.9,-120,"",""
        "ZZ03","","Floe","Ice","","GL",0,89.95,170,"",""
        """);
    Airports airports = Airports.read(dir, new Refusals());
    Seed seed = seed();
    RandomGenerator random = seed.random("poles");
    int found = 0;
    for (int n = 0; n < 2_000; n++) {
      int sign = random.nextBoolean() ? 1 : -1;
      int lat = sign * (90_000_000 - random.nextInt(300_000));
      int lon = random.nextInt(-180_000_000, 180_000_001);
      double withinM = random.nextDouble(20_000);
      int best = Airports.NONE;
      double bestM = withinM;
      for (int i = 0; i < airports.size(); i++) {
        double fieldM = airports.fieldDistanceM(i, lat, lon);
        if (fieldM < bestM) {
          best = i;
          bestM = fieldM;
        }
      }
      assertThat(airports.nearestField(lat, lon, withinM))
          .as("seed %s, %d %d within %.0f m", seed, lat, lon, withinM)
          .isEqualTo(best);
      found += best == Airports.NONE ? 0 : 1;
    }
    assertThat(found).as("fields found").isGreaterThan(100);
    assertThat(BUNDLED.findNearest(new GeoPoint(-89.97, 100), 5_500))
        .hasValueSatisfying(airport -> assertThat(airport.code()).isEqualTo("NZSP"));
  }

  /// Never too low, and never from farther away than a cell of the grid and the circle around it.
  @Test
  void noFieldAroundLiesHigherThanIsSaid() {
    Seed seed = seed();
    RandomGenerator random = seed.random("heights");
    int fields = 0;
    for (int n = 0; n < 2_000; n++) {
      GeoPoint place =
          random.nextInt(4) == 0
              ? new GeoPoint(random.nextDouble(-90, 90), random.nextDouble(-180, 180))
              : nearSomeAirport(random);
      int lat = (int) Math.round(place.latDeg() * 1e6);
      int lon = (int) Math.round(place.lonDeg() * 1e6);
      int around = Airports.NO_FIELD_FT;
      int farther = Airports.NO_FIELD_FT;
      for (int i = 0; i < BUNDLED.size(); i++) {
        if (BUNDLED.fieldDistanceM(i, lat, lon) <= Airports.AROUND_M) {
          around = Math.max(around, BUNDLED.elevationFt(i));
        }
        if (Geodesy.isWithin(200_000, place, BUNDLED.airport(i).point())) {
          farther = Math.max(farther, BUNDLED.elevationFt(i));
        }
      }
      assertThat(BUNDLED.highestAroundFt(lat, lon))
          .as("seed %s, %s", seed, place)
          .isBetween(around, farther);
      fields += around == Airports.NO_FIELD_FT ? 0 : 1;
    }
    assertThat(fields).as("places with a field around").isGreaterThan(500);
  }

  @Test
  void finderThatFollowsAnAircraftAgreesWithLookingAnew() {
    Seed seed = seed();
    RandomGenerator random = seed.random("finder");
    int found = 0;
    for (int n = 0; n < 60; n++) {
      FieldFinder finder = new FieldFinder(BUNDLED);
      GeoPoint place = nearSomeAirport(random);
      for (int step = 0; step < 400; step++) {
        double stepM = random.nextInt(50) == 0 ? 300_000 : 2_500;
        place = Geodesy.destination(place, random.nextDouble(360), stepM * random.nextDouble());
        int lat = (int) Math.round(place.latDeg() * 1e6);
        int lon = (int) Math.round(place.lonDeg() * 1e6);
        double withinM = random.nextBoolean() ? 3_000 : random.nextDouble(40_000);
        int expected = BUNDLED.nearestField(lat, lon, withinM);
        assertThat(finder.nearest(lat, lon, withinM))
            .as("seed %s case %d step %d, %s within %.0f m", seed, n, step, place, withinM)
            .isEqualTo(expected);
        found += expected == Airports.NONE ? 0 : 1;
      }
    }
    assertThat(found).as("fields found").isGreaterThan(1000);
  }

  @Test
  void planarDistancesAgreeWithTheGeodesicNearAnAirport() {
    Seed seed = seed();
    RandomGenerator random = seed.random("planar");
    for (int n = 0; n < 400; n++) {
      int i = random.nextInt(BUNDLED.size());
      GeoPoint airport = BUNDLED.airport(i).point();
      if (Math.abs(airport.latDeg()) > 75) {
        continue; // Where meridians meet no plane fits; no airport that matters lies there.
      }
      GeoPoint place =
          Geodesy.destination(airport, random.nextDouble(360), random.nextDouble(20_000));
      double planarM =
          BUNDLED.pointDistanceM(
              i, (int) Math.round(place.latDeg() * 1e6), (int) Math.round(place.lonDeg() * 1e6));
      double exactM = Geodesy.distanceM(airport, place);
      assertThat(Math.abs(planarM - exactM))
          .as("seed %s, %s to %s", seed, BUNDLED.airport(i).code(), place)
          .isLessThan(1 + 0.015 * exactM);
    }
  }

  @Test
  void withinAgreesWithTheGeodesicToEveryAirport() {
    Seed seed = seed();
    RandomGenerator random = seed.random("within");
    for (int n = 0; n < 5; n++) {
      GeoPoint place = nearSomeAirport(random);
      double withinM = random.nextDouble(600_000);
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < BUNDLED.size(); i++) {
        if (Geodesy.distanceM(place, BUNDLED.airport(i).point()) <= withinM) {
          expected.add(BUNDLED.airport(i).code());
        }
      }
      assertThat(BUNDLED.within(place, withinM))
          .as("seed %s", seed)
          .extracting(Airport::code)
          .isEqualTo(expected);
    }
  }

  @Test
  void fieldsAcrossTheDateLineAreFound() {
    // Labasa, Fiji, lies 70 km before 180°; the place is on the other side.
    GeoPoint labasa = BUNDLED.find("NFNL").orElseThrow().point();
    GeoPoint across = Geodesy.destination(labasa, 90, 80_000);
    assertThat(across.lonDeg()).isNegative();
    assertThat(BUNDLED.findNearest(across, 90_000))
        .hasValueSatisfying(airport -> assertThat(airport.code()).isEqualTo("NFNL"));
  }

  @Test
  void stripBesideALargeAirportDoesNotStealItsLandings(@TempDir Path dir) throws IOException {
    Files.writeString(
        dir.resolve("strips.csv"),
        """
        "icao","iata","name","city","subd","country","elevation","lat","lon","tz","lid"
        "MN99","","Meadow Strip","Eagan","Minnesota","US",850,44.905,-93.19,"",""
        "MN98","","Hospital Heliport","Eagan","Minnesota","US",850,44.80,-93.19,"",""
        "MN97","","Broken Strip","Eagan","Minnesota","US",850,north,-93.19,"",""
        """);
    Refusals refusals = new Refusals();
    Airports airports = Airports.read(dir, refusals);
    assertThat(airports.find("MN99"))
        .hasValueSatisfying(strip -> assertThat(strip.size()).isEqualTo(Airport.Size.SMALL));
    assertThat(airports.find("MN98")).as("no aeroplane lands on a heliport").isEmpty();
    // On the apron of Minneapolis, nearer to the strip than to the airport's reference point.
    assertThat(airports.findNearest(new GeoPoint(44.895, -93.200), 3000))
        .hasValueSatisfying(airport -> assertThat(airport.code()).isEqualTo("KMSP"));
    assertThat(airports.findNearest(new GeoPoint(44.905, -93.19), 3000))
        .as("a small field is found where it stands alone")
        .isPresent();
    assertThat(refusals.examples().getFirst().place()).isEqualTo("strips.csv:4");
    assertThat(refusals.examples().getFirst().detail())
        .isEqualTo("The lat (north) must be a number of degrees.");
  }

  @Test
  void runwaysSayWhetherAnApproachIsAligned(@TempDir Path dir) throws IOException {
    Files.writeString(
        dir.resolve("runways.csv"),
        """
        "airport_ident","closed","le_ident","le_latitude_deg","le_longitude_deg","he_ident",\
        "he_latitude_deg","he_longitude_deg"
        "KGEG",0,"03",47.6103,-117.5478,"21",47.6330,-117.5220
        """);
    Airports airports = Airports.read(dir, new Refusals());
    int spokane = airports.indexOf("KGEG");
    assertThat(airports.hasRunways(spokane)).isTrue();
    GeoPoint final21 = Geodesy.destination(new GeoPoint(47.6330, -117.5220), 37.5, 8000);
    int lat = (int) Math.round(final21.latDeg() * 1e6);
    int lon = (int) Math.round(final21.lonDeg() * 1e6);
    assertThat(airports.aligned(spokane, lat, lon, 217)).as("on final for 21").isTrue();
    assertThat(airports.aligned(spokane, lat, lon, 37)).as("flying away from it").isFalse();
    assertThat(airports.aligned(spokane, lat, lon, 260)).as("crossing it").isFalse();
    assertThat(airports.aligned(spokane, lat + 10_000, lon, 217)).as("a mile beside it").isFalse();
  }

  private static GeoPoint nearSomeAirport(RandomGenerator random) {
    GeoPoint airport = BUNDLED.airport(random.nextInt(BUNDLED.size())).point();
    return Geodesy.destination(airport, random.nextDouble(360), random.nextDouble(40_000));
  }

  private static Seed seed() {
    String given = System.getProperty("contadora.seed", "");
    return given.isEmpty() ? new Seed(20260821) : Seed.parse(given);
  }
}
