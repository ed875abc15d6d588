package org.contadora.app.commands;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Rows of words and figures under headings, in columns as wide as they need; words to the left,
/// figures to the right.
final class TextTable {
  private static final int TOLD_BY_CELLS = -1;

  private final List<List<String>> rows = new ArrayList<>();
  private final int textColumns;

  /// A table whose columns are figures where all their cells are.
  TextTable(List<String> headings) {
    textColumns = TOLD_BY_CELLS;
    rows.add(List.copyOf(headings));
  }

  /// @param textColumns how many columns from the left are words; the others are figures
  TextTable(int textColumns, String... headings) {
    this.textColumns = textColumns;
    rows.add(List.of(headings));
  }

  void add(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "The row has %d cells; expected %d.".formatted(cells.length, rows.getFirst().size()));
    }
    rows.add(List.of(cells));
  }

  void print(PrintWriter out) {
    lines().forEach(out::println);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    lines().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private List<String> lines() {
    int columns = rows.getFirst().size();
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        width[c] = Math.max(width[c], length(row.get(c)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = row.get(c);
        String gap = " ".repeat(width[c] - length(cell));
        line.append(c == 0 ? "" : "  ").append(isFigures(c) ? gap + cell : cell + gap);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private boolean isFigures(int column) {
    if (textColumns != TOLD_BY_CELLS) {
      return column >= textColumns;
    }
    return rows.size() > 1
        && rows.stream().skip(1).allMatch(row -> row.get(column).matches("[-−+]?[\\d.,%]*|–"));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// `text`, cut to `most` characters.
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
