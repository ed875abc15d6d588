package org.contadora.flights.legs;

import org.contadora.core.Geodesy;

/// Speed over ground measured from places, anew every quarter of a minute.
///
/// Most measurements are asked only whether they are slow, which a rough distance answers; the
/// distance on the sphere is worked out when it matters.
final class SpeedWindow {
  /// What [#kt] gives while no speed is known.
  static final int UNKNOWN = -1;

  /// Least time over which speed is measured, milliseconds.
  private static final long LEAST_MS = 15_000;

  /// A rough distance is off by less than this share, up to [#ROUGH_MOST_E6] and
  /// [#HIGHEST_LATITUDE_E6]: the cosine of a latitude half a degree off errs by 5 % at 80°.
  private static final double ROUGH_ERROR = 0.1;

  private static final int ROUGH_MOST_E6 = 450_000;

  private static final int COSINE_GOOD_E6 = 50_000;
  private static final int HIGHEST_LATITUDE_E6 = 80_000_000;
  private static final double METRES_PER_E6 = Math.toRadians(1e-6) * Geodesy.EARTH_RADIUS_M;
  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;
  private static final double ROUGH_E6_PER_KT_MS =
      MPS_PER_KT / 1000 / METRES_PER_E6 / (1 - ROUGH_ERROR);

  private final Fix from = new Fix();
  private final Fix to = new Fix();
  private long ms;
  private boolean known;

  /// Whether the speed before this one was known, too.
  private boolean again;

  private boolean measured;
  private double kt;

  private double cosLat = 1;
  private int cosLatE6;

  /// Forgets the speed; measuring begins at a contact.
  void restart(Fix now) {
    known = false;
    to.setPlace(now);
  }

  /// Forgets the speed and where measuring began.
  void clear() {
    known = false;
    to.timeMs = 0;
  }

  /// Takes the next contact.
  ///
  /// @param longestMs longest time over which speed is measured, milliseconds
  void take(Fix now, long longestMs) {
    long sinceMs = now.timeMs - to.timeMs;
    if (sinceMs < LEAST_MS) {
      return;
    }
    from.setPlace(to);
    to.setPlace(now);
    ms = sinceMs;
    again = known;
    known = sinceMs <= longestMs;
    measured = false;
  }

  /// Knots, or [#UNKNOWN].
  double kt() {
    if (!known) {
      return UNKNOWN;
    }
    if (!measured) {
      kt = to.distanceM(from) / (ms / 1000.0) / MPS_PER_KT;
      measured = true;
    }
    return kt;
  }

  /// Whether a speed is known and is less than `limitKt` knots. The first one after a beginning is
  /// not believed: its time may be too long, as a heatmap tells the time of a position by a minute.
  boolean isBelow(double limitKt) {
    return known && again && !isSurelyAbove(limitKt) && kt() < limitKt;
  }

  /// Whether the rough distance is longer than can be flown at `limitKt` knots, by more than it
  /// errs.
  private boolean isSurelyAbove(double limitKt) {
    int dLat = to.latE6 - from.latE6;
    int dLon = to.lonE6 - from.lonE6;
    if (Math.abs((long) to.lonE6 - from.lonE6) > ROUGH_MOST_E6
        || Math.abs(dLat) > ROUGH_MOST_E6
        || Math.abs(to.latE6) > HIGHEST_LATITUDE_E6) {
      return false;
    }
    if (Math.abs(to.latE6 - cosLatE6) > COSINE_GOOD_E6) {
      cosLatE6 = to.latE6;
      cosLat = Math.cos(Math.toRadians(to.latE6 * 1e-6));
    }
    double x = dLon * cosLat;
    double limitE6 = limitKt * ms * ROUGH_E6_PER_KT_MS;
    return x * x + (double) dLat * dLat > limitE6 * limitE6;
  }
}
