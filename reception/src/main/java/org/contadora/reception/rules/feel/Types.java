package org.contadora.reception.rules.feel;

/// The names of FEEL's own types and the values that belong to them (DMN 1.5, 10.3.2.9).
public final class Types {
  private Types() {}

  /// Whether `value` is of the built-in type `type`; null is of none but `null` and `Any`.
  static Value isInstance(Value value, String type) {
    if (value instanceof Value.Unknown) {
      return value;
    }
    return Value.of(value.isNull() ? type.equals("null") : belongs(value, type));
  }

  /// Whether `type` is one of FEEL's own.
  public static boolean isBuiltIn(String type) {
    return switch (type) {
      case "Any",
          "number",
          "string",
          "boolean",
          "date",
          "time",
          "date and time",
          "dateTime",
          "days and time duration",
          "dayTimeDuration",
          "years and months duration",
          "yearMonthDuration",
          "list",
          "context",
          "function",
          "range",
          "null" ->
          true;
      default -> false;
    };
  }

  /// Whether `value`, which is not null, is of the built-in type `type`.
  public static boolean belongs(Value value, String type) {
    return switch (type) {
      case "Any" -> true;
      case "number" -> value instanceof Value.Num;
      case "string" -> value instanceof Value.Text;
      case "boolean" -> value instanceof Value.Bool;
      case "date" -> value instanceof Value.Day;
      case "time" -> value instanceof Value.Clock;
      case "date and time", "dateTime" -> value instanceof Value.Moment;
      case "days and time duration", "dayTimeDuration" -> value instanceof Value.Span;
      case "years and months duration", "yearMonthDuration" -> value instanceof Value.Months;
      case "list" -> value instanceof Value.Items;
      case "context" -> value instanceof Value.Context;
      case "function" -> value instanceof Value.Function;
      case "range" -> value instanceof Value.Range;
      default -> false;
    };
  }
}
