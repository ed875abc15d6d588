package org.contadora.desk.figures;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The data behind one chart, as rows and columns.
///
/// @param name of the file, without its ending
public record Table(String name, List<String> header, List<List<String>> rows) {
  public Table {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /// Writes it as CSV (RFC 4180) in UTF-8. A cell that a spreadsheet would take for a formula
  /// (OWASP, "CSV Injection") gets an apostrophe before it.
  ///
  /// @throws IOException if `out` takes no more
  public void writeCsv(OutputStream out) throws IOException {
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try {
      // Not closed: `out` may be one entry of an archive.
      CsvWriter csv = CsvWriter.builder().build(writer);
      csv.writeRecord(header);
      for (List<String> row : rows) {
        csv.writeRecord(row.stream().map(Table::safe).toList());
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.flush();
  }

  private static String safe(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
