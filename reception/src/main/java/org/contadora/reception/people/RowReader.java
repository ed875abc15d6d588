package org.contadora.reception.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.contadora.core.Refusals;
import org.contadora.reception.people.Person.Arrival;
import org.contadora.reception.people.Person.Mark;
import org.contadora.reception.people.Person.Relation;
import org.contadora.reception.people.Person.Sex;
import org.jspecify.annotations.Nullable;

/// Reads one row of a manifest. What is wrong in it is told by line, field and expectation; what
/// stands there is never repeated.
final class RowReader {
  /// Nobody is known to have lived longer (122 years and 164 days).
  private static final int MOST_YEARS = 122;

  private final List<String> header;
  private final ColumnMapping mapping;
  private final LocalDate day;
  private final Set<Field> monthFirst;
  private final Refusals refusals;
  private final List<Manifest.RefusedRow> refusedRows;

  /// @param monthFirst fields whose days are written month first
  RowReader(
      List<String> header,
      ColumnMapping mapping,
      LocalDate day,
      Set<Field> monthFirst,
      Refusals refusals,
      List<Manifest.RefusedRow> refusedRows) {
    this.header = header;
    this.mapping = mapping;
    this.day = day;
    this.monthFirst = monthFirst;
    this.refusals = refusals;
    this.refusedRows = refusedRows;
  }

  /// A row before it has its keys.
  ///
  /// @param family as the manifest has it, or a key of its own for a row without
  /// @param ofFamily whether the manifest has it
  /// @param person with empty keys
  record Row(String family, boolean ofFamily, Person person) {
    /// The person with the keys of the case and of the family.
    Person withKeys(String key, String familyKey) {
      return new Person(
          key,
          person.line(),
          person.name(),
          person.birthDate(),
          person.age(),
          person.sex(),
          person.nationalities(),
          person.birthCountry(),
          person.document(),
          familyKey,
          person.relation(),
          person.languages(),
          person.occupation(),
          person.education(),
          person.medicalNeed(),
          person.destination(),
          person.kinCountry(),
          person.phone(),
          person.marks(),
          person.arrival());
    }
  }

  /// Reads a row, or tells why it cannot be taken.
  Optional<Row> read(SheetReader.Line line) {
    String name = name(line);
    if (name.isEmpty()) {
      return refuse(line, "MANIFEST_NAME_MISSING", "a name");
    }
    if (text(Field.NATIONALITY, line).isEmpty()) {
      return refuse(line, "MANIFEST_NATIONALITY_MISSING", "a nationality");
    }
    List<String> nationalities = new ArrayList<>(countries(Field.NATIONALITY, line));
    if (nationalities.isEmpty()) {
      return refuse(line, "MANIFEST_NATIONALITY_UNKNOWN", "a country, its code or its nationality");
    }
    countries(Field.SECOND_NATIONALITY, line).stream()
        .filter(code -> !nationalities.contains(code))
        .forEach(nationalities::add);
    @Nullable LocalDate arrivalDay = day(Field.ARRIVAL_DATE, line);
    LocalDate ageDay = arrivalDay == null ? day : arrivalDay;
    @Nullable LocalDate birth = day(Field.BIRTH_DATE, line);
    if (birth != null && (birth.isAfter(ageDay) || birth.isBefore(ageDay.minusYears(MOST_YEARS)))) {
      return refuse(
          line,
          "MANIFEST_BIRTH_IMPOSSIBLE",
          "a day of birth before the arrival and at most %d years ago".formatted(MOST_YEARS));
    }
    String family = text(Field.FAMILY, line);
    Set<Mark> marks = marks(line);
    List<String> languages = languages(line, marks);
    Person person =
        new Person(
            "",
            line.line(),
            new Private(name),
            birth,
            age(birth, ageDay, line),
            sex(line),
            nationalities,
            country(Field.BIRTH_COUNTRY, line),
            new Private(text(Field.DOCUMENT, line)),
            "",
            relation(line),
            languages,
            text(Field.OCCUPATION, line),
            text(Field.EDUCATION, line),
            need(line),
            new Private(text(Field.DESTINATION, line)),
            country(Field.KIN_COUNTRY, line),
            new Private(text(Field.PHONE, line)),
            marks,
            new Arrival(
                arrivalDay,
                route(line),
                text(Field.ARRIVAL_POINT, line),
                text(Field.TRANSPORT, line)));
    // A blank never stands in a manifest's own key, so these cannot meet one.
    return Optional.of(
        family.isEmpty()
            ? new Row("alone " + line.line(), false, person)
            : new Row(family, true, person));
  }

