package org.contadora.exposure.tables;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.contadora.core.Reasons;

/// A table that a person wrote: CSV in UTF-8 with the columns named in the first row, `#` before a
/// comment. Whatever is wrong ends the reading, with the line, the column and its value.
public final class WrittenTable {
  /// What a message adds where the whole header is one column with semicolons.
  public static final String SEMICOLONS =
      "\nMaybe ; stands between the columns; expected commas, and points in numbers.";

  private final Path file;
  private final Function<String, ? extends RuntimeException> wrong;

  /// @param wrong makes what is thrown of a message for whoever wrote the table
  public WrittenTable(Path file, Function<String, ? extends RuntimeException> wrong) {
    this.file = file;
    this.wrong = wrong;
  }

  /// Hands over the rows, in their order.
  public void forEach(Consumer<Row> each) {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .detectBomHeader(true)
            .ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      csv.forEach(cells -> each.accept(new Row(cells)));
    } catch (CsvParseException e) {
      throw wrong.apply(
          "The file (%s) could not be read as CSV: %s".formatted(file, e.getMessage()));
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private RuntimeException unreadable(IOException e) {
    return wrong.apply("The file (%s) could not be read: %s".formatted(file, Reasons.of(e)));
  }

  /// One row.
  public final class Row {
    private final NamedCsvRecord cells;

    private Row(NamedCsvRecord cells) {
      this.cells = cells;
    }

    /// What stands in a column, without blanks around it; empty where the cell is or the column is
    /// not there.
    public Optional<String> find(String column) {
      return cells.findField(column).map(String::strip).filter(field -> !field.isEmpty());
    }

    /// What stands in a column that must hold something.
    public String text(String column) {
      return find(column)
          .orElseThrow(() ->
              wrong(
                  "%s is missing; expected a value in every row.%s"
                      .formatted(column, hasSemicolons() ? SEMICOLONS : "")));
    }

    /// Demands that a column is there whose cells may be empty: under another name it would be read
    /// as empty throughout.
    public void demandColumn(String column) {
      if (!cells.getHeader().contains(column)) {
        throw wrong(
            "the column %s is missing; expected it beside %s."
                .formatted(column, String.join(", ", cells.getHeader())));
      }
    }

    private boolean hasSemicolons() {
      return cells.getHeader().getFirst().contains(";");
    }

    /// The number in a column that must hold one.
    public double number(String column) {
      String value = text(column);
      try {
        return Double.parseDouble(value);
      } catch (NumberFormatException _) {
        throw wrong("%s (%s) must be a number.".formatted(column, value));
      }
    }

    /// The number in a column, or another where the cell is empty or the column not there.
    public double number(String column, double otherwise) {
      return find(column).isEmpty() ? otherwise : number(column);
    }

    /// What is to be thrown for this row.
    ///
    /// @param message name, value and what was expected
    public RuntimeException wrong(String message) {
      return wrong.apply(place() + ": " + message);
    }

    /// The file's name and the line.
    public String place() {
      return file.getFileName() + ":" + cells.getStartingLineNumber();
    }
  }
}
