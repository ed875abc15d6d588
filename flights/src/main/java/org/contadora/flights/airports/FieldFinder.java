package org.contadora.flights.airports;

/// Finds the nearest field for one aircraft again and again, at next to no cost while it moves
/// little: gives what [Airports#nearestField(int, int, double)] gives.
///
/// A search remembers how far away the nearest field and the next one are. No distance to a field
/// changes by more than the aircraft moves, so until it has moved half the difference the answer
/// stays the same. Not safe for several threads.
public final class FieldFinder {
  /// How far away fields are looked for, metres: far enough that an aircraft coming down is looked
  /// for a few times only, near enough that few airports are compared.
  private static final double LOOK_M = 60_000;

  /// What rounding may add to a distance, metres.
  private static final double ROUNDING_M = 1;

  /// Metres in a millionth of a degree of latitude, rounded up.
  private static final double MOST_METRES_PER_E6 = 0.1113;

  private final Airports airports;
  private int lookedLatE6;
  private int lookedLonE6;
  private int nearest = Airports.NONE;

  /// Distance from where was looked to the nearest field, at least.
  private double nearestM = Double.NEGATIVE_INFINITY;

  /// How far the aircraft can move before another field may be the nearest.
  private double sameWithinM = Double.NEGATIVE_INFINITY;

  /// A finder for one aircraft.
  public FieldFinder(Airports airports) {
    this.airports = airports;
  }

  /// Number of the airport whose field is nearest, or [Airports#NONE] if none is within `withinM`
  /// metres of its edge.
  public int nearest(int latE6, int lonE6, double withinM) {
    if (withinM > LOOK_M / 2) {
      return airports.nearestField(latE6, lonE6, withinM);
    }
    double movedM =
        (Math.abs((long) latE6 - lookedLatE6) + Math.abs((long) lonE6 - lookedLonE6))
            * MOST_METRES_PER_E6;
    if (nearestM - movedM > withinM + ROUNDING_M) {
      return Airports.NONE;
    }
    if (!(movedM < sameWithinM)) {
      look(latE6, lonE6);
    }
    return nearest != Airports.NONE && airports.fieldDistanceM(nearest, latE6, lonE6) <= withinM
        ? nearest
        : Airports.NONE;
  }

  private void look(int latE6, int lonE6) {
    lookedLatE6 = latE6;
    lookedLonE6 = lonE6;
    nearest = Airports.NONE;
    nearestM = LOOK_M;
    double nextM = LOOK_M;
    AirportGrid grid = airports.grid();
    AirportGrid.Window window = grid.window(latE6, lonE6, LOOK_M + airports.widestM());
    for (int row = window.firstRow(); row <= window.lastRow(); row++) {
      for (int column = window.firstColumn(); column <= window.lastColumn(); column++) {
        int end = grid.end(row, column);
        for (int at = grid.begin(row, column); at < end; at++) {
          int airport = grid.airport(at);
          double fieldM = airports.fieldDistanceM(airport, latE6, lonE6, nextM);
          if (fieldM < nearestM || (fieldM == nearestM && airport < nearest)) {
            nextM = nearestM;
            nearestM = fieldM;
            nearest = airport;
          } else {
            nextM = Math.min(nextM, fieldM);
          }
        }
      }
    }
    sameWithinM = (nextM - nearestM) / 2 - ROUNDING_M;
  }
}
