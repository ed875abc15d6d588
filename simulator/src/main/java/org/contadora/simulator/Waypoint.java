package org.contadora.simulator;

import org.contadora.core.Geodesy;

/// A place to fly over.
record Waypoint(double latDeg, double lonDeg) {
  Waypoint offset(double bearingDeg, double metres) {
    double lat = Sphere.movedLat(latDeg, bearingDeg, metres);
    return new Waypoint(lat, Sphere.movedLon(lat, lonDeg, bearingDeg, metres));
  }

  Waypoint offsetNm(double bearingDeg, double nm) {
    return offset(bearingDeg, nm * Geodesy.METRES_PER_NM);
  }

  double distanceNm(Waypoint other) {
    return Sphere.distanceNm(latDeg, lonDeg, other.latDeg, other.lonDeg);
  }

  double bearingDeg(Waypoint other) {
    return Sphere.bearingDeg(latDeg, lonDeg, other.latDeg, other.lonDeg);
  }

  static Waypoint of(Airfield field) {
    return new Waypoint(field.latDeg(), field.lonDeg());
  }
}
