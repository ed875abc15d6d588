package org.contadora.reception.rules.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contadora.reception.rules.feel.Value.Bool;
import org.contadora.reception.rules.feel.Value.Context;
import org.contadora.reception.rules.feel.Value.Items;
import org.contadora.reception.rules.feel.Value.Num;
import org.contadora.reception.rules.feel.Value.Range;
import org.contadora.reception.rules.feel.Value.Unknown;
import org.jspecify.annotations.Nullable;

/// What an expression is worth (DMN 1.5, 10.3.2.8 to 10.3.2.15), with one more case than the
/// standard has: what depends on a fact that nobody has asked yet is [Unknown], unless it comes out
/// the same whatever the answer (strong Kleene logic).
final class Evaluator {
  private Evaluator() {}

  static Value evaluate(Node node, Scope scope, Value tested) {
    return switch (node) {
      case Node.Constant(Value value) -> value;
      case Node.Name(String name) -> name(name, scope);
      case Node.Tested _ -> tested;
      case Node.Arithmetic(char operator, Node left, Node right) ->
          Arithmetic.apply(operator, evaluate(left, scope, tested), evaluate(right, scope, tested));
      case Node.Negated(Node operand) -> Arithmetic.negate(evaluate(operand, scope, tested));
      case Node.Comparison(Node.Comparator operator, Node left, Node right) ->
          Comparisons.compare(
              operator, evaluate(left, scope, tested), evaluate(right, scope, tested));
      case Node.Between(Node value, Node low, Node high) ->
          Comparisons.isIn(
              evaluate(value, scope, tested),
              new Range(true, evaluate(low, scope, tested), evaluate(high, scope, tested), true));
      case Node.In(Node value, List<Node> tests) ->
          anyHolds(tests, scope, evaluate(value, scope, tested));
      case Node.And(Node left, Node right) -> and(left, right, scope, tested);
      case Node.Or(Node left, Node right) -> or(left, right, scope, tested);
      case Node.If branch -> branch(branch, scope, tested);
      case Node.For loop -> Loops.loop(loop, scope, tested);
      case Node.Quantified quantified -> Loops.quantified(quantified, scope, tested);
      case Node.ListOf(List<Node> items) ->
          new Items(items.stream().map(item -> evaluate(item, scope, tested)).toList());
      case Node.ContextOf(Map<String, Node> entries) -> context(entries, scope, tested);
      case Node.RangeOf(boolean lowClosed, Node low, Node high, boolean highClosed) ->
          range(lowClosed, evaluate(low, scope, tested), evaluate(high, scope, tested), highClosed);
      case Node.Path(Node value, String name) -> path(value, name, scope, tested);
      case Node.Filter(Node value, Node condition) ->
          Loops.filter(evaluate(value, scope, tested), condition, scope, tested);
      case Node.Call call -> call(call, scope, tested);
      case Node.InstanceOf(Node value, String type) ->
          Types.isInstance(evaluate(value, scope, tested), type);
      case Node.Lambda(List<String> parameters, Node body) ->
          lambda(parameters, body, scope, tested);
      case Node.Test _, Node.NoneOf _, Node.Anything _ -> test(node, scope, tested);
    };
  }

  /// Whether `tested` passes one test of a cell.
  static Value test(Node node, Scope scope, Value tested) {
    return switch (node) {
      case Node.Anything _ -> Value.Bool.TRUE;
      case Node.Test(Node operand) -> holds(evaluate(operand, scope, tested), tested);
      case Node.NoneOf(List<Node> tests) -> not(anyHolds(tests, scope, tested));
      default -> truth(evaluate(node, scope, tested));
    };
  }

  private static Value name(String name, Scope scope) {
    @Nullable Value value = scope.find(name);
    if (value == null) {
      value = Functions.BUILT_IN.get(name);
    }
    return value == null ? Value.Null.NULL : value;
  }

  private static Value anyHolds(List<Node> tests, Scope scope, Value tested) {
    Value any = Value.Bool.FALSE;
    for (Node test : tests) {
      Value one = test(test, scope, tested);
      if (one.isTrue()) {
        return Value.Bool.TRUE;
      }
      any = either(any, one);
    }
    return any;
  }

  /// A value as a test: a range or a list holds what is in it, anything else what equals it.
  private static Value holds(Value wanted, Value tested) {
    if (wanted instanceof Range range) {
      return truth(Comparisons.isIn(tested, range));
    }
    if (wanted instanceof Items(List<Value> values) && !(tested instanceof Items)) {
      Value any = Value.Bool.FALSE;
      for (Value value : values) {
        any = any.isTrue() ? any : either(any, holds(value, tested));
      }
      return any;
    }
    Value equal = truth(Comparisons.equal(wanted, tested));
    if (equal.isFalse() && wanted instanceof Items(List<Value> values) && values.contains(tested)) {
      return Value.Bool.TRUE;
    }
    return equal;
  }

  /// The truth of a test: null does not hold.
  private static Value truth(Value value) {
    return value instanceof Bool || value instanceof Unknown ? value : Value.Bool.FALSE;
  }

  /// `or` of two truth values, null counting as false.
  private static Value either(Value left, Value right) {
    if (left.isTrue() || right.isTrue()) {
      return Value.Bool.TRUE;
    }
    if (left instanceof Unknown first) {
      return right instanceof Unknown second ? first.and(second) : first;
    }
    return right instanceof Unknown ? right : Value.Bool.FALSE;
  }

