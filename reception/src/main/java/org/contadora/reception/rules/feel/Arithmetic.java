package org.contadora.reception.rules.feel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.contadora.reception.rules.feel.Value.Day;
import org.contadora.reception.rules.feel.Value.Moment;
import org.contadora.reception.rules.feel.Value.Months;
import org.contadora.reception.rules.feel.Value.Num;
import org.contadora.reception.rules.feel.Value.Span;
import org.contadora.reception.rules.feel.Value.Text;
import org.contadora.reception.rules.feel.Value.Unknown;
import org.jspecify.annotations.Nullable;

/// `+ - * / **` on numbers, strings, dates and durations (DMN 1.5, tables 53 to 59); whatever the
/// tables do not name is null.
final class Arithmetic {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private Arithmetic() {}

  static Value apply(char operator, Value left, Value right) {
    if (left instanceof Unknown one) {
      return right instanceof Unknown two ? one.and(two) : one;
    }
    if (right instanceof Unknown) {
      return right;
    }
    try {
      return switch (operator) {
        case '+' -> add(left, right);
        case '-' -> subtract(left, right);
        case '*' -> multiply(left, right);
        case '/' -> divide(left, right);
        default -> power(left, right);
      };
    } catch (ArithmeticException | DateTimeException _) {
      return Value.Null.NULL;
    }
  }

  static Value negate(Value value) {
    return switch (value) {
      case Num(BigDecimal number) -> new Num(number.negate());
      case Span(Duration duration) -> new Span(duration.negated());
      case Months(long months) -> new Months(-months);
      case Unknown _ -> value;
      default -> Value.Null.NULL;
    };
  }

  private static Value add(Value left, Value right) {
    return switch (left) {
      case Num(BigDecimal one) when right instanceof Num(BigDecimal two) ->
          new Num(one.add(two, Value.PRECISION));
      case Text(String one) when right instanceof Text(String two) -> new Text(one + two);
      case Span(Duration one) when right instanceof Span(Duration two) -> new Span(one.plus(two));
      case Months(long one) when right instanceof Months(long two) ->
          new Months(Math.addExact(one, two));
      case Months _, Span _ -> isPointInTime(right) ? move(right, left, 1) : Value.Null.NULL;
      default -> move(left, right, 1);
    };
  }

  private static Value subtract(Value left, Value right) {
    return switch (left) {
      case Num(BigDecimal one) when right instanceof Num(BigDecimal two) ->
          new Num(one.subtract(two, Value.PRECISION));
      case Span(Duration one) when right instanceof Span(Duration two) -> new Span(one.minus(two));
      case Months(long one) when right instanceof Months(long two) ->
          new Months(Math.subtractExact(one, two));
      default ->
          isPointInTime(left) && isPointInTime(right)
              ? difference(left, right)
              : move(left, right, -1);
    };
  }

  private static boolean isPointInTime(Value value) {
    return value instanceof Day || value instanceof Moment || value instanceof Value.Clock;
  }

  /// A point in time, later or earlier by a duration.
  private static Value move(Value point, Value by, int sign) {
    return switch (by) {
      case Months(long months) ->
          switch (point) {
            case Day(LocalDate day) -> new Day(day.plusMonths(sign * months));
            case Moment(LocalDateTime at, ZoneId zone) ->
                new Moment(at.plusMonths(sign * months), zone);
            default -> Value.Null.NULL;
          };
      case Span(Duration span) -> {
        Duration moved = sign < 0 ? span.negated() : span;
        yield switch (point) {
          case Day(LocalDate day) -> new Day(day.atStartOfDay().plus(moved).toLocalDate());
          case Moment(LocalDateTime at, ZoneId zone) -> new Moment(at.plus(moved), zone);
          case Value.Clock(LocalTime at, ZoneId zone) ->
              new Value.Clock(at.plusNanos(moved.toNanos() % (86_400L * 1_000_000_000L)), zone);
          default -> Value.Null.NULL;
        };
      }
      default -> Value.Null.NULL;
    };
  }

