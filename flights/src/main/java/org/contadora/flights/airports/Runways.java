package org.contadora.flights.airports;

import java.util.List;
import java.util.Map;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;

/// The runways of all airports as line segments in packed arrays: metres east and north of the
/// airport's reference point, on the plane that touches the Earth there.
final class Runways {
  private static final double METRES_PER_DEG = Math.toRadians(1) * Geodesy.EARTH_RADIUS_M;

  private final List<Airport> airports;
  private final int[] firstOf;
  private final float[] lowEastM;
  private final float[] lowNorthM;
  private final float[] highEastM;
  private final float[] highNorthM;

  Runways(List<Airport> airports, Map<String, List<Runway>> byCode) {
    this.airports = airports;
    int n = airports.size();
    firstOf = new int[n + 1];
    for (int i = 0; i < n; i++) {
      firstOf[i + 1] = firstOf[i] + byCode.getOrDefault(airports.get(i).code(), List.of()).size();
    }
    int count = firstOf[n];
    lowEastM = new float[count];
    lowNorthM = new float[count];
    highEastM = new float[count];
    highNorthM = new float[count];
    for (int i = 0; i < n; i++) {
      int at = firstOf[i];
      for (Runway runway : byCode.getOrDefault(airports.get(i).code(), List.of())) {
        lowEastM[at] = (float) eastM(i, runway.lowEnd());
        lowNorthM[at] = (float) northM(i, runway.lowEnd());
        highEastM[at] = (float) eastM(i, runway.highEnd());
        highNorthM[at] = (float) northM(i, runway.highEnd());
        at++;
      }
    }
  }

  boolean isEmpty() {
    return lowEastM.length == 0;
  }

  boolean has(int airport) {
    return firstOf[airport + 1] > firstOf[airport];
  }

  /// Distance of the farthest runway end from the reference point.
  double reachM(int airport) {
    double reach = 0;
    for (int r = firstOf[airport]; r < firstOf[airport + 1]; r++) {
      reach = Math.max(reach, Math.hypot(lowEastM[r], lowNorthM[r]));
      reach = Math.max(reach, Math.hypot(highEastM[r], highNorthM[r]));
    }
    return reach;
  }

  /// Distance to the nearest runway.
  double distanceM(int airport, int latE6, int lonE6) {
    double east = eastM(airport, lonE6 * 1e-6);
    double north = northM(airport, latE6 * 1e-6);
    double best = Double.MAX_VALUE;
    for (int r = firstOf[airport]; r < firstOf[airport + 1]; r++) {
      double dx = highEastM[r] - lowEastM[r];
      double dy = highNorthM[r] - lowNorthM[r];
      double lengthSquared = dx * dx + dy * dy;
      double along =
          lengthSquared == 0
              ? 0
              : Math.clamp(
                  ((east - lowEastM[r]) * dx + (north - lowNorthM[r]) * dy) / lengthSquared, 0, 1);
      best =
          Math.min(
              best, Math.hypot(east - lowEastM[r] - along * dx, north - lowNorthM[r] - along * dy));
    }
    return best;
  }

  boolean aligned(
      int airport, int latE6, int lonE6, double courseDeg, double withinM, double withinDeg) {
    double east = eastM(airport, lonE6 * 1e-6);
    double north = northM(airport, latE6 * 1e-6);
    for (int r = firstOf[airport]; r < firstOf[airport + 1]; r++) {
      double dx = highEastM[r] - lowEastM[r];
      double dy = highNorthM[r] - lowNorthM[r];
      double length = Math.hypot(dx, dy);
      if (length == 0) {
        continue;
      }
      double cross = ((east - lowEastM[r]) * dy - (north - lowNorthM[r]) * dx) / length;
      if (Math.abs(cross) > withinM) {
        continue;
      }
      double headingDeg = Math.toDegrees(Math.atan2(dx, dy));
      double along = ((east - lowEastM[r]) * dx + (north - lowNorthM[r]) * dy) / length;
      boolean towardsHigh = angleDeg(courseDeg, headingDeg) <= withinDeg && along < length;
      boolean towardsLow = angleDeg(courseDeg, headingDeg + 180) <= withinDeg && along > 0;
      if (towardsHigh || towardsLow) {
        return true;
      }
    }
    return false;
  }

  private static double angleDeg(double a, double b) {
    return Math.abs(Math.IEEEremainder(a - b, 360));
  }

  private double eastM(int airport, GeoPoint point) {
    return eastM(airport, point.lonDeg());
  }

  private double northM(int airport, GeoPoint point) {
    return northM(airport, point.latDeg());
  }

  private double eastM(int airport, double lonDeg) {
    GeoPoint origin = airports.get(airport).point();
    return Math.IEEEremainder(lonDeg - origin.lonDeg(), 360)
        * METRES_PER_DEG
        * Math.cos(Math.toRadians(origin.latDeg()));
  }

  private double northM(int airport, double latDeg) {
    return (latDeg - airports.get(airport).point().latDeg()) * METRES_PER_DEG;
  }
}
