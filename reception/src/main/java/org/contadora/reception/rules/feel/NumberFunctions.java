package org.contadora.reception.rules.feel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.contadora.reception.rules.feel.Value.Num;
import org.jspecify.annotations.Nullable;

/// Functions of numbers (DMN 1.5, 10.3.4.5), `not`, `is` and those of contexts.
final class NumberFunctions {
  /// What a scale may be (DMN 1.5, table 75, `decimal`).
  private static final int MOST_DIGITS = 6176;

  private NumberFunctions() {}

  private interface OfNumber {
    Value apply(BigDecimal number);
  }

  static void add() {
    round("decimal", RoundingMode.HALF_EVEN, "n,scale");
    round("floor", RoundingMode.FLOOR, "n,scale?");
    round("ceiling", RoundingMode.CEILING, "n,scale?");
    round("round up", RoundingMode.UP, "n,scale");
    round("round down", RoundingMode.DOWN, "n,scale");
    round("round half up", RoundingMode.HALF_UP, "n,scale");
    round("round half down", RoundingMode.HALF_DOWN, "n,scale");
    one("sqrt", n -> n.signum() < 0 ? Value.Null.NULL : new Num(n.sqrt(Value.PRECISION)));
    one("log", n -> n.signum() <= 0 ? Value.Null.NULL : real(Math.log(n.doubleValue())));
    one("exp", n -> real(Math.exp(n.doubleValue())));
    one("odd", n -> parity(n, 1));
    one("even", n -> parity(n, 0));
    Functions.add("abs", NumberFunctions::abs, "n");
    Functions.add("modulo", NumberFunctions::modulo, "dividend,divisor");
    Functions.add("number", NumberFunctions::number, "from,grouping separator?,decimal separator?");
    Functions.add(
        "not",
        arguments ->
            arguments.getFirst() instanceof Value.Bool(boolean truth)
                ? Value.of(!truth)
                : Value.Null.NULL,
        "negand");
    Functions.add(
        "is", arguments -> Value.of(arguments.get(0).equals(arguments.get(1))), "value1,value2");
    Functions.add(
        "get value",
        arguments ->
            arguments.get(0) instanceof Value.Context
                    && arguments.get(1) instanceof Value.Text(String key)
                ? Evaluator.member(arguments.get(0), key)
                : Value.Null.NULL,
        "m,key");
    Functions.add("get entries", NumberFunctions::entries, "m");
  }

  private static void one(String name, OfNumber body) {
    Functions.add(
        name,
        arguments ->
            arguments.getFirst() instanceof Num(BigDecimal number)
                ? body.apply(number)
                : Value.Null.NULL,
        "number");
  }

  private static void round(String name, RoundingMode mode, String parameters) {
    Functions.add(
        name,
        arguments -> {
          @Nullable Integer scale =
              arguments.size() > 1 ? Evaluator.whole(arguments.get(1)) : Integer.valueOf(0);
          return arguments.getFirst() instanceof Num(BigDecimal number)
                  && scale != null
                  && Math.abs(scale) <= MOST_DIGITS
              ? new Num(number.setScale(scale, mode))
              : Value.Null.NULL;
        },
        parameters);
  }

  private static Value abs(List<Value> arguments) {
    return switch (arguments.getFirst()) {
      case Num(BigDecimal number) -> new Num(number.abs());
      case Value.Span(java.time.Duration span) -> new Value.Span(span.abs());
      case Value.Months(long months) -> new Value.Months(Math.abs(months));
      default -> Value.Null.NULL;
    };
  }

  /// With the sign of the divisor, as the standard wants it.
  private static Value modulo(List<Value> arguments) {
    if (!(arguments.get(0) instanceof Num(BigDecimal n))
        || !(arguments.get(1) instanceof Num(BigDecimal by))
        || by.signum() == 0) {
      return Value.Null.NULL;
    }
    BigDecimal times = n.divide(by, Value.PRECISION).setScale(0, RoundingMode.FLOOR);
    return new Num(n.subtract(by.multiply(times)));
  }

  private static Value number(List<Value> arguments) {
    if (!(arguments.getFirst() instanceof Value.Text(String text))) {
      return arguments.getFirst() instanceof Num && arguments.size() == 1
          ? arguments.getFirst()
          : Value.Null.NULL;
    }
    String grouping = separator(arguments, 1);
    String decimal = separator(arguments, 2);
    if (!List.of("", " ", ",", ".").contains(grouping)
        || !List.of("", ",", ".").contains(decimal)
        || (!grouping.isEmpty() && grouping.equals(decimal))) {
      return Value.Null.NULL;
    }
    String plain = grouping.isEmpty() ? text : text.replace(grouping, "");
    try {
      return new Num(new BigDecimal(decimal.isEmpty() ? plain : plain.replace(decimal, ".")));
    } catch (NumberFormatException _) {
      return Value.Null.NULL;
    }
  }

  private static String separator(List<Value> arguments, int place) {
    return arguments.size() > place && arguments.get(place) instanceof Value.Text(String text)
        ? text
        : "";
  }

  private static Value entries(List<Value> arguments) {
    if (!(arguments.getFirst() instanceof Value.Context(java.util.Map<String, Value> entries))) {
      return Value.Null.NULL;
    }
    return new Value.Items(
        entries.entrySet().stream()
            .map(entry ->
                (Value)
                    new Value.Context(
                        java.util.Map.of(
                            "key", Value.of(entry.getKey()), "value", entry.getValue())))
            .toList());
  }

  private static Value parity(BigDecimal number, int rest) {
    BigDecimal half = number.remainder(BigDecimal.TWO).abs();
    return number.stripTrailingZeros().scale() > 0
        ? Value.Null.NULL
        : Value.of(half.compareTo(BigDecimal.valueOf(rest)) == 0);
  }

  private static Value real(double value) {
    return Double.isFinite(value) ? new Num(BigDecimal.valueOf(value)) : Value.Null.NULL;
  }
}
