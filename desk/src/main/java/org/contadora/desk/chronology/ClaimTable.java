package org.contadora.desk.chronology;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.core.Refusals;
import org.contadora.ledger.entries.Claim;
import org.contadora.ledger.entries.EntryException;
import org.contadora.ledger.entries.Subject;
import org.jspecify.annotations.Nullable;

/// A table of claims as its rows say them, before anything is recorded.
///
/// @param rows what can be used, in the order of the table
/// @param header names of the columns
public record ClaimTable(List<Row> rows, List<String> header) {
  /// More rows than a person could have written by hand.
  static final int MOST_ROWS = 20_000;

  /// Longest field, characters: an entry of the ledger ends at 65,535 bytes.
  private static final int LONGEST = 8_000;

  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  public ClaimTable {
    rows = List.copyOf(rows);
    header = List.copyOf(header);
  }

  /// One claim.
  ///
  /// @param line of the table, from 1
  /// @param subject the event or leg it speaks of
  /// @param source as it calls itself
  public record Row(
      long line,
      Subject subject,
      @Nullable Subject leg,
      String source,
      String text,
      String language,
      @Nullable String address,
      @Nullable LocalDate saidOn,
      Claim.@Nullable Statement statement,
      @Nullable String note) {}

  /// Reads a table. What cannot be used is refused with its line; the rest is read.
  ///
  /// @param name of the table, for refusals
  public static ClaimTable read(String name, String csv, ClaimMapping mapping, Refusals refusals) {
    List<Row> rows = new ArrayList<>();
    List<String> header = new ArrayList<>();
    String text = csv.replace("\ufeff", "");
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : reader) {
        if (header.isEmpty()) {
          header.addAll(row.getHeader());
          requireColumns(mapping, header);
        }
        if (rows.size() >= MOST_ROWS) {
          refusals.refuse(
              "TABLE_TOO_LONG", name, "Only the first %d rows are read.".formatted(MOST_ROWS));
          break;
        }
        take(name, row, mapping, rows, refusals);
      }
    } catch (CsvParseException | java.io.IOException e) {
      refusals.refuse("TABLE_UNREADABLE", name, String.valueOf(e.getMessage()));
    }
    return new ClaimTable(rows, header);
  }

  /// The separator that the first line has most of.
  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (char separator : SEPARATORS) {
      long count = first.chars().filter(c -> c == separator).count();
      if (count > most) {
        most = count;
        best = separator;
      }
    }
    return best;
  }

  private static void requireColumns(ClaimMapping mapping, List<String> header) {
    for (ClaimField field : List.of(ClaimField.TEXT, ClaimField.SOURCE)) {
      String column = mapping.column(field);
      if (column != null && !header.contains(column) && mapping.fallback(field).isEmpty()) {
        throw new MappingException(
            "The column of %s (%s) must be one of the table's: %s."
                .formatted(field.code(), column, String.join(", ", header)));
      }
    }
  }

  private static void take(
      String name, NamedCsvRecord row, ClaimMapping mapping, List<Row> rows, Refusals refusals) {
    String place = "%s, line %d".formatted(name, row.getStartingLineNumber());
    try {
      rows.add(row(row, mapping));
    } catch (EntryException | MappingException | DateTimeException e) {
      refusals.refuse("CLAIM_UNUSABLE", place, String.valueOf(e.getMessage()));
    }
  }

  private static Row row(NamedCsvRecord row, ClaimMapping mapping) {
    String event = field(row, mapping, ClaimField.EVENT);
    String legId = field(row, mapping, ClaimField.LEG);
    @Nullable Subject leg = legId.isEmpty() ? null : Subject.leg(legId);
    Subject subject;
    if (!event.isEmpty()) {
      subject = Subject.event(mapping.eventPrefix() + event);
    } else if (leg != null) {
      subject = leg;
    } else {
      throw new MappingException("The event (empty) must be named, or a leg.");
    }
    String source = field(row, mapping, ClaimField.SOURCE);
    if (source.isEmpty()) {
      throw new MappingException("The source (empty) must be named.");
    }
    String predicate = field(row, mapping, ClaimField.PREDICATE);
    String language = field(row, mapping, ClaimField.LANGUAGE);
    return new Row(
        row.getStartingLineNumber(),
        subject,
        leg,
        source,
        requireText(field(row, mapping, ClaimField.TEXT)),
        language.isEmpty() ? "und" : language,
        orNull(field(row, mapping, ClaimField.ADDRESS)),
        day(ClaimField.SAID_ON, field(row, mapping, ClaimField.SAID_ON)),
        predicate.isEmpty()
            ? null
            : new Claim.Statement(
                predicate.toLowerCase(Locale.ROOT),
                orNull(field(row, mapping, ClaimField.VALUE)),
                orNull(field(row, mapping, ClaimField.UNIT)),
                orNull(field(row, mapping, ClaimField.HAPPENED_ON))),
        orNull(field(row, mapping, ClaimField.NOTE)));
  }

  private static String requireText(String text) {
    if (text.isEmpty()) {
      throw new MappingException("The text (empty) must say something.");
    }
    return text;
  }

  private static @Nullable LocalDate day(ClaimField field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new MappingException(
          "The %s (%s) must be a day such as 2025-01-26.".formatted(field.code(), text));
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String field(NamedCsvRecord row, ClaimMapping mapping, ClaimField field) {
    String column = mapping.column(field);
    String value = column == null ? "" : row.findField(column).orElse("").strip();
    if (value.length() > LONGEST) {
      throw new MappingException(
          "The %s (%d characters) must have at most %d."
              .formatted(field.code(), value.length(), LONGEST));
    }
    return value.isEmpty() ? mapping.fallback(field) : value;
  }
}
