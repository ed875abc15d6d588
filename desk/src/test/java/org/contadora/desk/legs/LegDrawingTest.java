package org.contadora.desk.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.contadora.desk.legs.Thinning.Place;
import org.junit.jupiter.api.Test;

/// What is left out of a line on the map, and what is written of the rest.
final class LegDrawingTest {
  private static final String GIVEN_SEED = System.getProperty("contadora.seed", "");
  private static final long SEED =
      GIVEN_SEED.isBlank() ? new SplittableRandom().nextLong() : Long.decode(GIVEN_SEED);
  private static final String HINT = "replay with -Dcontadora.seed=" + SEED;
  private static final double HALF_STEP_DEG = 0.5 / Polyline.STEPS_PER_DEGREE;

  /// The example of the format's own description, in units that give the same steps here.
  @Test
  void lineIsWrittenAsTheFormatSays() {
    var line = new Polyline().add(3850, -12020).add(4070, -12095).add(4325.2, -12645.3);
    assertThat(line.text()).isEqualTo("_p~iF~ps|U_ulLnnqC_mqNvxq`@");
  }

  @Test
  void whatIsReadBackIsWhatWasWritten() {
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < 200; i++) {
      List<Place> line = walk(random, 1 + random.nextInt(60));
      var text = new Polyline();
      line.forEach(place -> text.add(place.y(), place.x(), place.timeS()));
      List<Place> read = read(text.text());
      assertThat(read).as(HINT).hasSameSizeAs(line);
      for (int k = 0; k < line.size(); k++) {
        assertThat(Math.abs(read.get(k).x() - line.get(k).x()))
            .as(HINT)
            .isLessThan(HALF_STEP_DEG * 1.01);
        assertThat(Math.abs(read.get(k).y() - line.get(k).y()))
            .as(HINT)
            .isLessThan(HALF_STEP_DEG * 1.01);
        assertThat(read.get(k).timeS()).as(HINT).isEqualTo(line.get(k).timeS());
      }
    }
  }

  /// At every moment the thinned line is near where the aircraft was.
  @Test
  void thinnedLineIsNearAtEveryMoment() {
    var random = new SplittableRandom(SEED);
    long before = 0;
    long after = 0;
    for (int i = 0; i < 200; i++) {
      List<Place> line = walk(random, 2 + random.nextInt(200));
      double tolerance = 0.01 + random.nextDouble() * 0.2;
      List<Place> thinned = Thinning.thin(line, tolerance, /* timed= */ true);
      assertThat(thinned.getFirst()).isEqualTo(line.getFirst());
      assertThat(thinned.getLast()).isEqualTo(line.getLast());
      for (Place place : line) {
        Place there = at(thinned, place.timeS());
        assertThat(Math.hypot(there.x() - place.x(), there.y() - place.y()))
            .as(HINT)
            .isLessThanOrEqualTo(tolerance * (1 + 1e-9));
      }
      before += line.size();
      after += thinned.size();
    }
    assertThat(after).as(HINT).isLessThan(before);
  }

  @Test
  void thinnedRingIsNearItsPlaces() {
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < 100; i++) {
      List<Place> ring = walk(random, 3 + random.nextInt(100));
      List<Place> thinned = Thinning.thin(ring, 0.1, /* timed= */ false);
      for (Place place : ring) {
        double nearest = Double.MAX_VALUE;
        for (int k = 1; k < thinned.size(); k++) {
          nearest =
              Math.min(
                  nearest,
                  Thinning.distance(place, thinned.get(k - 1), thinned.get(k), /* timed= */ false));
        }
        assertThat(nearest).as(HINT).isLessThanOrEqualTo(0.1 * (1 + 1e-9));
      }
    }
  }

  /// A walk that turns now and then and sometimes hovers.
  private static List<Place> walk(SplittableRandom random, int places) {
    List<Place> line = new ArrayList<>();
    double x = random.nextDouble(-200, 200);
    double y = random.nextDouble(-80, 80);
    double heading = random.nextDouble() * 2 * Math.PI;
    long timeS = random.nextInt(1000);
    for (int i = 0; i < places; i++) {
      line.add(new Place(x, y, timeS));
      heading += random.nextInt(8) == 0 ? random.nextDouble(-2, 2) : random.nextDouble(-0.02, 0.02);
      double step = random.nextInt(9) == 0 ? 0 : random.nextDouble() * 0.2;
      x += step * Math.cos(heading);
      y += step * Math.sin(heading);
      timeS += 1 + random.nextInt(120);
    }
    return line;
  }

  private static Place at(List<Place> line, long timeS) {
    for (int i = 1; i < line.size(); i++) {
      Place from = line.get(i - 1);
      Place to = line.get(i);
      if (timeS >= from.timeS() && timeS <= to.timeS()) {
        double share = (timeS - from.timeS()) / (double) (to.timeS() - from.timeS());
        return new Place(
            from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()), timeS);
      }
    }
    return line.getFirst();
  }

  /// The format read number by number.
  private static List<Place> read(String text) {
    List<Long> numbers = new ArrayList<>();
    long number = 0;
    int shift = 0;
    for (int i = 0; i < text.length(); i++) {
      int bits = text.charAt(i) - 63;
      number |= (long) (bits & 31) << shift;
      shift += 5;
      if (bits < 32) {
        numbers.add((number & 1) == 1 ? ~(number >> 1) : number >> 1);
        number = 0;
        shift = 0;
      }
    }
    List<Place> places = new ArrayList<>();
    long y = 0;
    long x = 0;
    long timeS = 0;
    for (int i = 0; i < numbers.size(); i += 3) {
      y += numbers.get(i);
      x += numbers.get(i + 1);
      timeS += numbers.get(i + 2);
      places.add(new Place(x / 1000.0, y / 1000.0, timeS));
    }
    return places;
  }
}
