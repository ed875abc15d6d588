package org.contadora.reception.rules.feel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The parts of dates, times, durations and ranges (DMN 1.5, table 61).
final class Properties {
  private Properties() {}

  static Value of(Value value, String name) {
    return switch (value) {
      case Value.Day(LocalDate day) -> date(day, name);
      case Value.Moment(LocalDateTime at, ZoneId zone) -> {
        Value part = date(at.toLocalDate(), name);
        yield part.isNull() ? time(at.toLocalTime(), zone, name) : part;
      }
      case Value.Clock(LocalTime at, ZoneId zone) -> time(at, zone, name);
      case Value.Span(Duration span) -> duration(span, name);
      case Value.Months(long months) ->
          switch (name) {
            case "years" -> Value.of(months / 12);
            case "months" -> Value.of(months % 12);
            default -> Value.Null.NULL;
          };
      case Value.Range range ->
          switch (name) {
            case "start" -> range.low();
            case "end" -> range.high();
            case "start included" -> Value.of(range.lowClosed());
            case "end included" -> Value.of(range.highClosed());
            default -> Value.Null.NULL;
          };
      default -> Value.Null.NULL;
    };
  }

  private static Value date(LocalDate day, String name) {
    return switch (name) {
      case "year" -> Value.of(day.getYear());
      case "month" -> Value.of(day.getMonthValue());
      case "day" -> Value.of(day.getDayOfMonth());
      case "weekday" -> Value.of(day.getDayOfWeek().getValue());
      default -> Value.Null.NULL;
    };
  }

  private static Value time(LocalTime at, @Nullable ZoneId zone, String name) {
    return switch (name) {
      case "hour" -> Value.of(at.getHour());
      case "minute" -> Value.of(at.getMinute());
      case "second" -> Value.of(at.getSecond());
      case "time offset" ->
          zone instanceof ZoneOffset offset
              ? new Value.Span(Duration.ofSeconds(offset.getTotalSeconds()))
              : Value.Null.NULL;
      case "timezone" ->
          zone == null || zone instanceof ZoneOffset ? Value.Null.NULL : Value.of(zone.getId());
      default -> Value.Null.NULL;
    };
  }

  private static Value duration(Duration span, String name) {
    return switch (name) {
      case "days" -> Value.of(span.toDays());
      case "hours" -> Value.of(span.toHours() % 24);
      case "minutes" -> Value.of(span.toMinutes() % 60);
      case "seconds" -> Value.of(span.toSeconds() % 60);
      default -> Value.Null.NULL;
    };
  }
}
