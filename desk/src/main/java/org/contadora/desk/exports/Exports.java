package org.contadora.desk.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegSort;
import org.contadora.desk.legs.TableColumn;

/// Writes the flights that a filter lets through to files of several kinds, as they stood when it
/// began. No kind holds more than a few thousand flights in memory; all but Parquet send while they
/// read, Parquet flushes, and whoever takes the bytes ends the work by refusing either.
public final class Exports {
  private final Board board;
  private final Path folder;

  /// @param folder where a Parquet file lies until it has been sent
  public Exports(Board board, Path folder) {
    this.board = board;
    this.folder = folder;
  }

  /// Writes a whole file.
  ///
  /// @param shown the columns of the page's table that a file of rows and columns has
  /// @throws IOException if `out` takes no more
  public void write(
      ExportFormat format, LegFilter filter, LegSort sort, Set<TableColumn> shown, OutputStream out)
      throws IOException {
    List<ExportColumn> columns = ExportColumn.of(shown);
    Rows rows = visitor -> board.<IOException>forEach(filter, sort, visitor::take);
    switch (format) {
      case CSV -> CsvFile.write(columns, rows, out);
      case XLSX -> XlsxFile.write(columns, rows, out);
      case GEOJSON -> new GeoJsonFile(new Tracks(board)).write(rows, out);
      case KML -> new KmlFile(new Tracks(board)).write(rows, out);
      case PARQUET -> ParquetFile.write(columns, rows, folder, out);
    }
  }
}