  private Optional<Row> refuse(SheetReader.Line line, String code, String expected) {
    refusals.refuse(code, place(line), "Expected " + expected + ".");
    refusedRows.add(new Manifest.RefusedRow(line.line(), code, expected));
    return Optional.empty();
  }

  private void leaveOut(Field field, SheetReader.Line line, String expected) {
    refusals.refuse(
        "MANIFEST_VALUE_LEFT_OUT",
        place(line),
        "The field (%s) was left out; expected %s.".formatted(field.key(), expected));
  }

  private static String place(SheetReader.Line line) {
    return "line " + line.line();
  }

  private String text(Field field, SheetReader.Line line) {
    return mapping.value(field, header, line.cells());
  }

  /// The parts one after the other, but none that stands in those before: a column "name" may hold
  /// all of it or, beside one of surnames, the given names alone.
  private String name(SheetReader.Line line) {
    String name = text(Field.FULL_NAME, line);
    List<Field> parts = List.of(Field.GIVEN_NAMES, Field.SURNAMES);
    boolean isWhole = !name.isEmpty();
    for (Field field : parts) {
      String part = text(field, line);
      if (!isWhole || !isWithin(part, name)) {
        name = (name + " " + part).strip();
      }
    }
    return name;
  }

  private static boolean isWithin(String part, String name) {
    return (" " + Countries.plain(name) + " ").contains(" " + Countries.plain(part) + " ");
  }

  /// The countries of all columns of a field, each once. Without any nationality the whole row is
  /// refused, so then nothing is told here.
  private List<String> countries(Field field, SheetReader.Line line) {
    List<String> written = mapping.values(field, header, line.cells());
    List<String> codes =
        written.stream().flatMap(text -> Countries.code(text).stream()).distinct().toList();
    boolean understood = written.stream().allMatch(text -> Countries.code(text).isPresent());
    if (!understood && !(codes.isEmpty() && field == Field.NATIONALITY)) {
      leaveOut(field, line, "a country, its code or its nationality");
    }
    return codes;
  }

  private String country(Field field, SheetReader.Line line) {
    return countries(field, line).stream().findFirst().orElse("");
  }

  private @Nullable LocalDate day(Field field, SheetReader.Line line) {
    String text = text(field, line);
    if (text.isEmpty()) {
      return null;
    }
    Optional<LocalDate> read = Days.read(text, monthFirst.contains(field));
    if (read.isEmpty()) {
      leaveOut(
          field,
          line,
          "a day such as 1990-03-25 or "
              + (monthFirst.contains(field) ? "03/25/1990" : "25/03/1990"));
    }
    return read.orElse(null);
  }

