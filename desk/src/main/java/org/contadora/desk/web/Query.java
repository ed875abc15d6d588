package org.contadora.desk.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.LegSort;
import org.contadora.desk.legs.State;
import org.contadora.desk.legs.TableColumn;
import org.contadora.desk.record.When;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Tag;
import org.jspecify.annotations.Nullable;

/// Reads what an address asks for.
final class Query {
  private static final int LONGEST_TEXT = 200;

  private Query() {}

  static LegFilter filter(Context context) {
    return filter(Params.of(context));
  }

  static LegFilter filter(Params params) {
    return new LegFilter(
        day(params, "from"),
        day(params, "to"),
        upper(text(params, "country")),
        upper(text(params, "airport")),
        text(params, "operator"),
        classes(params),
        state(params),
        tag(params),
        text(params, "q"),
        ppm(params, "min_probability"),
        ppm(params, "max_probability"));
  }

  static LegSort sort(Context context) {
    return sort(Params.of(context));
  }

  static LegSort sort(Params params) {
    String code = text(params, "sort");
    if (code == null) {
      return LegSort.NEWEST;
    }
    return LegSort.find(code)
        .orElseThrow(() ->
            Problem.badValue(
                "sort", code, "one of -time, time, -probability, probability, uncertainty"));
  }

  /// The columns of the table that are asked for; all if none is.
  static Set<TableColumn> columns(Params params) {
    Set<TableColumn> columns = EnumSet.noneOf(TableColumn.class);
    for (String code : params.all("column")) {
      columns.add(
          TableColumn.find(code)
              .orElseThrow(() ->
                  Problem.badValue(
                      "column",
                      Bodies.shortened(code),
                      "one of date, flight, from, to, class, probability, people, state")));
    }
    return columns.isEmpty() ? EnumSet.allOf(TableColumn.class) : columns;
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

  /// The state of the ledger that is asked for: `as_of` a day, `at` a checkpoint's size, or now.
  static When when(Context context) {
    LocalDate day = day(context, "as_of");
    Long size = whole(context, "at");
    if (day != null && size != null) {
      throw Problem.badValue("at", size.toString(), "left out where as_of is given");
    }
    return day != null ? new When.AsOf(day) : size != null ? new When.At(size) : new When.Now();
  }

  static @Nullable Long whole(Context context, String name) {
    String text = text(context, name);
    if (text == null) {
      return null;
    }
    if (text.matches("[0-9]{1,15}")) {
      return Long.parseLong(text);
    }
    throw Problem.badValue(name, Bodies.shortened(text), "a whole number");
  }

  /// The place of an entry that the path names.
  static long index(Context context, long size) {
    String text = context.pathParam("index");
    if (text.matches("[0-9]{1,15}") && Long.parseLong(text) < size) {
      return Long.parseLong(text);
    }
    throw Problem.notFound("entry", Bodies.shortened(text));
  }

  static @Nullable LocalDate day(Context context, String name) {
    return day(Params.of(context), name);
  }

  static @Nullable LocalDate day(Params params, String name) {
    String text = text(params, name);
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

  /// A month such as `2026-03`.
  static YearMonth month(String name, String text) {
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= 1900 && month.getYear() <= 2200) {
        return month;
      }
    } catch (DateTimeException e) {
      // Told below, as a month out of range is.
    }
    throw Problem.badValue(name, Bodies.shortened(text), "a month such as 2026-03");
  }

  /// The parameter, null if it is missing or empty.
  static @Nullable String text(Context context, String name) {
    return text(Params.of(context), name);
  }

  private static @Nullable String text(Params params, String name) {
    List<String> all = params.all(name);
    String text = all.isEmpty() ? "" : all.getFirst();
    if (text.isBlank()) {
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

  private static Set<FlightClass> classes(Params params) {
    Set<FlightClass> classes = EnumSet.noneOf(FlightClass.class);
    for (String code : params.all("class")) {
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

  private static @Nullable String tag(Params params) {
    String code = text(params, "tag");
    return code == null ? null : tag(code);
  }

  private static @Nullable State state(Params params) {
    String code = text(params, "state");
    if (code == null) {
      return null;
    }
    for (State state : State.values()) {
      if (state.code().equals(code)) {
        return state;
      }
    }
    throw Problem.badValue(
        "state", code, "one of open, awaiting, contested, confirmed, rejected, changed");
  }

  private static @Nullable Integer ppm(Params params, String name) {
    String text = text(params, name);
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
