package org.contadora.reception.rules.feel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates, times and durations as FEEL writes them (ISO 8601; DMN 1.5, 10.3.4.1).
final class Temporal {
  private static final Pattern DURATION =
      Pattern.compile(
          "(-)?P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)D)?(T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d+)?)S)?)?");

  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern ZONE =
      Pattern.compile("(.*?)(Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?|@.+)?");

  private Temporal() {}

  /// A date, or null if the text is none.
  static Value date(String text) {
    try {
      return new Value.Day(LocalDate.parse(text, DATE));
    } catch (DateTimeException _) {
      return Value.Null.NULL;
    }
  }

  /// A time of day, or null if the text is none.
  static Value time(String text) {
    try {
      Matcher parts = ZONE.matcher(text.startsWith("T") ? text.substring(1) : text);
      if (!parts.matches()) {
        return Value.Null.NULL;
      }
      return new Value.Clock(LocalTime.parse(parts.group(1), TIME), zone(parts.group(2)));
    } catch (DateTimeException _) {
      return Value.Null.NULL;
    }
  }

  /// A date and time, or null if the text is none; a date alone is its midnight.
  static Value moment(String text) {
    int t = text.indexOf('T');
    if (t < 0) {
      return date(text) instanceof Value.Day day
          ? new Value.Moment(day.value().atStartOfDay(), null)
          : Value.Null.NULL;
    }
    return date(text.substring(0, t)) instanceof Value.Day day
            && time(text.substring(t + 1)) instanceof Value.Clock clock
        ? new Value.Moment(day.value().atTime(clock.value()), clock.zone())
        : Value.Null.NULL;
  }

  /// A duration of either kind, or null if the text is none.
  static Value duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches() || text.endsWith("P") || text.endsWith("T")) {
      return Value.Null.NULL;
    }
    boolean negative = parts.group(1) != null;
    boolean ofMonths = parts.group(2) != null || parts.group(3) != null;
    boolean ofDays = parts.group(4) != null || parts.group(5) != null;
    if (ofMonths == ofDays) {
      return Value.Null.NULL;
    }
    try {
      if (ofMonths) {
        long months = Math.addExact(Math.multiplyExact(number(parts, 2), 12L), number(parts, 3));
        return new Value.Months(negative ? -months : months);
      }
      String iso =
          "P"
              + (parts.group(4) == null ? "0" : parts.group(4))
              + "D"
              + (parts.group(5) == null ? "" : parts.group(5));
      Duration duration = Duration.parse(iso);
      return new Value.Span(negative ? duration.negated() : duration);
    } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
      return Value.Null.NULL;
    }
  }

  /// What stands after `@`: whatever kind of date, time or duration it is.
  static Value at(String text) {
    if (text.startsWith("P") || text.startsWith("-P")) {
      return duration(text);
    }
    if (text.indexOf('T') > 0) {
      return moment(text);
    }
    Value day = date(text);
    return day.isNull() ? time(text) : day;
  }

  static String timeText(LocalTime time, @Nullable ZoneId zone) {
    return TIME.format(time) + zoneText(zone);
  }

  static String momentText(LocalDateTime moment, @Nullable ZoneId zone) {
    return DATE.format(moment) + "T" + timeText(moment.toLocalTime(), zone);
  }

  static String durationText(Duration duration) {
    Duration size = duration.abs();
    StringBuilder text = new StringBuilder(duration.isNegative() ? "-P" : "P");
    if (size.toDays() > 0) {
      text.append(size.toDays()).append('D');
    }
    String rest = size.minusDays(size.toDays()).toString().substring(1);
    if (!rest.equals("T0S") || size.isZero()) {
      text.append(rest);
    }
    return text.toString();
  }

  static String monthsText(long months) {
    long size = Math.abs(months);
    String text = (size >= 12 ? size / 12 + "Y" : "") + (size % 12 > 0 ? size % 12 + "M" : "");
    return (months < 0 ? "-P" : "P") + (text.isEmpty() ? "0M" : text);
  }

  private static String zoneText(@Nullable ZoneId zone) {
    if (zone == null) {
      return "";
    }
    return zone instanceof ZoneOffset ? zone.getId() : "@" + zone.getId();
  }

  private static @Nullable ZoneId zone(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return text.startsWith("@") ? ZoneId.of(text.substring(1)) : ZoneOffset.of(text);
  }

  private static long number(Matcher parts, int group) {
    @Nullable String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
