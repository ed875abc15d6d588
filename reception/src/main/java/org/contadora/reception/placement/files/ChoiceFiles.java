package org.contadora.reception.placement.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.contadora.core.Refusals;
import org.contadora.reception.placement.Choice;
import org.contadora.reception.placement.Choices;

/// Reads and writes what families chose: a table of `family`, `place`, `answer` (`accepted`,
/// `declined`, `another`), `wanted`, `at` (ISO 8601, UTC), `recorded_by`. A family has a row for
/// each time it chose.
public final class ChoiceFiles {
  private static final String[] COLUMNS = {
    "family", "place", "answer", "wanted", "at", "recorded_by"
  };

  private ChoiceFiles() {}

  /// Reads a table of choices; rows that are none are refused.
  ///
  /// @throws IOException if the file cannot be read or lacks a column
  public static Choices read(Path file, Refusals refusals) throws IOException {
    List<Choice> choices = new ArrayList<>();
    for (Table.Row row : Table.read(file, COLUMNS).rows) {
      choice(row, refusals).ifPresent(choices::add);
    }
    return Choices.of(choices);
  }

  private static Optional<Choice> choice(Table.Row row, Refusals refusals) {
    String said = row.text("answer").toUpperCase(Locale.ROOT);
    for (Choice.Answer answer : Choice.Answer.values()) {
      if (answer.name().equals(said)) {
        return choice(row, answer, refusals);
      }
    }
    refusals.refuse(
        "PLACEMENT_CHOICE",
        row.place(),
        "answer is '%s', expected accepted, declined or another".formatted(row.text("answer")));
    return Optional.empty();
  }

  private static Optional<Choice> choice(Table.Row row, Choice.Answer answer, Refusals refusals) {
    try {
      return Optional.of(
          new Choice(
              row.text("family"),
              row.text("place"),
              answer,
              row.text("wanted"),
              Instant.parse(row.text("at")),
              row.text("recorded_by")));
    } catch (DateTimeException _) {
      refusals.refuse(
          "PLACEMENT_CHOICE",
          row.place(),
          "at is '%s', expected a time such as 2026-11-24T15:00:00Z".formatted(row.text("at")));
    } catch (IllegalArgumentException e) {
      refusals.refuse("PLACEMENT_CHOICE", row.place(), String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  /// Writes the whole table, header first.
  public static void write(Choices choices, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(COLUMNS);
    for (Choice choice : choices.all()) {
      csv.writeRecord(
          choice.family(),
          choice.place(),
          choice.answer().name().toLowerCase(Locale.ROOT),
          choice.wanted(),
          choice.at().toString(),
          choice.recordedBy());
    }
    csv.flush();
  }
}
