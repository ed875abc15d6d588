package org.contadora.reception.people;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.core.Refusals;

/// Reads manifests: who is aboard, in which family.
///
/// ```java
/// Manifest manifest = ManifestReader.read(Files.readAllBytes(file), "flight.xlsx", day);
/// ```
public final class ManifestReader {
  /// Rows in which the header is looked for: authorities put their letterhead above it.
  private static final int HEADER_WITHIN_ROWS = 30;

  /// Recognised columns that make a row the header.
  private static final int LEAST_HEADERS = 2;

  private ManifestReader() {}

  /// Reads a manifest by the headers' own words.
  ///
  /// @param name of the file, for messages
  /// @param day of arrival, on which ages are counted, for rows that do not give their own
  /// @throws IOException if it is no table, or no header is recognised
  public static Manifest read(byte[] content, String name, LocalDate day) throws IOException {
    return read(content, name, day, Optional.empty());
  }

  /// Reads a manifest by a mapping that an officer saved.
  public static Manifest read(
      byte[] content, String name, LocalDate day, Optional<ColumnMapping> given)
      throws IOException {
    return read(SheetReader.read(content), name, day, given, new Keys());
  }

  /// The rows of a file of which a manifest can be read, with only what is read of it.
  ///
  /// @throws IOException if it is no table, or no header is recognised
  public static KeptSheet keep(byte[] content) throws IOException {
    List<SheetReader.Line> lines = SheetReader.read(content);
    int headerAt = requireHeader(lines, Optional.empty());
    List<String> header = lines.get(headerAt).cells().stream().map(String::strip).toList();
    List<String> unread = ColumnMapping.recognise(header).unread(header);
    return KeptSheet.of(
        lines.subList(headerAt, lines.size()),
        tableAbove(lines, headerAt, Optional.empty()),
        header,
        unread);
  }

  /// Reads a manifest of which only what is read was kept. Rows that have keys keep them, whatever
  /// else is taken or refused; nobody else ever gets them.
  ///
  /// @param day of arrival, on which ages are counted, for rows that do not give their own
  /// @throws IOException if its columns are not enough
  public static Manifest read(KeptSheet kept, String name, LocalDate day) throws IOException {
    return read(kept.lines(), name, day, Optional.empty(), new Keys(kept));
  }

  private static Manifest read(
      List<SheetReader.Line> lines,
      String name,
      LocalDate day,
      Optional<ColumnMapping> given,
      Keys keys)
      throws IOException {
    int headerAt = requireHeader(lines, given);
    List<String> header = lines.get(headerAt).cells().stream().map(String::strip).toList();
    ColumnMapping mapping = given.orElseGet(() -> ColumnMapping.recognise(header));
    requireColumns(mapping.fieldsIn(header));
    Refusals refusals = new Refusals();
    List<Manifest.RefusedRow> refusedRows = new ArrayList<>();
    List<SheetReader.Line> above = new ArrayList<>(tableAbove(lines, headerAt, given));
    List<SheetReader.Line> body = new ArrayList<>(lines.subList(headerAt + 1, lines.size()));
    // What was kept of a sheet has them below its header.
    int headerLine = lines.get(headerAt).line();
    body.stream().filter(line -> line.line() < headerLine).forEach(above::add);
    body.removeIf(line -> line.line() < headerLine);
    refuseAbove(above, headerLine, refusals, refusedRows);
    Set<Field> monthFirst = monthFirst(body, header, mapping, refusals);
    RowReader rows = new RowReader(header, mapping, day, monthFirst, refusals, refusedRows);
    Map<String, List<RowReader.Row>> families = new LinkedHashMap<>();
    Set<String> broken = new HashSet<>();
    for (SheetReader.Line line : body) {
      rows.read(line)
          .ifPresentOrElse(
              one -> families.computeIfAbsent(one.family(), _ -> new ArrayList<>()).add(one),
              () -> broken.add(mapping.value(Field.FAMILY, header, line.cells())));
    }
    List<Family> made = families(List.copyOf(families.values()), broken, refusals, keys);
    List<Person> people = made.stream().flatMap(family -> family.people().stream()).toList();
    List<String> unread = mapping.unread(header);
    return new Manifest(
        name,
        above.size() + body.size(),
        made,
        Duplicates.of(people),
        refusals,
        refusedRows,
        mapping,
        unread.stream().filter(column -> !ColumnMapping.isNeverRead(column)).toList(),
        unread.stream().filter(ColumnMapping::isNeverRead).toList());
  }

