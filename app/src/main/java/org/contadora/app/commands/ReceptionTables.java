package org.contadora.app.commands;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.reception.people.Family;
import org.contadora.reception.people.Manifest;
import org.contadora.reception.people.Person;
import org.contadora.reception.people.Person.Arrival.Route;

/// Tables of arrivals, each with its header first.
final class ReceptionTables {
  private ReceptionTables() {}

  static void write(Path file, List<List<String>> rows) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(writer, rows);
    }
  }

  static void write(Writer writer, List<List<String>> rows) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    rows.forEach(csv::writeRecord);
    csv.flush();
  }

  static List<List<String>> people(Manifest manifest) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "person",
            "line",
            "family",
            "name",
            "birth_date",
            "age",
            "sex",
            "nationalities",
            "birth_country",
            "document",
            "relation",
            "languages",
            "occupation",
            "education",
            "medical_need",
            "destination",
            "kin_country",
            "phone",
            "criminal_record",
            "arrival_date",
            "route",
            "arrival_point",
            "transport"));
    for (Person person : manifest.people()) {
      rows.add(
          List.of(
              person.key(),
              String.valueOf(person.line()),
              person.family(),
              person.name().reveal(),
              person.birthDate() == null ? "" : person.birthDate().toString(),
              person.age().isPresent() ? String.valueOf(person.age().getAsInt()) : "",
              person.sex().name().toLowerCase(Locale.ROOT),
              String.join(" ", person.nationalities()),
              person.birthCountry(),
              person.document().reveal(),
              person.relation().name().toLowerCase(Locale.ROOT),
              String.join(" ", person.languages()),
              person.occupation(),
              person.education(),
              person.medicalNeed(),
              person.destination().reveal(),
              person.kinCountry(),
              person.phone().reveal(),
              person.marks().contains(Person.Mark.CRIMINAL_RECORD)
                  ? "yes"
                  : person.marks().contains(Person.Mark.NO_CRIMINAL_RECORD) ? "no" : "",
              person.arrival().day() == null ? "" : person.arrival().day().toString(),
              person.arrival().route() == Route.NOT_SAID
                  ? ""
                  : person.arrival().route().name().toLowerCase(Locale.ROOT),
              person.arrival().point(),
              person.arrival().transport()));
    }
    return rows;
  }

  static List<List<String>> families(Manifest manifest) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("family", "people", "nationalities", "languages", "needs", "children_only"));
    for (Family family : manifest.families()) {
      rows.add(
          List.of(
              family.key(),
              String.valueOf(family.people().size()),
              String.join(" ", family.nationalities()),
              String.join(" ", family.languages()),
              String.join(" ", family.needs()),
              family.isChildrenOnly() ? "yes" : "no"));
    }
    return rows;
  }

  static List<List<String>> refused(Manifest manifest) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("line", "code", "expected"));
    for (Manifest.RefusedRow row : manifest.refusedRows()) {
      rows.add(List.of(String.valueOf(row.line()), row.code(), row.expected()));
    }
    return rows;
  }

  static List<List<String>> duplicates(Manifest manifest) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("first", "second", "sign"));
    manifest
        .duplicates()
        .forEach(one ->
            rows.add(
                List.of(one.first(), one.second(), one.sign().name().toLowerCase(Locale.ROOT))));
    return rows;
  }
}
