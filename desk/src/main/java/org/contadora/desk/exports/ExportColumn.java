package org.contadora.desk.exports;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.TableColumn;
import org.jspecify.annotations.Nullable;

/// A column of the files that are tables.
///
/// @param shownIn the column of the page's table that shows it
/// @param value a text, day, time or number as [#kind()] says; null where nothing is known
record ExportColumn(
    String name, TableColumn shownIn, Kind kind, Function<LegRow, @Nullable Object> value) {
  /// What its cells are.
  enum Kind {
    /// [String].
    TEXT,
    /// [LocalDate] in UTC.
    DAY,
    /// [Instant].
    TIME,
    /// [Integer].
    COUNT,
    /// [Double] from 0 to 1.
    SHARE
  }

  private static final List<ExportColumn> ALL =
      List.of(
          text("leg_id", TableColumn.FLIGHT, LegRow::legId),
          new ExportColumn("date", TableColumn.DATE, Kind.DAY, ExportColumn::day),
          text("icao24", TableColumn.FLIGHT, LegRow::icao24),
          text("registration", TableColumn.FLIGHT, LegRow::registration),
          text("callsign", TableColumn.FLIGHT, LegRow::callsign),
          text("operator", TableColumn.FLIGHT, LegRow::operator),
          text("type", TableColumn.FLIGHT, LegRow::type),
          text("departure_airport", TableColumn.FROM, row -> row.departure().airport()),
          text("departure_basis", TableColumn.FROM, row -> row.departure().basis()),
          time("departure_time", TableColumn.FROM, row -> row.departure().time()),
          text("arrival_airport", TableColumn.TO, row -> row.arrival().airport()),
          text("arrival_basis", TableColumn.TO, row -> row.arrival().basis()),
          time("arrival_time", TableColumn.TO, row -> row.arrival().time()),
          text("class", TableColumn.CLASS, row -> row.flightClass().code()),
          new ExportColumn("probability", TableColumn.PROBABILITY, Kind.SHARE, LegRow::probability),
          text("verdict", TableColumn.PROBABILITY, LegRow::verdict),
          text("tags", TableColumn.CLASS, row -> String.join(";", row.tags())),
          text("rotation_id", TableColumn.FLIGHT, LegRow::rotationId),
          text("state", TableColumn.STATE, row -> row.state().code()),
          count("people_low", row -> row.people() == null ? null : row.people().low()),
          count("people_high", row -> row.people() == null ? null : row.people().high()));

  /// Those that the page's columns show, in the order of the file; the leg's id is always there, so
  /// that every line leads back to its evidence.
  static List<ExportColumn> of(Set<TableColumn> shown) {
    return ALL.stream()
        .filter(column -> column.name.equals("leg_id") || shown.contains(column.shownIn))
        .toList();
  }

  private static ExportColumn text(
      String name, TableColumn shownIn, Function<LegRow, @Nullable Object> value) {
    return new ExportColumn(name, shownIn, Kind.TEXT, value);
  }

  private static ExportColumn time(
      String name, TableColumn shownIn, Function<LegRow, @Nullable Object> value) {
    return new ExportColumn(name, shownIn, Kind.TIME, value);
  }

  private static ExportColumn count(String name, Function<LegRow, @Nullable Object> value) {
    return new ExportColumn(name, TableColumn.PEOPLE, Kind.COUNT, value);
  }

  private static @Nullable Object day(LegRow row) {
    String date = row.date();
    return date == null ? null : LocalDate.parse(date);
  }

  @Nullable Object of(LegRow row) {
    return value.apply(row);
  }
}
