package org.contadora.flights.report;

import java.util.ArrayList;
import java.util.List;
import org.contadora.core.GeoPoint;

/// Cuts a line where it crosses 180° of longitude, so that no map draws it around the world.
final class AntimeridianCut {
  private static final double HALF_TURN_DEG = 180;

  private AntimeridianCut() {}

  /// The parts of the line, each of at least two points; the cut lies on the straight line in
  /// degrees, which is exact enough between the points of a track.
  static List<List<GeoPoint>> cut(List<GeoPoint> line) {
    List<List<GeoPoint>> parts = new ArrayList<>();
    List<GeoPoint> part = new ArrayList<>();
    for (GeoPoint point : line) {
      if (!part.isEmpty()) {
        GeoPoint last = part.getLast();
        double jumpDeg = point.lonDeg() - last.lonDeg();
        if (Math.abs(jumpDeg) > HALF_TURN_DEG) {
          double edgeDeg = last.lonDeg() > 0 ? HALF_TURN_DEG : -HALF_TURN_DEG;
          double turnedDeg = point.lonDeg() + 2 * edgeDeg;
          double share = (edgeDeg - last.lonDeg()) / (turnedDeg - last.lonDeg());
          double latDeg = last.latDeg() + share * (point.latDeg() - last.latDeg());
          part.add(new GeoPoint(latDeg, edgeDeg));
          parts.add(part);
          part = new ArrayList<>();
          part.add(new GeoPoint(latDeg, -edgeDeg));
        }
      }
      part.add(point);
    }
    if (part.size() > 1) {
      parts.add(part);
    }
    return parts;
  }
}
