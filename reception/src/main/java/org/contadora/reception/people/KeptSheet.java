package org.contadora.reception.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of a manifest from its header on, with nothing in them that is not read: cells of
/// columns that no field takes, or that must not be read, are empty, and so are rows of another
/// table above the header, which only count. Read again, it gives the same manifest; by another
/// version of this program perhaps with more rows or fewer, but nobody under the key of somebody
/// else.
///
/// @param rows the header first, then rows that stood above it, then those below it
/// @param lastKey number of the last key that may have been given to somebody nobody knows; none up
///   to it is given again. Mostly 0
public record KeptSheet(List<Row> rows, int lastKey) {
  public KeptSheet {
    rows = List.copyOf(rows);
  }

  /// A row.
  ///
  /// @param line as a person counts them in the file, from 1
  /// @param person key of the person, empty if the row was never taken
  /// @param family key of the person's family, empty if the row was never taken
  /// @param cells from the left
  public record Row(int line, String person, String family, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /// The line alone.
    @Override
    public String toString() {
      return "line " + line;
    }
  }

  /// @param lines the header and those below it
  /// @param above lines of another table, of which no cell is kept
  static KeptSheet of(
      List<SheetReader.Line> lines,
      List<SheetReader.Line> above,
      List<String> header,
      List<String> unread) {
    List<Row> rows = new ArrayList<>();
    for (SheetReader.Line line : lines) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < Math.min(header.size(), line.cells().size()); i++) {
        boolean kept = rows.isEmpty() || !unread.contains(header.get(i));
        cells.add(kept ? line.cells().get(i) : "");
      }
      rows.add(new Row(line.line(), "", "", cells));
    }
    rows.addAll(1, above.stream().map(line -> new Row(line.line(), "", "", List.of())).toList());
    return new KeptSheet(rows, 0);
  }

  /// The same with the keys that people have in `manifest`, which was read of it. Rows that are not
  /// in it keep the keys that they had.
  public KeptSheet withKeys(Manifest manifest) {
    Map<Integer, Person> people = new HashMap<>();
    manifest.people().forEach(person -> people.put(person.line(), person));
    List<Row> keyed = new ArrayList<>();
    for (Row row : rows) {
      @Nullable Person person = people.get(row.line());
      keyed.add(
          person == null ? row : new Row(row.line(), person.key(), person.family(), row.cells()));
    }
    return new KeptSheet(keyed, lastKey);
  }

  /// The same without keys, and such that no key is given which an earlier version may have given:
  /// it had no more people or families than there are rows.
  public KeptSheet renumbered() {
    List<Row> bare = rows.stream().map(row -> new Row(row.line(), "", "", row.cells())).toList();
    return new KeptSheet(bare, Math.max(lastKey, rows.size()));
  }

  /// Whether every version that kept no keys beside the rows gave the people of `manifest`, which
  /// was read of this, the keys that they have there.
  public boolean isNumberedForSure(Manifest manifest) {
    return OldNumbering.isSure(this, manifest);
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
