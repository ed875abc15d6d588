package org.contadora.reception.rules.feel;

import java.util.ArrayList;
import java.util.List;
import org.contadora.reception.rules.feel.Value.Context;
import org.contadora.reception.rules.feel.Value.Items;
import org.contadora.reception.rules.feel.Value.Unknown;
import org.jspecify.annotations.Nullable;

/// `for`, `some`, `every` and filters (DMN 1.5, 10.3.2.5 and 10.3.2.14).
final class Loops {
  /// Steps of one loop; a rule that needs more is a mistake, not a law.
  private static final int MOST_STEPS = 100_000;

  private Loops() {}

  static Value loop(Node.For loop, Scope scope, Value tested) {
    List<Value> results = new ArrayList<>();
    @Nullable Value failed =
        steps(
            loop.iterations(),
            0,
            scope,
            tested,
            inner -> {
              Scope with = inner.with("partial", new Items(results));
              results.add(Evaluator.evaluate(loop.result(), with, tested));
            });
    return failed == null ? new Items(results) : failed;
  }

  static Value quantified(Node.Quantified quantified, Scope scope, Value tested) {
    List<Value> truths = new ArrayList<>();
    @Nullable Value failed =
        steps(
            quantified.iterations(),
            0,
            scope,
            tested,
            inner -> truths.add(Evaluator.evaluate(quantified.condition(), inner, tested)));
    return failed == null ? fold(quantified.every(), truths) : failed;
  }

  /// Conjunction (`every`) or disjunction (`some`) of truth values in the standard's ternary logic.
  static Value fold(boolean every, List<Value> truths) {
    boolean noValue = false;
    @Nullable Unknown unknown = null;
    for (Value truth : truths) {
      if (every ? truth.isFalse() : truth.isTrue()) {
        return Value.of(!every);
      }
      if (truth instanceof Unknown one) {
        unknown = unknown == null ? one : unknown.and(one);
      } else if (!(truth instanceof Value.Bool)) {
        noValue = true;
      }
    }
    if (unknown != null) {
      return unknown;
    }
    return noValue ? Value.Null.NULL : Value.of(every);
  }

  static Value filter(Value value, Node condition, Scope scope, Value tested) {
    if (value instanceof Unknown) {
      return value;
    }
    List<Value> items =
        value instanceof Items(List<Value> values)
            ? values
            : value.isNull() ? List.of() : List.of(value);
    Value index = Evaluator.evaluate(condition, scope.with("item", Value.Null.NULL), tested);
    if (index instanceof Value.Num) {
      @Nullable Integer at = Evaluator.whole(index);
      int place = at == null ? -1 : at < 0 ? items.size() + at : at - 1;
      return place >= 0 && place < items.size() ? items.get(place) : Value.Null.NULL;
    }
    List<Value> kept = new ArrayList<>();
    @Nullable Unknown unknown = null;
    for (Value item : items) {
      Scope inner = scope.with("item", item);
      if (item instanceof Context(java.util.Map<String, Value> entries)) {
        inner = Scope.of(entries, inner);
      }
      Value holds = Evaluator.evaluate(condition, inner, tested);
      if (holds instanceof Unknown one) {
        unknown = unknown == null ? one : unknown.and(one);
      } else if (holds.isTrue()) {
        kept.add(item);
      }
    }
    return unknown == null ? new Items(kept) : unknown;
  }

  private interface Step {
    void at(Scope scope);
  }

  /// Goes through all combinations, the last iteration fastest.
  ///
  /// @return the value of the whole if there is nothing to go through, else null
  private static @Nullable Value steps(
      List<Node.Iteration> iterations, int depth, Scope scope, Value tested, Step step) {
    if (depth == iterations.size()) {
      step.at(scope);
      return null;
    }
    Node.Iteration iteration = iterations.get(depth);
    Value from = Evaluator.evaluate(iteration.from(), scope, tested);
    Value to =
        iteration.to().isEmpty()
            ? Value.Null.NULL
            : Evaluator.evaluate(iteration.to().getFirst(), scope, tested);
    if (from instanceof Unknown || to instanceof Unknown) {
      return from instanceof Unknown ? from : to;
    }
    @Nullable List<Value> items = iteration.to().isEmpty() ? itemsOf(from) : between(from, to);
    if (items == null) {
      return Value.Null.NULL;
    }
    for (Value item : items) {
      @Nullable Value failed =
          steps(iterations, depth + 1, scope.with(iteration.name(), item), tested, step);
      if (failed != null) {
        return failed;
      }
    }
    return null;
  }

  private static @Nullable List<Value> itemsOf(Value value) {
    return switch (value) {
      case Items(List<Value> values) -> values;
      case Value.Range range -> between(range.low(), range.high());
      case Value.Null _ -> null;
      default -> List.of(value);
    };
  }

  private static @Nullable List<Value> between(Value from, Value to) {
    List<Value> items = new ArrayList<>();
    if (from instanceof Value.Day(java.time.LocalDate first)
        && to instanceof Value.Day(java.time.LocalDate last)) {
      int step = first.isAfter(last) ? -1 : 1;
      for (java.time.LocalDate day = first; items.size() < MOST_STEPS; day = day.plusDays(step)) {
        items.add(Value.of(day));
        if (day.equals(last)) {
          return items;
        }
      }
      return null;
    }
    @Nullable Integer first = Evaluator.whole(from);
    @Nullable Integer last = Evaluator.whole(to);
    if (first == null || last == null || Math.abs((long) first - last) >= MOST_STEPS) {
      return null;
    }
    int step = first > last ? -1 : 1;
    for (int i = first; i != last + step; i += step) {
      items.add(Value.of(i));
    }
    return items;
  }
}