  private OptionalInt age(@Nullable LocalDate birth, LocalDate ageDay, SheetReader.Line line) {
    if (birth != null) {
      return OptionalInt.of(Period.between(birth, ageDay).getYears());
    }
    String text = text(Field.AGE, line).replaceAll("(?i)\\s*(años|anos|years|ans|an)$", "");
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= MOST_YEARS) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    leaveOut(Field.AGE, line, "whole years up to " + MOST_YEARS);
    return OptionalInt.empty();
  }

  private Sex sex(SheetReader.Line line) {
    return switch (Countries.plain(text(Field.SEX, line))) {
      case "f", "femenino", "mujer", "female", "woman", "feminino", "feminin", "fem", "fi" ->
          Sex.FEMALE;
      case "m", "masculino", "hombre", "male", "man", "h", "masculin", "masc", "gason" -> Sex.MALE;
      case "", "x", "o", "otro", "otra", "other", "no binario", "nonbinary", "non binary" ->
          Sex.OTHER;
      default -> {
        leaveOut(Field.SEX, line, "F, M or X");
        yield Sex.OTHER;
      }
    };
  }

  private Relation relation(SheetReader.Line line) {
    return switch (Countries.plain(text(Field.RELATION, line))) {
      case "", "jefe", "jefa", "jefe de familia", "jefa de familia", "titular", "head", "self" ->
          Relation.HEAD;
      case "conyuge", "esposo", "esposa", "pareja", "spouse", "partner", "conjuge", "conjoint" ->
          Relation.PARTNER;
      case "hijo", "hija", "hijo a", "child", "son", "daughter", "filho", "filha", "enfant" ->
          Relation.CHILD;
      case "padre", "madre", "parent", "father", "mother", "abuelo", "abuela", "pai", "mae" ->
          Relation.PARENT;
      default -> Relation.OTHER;
    };
  }

  private List<String> languages(SheetReader.Line line, Set<Mark> marks) {
    List<String> codes = new ArrayList<>();
    for (String word : text(Field.LANGUAGES, line).split("[,;/+]| y | e | and | et ", -1)) {
      String code = Languages.code(word);
      if (code.isEmpty() && !word.isBlank()) {
        leaveOut(Field.LANGUAGES, line, "languages such as español, mam, kreyòl");
        marks.add(Mark.LANGUAGE_UNCLEAR);
      }
      if (!code.isEmpty() && !codes.contains(code)) {
        codes.add(code);
      }
    }
    return codes;
  }

  private String need(SheetReader.Line line) {
    String text = Countries.plain(text(Field.MEDICAL_NEED, line));
    return switch (text) {
      case "", "no", "n", "ninguna", "ninguno", "none", "nenhuma", "aucun", "aucune" -> "";
      case "cronica", "cronico", "chronic", "cronica controlada" -> "chronic";
      case "embarazo", "embarazada", "pregnancy", "pregnant", "gravidez", "grossesse" ->
          "pregnancy";
      case "movilidad", "silla de ruedas", "mobility", "wheelchair", "mobilidade" -> "mobility";
      case "salud mental", "mental health", "mental", "saude mental" -> "mental_health";
      case "urgente", "urgencia", "urgent" -> "urgent";
      default -> "other";
    };
  }

  private Set<Mark> marks(SheetReader.Line line) {
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    switch (Countries.plain(text(Field.CRIMINAL_RECORD, line))) {
      case "si", "yes", "y", "s", "sim", "oui", "wi", "1" -> marks.add(Mark.CRIMINAL_RECORD);
      case "no", "n", "nao", "non", "0", "ninguno" -> marks.add(Mark.NO_CRIMINAL_RECORD);
      case "" -> {
        // Not said: it stays not known.
      }
      default -> leaveOut(Field.CRIMINAL_RECORD, line, "yes or no");
    }
    return marks;
  }

  private Arrival.Route route(SheetReader.Line line) {
    return switch (Countries.plain(text(Field.ROUTE, line))) {
      case "aerea", "aereo", "air", "aire", "avion", "aerien" -> Arrival.Route.AIR;
      case "terrestre", "tierra", "land", "bus", "terre" -> Arrival.Route.LAND;
      case "maritima", "maritimo", "sea", "mar" -> Arrival.Route.SEA;
      case "" -> Arrival.Route.NOT_SAID;
      default -> {
        leaveOut(Field.ROUTE, line, "air, land or sea");
        yield Arrival.Route.NOT_SAID;
      }
    };
  }
}
