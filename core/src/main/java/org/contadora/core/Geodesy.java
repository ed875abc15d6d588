package org.contadora.core;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/// Distances, bearings and destinations on the Earth.
///
/// The exact functions solve the geodesic problem on WGS 84 (Karney, *Algorithms for geodesics*, J.
/// Geodesy 87, 2013, through GeographicLib) and cost microseconds; [#sphereDistanceM] costs tens of
/// nanoseconds and is off by at most [#SPHERE_ERROR].
public final class Geodesy {
  /// Mean Earth radius R1 in metres (Moritz, *Geodetic Reference System 1980*).
  public static final double EARTH_RADIUS_M = 6_371_008.8;

  /// Metres in one international nautical mile, by definition.
  public static final double METRES_PER_NM = 1852.0;

  /// Metres in one international foot, by definition.
  public static final double METRES_PER_FOOT = 0.3048;

  /// Largest relative error of a distance on the sphere against WGS 84 (flattening 1/298.257 gives
  /// 0.56 %).
  public static final double SPHERE_ERROR = 0.0056;

  /// Square of the half chord up to which three terms of the arc sine's series are exact to the
  /// last bits: 127 km.
  private static final double NEAR = 1e-4;

  private Geodesy() {}

  /// Length of the geodesic between two places, in metres.
  public static double distanceM(GeoPoint a, GeoPoint b) {
    return Geodesic.WGS84.Inverse(
            a.latDeg(), a.lonDeg(), b.latDeg(), b.lonDeg(), GeodesicMask.DISTANCE)
        .s12;
  }

  /// Whether two places are at most `limitM` metres apart on the geodesic. The sphere decides where
  /// it is sure to be right, so that most answers cost tens of nanoseconds.
  public static boolean isWithin(double limitM, GeoPoint a, GeoPoint b) {
    double sphereM = sphereDistanceM(a.latDeg(), a.lonDeg(), b.latDeg(), b.lonDeg());
    if (sphereM * (1 + SPHERE_ERROR) <= limitM) {
      return true;
    }
    return sphereM * (1 - SPHERE_ERROR) <= limitM && distanceM(a, b) <= limitM;
  }

  /// Bearing from `a` on the geodesic to `b`, in degrees clockwise from north, 0 to 360.
  public static double bearingDeg(GeoPoint a, GeoPoint b) {
    double azimuthDeg =
        Geodesic.WGS84.Inverse(a.latDeg(), a.lonDeg(), b.latDeg(), b.lonDeg(), GeodesicMask.AZIMUTH)
            .azi1;
    return azimuthDeg < 0 ? azimuthDeg + 360 : azimuthDeg;
  }

  /// The place `distanceM` metres from `from` on the geodesic that leaves it at `bearingDeg`.
  public static GeoPoint destination(GeoPoint from, double bearingDeg, double distanceM) {
    var line = Geodesic.WGS84.Direct(from.latDeg(), from.lonDeg(), bearingDeg, distanceM);
    return new GeoPoint(line.lat2, line.lon2);
  }

  /// Great-circle distance on the sphere in metres (haversine form, good at small distances).
  public static double sphereDistanceM(
      double latDegA, double lonDegA, double latDegB, double lonDegB) {
    double latA = Math.toRadians(latDegA);
    double latB = Math.toRadians(latDegB);
    double sinHalfLat = Math.sin((latB - latA) / 2);
    double sinHalfLon = Math.sin(Math.toRadians(lonDegB - lonDegA) / 2);
    double h = sinHalfLat * sinHalfLat + Math.cos(latA) * Math.cos(latB) * sinHalfLon * sinHalfLon;
    double half = Math.sqrt(h);
    return 2
        * EARTH_RADIUS_M
        * (h < NEAR ? half * (1 + h * (1 / 6.0 + h * (3 / 40.0))) : Math.asin(Math.min(1, half)));
  }
}
