package org.contadora.app.commands;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Rows of words and figures under headings, in columns as wide as they need; words to the left,
/// figures to the right.
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> headings) {
    rows.add(List.copyOf(headings));
  }

  void add(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "The row has %d cells; expected %d.".formatted(cells.length, rows.getFirst().size()));
    }
    rows.add(List.of(cells));
  }

  void print(PrintWriter out) {
    int columns = rows.getFirst().size();
    int[] width = new int[columns];
    boolean[] figures = new boolean[columns];
    for (int c = 0; c < columns; c++) {
      figures[c] = rows.size() > 1;
      for (int r = 0; r < rows.size(); r++) {
        String cell = rows.get(r).get(c);
        width[c] = Math.max(width[c], cell.codePointCount(0, cell.length()));
        figures[c] &= r == 0 || cell.matches("[-−+]?[\\d.,%]*|–");
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = row.get(c);
        String gap = " ".repeat(width[c] - cell.codePointCount(0, cell.length()));
        line.append(c == 0 ? "" : "  ").append(figures[c] ? gap + cell : cell + gap);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
