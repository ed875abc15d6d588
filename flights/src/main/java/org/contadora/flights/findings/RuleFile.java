package org.contadora.flights.findings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.contadora.core.Validity;
import org.jspecify.annotations.Nullable;

/// One table of the rule book, read row by row; every message names file, line, field, value and
/// expectation.
final class RuleFile {
  private final String name;
  private final List<String> columns;

  RuleFile(String name, String... columns) {
    this.name = name;
    this.columns = List.of(columns);
  }

  String name() {
    return name;
  }

  /// One row being read.
  final class Row {
    private final NamedCsvRecord csv;

    private Row(NamedCsvRecord csv) {
      this.csv = csv;
    }

    /// The text, which may be empty.
    String text(String field) {
      return csv.findField(field).orElse("").strip();
    }

    /// The text, which must not be empty.
    String required(String field) {
      String text = text(field);
      if (text.isEmpty()) {
        throw wrong(field, "given");
      }
      return text;
    }

    double number(String field) {
      try {
        double number = Double.parseDouble(required(field));
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below, as for a number that is not finite.
      }
      throw wrong(field, "a number");
    }

    int integer(String field) {
      try {
        return Integer.parseInt(required(field));
      } catch (NumberFormatException e) {
        throw wrong(field, "a whole number");
      }
    }

    LocalDate date(String field) {
      LocalDate day = day(field);
      if (day == null) {
        throw wrong(field, "a day such as 2020-04-27");
      }
      return day;
    }

    Validity validity() {
      @Nullable LocalDate from = day("from");
      @Nullable LocalDate to = day("to");
      if (from != null && to != null && to.isBefore(from)) {
        throw wrong("to", "a day not before from (%s)".formatted(from));
      }
      return new Validity(from, to);
    }

    private @Nullable LocalDate day(String field) {
      String text = text(field);
      try {
        return text.isEmpty() ? null : LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw wrong(field, "a day such as 2020-04-27, or empty");
      }
    }

    <E extends Enum<E>> E oneOf(String field, E[] values) {
      String text = required(field);
      for (E value : values) {
        if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
          return value;
        }
      }
      throw wrong(field, "one of " + Arrays.toString(values).toLowerCase(Locale.ROOT));
    }

    RuleBookException wrong(String field, String expected) {
      return new RuleBookException(name, csv.getStartingLineNumber(), field, text(field), expected);
    }
  }

  /// A table without rows must be meant to have none: its header tells.
  private void requireHeader(String found) {
    if (!found.strip().equals(String.join(",", columns))) {
      throw wrongHeader(found);
    }
  }

  private RuleBookException wrongHeader(String found) {
    String wanted = String.join(",", columns);
    var wrong = new RuleBookException(name, 1, "header", found, wanted);
    // Where the comma is in numbers, spreadsheets put semicolons between fields.
    return found.replace(';', ',').strip().equals(wanted)
        ? new RuleBookException(
            wrong.getMessage()
                + "\nMaybe save the table again with commas, not semicolons, between the fields.")
        : wrong;
  }

  /// The rows of the file as it was saved.
  <T> List<T> read(String saved, Function<Row, T> rule) {
    // Spreadsheets put a byte order mark before the first character.
    String content = saved.startsWith("\ufeff") ? saved.substring(1) : saved;
    List<T> rules = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(content)) {
      for (NamedCsvRecord record : csv) {
        if (rules.isEmpty() && !record.getHeader().equals(columns)) {
          throw wrongHeader(String.join(",", record.getHeader()));
        }
        rules.add(rule.apply(new Row(record)));
      }
    } catch (CsvParseException e) {
      throw new RuleBookException(
          name, 0, "table", Objects.toString(e.getMessage(), ""), "CSV with equally long rows");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (rules.isEmpty()) {
      requireHeader(content.lines().findFirst().orElse(""));
    }
    return rules;
  }
}
