package org.contadora.reception.rules.feel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import org.contadora.reception.rules.feel.Value.Clock;
import org.contadora.reception.rules.feel.Value.Day;
import org.contadora.reception.rules.feel.Value.Moment;
import org.contadora.reception.rules.feel.Value.Text;
import org.jspecify.annotations.Nullable;

/// Functions of dates, times, durations and ranges (DMN 1.5, 10.3.4.1, 10.3.4.7 to 10.3.4.9).
final class TimeFunctions {
  private TimeFunctions() {}

  private interface OfDay {
    Value apply(LocalDate day);
  }

  static void add() {
    Functions.add("date", TimeFunctions::date, "from", "year,month,day");
    Functions.add("time", TimeFunctions::time, "from", "hour,minute,second,offset?");
    Functions.add("date and time", TimeFunctions::moment, "from", "date,time");
    Functions.add(
        "duration",
        arguments ->
            arguments.getFirst() instanceof Text(String text)
                ? Temporal.duration(text)
                : arguments.getFirst() instanceof Value.Span
                        || arguments.getFirst() instanceof Value.Months
                    ? arguments.getFirst()
                    : Value.Null.NULL,
        "from");
    Functions.add("years and months duration", TimeFunctions::months, "from,to");
    ofDay("day of year", day -> Value.of(day.getDayOfYear()));
    ofDay(
        "day of week",
        day -> Value.of(day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    ofDay(
        "month of year",
        day -> Value.of(day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    ofDay("week of year", day -> Value.of(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    Functions.add(
        "includes", arguments -> includes(arguments.get(0), arguments.get(1)), "range,point");
    Functions.add(
        "during", arguments -> includes(arguments.get(1), arguments.get(0)), "point,range");
    Functions.add(
        "before", arguments -> before(arguments.get(0), arguments.get(1)), "point1,point2");
    Functions.add(
        "after", arguments -> before(arguments.get(1), arguments.get(0)), "point1,point2");
  }

  private static void ofDay(String name, OfDay body) {
    Functions.add(
        name,
        arguments ->
            switch (arguments.getFirst()) {
              case Day(LocalDate day) -> body.apply(day);
              case Moment(LocalDateTime at, ZoneId _) -> body.apply(at.toLocalDate());
              default -> Value.Null.NULL;
            },
        "date");
  }

  private static Value date(List<Value> arguments) {
    if (arguments.size() == 3) {
      @Nullable Integer year = Evaluator.whole(arguments.get(0));
      @Nullable Integer month = Evaluator.whole(arguments.get(1));
      @Nullable Integer day = Evaluator.whole(arguments.get(2));
      if (year == null || month == null || day == null) {
        return Value.Null.NULL;
      }
      try {
        return Value.of(LocalDate.of(year, month, day));
      } catch (DateTimeException _) {
        return Value.Null.NULL;
      }
    }
    return switch (arguments.getFirst()) {
      case Text(String text) -> Temporal.date(text);
      case Day day -> day;
      case Moment(LocalDateTime at, ZoneId _) -> Value.of(at.toLocalDate());
      default -> Value.Null.NULL;
    };
  }

  private static Value time(List<Value> arguments) {
    if (arguments.size() >= 3) {
      @Nullable Integer hour = Evaluator.whole(arguments.get(0));
      @Nullable Integer minute = Evaluator.whole(arguments.get(1));
      @Nullable Integer second = Evaluator.whole(arguments.get(2));
      if (hour == null || minute == null || second == null) {
        return Value.Null.NULL;
      }
      try {
        @Nullable ZoneId zone =
            arguments.size() > 3 && arguments.get(3) instanceof Value.Span(Duration offset)
                ? ZoneOffset.ofTotalSeconds((int) offset.toSeconds())
                : null;
        return new Clock(LocalTime.of(hour, minute, second), zone);
      } catch (DateTimeException _) {
        return Value.Null.NULL;
      }
    }
    return switch (arguments.getFirst()) {
      case Text(String text) -> Temporal.time(text);
      case Clock clock -> clock;
      case Moment(LocalDateTime at, ZoneId zone) -> new Clock(at.toLocalTime(), zone);
      case Day _ -> new Clock(LocalTime.MIDNIGHT, ZoneOffset.UTC);
      default -> Value.Null.NULL;
    };
  }

  private static Value moment(List<Value> arguments) {
    if (arguments.size() == 2) {
      return date(arguments.subList(0, 1)) instanceof Day(LocalDate day)
              && arguments.get(1) instanceof Clock(LocalTime at, ZoneId zone)
          ? new Moment(day.atTime(at), zone)
          : Value.Null.NULL;
    }
    return switch (arguments.getFirst()) {
      case Text(String text) -> Temporal.moment(text);
      case Moment moment -> moment;
      case Day(LocalDate day) -> new Moment(day.atStartOfDay(), null);
      default -> Value.Null.NULL;
    };
  }

  private static Value months(List<Value> arguments) {
    return date(arguments.subList(0, 1)) instanceof Day(LocalDate from)
            && date(arguments.subList(1, 2)) instanceof Day(LocalDate to)
        ? new Value.Months(Period.between(from, to).toTotalMonths())
        : Value.Null.NULL;
  }

  private static Value includes(Value range, Value point) {
    return range instanceof Value.Range within ? Comparisons.isIn(point, within) : Value.Null.NULL;
  }

  private static Value before(Value one, Value two) {
    Value end = one instanceof Value.Range range ? range.high() : one;
    Value start = two instanceof Value.Range range ? range.low() : two;
    @Nullable Integer order = Comparisons.order(end, start);
    if (order == null) {
      return Value.Null.NULL;
    }
    boolean touching =
        (!(one instanceof Value.Range first) || first.highClosed())
            && (!(two instanceof Value.Range second) || second.lowClosed());
    return Value.of(order < 0 || (order == 0 && !touching));
  }
}
