package org.contadora.flights.airports;

import java.util.Arrays;

/// How high the highest field around lies, by cells of an [AirportGrid]: so that whoever is well
/// above it need not look for the nearest.
final class FieldHeights {
  private final int[] highestFt = new int[AirportGrid.CELLS];

  /// @param aroundM how far from a place a field can lie, from reference point, metres
  FieldHeights(AirportGrid grid, int[] latE6, int[] lonE6, int[] elevationFt, double aroundM) {
    Arrays.fill(highestFt, Airports.NO_FIELD_FT);
    for (int i = 0; i < latE6.length; i++) {
      AirportGrid.Window window = grid.window(latE6[i], lonE6[i], aroundM);
      for (int row = window.firstRow(); row <= window.lastRow(); row++) {
        for (int column = window.firstColumn(); column <= window.lastColumn(); column++) {
          int cell = AirportGrid.cellAt(row, column);
          highestFt[cell] = Math.max(highestFt[cell], elevationFt[i]);
        }
      }
    }
  }

  int around(int latE6, int lonE6) {
    return highestFt[AirportGrid.cell(latE6, lonE6)];
  }
}
