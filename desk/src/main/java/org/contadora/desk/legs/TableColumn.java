package org.contadora.desk.legs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A column of the table of flights; a saved view and an export may ask for some of them.
public enum TableColumn {
  DATE,
  FLIGHT,
  FROM,
  TO,
  CLASS,
  PROBABILITY,
  PEOPLE,
  STATE;

  /// All of them, in the order of the table.
  public static final List<TableColumn> ALL = List.of(values());

  /// The column of that name in addresses.
  public static Optional<TableColumn> find(String code) {
    return ALL.stream().filter(column -> column.code().equals(code)).findFirst();
  }

  /// The name in addresses: lower case.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
