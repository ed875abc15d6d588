package org.contadora.reception.rules.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A value of FEEL (DMN 1.5, 10.3.2), and beside it [Unknown]: a fact that can be known but is not
/// known yet.
///
/// The two are different things. [Null] is a value: the standard's "no value", which an error gives
/// too. [Unknown] stands for one of several values, and says which questions would settle it.
public sealed interface Value {
  /// The precision of the standard's numbers (IEEE 754-2008 decimal128; DMN 1.5, 10.3.2.3.1).
  MathContext PRECISION = MathContext.DECIMAL128;

  /// `null` of FEEL.
  record Null() implements Value {
    /// No value.
    public static final Null NULL = new Null();

    @Override
    public String toString() {
      return "null";
    }
  }

  /// One of several values, nobody knows yet which.
  ///
  /// @param inputs the inputs that would settle it, in alphabetical order
  record Unknown(SortedSet<String> inputs) implements Value {
    public Unknown {
      inputs = Collections.unmodifiableSortedSet(new TreeSet<>(inputs));
    }

    /// Not known until `input` is.
    public static Unknown of(String input) {
      return new Unknown(new TreeSet<>(List.of(input)));
    }

    /// Not known until both are.
    Unknown and(Unknown other) {
      if (inputs.containsAll(other.inputs)) {
        return this;
      }
      TreeSet<String> all = new TreeSet<>(inputs);
      all.addAll(other.inputs);
      return new Unknown(all);
    }

    @Override
    public String toString() {
      return "not known yet " + inputs;
    }
  }

  /// true or false.
  record Bool(boolean value) implements Value {
    /// The truth, as a value.
    public static final Bool TRUE = new Bool(true);

    /// The falsehood, as a value.
    public static final Bool FALSE = new Bool(false);

    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /// A number; equal numbers are equal whatever their scale.
  record Num(BigDecimal value) implements Value {
    public Num {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @Override
    public String toString() {
      return value.toPlainString();
    }
  }

  /// A string.
  record Text(String value) implements Value {
    @Override
    public String toString() {
      return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  /// A date.
  record Day(LocalDate value) implements Value {
    @Override
    public String toString() {
      return "date(\"" + value + "\")";
    }
  }

  /// A time of day, with or without a zone.
  record Clock(LocalTime value, @Nullable ZoneId zone) implements Value {
    @Override
    public String toString() {
      return "time(\"" + Temporal.timeText(value, zone) + "\")";
    }
  }

  /// A date and time, with or without a zone.
  record Moment(LocalDateTime value, @Nullable ZoneId zone) implements Value {
    @Override
    public String toString() {
      return "date and time(\"" + Temporal.momentText(value, zone) + "\")";
    }
  }

  /// A duration of days and time.
  record Span(Duration value) implements Value {
    @Override
    public String toString() {
      return "duration(\"" + Temporal.durationText(value) + "\")";
    }
  }

  /// A duration of years and months.
  record Months(long value) implements Value {
    @Override
    public String toString() {
      return "duration(\"" + Temporal.monthsText(value) + "\")";
    }
  }

  /// A list.
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }

  /// A context: named values in their order.
  record Context(Map<String, Value> entries) implements Value {
    public Context {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String toString() {
      return entries.toString();
    }
  }

  /// A range; an end that is [Null] is open (`< 5`, `>= 3`).
  record Range(boolean lowClosed, Value low, Value high, boolean highClosed) implements Value {
    @Override
    public String toString() {
      return (lowClosed ? "[" : "(") + low + ".." + high + (highClosed ? "]" : ")");
    }
  }

  /// Something that can be called: a built-in function, a business knowledge model, a lambda.
  ///
  /// @param parameters its names, in order; a built-in one takes its arguments by position
  record Function(List<String> parameters, Body body) implements Value {
    /// What a function does.
    @FunctionalInterface
    public interface Body {
      /// The value for these arguments.
      ///
      /// @param arguments one value for every parameter; any number for a built-in function
      Value apply(List<Value> arguments);
    }

    @Override
    public String toString() {
      return "function" + parameters;
    }
  }

  /// A truth value.
  static Bool of(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  /// A whole number.
  static Num of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  /// A string.
  static Text of(String value) {
    return new Text(value);
  }

  /// A date.
  static Day of(LocalDate value) {
    return new Day(value);
  }

  /// Whether this is a value that is known.
  default boolean isKnown() {
    return !(this instanceof Unknown);
  }

  /// Whether this is `null`, the known absence of a value.
  default boolean isNull() {
    return this instanceof Null;
  }

  /// Whether this is `true`; neither null nor unknown is.
  default boolean isTrue() {
    return this instanceof Bool bool && bool.value;
  }

  /// Whether this is `false`; neither null nor unknown is.
  default boolean isFalse() {
    return this instanceof Bool bool && !bool.value;
  }
}
