package org.contadora.desk.legs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Leaves out of a line what cannot be seen on a map of a region: Douglas and Peucker (1973), with
/// the distance of a point taken from where the aircraft would be at the same time on the thinned
/// line (Meratnia and de By, "Spatiotemporal compression techniques for moving point objects", EDBT
/// 2004), so that a day that is played shows everyone where they were.
final class Thinning {
  /// A place, in degrees as on a flat map.
  ///
  /// @param x degrees of longitude, beyond ±180 where the line goes on across the antimeridian
  /// @param timeS seconds; the place's number in the line where there are no times
  record Place(double x, double y, long timeS) {}

  private Thinning() {}

  /// The places that are kept, the first and last always.
  ///
  /// @param toleranceDeg how far a place that is left out may lie from the line, degrees
  static List<Place> thin(List<Place> line, double toleranceDeg, boolean timed) {
    if (line.size() < 3) {
      return List.copyOf(line);
    }
    var kept = new BitSet(line.size());
    kept.set(0);
    kept.set(line.size() - 1);
    var spans = new ArrayDeque<int[]>();
    spans.push(new int[] {0, line.size() - 1});
    while (!spans.isEmpty()) {
      int[] span = spans.pop();
      int worst = -1;
      double most = toleranceDeg;
      for (int i = span[0] + 1; i < span[1]; i++) {
        double away = distance(line.get(i), line.get(span[0]), line.get(span[1]), timed);
        if (away > most) {
          most = away;
          worst = i;
        }
      }
      if (worst >= 0) {
        kept.set(worst);
        spans.push(new int[] {span[0], worst});
        spans.push(new int[] {worst, span[1]});
      }
    }
    List<Place> thinned = new ArrayList<>();
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      thinned.add(line.get(i));
    }
    return thinned;
  }

  /// How far a place lies from the straight line between two others, at its time or at the nearest
  /// point.
  static double distance(Place place, Place from, Place to, boolean timed) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double share;
    if (timed) {
      double whole = to.timeS() - from.timeS();
      share = whole > 0 ? (place.timeS() - from.timeS()) / whole : 0;
    } else {
      double length = dx * dx + dy * dy;
      share = length > 0 ? ((place.x() - from.x()) * dx + (place.y() - from.y()) * dy) / length : 0;
      share = Math.clamp(share, 0, 1);
    }
    return Math.hypot(from.x() + share * dx - place.x(), from.y() + share * dy - place.y());
  }
}
