package org.contadora.flights.gaps;

/// A von Mises density over the angle between two courses, mixed with an even one; against an even
/// density.
///
/// Read from a table between whose entries it is taken to be straight: within 2e-5 of the formula,
/// and the same on every machine.
final class Course {
  private static final int STEPS = 512;

  private final double[] weights = new double[STEPS + 2];

  /// @param concentration of the density around the course
  /// @param share of the density, the rest being even
  Course(double concentration, double share) {
    double factor = share / besselI0(concentration);
    for (int i = 0; i <= STEPS; i++) {
      double cosAngle = 2.0 * i / STEPS - 1;
      weights[i] = factor * StrictMath.exp(concentration * cosAngle) + 1 - share;
    }
    weights[STEPS + 1] = weights[STEPS];
  }

  /// The density at an angle; grows with its cosine.
  ///
  /// @param cosAngle NaN if a course is not known: the answer is 1
  double weight(double cosAngle) {
    if (Double.isNaN(cosAngle)) {
      return 1;
    }
    double place = Math.clamp((cosAngle + 1) * (STEPS / 2.0), 0, STEPS);
    int step = (int) place;
    double from = weights[step];
    return from + (place - step) * (weights[step + 1] - from);
  }

  /// Modified Bessel function of order 0, by its series (Abramowitz and Stegun 9.6.12).
  private static double besselI0(double value) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 12; k++) {
      term *= value * value / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}
