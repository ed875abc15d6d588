package org.contadora.flights.gaps;

import java.util.Arrays;
import java.util.Comparator;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;

/// Airports as unit vectors in a tree of balls (Omohundro, *Five balltree construction algorithms*,
/// 1989), so that a search weighs those that matter and passes over whole regions that do not.
///
/// Node `n` has the children `2n + 1` and `2n + 2`; the airports of a node stand side by side.
/// Immutable; what is package-private here is read, not written.
final class AirportTree {
  /// Airports in a leaf, at most: as many cost about as much as looking into two nodes.
  private static final int LEAF = 12;

  /// Added to the radius of a node for what the distances' approximation leaves open, metres.
  private static final double ROUNDING_M = 2;

  /// Numbers of a node in [#balls], and where they stand in it.
  static final int BALL = 8;

  static final int X = 0;
  static final int Y = 1;
  static final int Z = 2;
  static final int RADIUS_M = 3;

  /// Sine of the radius as an angle; 1 where that is a right angle or more.
  static final int SIN_RADIUS = 4;

  static final int LOWEST_FT = 5;
  static final int HIGHEST_FT = 6;

  /// Cosine of the radius as an angle; 0 where that is a right angle or more.
  static final int COS_RADIUS = 7;

  /// Number of each place's airport, places in the order of the tree.
  final int[] airport;

  final double[] x;
  final double[] y;
  final double[] z;
  final int[] elevationFt;

  /// As [AirportWeights#kindOf].
  final byte[] kind;

  final int[] from;
  final int[] to;

  /// What a search asks of a node, [#BALL] numbers each, side by side: it goes from one node to any
  /// other, and finds them in one place in memory.
  final double[] balls;

  AirportTree(Airports airports) {
    int n = airports.size();
    int nodes = 1;
    for (int most = n; most > LEAF; most = (most + 1) / 2) {
      nodes = 2 * nodes + 1;
    }
    Place[] places = new Place[n];
    for (int i = 0; i < n; i++) {
      places[i] = Place.of(i, airports.airport(i));
    }
    from = new int[nodes];
    to = new int[nodes];
    balls = new double[BALL * nodes];
    build(places, 0, 0, n);
    airport = new int[n];
    x = new double[n];
    y = new double[n];
    z = new double[n];
    elevationFt = new int[n];
    kind = new byte[n];
    for (int i = 0; i < n; i++) {
      Place place = places[i];
      airport[i] = place.number;
      x[i] = place.x;
      y[i] = place.y;
      z[i] = place.z;
      elevationFt[i] = place.airport.elevationFt();
      kind[i] = (byte) AirportWeights.kindOf(place.airport);
    }
  }

  int nodes() {
    return from.length;
  }

  boolean isLeaf(int node) {
    return 2 * node + 1 >= from.length;
  }

  private record Place(int number, Airport airport, double x, double y, double z) {
    static Place of(int number, Airport airport) {
      GeoPoint point = airport.point();
      double lat = Math.toRadians(point.latDeg());
      double lon = Math.toRadians(point.lonDeg());
      return new Place(
          number,
          airport,
          Math.cos(lat) * Math.cos(lon),
          Math.cos(lat) * Math.sin(lon),
          Math.sin(lat));
    }

    double along(int axis) {
      return axis == 0 ? x : axis == 1 ? y : z;
    }
  }

  private void build(Place[] places, int node, int first, int end) {
    from[node] = first;
    to[node] = end;
    bound(places, node, first, end);
    if (isLeaf(node)) {
      return;
    }
    int widest = widestAxis(places, first, end);
    Arrays.sort(
        places,
        first,
        end,
        Comparator.<Place>comparingDouble(place -> place.along(widest))
            .thenComparingInt(Place::number));
    int middle = (first + end + 1) >>> 1;
    build(places, 2 * node + 1, first, middle);
    build(places, 2 * node + 2, middle, end);
  }

  private static int widestAxis(Place[] places, int first, int end) {
    int widest = 0;
    double most = -1;
    for (int axis = 0; axis < 3; axis++) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = first; i < end; i++) {
        least = Math.min(least, places[i].along(axis));
        greatest = Math.max(greatest, places[i].along(axis));
      }
      if (greatest - least > most) {
        most = greatest - least;
        widest = axis;
      }
    }
    return widest;
  }

  private void bound(Place[] places, int node, int first, int end) {
    double sumX = 0;
    double sumY = 0;
    double sumZ = 0;
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    for (int i = first; i < end; i++) {
      sumX += places[i].x;
      sumY += places[i].y;
      sumZ += places[i].z;
      lowest = Math.min(lowest, places[i].airport.elevationFt());
      highest = Math.max(highest, places[i].airport.elevationFt());
    }
    double length = Math.sqrt(sumX * sumX + sumY * sumY + sumZ * sumZ);
    double x0 = length > 0 ? sumX / length : 1;
    double y0 = length > 0 ? sumY / length : 0;
    double z0 = length > 0 ? sumZ / length : 0;
    double farthest = 0;
    for (int i = first; i < end; i++) {
      double dx = places[i].x - x0;
      double dy = places[i].y - y0;
      double dz = places[i].z - z0;
      double halfChord = Math.sqrt(dx * dx + dy * dy + dz * dz) / 2;
      farthest = Math.max(farthest, 2 * Math.asin(Math.min(1, halfChord)));
    }
    double radiusM = farthest * Geodesy.EARTH_RADIUS_M + ROUNDING_M;
    double radius = radiusM / Geodesy.EARTH_RADIUS_M;
    int at = BALL * node;
    balls[at + X] = x0;
    balls[at + Y] = y0;
    balls[at + Z] = z0;
    balls[at + RADIUS_M] = radiusM;
    balls[at + SIN_RADIUS] = radius < Math.PI / 2 ? Math.sin(radius) : 1;
    balls[at + COS_RADIUS] = radius < Math.PI / 2 ? Math.cos(radius) : 0;
    balls[at + LOWEST_FT] = lowest;
    balls[at + HIGHEST_FT] = highest;
  }
}
