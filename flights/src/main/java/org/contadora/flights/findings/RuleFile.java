package org.contadora.flights.findings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.core.Validity;
import org.jspecify.annotations.Nullable;

/// One table of the rule book, read row by row; every message names file, line, field, value and
/// expectation.
final class RuleFile {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /// How the reader of tables tells where the record began that it could not read.
  private static final Pattern STARTED = Pattern.compile("started in line (\\d+)");

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

    /// The words of a text, which may have none.
    List<String> words(String field) {
      String text = text(field);
      return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
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

    /// Requires an airport's code that is known.
    void requireAirport(String field, Predicate<String> known) {
      if (!known.test(required(field))) {
        throw unknownAirport(field, "the code of a known airport, such as KAEX");
      }
    }

    /// Requires that all of several codes, with spaces between, are those of airports that are
    /// known.
    void requireAirports(String field, Predicate<String> known) {
      for (String code : words(field)) {
        if (!known.test(code)) {
          throw unknownAirport(
              field, "codes of known airports with spaces between, such as MHLM MHTG");
        }
      }
    }

    /// Requires a country's code or an airport's that is known.
    void requirePlace(String field, Predicate<String> known) {
      String place = required(field);
      if (!COUNTRY.matcher(place).matches() && !known.test(place)) {
        throw unknownAirport(
            field, "a country of two letters or the code of a known airport, such as GT or MGGT");
      }
    }

    private RuleBookException unknownAirport(String field, String expected) {
      return new RuleBookException(
          wrong(field, expected).getMessage()
              + "\nMaybe it is mistyped; a small field is known once --reference lists it.");
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

  /// A quote in the last field that is never closed takes all that follows it into the field, and
  /// the reader of tables lets that pass: a line behind the end must be a record of its own.
  private void requireClosedQuotes(String content) {
    String behind = "behind the end";
    long lastLine = 1;
    String last = behind;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(content + "\n" + behind)) {
      for (CsvRecord record : csv) {
        lastLine = record.getStartingLineNumber();
        last = record.getField(record.getFieldCount() - 1);
      }
    } catch (CsvParseException e) {
      throw unreadable(content, e);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (!last.equals(behind)) {
      throw unreadable(content, lastLine);
    }
  }

  /// What cannot be told apart into records: told where the first such record begins, which for a
  /// quote that is never closed is far above the end of the file where the reader gives up.
  private RuleBookException unreadable(String content, CsvParseException e) {
    Matcher started = STARTED.matcher(String.valueOf(e.getMessage()));
    return unreadable(content, started.find() ? Long.parseLong(started.group(1)) : 1);
  }

  private RuleBookException unreadable(String content, long line) {
    String begin = content.lines().skip(line - 1).findFirst().orElse("");
    boolean open = begin.chars().filter(c -> c == '"').count() % 2 != 0;
    var wrong =
        new RuleBookException(
            name, line, "record", begin, columns.size() + " fields with commas between");
    return open
        ? new RuleBookException(wrong.getMessage() + "\nMaybe a quote in it is never closed.")
        : wrong;
  }

  /// The rows of the file as it was saved.
  <T> List<T> read(String saved, Function<Row, T> rule) {
    // Spreadsheets put a byte order mark before the first character.
    String content = saved.startsWith("\ufeff") ? saved.substring(1) : saved;
    requireClosedQuotes(content);
    List<T> rules = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(content)) {
      for (NamedCsvRecord record : csv) {
        if (rules.isEmpty() && !record.getHeader().equals(columns)) {
          throw wrongHeader(String.join(",", record.getHeader()));
        }
        rules.add(rule.apply(new Row(record)));
      }
    } catch (CsvParseException e) {
      throw unreadable(content, e);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (rules.isEmpty()) {
      requireHeader(content.lines().findFirst().orElse(""));
    }
    return rules;
  }
}
