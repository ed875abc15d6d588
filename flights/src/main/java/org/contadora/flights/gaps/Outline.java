package org.contadora.flights.gaps;

import java.util.ArrayList;
import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;

/// The border of a geodesic ellipse for a map.
final class Outline {
  private static final int AZIMUTHS = 96;

  /// Ellipses with a longer semi-major axis than this are the whole Earth on any map: metres, 1 %
  /// less than a quarter of the circumference, beyond which the sum of distances is not monotone.
  private static final double WHOLE_EARTH_M = 9_900_000;

  private static final double PRECISION_M = 100;

  /// So much too long or too short is on the border, metres.
  private static final double EXACT_M = 0.01;

  private Outline() {}

  /// The places from which the two foci are together `2 * semiMajorM` away, in rings that do not
  /// cross the 180th meridian.
  static List<List<GeoPoint>> rings(GeoPoint a, GeoPoint b, double semiMajorM) {
    if (semiMajorM >= WHOLE_EARTH_M) {
      return List.of(
          List.of(
              new GeoPoint(-90, -180),
              new GeoPoint(-90, 180),
              new GeoPoint(90, 180),
              new GeoPoint(90, -180),
              new GeoPoint(-90, -180)));
    }
    double apartM = Geodesy.distanceM(a, b);
    GeoPoint middle =
        apartM == 0 ? a : Geodesy.destination(a, Geodesy.bearingDeg(a, b), apartM / 2);
    List<double[]> unwrapped = new ArrayList<>();
    double lastLon = middle.lonDeg();
    for (int i = 0; i <= AZIMUTHS; i++) {
      GeoPoint point = border(middle, a, b, 360.0 * (i % AZIMUTHS) / AZIMUTHS, semiMajorM);
      lastLon += Math.IEEEremainder(point.lonDeg() - lastLon, 360);
      unwrapped.add(new double[] {lastLon, point.latDeg()});
    }
    double turnDeg = unwrapped.getLast()[0] - unwrapped.getFirst()[0];
    if (Math.abs(turnDeg) > 180) {
      double pole = middle.latDeg() > 0 ? 90 : -90;
      unwrapped.add(new double[] {unwrapped.getLast()[0], pole});
      unwrapped.add(new double[] {unwrapped.getFirst()[0], pole});
      unwrapped.add(unwrapped.getFirst());
    }
    List<List<GeoPoint>> rings = new ArrayList<>();
    for (int turn = -2; turn <= 2; turn++) {
      List<double[]> piece = clip(clip(shift(unwrapped, 360.0 * turn), -180, 1), 180, -1);
      if (piece.size() >= 3) {
        rings.add(closed(piece));
      }
    }
    return rings;
  }

  /// Where a ray from the middle leaves the ellipse. A circle needs no search; else the end is
  /// closed in by false position (Dowell and Jarratt, *A modified regula falsi method*, 1971, in
  /// the form known as Illinois), which needs a handful of steps as the sum of distances is nearly
  /// straight along the ray.
  private static GeoPoint border(
      GeoPoint middle, GeoPoint a, GeoPoint b, double azimuthDeg, double semiMajorM) {
    if (a.equals(b)) {
      return Geodesy.destination(middle, azimuthDeg, semiMajorM);
    }
    double inside = 0;
    double outside = semiMajorM * 1.01 + 1;
    double insideExcess = excessM(middle, a, b, semiMajorM);
    if (insideExcess >= 0) {
      return middle;
    }
    double outsideExcess =
        excessM(Geodesy.destination(middle, azimuthDeg, outside), a, b, semiMajorM);
    boolean insideMoved = false;
    boolean outsideMoved = false;
    while (outside - inside > PRECISION_M) {
      double tried =
          (inside * outsideExcess - outside * insideExcess) / (outsideExcess - insideExcess);
      GeoPoint point = Geodesy.destination(middle, azimuthDeg, tried);
      double excess = excessM(point, a, b, semiMajorM);
      if (Math.abs(excess) <= EXACT_M) {
        return point;
      }
      if (excess < 0) {
        inside = tried;
        insideExcess = excess;
        outsideExcess = insideMoved ? outsideExcess / 2 : outsideExcess;
      } else {
        outside = tried;
        outsideExcess = excess;
        insideExcess = outsideMoved ? insideExcess / 2 : insideExcess;
      }
      insideMoved = excess < 0;
      outsideMoved = !insideMoved;
    }
    return Geodesy.destination(middle, azimuthDeg, inside);
  }

  /// By how much the way from one focus over a place to the other is longer than the ellipse's.
  private static double excessM(GeoPoint place, GeoPoint a, GeoPoint b, double semiMajorM) {
    return Geodesy.distanceM(a, place) + Geodesy.distanceM(place, b) - 2 * semiMajorM;
  }

  private static List<double[]> shift(List<double[]> ring, double byDeg) {
    return ring.stream().map(p -> new double[] {p[0] + byDeg, p[1]}).toList();
  }

  /// Sutherland and Hodgman's clipping at one meridian: keeps what lies east (`side` 1) or west
  /// (-1) of it.
  private static List<double[]> clip(List<double[]> ring, double lonDeg, int side) {
    List<double[]> kept = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      double[] from = ring.get(i == 0 ? ring.size() - 1 : i - 1);
      double[] to = ring.get(i);
      boolean fromIn = (from[0] - lonDeg) * side >= 0;
      boolean toIn = (to[0] - lonDeg) * side >= 0;
      if (fromIn != toIn) {
        double share = (lonDeg - from[0]) / (to[0] - from[0]);
        kept.add(new double[] {lonDeg, from[1] + share * (to[1] - from[1])});
      }
      if (toIn) {
        kept.add(to);
      }
    }
    return kept;
  }

  private static List<GeoPoint> closed(List<double[]> ring) {
    List<GeoPoint> points = new ArrayList<>();
    for (double[] p : ring) {
      points.add(new GeoPoint(Math.clamp(p[1], -90, 90), Math.clamp(p[0], -180, 180)));
    }
    if (!points.getFirst().equals(points.getLast())) {
      points.add(points.getFirst());
    }
    return points;
  }
}
