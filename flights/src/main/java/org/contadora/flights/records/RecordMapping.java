package org.contadora.flights.records;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which column of a table means what.
///
/// @param name what `inspect` and `summary.json` print
/// @param header column names by which a table is recognised, all of which it must have
/// @param callsignPrefixes flight-number code → ICAO designator
/// @param zones zone abbreviation, or `ABBREVIATION@COUNTRY` → offset
/// @param timeZone offset of times that name none; null if such times cannot be used
record RecordMapping(
    String name,
    Rows rows,
    List<String> header,
    Map<Field, Column> columns,
    Map<String, String> callsignPrefixes,
    Map<String, ZoneOffset> zones,
    @Nullable ZoneOffset timeZone) {
  RecordMapping {
    header = List.copyOf(header);
    columns = Map.copyOf(columns);
    callsignPrefixes = Map.copyOf(callsignPrefixes);
    zones = Map.copyOf(zones);
  }

  /// What one row is.
  enum Rows {
    /// A leg.
    LEGS,
    /// An aircraft at an airport, landing or take-off not told apart.
    EVENTS
  }

  /// What a column can mean.
  enum Field {
    LEG_ID,
    DATE,
    CALLSIGN,
    ICAO24,
    REGISTRATION,
    TYPE,
    OPERATOR,
    DEPARTURE_AIRPORT,
    DEPARTURE_TIME,
    /// When it was to leave; counts where the row does not tell when it did.
    SCHEDULED_DEPARTURE_TIME,
    DEPARTURE_BASIS,
    ARRIVAL_AIRPORT,
    /// Where it was to land, as filed or scheduled.
    PLANNED_ARRIVAL_AIRPORT,
    ARRIVAL_TIME,
    ARRIVAL_BASIS,
    DURATION,
    TAGS,
    EVENT_AIRPORT,
    EVENT_TIME;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The columns a field is looked for in, first come, and the part of the text that counts.
  ///
  /// @param pattern its first group is the value; null if the whole text is
  record Column(List<String> names, @Nullable Pattern pattern) {
    Column {
      names = List.copyOf(names);
    }

    /// The value in `text`, empty if it has none.
    String valueIn(String text) {
      if (pattern == null) {
        return text;
      }
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? matcher.group(1).strip() : "";
    }
  }
}
