package org.contadora.app.fetch;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.core.Validity;
import org.jspecify.annotations.Nullable;

/// The table of publishers: data, so that a moved address needs no new release.
public final class Publishers {
  private final List<Publisher> rows;

  private Publishers(List<Publisher> rows) {
    this.rows = List.copyOf(rows);
  }

  /// The table that comes with Contadora.
  public static Publishers shipped() {
    try (InputStream in = Publishers.class.getResourceAsStream("publishers.csv")) {
      if (in == null) {
        throw new IllegalStateException("The resource (publishers.csv) must be beside its reader.");
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8), "publishers.csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The table in `file` instead of the shipped one.
  ///
  /// @throws CommandFailed if it cannot be read or a row cannot be used, with line and value
  public static Publishers of(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader, file.toString());
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The table of publishers (%s) could not be read: %s".formatted(file, e.getMessage()));
    }
  }

  /// All rows of one kind, in the order of the table.
  List<Publisher> all(Publisher.Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }

  /// The names of those who publish positions.
  List<String> namesOfHistory() {
    return rows.stream()
        .filter(row -> row.kind() == Publisher.Kind.TRACE || row.kind() == Publisher.Kind.ARCHIVE)
        .map(Publisher::name)
        .distinct()
        .toList();
  }

  /// The row called `name` that holds on `day`.
  Optional<Publisher> find(String name, LocalDate day) {
    return rows.stream()
        .filter(row -> row.name().equals(name) && row.validity().contains(day))
        .findFirst();
  }

  private static Publishers read(Reader reader, String table) throws IOException {
    List<Publisher> rows = new ArrayList<>();
    long line = 1;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(reader)) {
      for (NamedCsvRecord row : csv) {
        line = row.getStartingLineNumber();
        rows.add(publisher(row));
      }
    } catch (CsvParseException
        | IllegalArgumentException
        | NoSuchElementException
        | DateTimeException e) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The table of publishers (%s) cannot be used from line %d on: %s"
              .formatted(table, line, e.getMessage()));
    }
    return new Publishers(rows);
  }

  private static Publisher publisher(NamedCsvRecord row) {
    return new Publisher(
        row.getField("name"),
        Publisher.Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT)),
        new Validity(day(row.getField("valid_from")), day(row.getField("valid_to"))),
        row.getField("what"),
        row.getField("url"),
        list(row.getField("builds")),
        list(row.getField("parts")),
        row.getField("file"),
        row.getField("licence"),
        row.getField("source"));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|", -1));
  }

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }
}
