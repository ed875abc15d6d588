package org.contadora.reception.rules.feel;

import java.util.List;

/// The constants of a cell's tests: between two neighbours the truth of a plain test is the same.
final class Landmarks {
  private Landmarks() {}

  static void collect(Node node, List<Value> found) {
    switch (node) {
      case Node.Constant(Value value) -> constant(value, found);
      case Node.Test(Node operand) -> collect(operand, found);
      case Node.Negated(Node operand) ->
          constant(Evaluator.evaluate(node, Scope.EMPTY, Value.Null.NULL), found);
      case Node.Comparison(_, Node left, Node right) -> {
        collect(left, found);
        collect(right, found);
      }
      case Node.RangeOf(_, Node low, Node high, _) -> {
        collect(low, found);
        collect(high, found);
      }
      case Node.ListOf(List<Node> items) -> items.forEach(item -> collect(item, found));
      case Node.NoneOf(List<Node> tests) -> tests.forEach(test -> collect(test, found));
      case Node.And(Node left, Node right) -> {
        collect(left, found);
        collect(right, found);
      }
      case Node.Or(Node left, Node right) -> {
        collect(left, found);
        collect(right, found);
      }
      default -> {}
    }
  }

  static boolean isPlain(Node node) {
    return switch (node) {
      case Node.Constant _, Node.Anything _, Node.Tested _ -> true;
      case Node.Test(Node operand) -> isPlain(operand);
      case Node.Negated(Node operand) -> operand instanceof Node.Constant;
      case Node.Comparison(_, Node left, Node right) -> isPlain(left) && isPlain(right);
      case Node.RangeOf(_, Node low, Node high, _) -> isPlain(low) && isPlain(high);
      case Node.ListOf(List<Node> items) -> items.stream().allMatch(Landmarks::isPlain);
      case Node.NoneOf(List<Node> tests) -> tests.stream().allMatch(Landmarks::isPlain);
      case Node.And(Node left, Node right) -> isPlain(left) && isPlain(right);
      case Node.Or(Node left, Node right) -> isPlain(left) && isPlain(right);
      default -> false;
    };
  }

  private static void constant(Value value, List<Value> found) {
    if (!found.contains(value)) {
      found.add(value);
    }
  }
}
