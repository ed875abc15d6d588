package org.contadora.reception.rules.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.contadora.reception.rules.feel.Value.Range;
import org.contadora.reception.rules.feel.Value.Unknown;
import org.jspecify.annotations.Nullable;

/// Equality and order (DMN 1.5, tables 42 to 44 and 10.3.2.11): values of different kinds do not
/// compare, and what does not compare is null.
final class Comparisons {
  private Comparisons() {}

  static Value compare(Node.Comparator operator, Value left, Value right) {
    return switch (operator) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> {
        Value equal = equal(left, right);
        yield equal instanceof Value.Bool(boolean truth) ? Value.of(!truth) : equal;
      }
      default -> ordered(operator, left, right);
    };
  }

  static Value equal(Value left, Value right) {
    if (left instanceof Unknown one) {
      return right instanceof Unknown two ? one.and(two) : one;
    }
    if (right instanceof Unknown) {
      return right;
    }
    if (left.isNull() || right.isNull()) {
      return Value.of(left.isNull() && right.isNull());
    }
    return switch (left) {
      case Value.Items(List<Value> values) ->
          right instanceof Value.Items(List<Value> others)
              ? allEqual(values, others)
              : Value.Null.NULL;
      case Value.Context(Map<String, Value> entries) ->
          right instanceof Value.Context(Map<String, Value> others)
              ? entries.keySet().equals(others.keySet())
                  ? allEqual(
                      List.copyOf(entries.values()),
                      entries.keySet().stream()
                          .map(name -> others.getOrDefault(name, Value.Null.NULL))
                          .toList())
                  : Value.Bool.FALSE
              : Value.Null.NULL;
      case Range one -> right instanceof Range ? Value.of(one.equals(right)) : Value.Null.NULL;
      case Value.Function _ -> Value.Null.NULL;
      case Value.Text(String text) ->
          right instanceof Value.Text(String other)
              ? Value.of(text.equals(other))
              : Value.Null.NULL;
      default -> {
        @Nullable Integer order = order(left, right);
        yield order == null ? Value.Null.NULL : Value.of(order == 0);
      }
    };
  }

  /// Whether `value` lies in `range`; an end that is null is open.
  static Value isIn(Value value, Range range) {
    Value low =
        range.low().isNull()
            ? Value.Bool.TRUE
            : ordered(
                range.lowClosed() ? Node.Comparator.GREATER_OR_EQUAL : Node.Comparator.GREATER,
                value,
                range.low());
    Value high =
        range.high().isNull()
            ? Value.Bool.TRUE
            : ordered(
                range.highClosed() ? Node.Comparator.LESS_OR_EQUAL : Node.Comparator.LESS,
                value,
                range.high());
    if (range.low().isNull() && range.high().isNull()) {
      return Value.Null.NULL;
    }
    return Loops.fold(true, List.of(low, high));
  }

  /// Negative, zero or positive; null if the two do not compare.
  static @Nullable Integer order(Value left, Value right) {
    return switch (left) {
      case Value.Num(BigDecimal one) when right instanceof Value.Num(BigDecimal two) ->
          one.compareTo(two);
      case Value.Text(String one) when right instanceof Value.Text(String two) ->
          Integer.signum(one.compareTo(two));
      case Value.Bool(boolean one) when right instanceof Value.Bool(boolean two) ->
          one == two ? 0 : null;
      case Value.Day(LocalDate one) when right instanceof Value.Day(LocalDate two) ->
          one.compareTo(two);
      case Value.Moment(LocalDateTime one, ZoneId zone)
          when right instanceof Value.Moment(LocalDateTime two, ZoneId other) ->
          moments(one, zone, two, other);
      case Value.Clock(LocalTime one, ZoneId zone)
          when right instanceof Value.Clock(LocalTime two, ZoneId other) ->
          clocks(one, zone, two, other);
      case Value.Span(Duration one) when right instanceof Value.Span(Duration two) ->
          one.compareTo(two);
      case Value.Months(long one) when right instanceof Value.Months(long two) ->
          Long.compare(one, two);
      default -> null;
    };
  }

  private static Value ordered(Node.Comparator operator, Value left, Value right) {
    if (left instanceof Unknown one) {
      return right instanceof Unknown two ? one.and(two) : one;
    }
    if (right instanceof Unknown || left instanceof Value.Bool) {
      return right instanceof Unknown ? right : Value.Null.NULL;
    }
    @Nullable Integer order = order(left, right);
    if (order == null) {
      return Value.Null.NULL;
    }
    return Value.of(
        switch (operator) {
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          case GREATER_OR_EQUAL -> order >= 0;
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
        });
  }

  private static Value allEqual(List<Value> values, List<Value> others) {
    if (values.size() != others.size()) {
      return Value.Bool.FALSE;
    }
    List<Value> truths = new ArrayList<>();
    Iterator<Value> other = others.iterator();
    for (Value value : values) {
      Value equal = equal(value, other.next());
      truths.add(equal.isNull() ? Value.Bool.FALSE : equal);
    }
    return Loops.fold(true, truths);
  }

  private static @Nullable Integer moments(
      LocalDateTime one, @Nullable ZoneId zone, LocalDateTime two, @Nullable ZoneId other) {
    if (zone == null || other == null) {
      return zone == null && other == null ? one.compareTo(two) : null;
    }
    Instant first = one.atZone(zone).toInstant();
    return first.compareTo(two.atZone(other).toInstant());
  }

  private static @Nullable Integer clocks(
      LocalTime one, @Nullable ZoneId zone, LocalTime two, @Nullable ZoneId other) {
    if (zone instanceof ZoneOffset first && other instanceof ZoneOffset second) {
      return Long.signum(nanos(one, first) - nanos(two, second));
    }
    return (zone == null ? other == null : zone.equals(other)) ? one.compareTo(two) : null;
  }

  private static long nanos(LocalTime time, ZoneOffset offset) {
    OffsetTime at = time.atOffset(offset);
    return at.toLocalTime().toNanoOfDay() - at.getOffset().getTotalSeconds() * 1_000_000_000L;
  }
}
