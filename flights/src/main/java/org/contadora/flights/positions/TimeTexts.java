package org.contadora.flights.positions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people's tables and programs write them beside ISO 8601: a zone as a word, an offset
/// without a colon, slashes or dots in the date, day or month first, twelve hours of the clock.
final class TimeTexts {
  /// Which comes first in dates that end in the year.
  enum DateOrder {
    /// Not told.
    OPEN,
    DAY_FIRST,
    MONTH_FIRST
  }

  /// Words that mean one zone only: those of RFC 5322, section 4.3, and zones of South America
  /// whose word nobody else uses and whose offset has not changed since 2000. AST, which is
  /// Arabia's too, VET and CLT, which have moved, are none of them.
  private static final Map<String, ZoneOffset> ZONES =
      Map.ofEntries(
          Map.entry("Z", ZoneOffset.UTC),
          Map.entry("UT", ZoneOffset.UTC),
          Map.entry("UTC", ZoneOffset.UTC),
          Map.entry("GMT", ZoneOffset.UTC),
          Map.entry("EDT", ZoneOffset.ofHours(-4)),
          Map.entry("EST", ZoneOffset.ofHours(-5)),
          Map.entry("CDT", ZoneOffset.ofHours(-5)),
          Map.entry("CST", ZoneOffset.ofHours(-6)),
          Map.entry("MDT", ZoneOffset.ofHours(-6)),
          Map.entry("MST", ZoneOffset.ofHours(-7)),
          Map.entry("PDT", ZoneOffset.ofHours(-7)),
          Map.entry("PST", ZoneOffset.ofHours(-8)),
          Map.entry("BOT", ZoneOffset.ofHours(-4)),
          Map.entry("BRT", ZoneOffset.ofHours(-3)),
          Map.entry("COT", ZoneOffset.ofHours(-5)),
          Map.entry("PET", ZoneOffset.ofHours(-5)));

  private static final Pattern FORM =
      Pattern.compile(
          "(?<first>\\d{1,4})(?<mark>[-/.])(?<second>\\d{1,2})\\k<mark>(?<third>\\d{1,4})(?:T|,? +)"
              + "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<s>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
              + "(?: ?(?<half>[AaPp])[Mm])?(?: ?(?<zone>[A-Za-z]{1,5}|"
              + "(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?))?");

  private static final Pattern OFFSET =
      Pattern.compile("(?:UTC|GMT)?([+-])(\\d{1,2})(?::?(\\d{2}))?");

  private static final int YEAR_DIGITS = 4;
  private static final int MONTHS = 12;
  private static final int HALF_DAY_HOURS = 12;
  private static final int NANO_DIGITS = 9;

  private TimeTexts() {}

  /// The time in milliseconds since 1970, or [RawPosition#NO_TIME].
  ///
  /// @param order how a date that ends in the year is to be read
  /// @param zone of times that name none
  static long timeMs(String text, DateOrder order, ZoneOffset zone) {
    if (zone.equals(ZoneOffset.UTC)) {
      long known = Values.timeMs(text);
      if (known != RawPosition.NO_TIME) {
        return known;
      }
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Values.unixMs(Values.number(text));
    }
    Optional<ZoneOffset> offset =
        form.group("zone") == null ? Optional.of(zone) : zone(form.group("zone"));
    boolean yearFirst = form.group("first").length() == YEAR_DIGITS;
    if (offset.isEmpty() || (!yearFirst && order == DateOrder.OPEN)) {
      return RawPosition.NO_TIME;
    }
    try {
      return date(form, order).atTime(time(form)).toInstant(offset.get()).toEpochMilli();
    } catch (DateTimeException | ArithmeticException _) {
      return RawPosition.NO_TIME;
    }
  }

  private static LocalDate date(Matcher form, DateOrder order) {
    int first = Integer.parseInt(form.group("first"));
    int second = Integer.parseInt(form.group("second"));
    int third = Integer.parseInt(form.group("third"));
    if (form.group("first").length() == YEAR_DIGITS) {
      return LocalDate.of(first, second, third);
    }
    if (form.group("third").length() != YEAR_DIGITS) {
      throw new DateTimeException("A date must have a year of four digits.");
    }
    return order == DateOrder.DAY_FIRST
        ? LocalDate.of(third, second, first)
        : LocalDate.of(third, first, second);
  }

  private static LocalTime time(Matcher form) {
    int hour = Integer.parseInt(form.group("hour"));
    String half = form.group("half");
    if (half != null) {
      if (hour < 1 || hour > HALF_DAY_HOURS) {
        throw new DateTimeException("An hour before or after noon must be from 1 to 12.");
      }
      hour = hour % HALF_DAY_HOURS + (half.equalsIgnoreCase("p") ? HALF_DAY_HOURS : 0);
    }
    String fraction = form.group("fraction") == null ? "" : form.group("fraction");
    return LocalTime.of(
        hour,
        Integer.parseInt(form.group("minute")),
        form.group("s") == null ? 0 : Integer.parseInt(form.group("s")),
        Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length())));
  }

  /// What a zone's word or an offset means; empty if that is not known, or not one thing.
  static Optional<ZoneOffset> zone(String text) {
    String zone = text.toUpperCase(Locale.ROOT);
    Matcher offset = OFFSET.matcher(zone);
    if (!offset.matches()) {
      return Optional.ofNullable(ZONES.get(zone));
    }
    int sign = offset.group(1).equals("-") ? -1 : 1;
    int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
    try {
      return Optional.of(
          ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(offset.group(2)), sign * minutes));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// Whether a text is a time whose date ends in the year.
  static boolean endsInYear(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() && form.group("third").length() == YEAR_DIGITS;
  }

  /// What a time whose date ends in the year tells of the order: one number is no month.
  static DateOrder order(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return DateOrder.OPEN;
    }
    boolean first = Integer.parseInt(form.group("first")) > MONTHS;
    boolean second = Integer.parseInt(form.group("second")) > MONTHS;
    if (first == second) {
      return DateOrder.OPEN;
    }
    return first ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
  }

  /// What may help with a time that could not be read, as a line of a message; empty if nothing is
  /// known.
  static String hint(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return "";
    }
    if (form.group("zone") != null && zone(form.group("zone")).isEmpty()) {
      return "%nMaybe write its zone (%s), which is not known or not one zone only, as an offset such as -05:00."
          .formatted(form.group("zone"));
    }
    return endsInYear(text) && order(text) == DateOrder.OPEN
        ? "%nMaybe write the year first: no line tells by a day after the 12th whether days or months come first."
            .formatted()
        : "";
  }
}
