package org.contadora.desk.legs;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;

/// A filter as SQL conditions on the table `leg`; what a person typed is always bound, never part
/// of the statement.
///
/// A plus before a column keeps SQLite from looking it up in an index and sorting what it finds:
/// what is asked for is read in the order of the page, unless it is rare ([LegCounting]).
final class Conditions {
  private final List<String> terms = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Conditions() {}

  static Conditions of(LegFilter filter) {
    var conditions = new Conditions();
    LocalDate from = filter.from();
    if (from != null) {
      conditions.add("time_ms >= :from", "from", startOfDayMs(from));
    }
    LocalDate to = filter.to();
    if (to != null) {
      conditions.add("time_ms < :to", "to", startOfDayMs(to.plusDays(1)));
    }
    conditions.addText(
        "(+departure_country = :country or +arrival_country = :country)",
        "country",
        filter.country());
    conditions.addText(
        "(+departure_airport = :airport or +arrival_airport = :airport)",
        "airport",
        filter.airport());
    conditions.addText("+operator = :operator", "operator", filter.operator());
    conditions.classes(filter);
    State state = filter.state();
    conditions.addText("+state = :state", "state", state == null ? null : state.code());
    String tag = filter.tag();
    conditions.addText("instr(tags, :tag) > 0", "tag", tag == null ? null : Tags.mark(tag));
    String text = filter.text();
    conditions.addText(
        "instr(search, :text) > 0", "text", text == null ? null : text.toUpperCase(Locale.ROOT));
    Integer min = filter.minProbabilityPpm();
    if (min != null) {
      conditions.add("probability_ppm >= :min", "min", min);
    }
    Integer max = filter.maxProbabilityPpm();
    if (max != null) {
      conditions.add("probability_ppm <= :max", "max", max);
    }
    return conditions;
  }

  private void classes(LegFilter filter) {
    if (filter.classes().isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (FlightClass flightClass : FlightClass.values()) {
      if (filter.classes().contains(flightClass)) {
        String name = "class" + names.size();
        names.add(":" + name);
        values.put(name, flightClass.code());
      }
    }
    terms.add("+class in (%s)".formatted(String.join(", ", names)));
  }

  private void addText(String term, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      add(term, name, value);
    }
  }

  Conditions add(String term, String name, Object value) {
    terms.add(term);
    values.put(name, value);
    return this;
  }

  Conditions bind(String name, Object value) {
    values.put(name, value);
    return this;
  }

  Conditions add(String term) {
    terms.add(term);
    return this;
  }

  /// `where …`, or nothing if all legs are wanted.
  String where() {
    return terms.isEmpty() ? "" : "where " + String.join(" and ", terms);
  }

  Map<String, Object> values() {
    return values;
  }

  static long startOfDayMs(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
