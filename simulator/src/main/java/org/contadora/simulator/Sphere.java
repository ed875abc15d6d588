package org.contadora.simulator;

import org.contadora.core.Geodesy;

/// Short moves and bearings on the sphere.
final class Sphere {
  private static final double M_PER_DEG = Math.PI * Geodesy.EARTH_RADIUS_M / 180;

  private Sphere() {}

  static double movedLat(double latDeg, double bearingDeg, double metres) {
    return Math.clamp(latDeg + metres * Math.cos(Math.toRadians(bearingDeg)) / M_PER_DEG, -89, 89);
  }

  static double movedLon(double latDeg, double lonDeg, double bearingDeg, double metres) {
    double change =
        metres
            * Math.sin(Math.toRadians(bearingDeg))
            / (M_PER_DEG * Math.cos(Math.toRadians(latDeg)));
    return wrap(lonDeg + change);
  }

  /// A longitude brought into -180 to 180.
  static double wrap(double lonDeg) {
    if (lonDeg > 180) {
      return lonDeg - 360;
    }
    return lonDeg < -180 ? lonDeg + 360 : lonDeg;
  }

  /// An angle brought into -180 to 180.
  static double turn(double deg) {
    double angle = deg % 360;
    if (angle > 180) {
      return angle - 360;
    }
    return angle <= -180 ? angle + 360 : angle;
  }

  static double bearingDeg(double latA, double lonA, double latB, double lonB) {
    double a = Math.toRadians(latA);
    double b = Math.toRadians(latB);
    double dLon = Math.toRadians(lonB - lonA);
    double y = Math.sin(dLon) * Math.cos(b);
    double x = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(dLon);
    double deg = Math.toDegrees(Math.atan2(y, x));
    return deg < 0 ? deg + 360 : deg;
  }

  /// Great-circle distance in NM; flat where that is good to a metre.
  static double distanceNm(double latA, double lonA, double latB, double lonB) {
    double dLat = latB - latA;
    double dLon = wrap(lonB - lonA);
    if (Math.abs(dLat) + Math.abs(dLon) < 0.5) {
      double x = dLon * Math.cos(Math.toRadians((latA + latB) / 2));
      return Math.sqrt(dLat * dLat + x * x) * M_PER_DEG / Geodesy.METRES_PER_NM;
    }
    return Geodesy.sphereDistanceM(latA, lonA, latB, lonB) / Geodesy.METRES_PER_NM;
  }

  /// A point on the great circle, at a share of the way.
  static Waypoint between(Waypoint a, Waypoint b, double share) {
    double latA = Math.toRadians(a.latDeg());
    double lonA = Math.toRadians(a.lonDeg());
    double latB = Math.toRadians(b.latDeg());
    double lonB = Math.toRadians(b.lonDeg());
    double angle =
        distanceNm(a.latDeg(), a.lonDeg(), b.latDeg(), b.lonDeg())
            * Geodesy.METRES_PER_NM
            / Geodesy.EARTH_RADIUS_M;
    if (angle < 1e-9) {
      return a;
    }
    double p = Math.sin((1 - share) * angle) / Math.sin(angle);
    double q = Math.sin(share * angle) / Math.sin(angle);
    double x = p * Math.cos(latA) * Math.cos(lonA) + q * Math.cos(latB) * Math.cos(lonB);
    double y = p * Math.cos(latA) * Math.sin(lonA) + q * Math.cos(latB) * Math.sin(lonB);
    double z = p * Math.sin(latA) + q * Math.sin(latB);
    return new Waypoint(
        Math.toDegrees(Math.atan2(z, Math.hypot(x, y))), Math.toDegrees(Math.atan2(y, x)));
  }
}
