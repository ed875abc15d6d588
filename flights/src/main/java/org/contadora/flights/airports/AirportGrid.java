package org.contadora.flights.airports;

import java.util.Arrays;

/// Airports sorted into cells of half a degree, in packed arrays.
final class AirportGrid {
  private static final int CELL_E6 = 500_000;
  private static final int ROWS = 180_000_000 / CELL_E6;
  private static final int COLUMNS = 360_000_000 / CELL_E6;

  static final int CELLS = ROWS * COLUMNS;
  private static final double METRES_PER_E6_LAT = 0.1105;

  private final int[] firstOfCell = new int[CELLS + 1];
  private final int[] airportsByCell;

  /// Rows and columns to look through; columns may lie outside the range and are wrapped by
  /// [#begin] and [#end].
  record Window(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

  AirportGrid(int[] latE6, int[] lonE6) {
    int n = latE6.length;
    int[] cellOf = new int[n];
    for (int i = 0; i < n; i++) {
      cellOf[i] = cell(latE6[i], lonE6[i]);
      firstOfCell[cellOf[i] + 1]++;
    }
    for (int cell = 0; cell < CELLS; cell++) {
      firstOfCell[cell + 1] += firstOfCell[cell];
    }
    int[] next = Arrays.copyOf(firstOfCell, CELLS);
    airportsByCell = new int[n];
    for (int i = 0; i < n; i++) {
      airportsByCell[next[cellOf[i]]++] = i;
    }
  }

  /// The cells that a circle touches: those of all columns where it holds a pole.
  Window window(int latE6, int lonE6, double radiusM) {
    int halfHeightE6 = (int) Math.min(180e6, radiusM / METRES_PER_E6_LAT);
    int north = Math.min(90_000_000, latE6 + halfHeightE6);
    int south = Math.max(-90_000_000, latE6 - halfHeightE6);
    int firstRow = row(south);
    int lastRow = row(north);
    if (north == 90_000_000 || south == -90_000_000) {
      return new Window(firstRow, lastRow, 0, COLUMNS - 1);
    }
    double narrowest = Math.cos(Math.toRadians(Math.max(Math.abs(north), Math.abs(south)) * 1e-6));
    double halfWidthE6 = halfHeightE6 / narrowest;
    if (halfWidthE6 >= 179e6) {
      return new Window(firstRow, lastRow, 0, COLUMNS - 1);
    }
    int firstColumn = Math.floorDiv((int) (lonE6 + 180_000_000L - (long) halfWidthE6), CELL_E6);
    int lastColumn = Math.floorDiv((int) (lonE6 + 180_000_000L + (long) halfWidthE6), CELL_E6);
    return new Window(firstRow, lastRow, firstColumn, lastColumn);
  }

  int begin(int row, int column) {
    return firstOfCell[cellAt(row, column)];
  }

  int end(int row, int column) {
    return firstOfCell[cellAt(row, column) + 1];
  }

  int airport(int at) {
    return airportsByCell[at];
  }

  /// Number of the cell that a place lies in, less than [#CELLS].
  static int cell(int latE6, int lonE6) {
    return row(latE6) * COLUMNS + column(lonE6);
  }

  /// Number of the cell in a row and column of a [Window].
  static int cellAt(int row, int column) {
    return row * COLUMNS + Math.floorMod(column, COLUMNS);
  }

  private static int row(int latE6) {
    return Math.clamp((latE6 + 90_000_000) / CELL_E6, 0, ROWS - 1);
  }

  private static int column(int lonE6) {
    return Math.floorMod((int) ((lonE6 + 180_000_000L) / CELL_E6), COLUMNS);
  }
}
