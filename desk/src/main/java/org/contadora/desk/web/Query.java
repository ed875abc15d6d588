package org.contadora.desk.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.LegSort;
import org.contadora.desk.legs.State;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Tag;
import org.jspecify.annotations.Nullable;

/// Reads what an address asks for.
final class Query {
  private static final int LONGEST_TEXT = 200;

  private Query() {}

  static LegFilter filter(Context context) {
    return new LegFilter(
        day(context, "from"),
        day(context, "to"),
        upper(text(context, "country")),
        upper(text(context, "airport")),
        text(context, "operator"),
        classes(context),
        state(context),
        tag(context),
        text(context, "q"),
        ppm(context, "min_probability"),
        ppm(context, "max_probability"));
  }

  static LegSort sort(Context context) {
    String code = text(context, "sort");
    if (code == null) {
      return LegSort.NEWEST;
    }
    return LegSort.find(code)
        .orElseThrow(() ->
            Problem.badValue(
                "sort", code, "one of -time, time, -probability, probability, uncertainty"));
  }

  static int limit(Context context, int standard, int most) {
    String text = text(context, "limit");
    if (text == null) {
      return standard;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw Problem.badValue("limit", text, "a number from 1 to %d".formatted(most));
  }

  static @Nullable LocalDate day(Context context, String name) {
    String text = text(context, name);
    if (text == null) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1900 && day.getYear() <= 2200) {
        return day;
      }
    } catch (DateTimeException e) {
      // Told below, as a day out of range is.
    }
    throw Problem.badValue(name, text, "a day such as 2026-03-02");
  }

  /// The parameter, null if it is missing or empty.
  static @Nullable String text(Context context, String name) {
    String text = context.queryParam(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST_TEXT) {
      throw Problem.badValue(
          name, Bodies.shortened(text), "at most %d characters long".formatted(LONGEST_TEXT));
    }
    return text.strip();
  }

  private static @Nullable String upper(@Nullable String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }

  private static Set<FlightClass> classes(Context context) {
    Set<FlightClass> classes = EnumSet.noneOf(FlightClass.class);
    for (String code : context.queryParams("class")) {
      if (!code.isBlank()) {
        classes.add(flightClass("class", code));
      }
    }
    return classes;
  }

  static FlightClass flightClass(String name, String code) {
    for (FlightClass flightClass : FlightClass.values()) {
      if (flightClass.code().equals(code)) {
        return flightClass;
      }
    }
    throw Problem.badValue(
        name,
        Bodies.shortened(code),
        "one of removal, removal_connection, removal_return, transfer, other");
  }

  static String tag(String code) {
    for (Tag tag : Tag.values()) {
      if (tag.code().equals(code)) {
        return code;
      }
    }
    throw Problem.badValue("tag", Bodies.shortened(code), "one that the engine knows");
  }

  private static @Nullable String tag(Context context) {
    String code = text(context, "tag");
    return code == null ? null : tag(code);
  }

  private static @Nullable State state(Context context) {
    String code = text(context, "state");
    if (code == null) {
      return null;
    }
    for (State state : State.values()) {
      if (state.code().equals(code)) {
        return state;
      }
    }
    throw Problem.badValue("state", code, "one of open, confirmed, rejected, changed");
  }

  private static @Nullable Integer ppm(Context context, String name) {
    String text = text(context, name);
    if (text == null) {
      return null;
    }
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 1) {
        return (int) Math.round(value * LegRow.PPM);
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    throw Problem.badValue(name, text, "a number from 0 to 1");
  }
}