  private static int requireHeader(List<SheetReader.Line> lines, Optional<ColumnMapping> given)
      throws IOException {
    int headerAt = header(lines, given);
    if (headerAt < 0) {
      throw new IOException(
          "no row of the first %d has the headers of a manifest, such as Nombre, Nacionalidad.\nMaybe the headers are in other words: --mapping tells which column is which"
              .formatted(HEADER_WITHIN_ROWS));
    }
    return headerAt;
  }

  private static int header(List<SheetReader.Line> lines, Optional<ColumnMapping> given) {
    int best = -1;
    int most = LEAST_HEADERS - 1;
    for (int i = 0; i < Math.min(lines.size(), HEADER_WITHIN_ROWS); i++) {
      List<String> cells = lines.get(i).cells().stream().map(String::strip).toList();
      ColumnMapping mapping = given.orElseGet(() -> ColumnMapping.recognise(cells));
      int found = mapping.fieldsIn(cells).size();
      if (found > most) {
        most = found;
        best = i;
      }
    }
    return best;
  }

  /// The rows of another table above the one that is read: those below a row that could have been
  /// the header, had it had more columns. A letterhead is no table.
  private static List<SheetReader.Line> tableAbove(
      List<SheetReader.Line> lines, int headerAt, Optional<ColumnMapping> given) {
    for (int i = 0; i < headerAt; i++) {
      List<String> cells = lines.get(i).cells().stream().map(String::strip).toList();
      Set<Field> fields = given.orElseGet(() -> ColumnMapping.recognise(cells)).fieldsIn(cells);
      if (Field.REQUIRED.stream().allMatch(any -> any.stream().anyMatch(fields::contains))) {
        return lines.subList(i + 1, headerAt);
      }
    }
    return List.of();
  }

  private static void refuseAbove(
      List<SheetReader.Line> above,
      int headerLine,
      Refusals refusals,
      List<Manifest.RefusedRow> refusedRows) {
    String expected = "below the header (line %d), or in a file of its own".formatted(headerLine);
    for (SheetReader.Line line : above) {
      refusals.refuse(
          "MANIFEST_ROW_ABOVE_HEADER",
          "line " + line.line(),
          "The row must be %s.%nMaybe the sheet has two tables.".formatted(expected));
      refusedRows.add(new Manifest.RefusedRow(line.line(), "MANIFEST_ROW_ABOVE_HEADER", expected));
    }
  }

  private static void requireColumns(Set<Field> fields) throws IOException {
    for (Set<Field> any : Field.REQUIRED) {
      if (any.stream().noneMatch(fields::contains)) {
        throw new IOException(
            "it lacks a column for %s; give a column mapping if it has other words for it"
                .formatted(
                    String.join(" or ", any.stream().map(field -> field.key()).sorted().toList())));
      }
    }
  }

  /// The fields of days that are written month first, each told.
  private static Set<Field> monthFirst(
      List<SheetReader.Line> body, List<String> header, ColumnMapping mapping, Refusals refusals) {
    Set<Field> monthFirst = EnumSet.noneOf(Field.class);
    for (Field field : List.of(Field.BIRTH_DATE, Field.ARRIVAL_DATE)) {
      if (Days.isMonthFirst(
          body.stream().map(line -> mapping.value(field, header, line.cells())).toList())) {
        monthFirst.add(field);
        refusals.refuse(
            "MANIFEST_MONTH_FIRST",
            "line " + body.getFirst().line(),
            "Days of the field (%s) have the month first, as 03/25/1990; all of them were read so."
                .formatted(field.key()));
      }
    }
    return monthFirst;
  }

  /// @param broken families, as the manifest has them, of rows that were not taken
  private static List<Family> families(
      List<List<RowReader.Row>> groups, Set<String> broken, Refusals refusals, Keys keys) {
    List<String> familyKeys =
        keys.families(
            groups.stream()
                .map(group -> group.stream().map(row -> row.person().line()).toList())
                .toList());
    List<Family> families = new ArrayList<>();
    for (List<RowReader.Row> group : groups) {
      String key = familyKeys.get(families.size());
      List<Person> members = new ArrayList<>();
      for (RowReader.Row row : group) {
        members.add(row.withKeys(keys.person(row.person().line()), key));
      }
      RowReader.Row first = group.getFirst();
      boolean whole = first.ofFamily() && !broken.contains(first.family());
      Family family = new Family(key, members, whole);
      if (family.isChildrenOnly()) {
        refusals.refuse(
            "MANIFEST_CHILD_ALONE",
            "line " + members.getFirst().line(),
            "Only people under %d in this family; a child protection officer must see them."
                .formatted(Person.ADULT_YEARS));
      }
      families.add(family);
    }
    return families;
  }
}
