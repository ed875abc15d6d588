package org.contadora.reception.rules.feel;

import java.util.List;
import java.util.Map;

/// An expression of FEEL, parsed (DMN 1.5, 10.3.1.2).
sealed interface Node {
  /// A value written down.
  record Constant(Value value) implements Node {}

  /// A name in scope.
  record Name(String name) implements Node {}

  /// `?`: the value that a cell of a table tests.
  record Tested() implements Node {}

  /// `left op right` with one of `+ - * / **`.
  record Arithmetic(char operator, Node left, Node right) implements Node {}

  /// `-operand`.
  record Negated(Node operand) implements Node {}

  /// `left op right` with one of `= != < <= > >=`.
  record Comparison(Comparator operator, Node left, Node right) implements Node {}

  /// `value between low and high`.
  record Between(Node value, Node low, Node high) implements Node {}

  /// `value in (tests)`.
  record In(Node value, List<Node> tests) implements Node {}

  /// `left and right`.
  record And(Node left, Node right) implements Node {}

  /// `left or right`.
  record Or(Node left, Node right) implements Node {}

  /// `if condition then yes else no`.
  record If(Node condition, Node yes, Node no) implements Node {}

  /// `for … return result`.
  record For(List<Iteration> iterations, Node result) implements Node {}

  /// `some|every … satisfies condition`.
  record Quantified(boolean every, List<Iteration> iterations, Node condition) implements Node {}

  /// `[a, b]`.
  record ListOf(List<Node> items) implements Node {}

  /// `{a: 1}`.
  record ContextOf(Map<String, Node> entries) implements Node {}

  /// `[low..high]`.
  record RangeOf(boolean lowClosed, Node low, Node high, boolean highClosed) implements Node {}

  /// `value.name`.
  record Path(Node value, String name) implements Node {}

  /// `value[condition]`.
  record Filter(Node value, Node condition) implements Node {}

  /// `function(arguments)`, by position if `names` is empty.
  record Call(Node function, List<String> names, List<Node> arguments) implements Node {}

  /// `value instance of type`.
  record InstanceOf(Node value, String type) implements Node {}

  /// `function(a, b) body`.
  record Lambda(List<String> parameters, Node body) implements Node {}

  /// A cell's own test: `< 5`, `[1..2]`, `"a"`; `?` is compared with it.
  record Test(Node operand) implements Node {}

  /// `not(tests)` in a cell.
  record NoneOf(List<Node> tests) implements Node {}

  /// `-`: any value at all.
  record Anything() implements Node {}

  /// `name in list` of a loop; `to` of a range `1..5` without brackets.
  record Iteration(String name, Node from, List<Node> to) {}

  /// How two values are compared.
  enum Comparator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    final String sign;

    Comparator(String sign) {
      this.sign = sign;
    }
  }
}
