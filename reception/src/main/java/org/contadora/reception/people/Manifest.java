package org.contadora.reception.people;

import java.util.List;
import org.contadora.core.Refusals;

/// What a manifest holds: people in families, and everything that was not taken from it.
///
/// @param name of the file
/// @param rows read, broken ones included
/// @param families in the order of the manifest
/// @param duplicates people who may be there twice
/// @param refusals rows and values that were not taken, by code, with line and reason
/// @param refusedRows the rows that were not taken at all, in order
/// @param mapping that was used
/// @param unread columns that no field takes
/// @param neverRead columns that must not be read: reasons for protection, diagnoses, faith
public record Manifest(
    String name,
    int rows,
    List<Family> families,
    List<Duplicate> duplicates,
    Refusals refusals,
    List<RefusedRow> refusedRows,
    ColumnMapping mapping,
    List<String> unread,
    List<String> neverRead) {
  public Manifest {
    families = List.copyOf(families);
    duplicates = List.copyOf(duplicates);
    refusedRows = List.copyOf(refusedRows);
    unread = List.copyOf(unread);
    neverRead = List.copyOf(neverRead);
  }

  /// A row that was not taken.
  ///
  /// @param code of the reason
  /// @param expected what was expected, never what stood there
  public record RefusedRow(int line, String code, String expected) {}

  /// All people, in the order of their families.
  public List<Person> people() {
    return families.stream().flatMap(family -> family.people().stream()).toList();
  }

  /// The name of the file and numbers, no people.
  @Override
  public String toString() {
    return "%s: %d rows, %d families".formatted(name, rows, families.size());
  }
}
