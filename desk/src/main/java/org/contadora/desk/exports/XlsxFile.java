package org.contadora.desk.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.contadora.desk.legs.LegRow;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// An Excel workbook (ECMA-376). Days, times (UTC) and numbers are typed; every text is an inline
/// string, which no spreadsheet takes for a formula.
final class XlsxFile {
  /// Rows of a sheet, with its header (Excel's own limit).
  static final int ROWS_PER_SHEET = 1_048_576;

  /// Rows held before they are sent.
  private static final int ROWS_HELD = 500;

  /// Characters of a cell (Excel's own limit).
  private static final int LONGEST_TEXT = 32_767;

  private static final int HEADER_ROWS = 1;
  private static final String DAY_FORMAT = "yyyy-mm-dd";
  private static final String TIME_FORMAT = "yyyy-mm-dd hh:mm:ss";
  private static final String SHARE_FORMAT = "0.000";

  private final List<ExportColumn> columns;
  private final Workbook workbook;
  private final OutputStream out;
  private final int rowsPerSheet;
  private @Nullable Worksheet sheet;
  private int sheets;
  private int next;

  private XlsxFile(
      List<ExportColumn> columns, Workbook workbook, OutputStream out, int rowsPerSheet) {
    this.columns = columns;
    this.workbook = workbook;
    this.out = out;
    this.rowsPerSheet = rowsPerSheet;
  }

  static void write(List<ExportColumn> columns, Rows rows, OutputStream out) throws IOException {
    write(columns, rows, out, ROWS_PER_SHEET);
  }

  static void write(List<ExportColumn> columns, Rows rows, OutputStream out, int rowsPerSheet)
      throws IOException {
    // Not closed when the taker refuses: closing would write on.
    Workbook workbook = new Workbook(out, "Contadora", null);
    var file = new XlsxFile(columns, workbook, out, rowsPerSheet);
    file.begin();
    rows.forEach(file::add);
    workbook.finish();
  }

  private Worksheet begin() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    sheets++;
    Worksheet begun = workbook.newWorksheet(sheets == 1 ? "flights" : "flights " + sheets);
    begun.freezePane(0, HEADER_ROWS);
    for (int c = 0; c < columns.size(); c++) {
      begun.inlineString(0, c, columns.get(c).name());
      begun.style(0, c).bold().set();
      begun.width(c, widthOf(columns.get(c)));
    }
    next = HEADER_ROWS;
    sheet = begun;
    return begun;
  }

  /// In characters.
  private static double widthOf(ExportColumn column) {
    return switch (column.kind()) {
      case TIME -> 19;
      case TEXT -> Math.max(16, column.name().length() + 2);
      case DAY, COUNT, SHARE -> 12;
    };
  }

  private void add(LegRow row) throws IOException {
    Worksheet current = sheet;
    if (current == null || next == rowsPerSheet) {
      current = begin();
    }
    for (int c = 0; c < columns.size(); c++) {
      Object value = columns.get(c).of(row);
      if (value != null) {
        cell(current, next, c, value);
      }
    }
    next++;
    if (next % ROWS_HELD == 0) {
      current.flush();
      // Only what is sent tells whether there still is somebody who takes it.
      out.flush();
    }
  }

  private static void cell(Worksheet sheet, int row, int column, Object value) {
    switch (value) {
      case String text ->
          sheet.inlineString(row, column, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
      case LocalDate day -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format(DAY_FORMAT).set();
      }
      case Instant time -> {
        sheet.value(row, column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        sheet.style(row, column).format(TIME_FORMAT).set();
      }
      case Double share -> {
        sheet.value(row, column, share);
        sheet.style(row, column).format(SHARE_FORMAT).set();
      }
      case Number number -> sheet.value(row, column, number);
      default -> throw new IllegalStateException("A cell (%s) has no type.".formatted(value));
    }
  }
}
