package org.contadora.flights.airports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.core.Refusals;

/// The airports of the reference data and the questions that tracks put to them.
///
/// An airport also has a number, its place in the order of codes, under which it can be asked for
/// without allocating. Immutable; safe for several threads.
///
/// Distances to a *field* are measured to its edge, so that a small strip beside a large airport
/// does not steal its landings: where runways are loaded the edge lies [#APRON_M] around them, else
/// a size's usual radius around the reference point. Inside a field the distance is negative.
public final class Airports {
  /// No airport: the answer of the methods that give a number.
  public static final int NONE = -1;

  /// How far aprons and taxiways usually reach beyond a runway, in metres (own estimate from plans
  /// of airports with two to five runways).
  public static final double APRON_M = 800;

  /// Farthest an extended runway line is called aligned: cross-track distance in metres (0.3 NM)
  /// and difference of course in degrees.
  public static final double ALIGNED_WITHIN_M = 0.3 * Geodesy.METRES_PER_NM;

  public static final double ALIGNED_WITHIN_DEG = 10;

  /// How far around a place fields are known by their height alone, metres.
  public static final double AROUND_M = 20_000;

  /// Where no field is around: lower than any.
  public static final int NO_FIELD_FT = -10_000;

  private static final double METRES_PER_E6 = Math.toRadians(1e-6) * Geodesy.EARTH_RADIUS_M;

  private final List<Airport> airports;
  private final Map<String, Integer> indexByCode = new HashMap<>();
  private final AirportGrid grid;
  private final FieldHeights heights;
  private final Runways runways;
  private final int[] latE6;
  private final int[] lonE6;
  private final int[] elevationFt;
  private final float[] cosLat;
  private final float[] radiusM;
  private final float[] searchM;
  private final float widestM;

  Airports(List<Airport> unsorted, Map<String, List<Runway>> runwaysByCode) {
    airports = unsorted.stream().sorted(Comparator.comparing(Airport::code)).toList();
    int n = airports.size();
    latE6 = new int[n];
    lonE6 = new int[n];
    elevationFt = new int[n];
    cosLat = new float[n];
    radiusM = new float[n];
    searchM = new float[n];
    float widest = 0;
    for (int i = 0; i < n; i++) {
      Airport airport = airports.get(i);
      indexByCode.put(airport.code(), i);
      latE6[i] = (int) Math.round(airport.point().latDeg() * 1e6);
      lonE6[i] = (int) Math.round(airport.point().lonDeg() * 1e6);
      elevationFt[i] = airport.elevationFt();
      cosLat[i] = (float) Math.cos(Math.toRadians(airport.point().latDeg()));
      radiusM[i] = radiusM(airport.size());
    }
    runways = new Runways(airports, runwaysByCode);
    for (int i = 0; i < n; i++) {
      searchM[i] = Math.max(radiusM[i], (float) (runways.reachM(i) + APRON_M));
      widest = Math.max(widest, searchM[i]);
    }
    widestM = widest;
    grid = new AirportGrid(latE6, lonE6);
    heights = new FieldHeights(grid, latE6, lonE6, elevationFt, AROUND_M + widestM);
  }

  /// The airports that ship with Contadora: OurAirports' large and medium ones, without runways.
  public static Airports bundled() {
    return new Airports(AirportFiles.bundled(), Map.of());
  }

  /// The bundled airports, replaced and completed by what the CSV files in a folder give: airports
  /// and runways of OurAirports, airportsdata, Virtual Radar Server's standing data. A file's kind
  /// is known by its header; other files are left alone.
  ///
  /// @param refusals takes rows that cannot be used, with file and line
  /// @throws NoReferenceException if no file in the folder is one of these
  /// @throws IOException if the folder or a file in it cannot be read
  public static Airports read(Path referenceDir, Refusals refusals) throws IOException {
    AirportFiles files = new AirportFiles(refusals);
    files.read(referenceDir);
    return new Airports(files.airports(), files.runways());
  }

  private static float radiusM(Airport.Size size) {
    return switch (size) {
      case LARGE -> 3500;
      case MEDIUM -> 2000;
      case SMALL -> 800;
    };
  }

  /// How many airports there are.
  public int size() {
    return airports.size();
  }

  /// The airport with a number, 0 to [#size].
  public Airport airport(int index) {
    return airports.get(index);
  }

  /// The airport with a code, ICAO's or the publisher's.
  public Optional<Airport> find(String code) {
    Integer index = indexByCode.get(code);
    return index == null ? Optional.empty() : Optional.of(airports.get(index));
  }

  /// Number of the airport with a code, or [#NONE].
  public int indexOf(String code) {
    return indexByCode.getOrDefault(code, NONE);
  }

  /// Number of the airport whose field is nearest, or [#NONE] if none is within `withinM` metres of
  /// its edge. Meant for aircraft near the ground: good to a per mille up to 100 km.
  public int nearestField(int atLatE6, int atLonE6, double withinM) {
    return nearestField(atLatE6, atLonE6, withinM, Airport.Size.SMALL);
  }