  private static Value not(Value value) {
    return value instanceof Bool(boolean truth) ? Value.of(!truth) : value;
  }

  /// Ternary conjunction (DMN 1.5, table 50), null beside false and true; unknown may become any.
  private static Value and(Node left, Node right, Scope scope, Value tested) {
    Value first = evaluate(left, scope, tested);
    if (first.isFalse()) {
      return Value.Bool.FALSE;
    }
    Value second = evaluate(right, scope, tested);
    if (second.isFalse()) {
      return Value.Bool.FALSE;
    }
    if (first instanceof Unknown one) {
      return second instanceof Unknown two ? one.and(two) : one;
    }
    if (second instanceof Unknown) {
      return second;
    }
    return first.isTrue() && second.isTrue() ? Value.Bool.TRUE : Value.Null.NULL;
  }

  private static Value or(Node left, Node right, Scope scope, Value tested) {
    Value first = evaluate(left, scope, tested);
    if (first.isTrue()) {
      return Value.Bool.TRUE;
    }
    Value second = evaluate(right, scope, tested);
    if (second.isTrue()) {
      return Value.Bool.TRUE;
    }
    if (first instanceof Unknown one) {
      return second instanceof Unknown two ? one.and(two) : one;
    }
    if (second instanceof Unknown) {
      return second;
    }
    return first.isFalse() && second.isFalse() ? Value.Bool.FALSE : Value.Null.NULL;
  }

  /// Where the condition is not known, both ways are tried: if they agree, it does not matter.
  private static Value branch(Node.If branch, Scope scope, Value tested) {
    Value condition = evaluate(branch.condition(), scope, tested);
    if (!(condition instanceof Unknown unknown)) {
      return evaluate(condition.isTrue() ? branch.yes() : branch.no(), scope, tested);
    }
    Value yes = evaluate(branch.yes(), scope, tested);
    Value no = evaluate(branch.no(), scope, tested);
    if (yes.equals(no)) {
      return yes;
    }
    Unknown both = yes instanceof Unknown more ? unknown.and(more) : unknown;
    return no instanceof Unknown more ? both.and(more) : both;
  }

  private static Value context(Map<String, Node> entries, Scope scope, Value tested) {
    Map<String, Value> values = new LinkedHashMap<>();
    Scope inner = Scope.of(values, scope);
    entries.forEach((name, entry) -> values.put(name, evaluate(entry, inner, tested)));
    return new Context(values);
  }

  private static Value range(boolean lowClosed, Value low, Value high, boolean highClosed) {
    if (low instanceof Unknown one) {
      return high instanceof Unknown two ? one.and(two) : one;
    }
    return high instanceof Unknown ? high : new Range(lowClosed, low, high, highClosed);
  }

  private static Value path(Node node, String name, Scope scope, Value tested) {
    return member(evaluate(node, scope, tested), name);
  }

  static Value member(Value value, String name) {
    return switch (value) {
      case Context(Map<String, Value> entries) -> {
        @Nullable Value entry = entries.get(name);
        yield entry == null ? Value.Null.NULL : entry;
      }
      case Items(List<Value> values) ->
          new Items(values.stream().map(item -> member(item, name)).toList());
      case Unknown _ -> value;
      default -> Properties.of(value, name);
    };
  }

  private static Value call(Node.Call call, Scope scope, Value tested) {
    Value target = evaluate(call.function(), scope, tested);
    List<Value> arguments = new ArrayList<>();
    for (Node argument : call.arguments()) {
      arguments.add(evaluate(argument, scope, tested));
    }
    if (target instanceof Unknown) {
      return target;
    }
    if (!(target instanceof Value.Function function)) {
      return Value.Null.NULL;
    }
    String name = call.function() instanceof Node.Name(String plain) ? plain : "";
    boolean builtIn = function.equals(Functions.BUILT_IN.get(name));
    if (!call.names().isEmpty()) {
      List<String> parameters =
          builtIn ? Functions.parameters(name, call.names()) : function.parameters();
      @Nullable List<Value> ordered = inOrder(parameters, call.names(), arguments);
      if (ordered == null) {
        return Value.Null.NULL;
      }
      arguments = ordered;
    } else if (!builtIn && arguments.size() != function.parameters().size()) {
      return Value.Null.NULL;
    }
    return function.body().apply(arguments);
  }

  private static @Nullable List<Value> inOrder(
      List<String> parameters, List<String> names, List<Value> arguments) {
    List<Value> ordered = new ArrayList<>();
    if (!parameters.containsAll(names)) {
      return null;
    }
    for (String parameter : parameters) {
      int place = names.indexOf(parameter);
      ordered.add(place < 0 ? Value.Null.NULL : arguments.get(place));
    }
    return ordered;
  }

  private static Value lambda(List<String> parameters, Node body, Scope scope, Value tested) {
    return new Value.Function(
        parameters,
        arguments -> {
          Map<String, Value> bound = new LinkedHashMap<>();
          for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
            bound.put(parameters.get(i), arguments.get(i));
          }
          return evaluate(body, Scope.of(bound, scope), tested);
        });
  }

  /// A whole number that fits, or null.
  static @Nullable Integer whole(Value value) {
    if (value instanceof Num(java.math.BigDecimal number)
        && number.stripTrailingZeros().scale() <= 0
        && number.abs().compareTo(java.math.BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
      return number.intValue();
    }
    return null;
  }
}
