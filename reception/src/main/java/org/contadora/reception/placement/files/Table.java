package org.contadora.reception.placement.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contadora.core.Reasons;
import org.contadora.core.Refusals;
import org.contadora.reception.people.DelimitedText;
import org.jspecify.annotations.Nullable;

/// A CSV file with a header, in memory, its cells between commas, semicolons or tabs as in
/// manifests; what a cell should be is said where it is read.
final class Table {
  /// One row.
  ///
  /// @param place file and line, for refusals
  /// @param separator between its cells
  record Row(String place, char separator, Map<String, String> cells) {
    String text(String column) {
      return cells.getOrDefault(column, "").strip();
    }

    /// The parts of a cell, separated by semicolons.
    List<String> list(String column) {
      return Arrays.stream(text(column).split(";", -1))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .distinct()
          .toList();
    }

    Set<String> set(String column) {
      return new LinkedHashSet<>(list(column));
    }
  }

  final List<String> header = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private Table() {}

  /// Reads a file.
  ///
  /// @param required columns without which it is not such a file
  static Table read(Path file, String... required) throws IOException {
    requireText(file);
    String text = DelimitedText.decode(Files.readAllBytes(file));
    char separator = DelimitedText.headerSeparator(text);
    Table table = new Table();
    Path name = file.getFileName();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowMissingFields(true)
            .ofNamedCsvRecord(text)) {
      for (NamedCsvRecord record : reader) {
        if (table.header.isEmpty()) {
          record.getHeader().stream().map(String::strip).forEach(table.header::add);
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(table.header.size(), record.getFieldCount()); i++) {
          cells.put(table.header.get(i), record.getField(i));
        }
        table.rows.add(new Row(name + ":" + record.getStartingLineNumber(), separator, cells));
      }
    } catch (RuntimeException e) {
      throw notATable(file, e);
    }
    if (table.header.isEmpty()) {
      throw new IOException("%s has no rows below its header.".formatted(file));
    }
    for (String column : required) {
      if (!table.header.contains(column)) {
        throw new IOException(
            "%s has no column %s; expected %s in its header and at least one row."
                .formatted(file, column, String.join(", ", required)));
      }
    }
    return table;
  }

  /// What is said of a file that no reader of tables gets through.
  static IOException notATable(Path file, RuntimeException e) {
    // What the reader of records says itself tells where, its cause tells what.
    @Nullable Throwable cause = e.getCause();
    String what = cause == null ? "" : " " + cause.getMessage();
    return new IOException(
        "%s is not a CSV table: %s.%s"
            .formatted(
                file,
                String.valueOf(e.getMessage())
                    .replace("Exception when reading", "Broke off in the"),
                what),
        e);
  }

  static void requireText(Path file) throws IOException {
    byte[] start = new byte[ZIP.length];
    try (InputStream in = Files.newInputStream(file)) {
      if (in.readNBytes(start, 0, start.length) == start.length && Arrays.equals(start, ZIP)) {
        throw new IOException(
            "%s is a workbook or an archive, expected a CSV table.\nMaybe save its sheet as CSV (UTF-8)."
                .formatted(file));
      }
    } catch (FileSystemException e) {
      throw new IOException("%s cannot be read: %s.".formatted(file, Reasons.of(e)), e);
    }
  }

  /// The columns that begin with `prefix`, without it.
  List<String> columns(String prefix) {
    return header.stream()
        .filter(column -> column.startsWith(prefix))
        .map(column -> column.substring(prefix.length()))
        .toList();
  }

  /// A whole number of at least `least`, or `otherwise` where the cell is empty; -1 and a refusal
  /// for anything else.
  static int whole(Row row, String column, int least, int otherwise, Refusals refusals) {
    String text = row.text(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number that is too small.
    }
    refusals.refuse(
        "PLACEMENT_NUMBER",
        row.place,
        "%s is '%s', expected a whole number of at least %d".formatted(column, text, least));
    return -1;
  }

  /// A number, or NaN where the cell is empty or, with a refusal, is none.
  static double number(Row row, String column, Refusals refusals) {
    String text = row.text(column);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(DelimitedText.withPoint(text, row.separator));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, like what is not finite.
    }
    refusals.refuse(
        "PLACEMENT_NUMBER", row.place, "%s is '%s', expected a number".formatted(column, text));
    return Double.NaN;
  }
}
