package org.contadora.reception.people;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which column of a manifest is which field. Several columns may make up one, such as two
/// surnames.
///
/// An officer writes it as a table of two columns, `field,header`, and uses it again for the next
/// manifest of the same desk.
public final class ColumnMapping {
  private static final Map<String, Field> SYNONYMS = synonyms();
  private static final List<String> NEVER_READ = neverRead();

  private final Map<Field, List<String>> headers;

  private ColumnMapping(Map<Field, List<String>> headers) {
    this.headers = new EnumMap<>(Field.class);
    headers.forEach(
        (field, columns) -> this.headers.put(field, columns.stream().distinct().toList()));
  }

  /// The mapping that the headers themselves suggest.
  static ColumnMapping recognise(List<String> header) {
    Map<Field, List<String>> found = new EnumMap<>(Field.class);
    for (String column : header) {
      @Nullable Field field = SYNONYMS.get(Countries.plain(column));
      if (field != null && !isNeverRead(column)) {
        found.computeIfAbsent(field, _ -> new ArrayList<>()).add(column);
      }
    }
    return new ColumnMapping(found);
  }

  /// Reads a mapping.
  ///
  /// @param name of the file, for messages
  /// @throws IllegalArgumentException if a field is not one of [Field], or a column must never be
  ///   read
  public static ColumnMapping read(String content, String name) {
    Map<Field, List<String>> found = new EnumMap<>(Field.class);
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(DelimitedText.headerSeparator(content))
            .ofNamedCsvRecord(DelimitedText.withoutMark(content))) {
      for (NamedCsvRecord row : rows) {
        if (row.findField("field").isEmpty() || row.findField("header").isEmpty()) {
          throw new IllegalArgumentException(
              "The column mapping (%s) must have the columns field and header.".formatted(name));
        }
        String header = row.getField("header");
        if (isNeverRead(header)) {
          throw new IllegalArgumentException(
              ("The column mapping (%s) names the column (%s) in line %d, which is never read.%n"
                      + "Maybe it holds a reason for protection: that stays in the interview.")
                  .formatted(name, header, row.getStartingLineNumber()));
        }
        found.computeIfAbsent(field(row, name), _ -> new ArrayList<>()).add(header);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "The column mapping (%s) must have the columns field and header, and a row for each field."
              .formatted(name));
    }
    return new ColumnMapping(found);
  }

  private static Field field(NamedCsvRecord row, String name) {
    String text = row.getField("field");
    for (Field field : Field.values()) {
      if (field.key().equals(text.strip().toLowerCase(Locale.ROOT))) {
        return field;
      }
    }
    throw new IllegalArgumentException(
        "The column mapping (%s) has the field (%s) in line %d; expected one of %s."
            .formatted(
                name,
                text,
                row.getStartingLineNumber(),
                List.of(Field.values()).stream().map(Field::key).toList()));
  }

  /// The mapping as a table, to be saved and given again.
  public String write() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder().lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF).build(text)) {
      csv.writeRecord("field", "header");
      headers.forEach(
          (field, columns) -> columns.forEach(column -> csv.writeRecord(field.key(), column)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// The columns by field.
  public Map<Field, List<String>> headers() {
    return new EnumMap<>(headers.isEmpty() ? Map.of(Field.FULL_NAME, List.of()) : headers);
  }

  /// The fields that it finds a column for among `header`.
  Set<Field> fieldsIn(List<String> header) {
    Set<Field> fields = new HashSet<>();
    headers.forEach((field, columns) -> {
      if (columns.stream().anyMatch(header::contains)) {
        fields.add(field);
      }
    });
    return fields;
  }

  /// The texts of `field` in a row, by its columns in order. A header that stands there twice is
  /// two columns.
  List<String> values(Field field, List<String> header, List<String> row) {
    List<String> values = new ArrayList<>();
    for (String column : headers.getOrDefault(field, List.of())) {
      for (int place = 0; place < Math.min(header.size(), row.size()); place++) {
        if (header.get(place).equals(column) && !row.get(place).isBlank()) {
          values.add(row.get(place).strip());
        }
      }
    }
    return values;
  }

  /// The text of `field` in a row: the columns that make it up, one after the other. Two surnames
  /// may be the same; of anything else the same is said once.
  String value(Field field, List<String> header, List<String> row) {
    List<String> values = values(field, header, row);
    return String.join(" ", field == Field.SURNAMES ? values : values.stream().distinct().toList());
  }

  /// The columns of `header` that no field takes.
  List<String> unread(List<String> header) {
    Set<String> read = new HashSet<>();
    headers.values().forEach(read::addAll);
    return header.stream().filter(column -> !column.isBlank() && !read.contains(column)).toList();
  }

  /// Whether a column holds what a manifest must not: a reason for protection, a diagnosis, a
  /// faith.
  static boolean isNeverRead(String header) {
    String plain = " " + Countries.plain(header) + " ";
    return NEVER_READ.stream().anyMatch(word -> plain.contains(" " + word + " "));
  }

  private static Map<String, Field> synonyms() {
    Map<String, Field> synonyms = new HashMap<>();
    for (NamedCsvRecord row : rows("headers.csv")) {
      synonyms.put(
          Countries.plain(row.getField("header")),
          Field.valueOf(row.getField("field").toUpperCase(Locale.ROOT)));
    }
    return synonyms;
  }

  private static List<String> neverRead() {
    return rows("never-read.csv").stream()
        .map(row -> Countries.plain(row.getField("words")))
        .toList();
  }

  private static List<NamedCsvRecord> rows(String resource) {
    InputStream content = ColumnMapping.class.getResourceAsStream(resource);
    if (content == null) {
      throw new IllegalStateException("The resource (%s) is missing.".formatted(resource));
    }
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(content, StandardCharsets.UTF_8))) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
