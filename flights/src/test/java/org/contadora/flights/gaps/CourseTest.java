package org.contadora.flights.gaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CourseTest {
  @Test
  void isADensityAroundTheCourseMixedWithAnEvenOne() {
    for (double concentration : new double[] {1.2, 1.5, 2.5, 3}) {
      Course course = new Course(concentration, 0.8);
      double bessel = besselI0(concentration);
      for (int deg = 0; deg <= 180; deg++) {
        double cos = Math.cos(Math.toRadians(deg));
        double expected = 0.8 * Math.exp(concentration * cos) / bessel + 0.2;
        assertThat(course.weight(cos)).as("%d°", deg).isCloseTo(expected, within(2e-5 * expected));
      }
    }
  }

  @Test
  void isOneWhereNoCourseIsKnown() {
    assertThat(new Course(3, 0.85).weight(Double.NaN)).isEqualTo(1);
  }

  @Test
  void growsWithTheCosine() {
    Course course = new Course(3, 0.85);
    for (int i = -1000; i < 1000; i++) {
      assertThat(course.weight((i + 1) / 1000.0)).isGreaterThan(course.weight(i / 1000.0));
    }
    assertThat(course.weight(1 + 1e-12)).isEqualTo(course.weight(1));
  }

  /// As its integral: the mean of exp(k cos a) over all angles.
  private static double besselI0(double value) {
    int steps = 100_000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += Math.exp(value * Math.cos(2 * Math.PI * i / steps));
    }
    return sum / steps;
  }
}
