package org.contadora.simulator;

import org.contadora.core.Seed;

/// Air pressure at the airports, wind aloft and airspeeds in the standard atmosphere (ICAO Doc
/// 7488).
final class Atmosphere {
  private static final double QNH_DEVIATION_HPA = 7;
  private static final double FT_PER_HPA = 27.3;
  private static final double TROPOPAUSE_FT = 36_089;
  private static final long DAY_MS = 86_400_000L;

  private final long salt;

  Atmosphere(Seed seed) {
    this.salt = seed.derive("atmosphere").value();
  }

  /// Feet by which pressure altitude exceeds true altitude at an airport; changes smoothly from day
  /// to day.
  double pressureOffsetFt(Airfield field, long timeMs) {
    long day = Math.floorDiv(timeMs, DAY_MS);
    double share = Math.floorMod(timeMs, DAY_MS) / (double) DAY_MS;
    double a = normal(regionOf(field), day);
    double b = normal(regionOf(field), day + 1);
    double own = (Dice.hash(salt, field.index(), day) - 0.5) * 40;
    return -(a + (b - a) * share) * QNH_DEVIATION_HPA * FT_PER_HPA + own;
  }

  /// Weather is shared by neighbours: one value for cells of 10 degrees.
  private static long regionOf(Airfield field) {
    return (long) Math.floor(field.latDeg() / 10) * 64 + (long) Math.floor(field.lonDeg() / 10);
  }

  /// Sum of twelve uniform numbers: normal enough.
  private double normal(long region, long day) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += Dice.hash(salt + i, region, day);
    }
    return sum;
  }

  /// Which end of the runway is in use: changes at most twice a day.
  double runwayInUseDeg(Airfield field, long timeMs) {
    long half = Math.floorDiv(timeMs, DAY_MS / 2);
    boolean lower = Dice.hash(salt, field.index() + 1_000_000L, half) < 0.65;
    return lower ? field.runwayDeg() : field.runwayDeg() + 180;
  }

  /// True airspeed at a calibrated airspeed, held back by the Mach number.
  static double trueAirspeedKt(double casKt, double mach, double altitudeFt) {
    double theta = 1 - 6.8756e-6 * Math.clamp(altitudeFt, -1000, TROPOPAUSE_FT);
    double sigma = Math.pow(theta, 4.2559);
    if (altitudeFt > TROPOPAUSE_FT) {
      sigma *= Math.exp(-(altitudeFt - TROPOPAUSE_FT) / 20_806);
    }
    double soundKt = 661.47 * Math.sqrt(theta);
    return Math.min(casKt / Math.sqrt(sigma), mach * soundKt);
  }
}