  /// As [#nearestField(int, int, double)], among airports of at least a size.
  public int nearestField(int atLatE6, int atLonE6, double withinM, Airport.Size atLeast) {
    double radius = withinM + widestM;
    AirportGrid.Window window = grid.window(atLatE6, atLonE6, radius);
    int best = NONE;
    double bestM = withinM;
    for (int row = window.firstRow(); row <= window.lastRow(); row++) {
      for (int column = window.firstColumn(); column <= window.lastColumn(); column++) {
        for (int at = grid.begin(row, column); at < grid.end(row, column); at++) {
          int i = grid.airport(at);
          double pointM = pointDistanceM(i, atLatE6, atLonE6);
          if (pointM - searchM[i] > bestM || airports.get(i).size().compareTo(atLeast) < 0) {
            continue;
          }
          double fieldM = toFieldM(i, atLatE6, atLonE6, pointM);
          if (fieldM < bestM || (fieldM == bestM && (best == NONE || i < best))) {
            bestM = fieldM;
            best = i;
          }
        }
      }
    }
    return best;
  }

  /// Metres from a place to the edge of an airport's field, negative inside. Planar: good to a per
  /// mille up to 100 km.
  public double fieldDistanceM(int index, int atLatE6, int atLonE6) {
    return toFieldM(index, atLatE6, atLonE6, pointDistanceM(index, atLatE6, atLonE6));
  }

  /// As [#fieldDistanceM(int, int, int)], but may give infinity where it is more than `mostM`.
  double fieldDistanceM(int index, int atLatE6, int atLonE6, double mostM) {
    double pointM = pointDistanceM(index, atLatE6, atLonE6);
    return pointM - searchM[index] > mostM
        ? Double.POSITIVE_INFINITY
        : toFieldM(index, atLatE6, atLonE6, pointM);
  }

  private double toFieldM(int i, int atLatE6, int atLonE6, double pointM) {
    if (!runways.has(i)) {
      return pointM - radiusM[i];
    }
    return runways.distanceM(i, atLatE6, atLonE6) - APRON_M;
  }

  /// Metres from a place to an airport's reference point. Planar: good to a per mille up to 100 km.
  public double pointDistanceM(int index, int atLatE6, int atLonE6) {
    double dy = atLatE6 - latE6[index];
    double dx = wrapE6((long) atLonE6 - lonE6[index]) * cosLat[index];
    return Math.sqrt(dx * dx + dy * dy) * METRES_PER_E6;
  }

  /// Height of an airport above mean sea level in feet.
  public int elevationFt(int index) {
    return elevationFt[index];
  }

  /// No field whose edge is within [#AROUND_M] of a place lies higher above mean sea level, feet;
  /// [#NO_FIELD_FT] if there is none for sure.
  public int highestAroundFt(int atLatE6, int atLonE6) {
    return heights.around(atLatE6, atLonE6);
  }

  /// Whether runways of the airport are loaded.
  public boolean hasRunways(int index) {
    return runways.has(index);
  }

  /// Whether a place and course lie on the extended centre line of one of the airport's runways,
  /// before its threshold or over it: within [#ALIGNED_WITHIN_M] and [#ALIGNED_WITHIN_DEG]. False
  /// where no runways are loaded.
  public boolean aligned(int index, int atLatE6, int atLonE6, double courseDeg) {
    return runways.aligned(
        index, atLatE6, atLonE6, courseDeg, ALIGNED_WITHIN_M, ALIGNED_WITHIN_DEG);
  }

  /// The one airport within `withinM` metres, of at least a size, on whose extended runway line a
  /// place and course lie as in [#aligned], and above whose field an altitude is no more than
  /// `belowFt`; [#NONE] if there is none, or more than one. Always NONE where no runways are
  /// loaded.
  public int alignedField(
      int atLatE6,
      int atLonE6,
      double courseDeg,
      double withinM,
      Airport.Size atLeast,
      int altitudeFt,
      int belowFt) {
    if (runways.isEmpty()) {
      return NONE;
    }
    AirportGrid.Window window = grid.window(atLatE6, atLonE6, withinM);
    int only = NONE;
    for (int row = window.firstRow(); row <= window.lastRow(); row++) {
      for (int column = window.firstColumn(); column <= window.lastColumn(); column++) {
        for (int at = grid.begin(row, column); at < grid.end(row, column); at++) {
          int i = grid.airport(at);
          boolean near =
              airports.get(i).size().compareTo(atLeast) >= 0
                  && altitudeFt - elevationFt[i] <= belowFt
                  && pointDistanceM(i, atLatE6, atLonE6) <= withinM;
          if (near && aligned(i, atLatE6, atLonE6, courseDeg)) {
            if (only != NONE) {
              return NONE;
            }
            only = i;
          }
        }
      }
    }
    return only;
  }

  /// The airport whose field is nearest to a place, at most `withinM` metres from its edge.
  public Optional<Airport> findNearest(GeoPoint point, double withinM) {
    int index = nearestField(toE6(point.latDeg()), toE6(point.lonDeg()), withinM);
    return index == NONE ? Optional.empty() : Optional.of(airports.get(index));
  }

  /// All airports whose reference point is within `withinM` metres of a place on the ellipsoid, in
  /// the order of their codes.
  public List<Airport> within(GeoPoint point, double withinM) {
    List<Airport> found = new ArrayList<>();
    for (Airport airport : airports) {
      if (Geodesy.isWithin(withinM, point, airport.point())) {
        found.add(airport);
      }
    }
    return found;
  }

  AirportGrid grid() {
    return grid;
  }

  /// How far a field reaches from its airport's reference point, at most, metres.
  double widestM() {
    return widestM;
  }

  static long wrapE6(long lonE6) {
    if (lonE6 > 180_000_000) {
      return lonE6 - 360_000_000;
    }
    return lonE6 < -180_000_000 ? lonE6 + 360_000_000 : lonE6;
  }

  private static int toE6(double deg) {
    return (int) Math.round(deg * 1e6);
  }
}
