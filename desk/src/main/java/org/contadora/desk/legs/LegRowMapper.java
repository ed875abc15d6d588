package org.contadora.desk.legs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.contadora.desk.legs.LegRow.End;
import org.contadora.desk.legs.LegRow.Range;
import org.contadora.flights.findings.FlightClass;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads a row of the table `leg`.
final class LegRowMapper implements RowMapper<LegRow> {
  private static final int MS_PER_S = 1000;

  static final String COLUMNS =
      """
      leg.leg_id, day, icao24, registration, callsign, operator, type,
      departure_airport, departure_basis, departure_ms,
      arrival_airport, arrival_basis, arrival_ms,
      class, probability_ppm, verdict, tags, rotation_id, state, people_low, people_high
      """;

  @Override
  public LegRow map(ResultSet row, StatementContext context) throws SQLException {
    return of(row);
  }

  static LegRow of(ResultSet row) throws SQLException {
    Long low = number(row, "people_low");
    Long high = number(row, "people_high");
    return new LegRow(
        row.getString("leg_id"),
        row.getString("day"),
        row.getString("icao24"),
        row.getString("registration"),
        row.getString("callsign"),
        row.getString("operator"),
        row.getString("type"),
        end(row, "departure"),
        end(row, "arrival"),
        flightClass(row.getString("class")),
        row.getInt("probability_ppm"),
        row.getString("verdict"),
        Tags.split(row.getString("tags")),
        row.getString("rotation_id"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        low == null || high == null ? null : new Range(low.intValue(), high.intValue()));
  }

  /// A row of `leg` joined with `leg_drawing`.
  static LegLine line(ResultSet row) throws SQLException {
    long timeMs = row.getLong("time_ms");
    Long arrivalMs = number(row, "arrival_ms");
    return new LegLine(
        row.getString("leg_id"),
        row.getString("callsign"),
        flightClass(row.getString("class")),
        row.getString("departure_airport"),
        row.getString("departure_basis"),
        row.getString("arrival_airport"),
        row.getString("arrival_basis"),
        timeMs == 0 ? null : timeMs / MS_PER_S,
        arrivalMs == null ? null : arrivalMs / MS_PER_S,
        Tags.split(row.getString("candidates")),
        row.getString("lines"),
        row.getString("areas"));
  }

  static FlightClass flightClass(String code) {
    return FlightClass.valueOf(code.toUpperCase(Locale.ROOT));
  }

  private static End end(ResultSet row, String name) throws SQLException {
    Long time = number(row, name + "_ms");
    return new End(
        row.getString(name + "_airport"),
        row.getString(name + "_basis"),
        time == null ? null : Instant.ofEpochMilli(time));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
