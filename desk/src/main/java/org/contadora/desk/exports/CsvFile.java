package org.contadora.desk.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.desk.legs.LegRow;
import org.jspecify.annotations.Nullable;

/// CSV (RFC 4180) in UTF-8.
final class CsvFile {
  private CsvFile() {}

  static void write(List<ExportColumn> columns, Rows rows, OutputStream out) throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      csv.writeRecord(columns.stream().map(ExportColumn::name).toList());
      rows.forEach(row -> csv.writeRecord(cells(columns, row)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<String> cells(List<ExportColumn> columns, LegRow row) {
    List<String> cells = new ArrayList<>(columns.size());
    for (ExportColumn column : columns) {
      Object value = column.of(row);
      cells.add(
          switch (column.kind()) {
            case TEXT -> safe((String) value);
            case SHARE -> String.format(Locale.ROOT, "%.3f", (Double) value);
            case DAY, TIME, COUNT -> value == null ? "" : value.toString();
          });
    }
    return cells;
  }

  /// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"): what begins like one
  /// gets an apostrophe before it.
  private static String safe(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