  private static Value difference(Value left, Value right) {
    if (left instanceof Value.Clock(LocalTime one, ZoneId zone)
        && right instanceof Value.Clock(LocalTime two, ZoneId other)) {
      if ((zone == null) != (other == null)) {
        return Value.Null.NULL;
      }
      long seconds = offset(zone) - offset(other);
      return new Span(Duration.between(two, one).minusSeconds(seconds));
    }
    @Nullable Moment from = moment(right, left);
    @Nullable Moment to = moment(left, right);
    if (from == null || to == null || (from.zone() == null) != (to.zone() == null)) {
      return Value.Null.NULL;
    }
    return new Span(Duration.between(utc(from), utc(to)));
  }

  /// A date as a moment: midnight UTC beside a moment with a zone, else without one.
  private static @Nullable Moment moment(Value value, Value beside) {
    return switch (value) {
      case Moment moment -> moment;
      case Day(LocalDate day) ->
          new Moment(
              day.atStartOfDay(),
              beside instanceof Moment other && other.zone() != null ? ZoneOffset.UTC : null);
      default -> null;
    };
  }

  private static LocalDateTime utc(Moment moment) {
    @Nullable ZoneId zone = moment.zone();
    return zone == null
        ? moment.value()
        : moment.value().atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static long offset(@Nullable ZoneId zone) {
    return zone instanceof ZoneOffset offset ? offset.getTotalSeconds() : 0;
  }

  private static Value multiply(Value left, Value right) {
    return switch (left) {
      case Num(BigDecimal one) when right instanceof Num(BigDecimal two) ->
          new Num(one.multiply(two, Value.PRECISION));
      case Num _ when right instanceof Span || right instanceof Months -> multiply(right, left);
      case Span(Duration span) when right instanceof Num(BigDecimal by) ->
          new Span(duration(nanos(span).multiply(by)));
      case Months(long months) when right instanceof Num(BigDecimal by) ->
          new Months(
              by.multiply(BigDecimal.valueOf(months))
                  .setScale(0, RoundingMode.DOWN)
                  .longValueExact());
      default -> Value.Null.NULL;
    };
  }

  private static Value divide(Value left, Value right) {
    return switch (left) {
      case Num(BigDecimal one) when right instanceof Num(BigDecimal two) ->
          new Num(one.divide(two, Value.PRECISION));
      case Span(Duration one) when right instanceof Num(BigDecimal two) ->
          new Span(duration(nanos(one).divide(two, Value.PRECISION)));
      case Span(Duration one) when right instanceof Span(Duration two) ->
          new Num(nanos(one).divide(nanos(two), Value.PRECISION));
      case Months(long one) when right instanceof Num(BigDecimal two) ->
          new Months(
              BigDecimal.valueOf(one)
                  .divide(two, Value.PRECISION)
                  .setScale(0, RoundingMode.DOWN)
                  .longValueExact());
      case Months(long one) when right instanceof Months(long two) ->
          new Num(BigDecimal.valueOf(one).divide(BigDecimal.valueOf(two), Value.PRECISION));
      default -> Value.Null.NULL;
    };
  }

  private static Value power(Value left, Value right) {
    if (!(left instanceof Num(BigDecimal base)) || !(right instanceof Num(BigDecimal exponent))) {
      return Value.Null.NULL;
    }
    @Nullable Integer whole = Evaluator.whole(right);
    if (whole != null && Math.abs(whole) <= 999_999_999) {
      if (whole >= 0) {
        return new Num(base.pow(whole, Value.PRECISION));
      }
      // Six digits more than the result holds, so that its last one is right.
      var finer = new java.math.MathContext(Value.PRECISION.getPrecision() + 6);
      return new Num(BigDecimal.ONE.divide(base.pow(-whole, finer), Value.PRECISION));
    }
    double power = Math.pow(base.doubleValue(), exponent.doubleValue());
    return Double.isFinite(power) ? new Num(BigDecimal.valueOf(power)) : Value.Null.NULL;
  }

  private static BigDecimal nanos(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
        .multiply(NANOS)
        .add(BigDecimal.valueOf(duration.getNano()));
  }

  private static Duration duration(BigDecimal nanos) {
    BigInteger whole = nanos.setScale(0, RoundingMode.DOWN).toBigIntegerExact();
    BigInteger[] parts = whole.divideAndRemainder(NANOS.toBigIntegerExact());
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
  }
}
