package org.contadora.reception.people;

import java.util.ArrayList;
import java.util.List;

/// The rows of a manifest from its header on, with nothing in them that is not read: cells of
/// columns that no field takes, or that must not be read, are empty. Read again, it gives the same
/// manifest.
///
/// @param rows the header first
public record KeptSheet(List<Row> rows) {
  public KeptSheet {
    rows = List.copyOf(rows);
  }

  /// A row.
  ///
  /// @param line as a person counts them in the file, from 1
  /// @param cells from the left
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /// The line alone.
    @Override
    public String toString() {
      return "line " + line;
    }
  }

  static KeptSheet of(List<SheetReader.Line> lines, List<String> header, List<String> unread) {
    List<Row> rows = new ArrayList<>();
    for (SheetReader.Line line : lines) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < Math.min(header.size(), line.cells().size()); i++) {
        boolean kept = rows.isEmpty() || !unread.contains(header.get(i));
        cells.add(kept ? line.cells().get(i) : "");
      }
      rows.add(new Row(line.line(), cells));
    }
    return new KeptSheet(rows);
  }

  List<SheetReader.Line> lines() {
    return rows.stream().map(row -> new SheetReader.Line(row.line(), row.cells())).toList();
  }

  /// How many rows, and nothing of them.
  @Override
  public String toString() {
    return "%d rows".formatted(rows.size());
  }
}
