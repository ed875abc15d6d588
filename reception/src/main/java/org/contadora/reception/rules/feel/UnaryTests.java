package org.contadora.reception.rules.feel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The tests in one cell of a decision table, any of which may hold (DMN 1.5, 7.3.3): `-`, `"a"`,
/// `>= 18`, `[1..5)`, `not("a", "b")`, an expression with `?`.
public final class UnaryTests {
  private final String text;
  private final List<Node> tests;

  private UnaryTests(String text, List<Node> tests) {
    this.text = text;
    this.tests = List.copyOf(tests);
  }

  /// Reads `text`.
  ///
  /// @param names the names in scope
  /// @throws FeelException if the text is no unary tests
  public static UnaryTests parse(String text, Collection<String> names) {
    return new UnaryTests(text, Parser.unaryTests(text, Functions.withNames(names)));
  }

  /// Whether `value` passes: true, false, or [Value.Unknown].
  ///
  /// @return never null: a test that gives no truth value does not hold
  public Value test(Value value, Scope scope) {
    Value any = Value.Bool.FALSE;
    for (Node test : tests) {
      Value one = Evaluator.test(test, scope, value);
      if (one.isTrue()) {
        return Value.Bool.TRUE;
      }
      if (one instanceof Value.Unknown unknown) {
        any = any instanceof Value.Unknown before ? before.and(unknown) : unknown;
      }
    }
    return any;
  }

  /// Whether every value passes.
  public boolean isAnything() {
    return tests.getFirst() instanceof Node.Anything;
  }

  /// The values written down in the tests: where the truth can change.
  public List<Value> landmarks() {
    List<Value> found = new ArrayList<>();
    for (Node test : tests) {
      Landmarks.collect(test, found);
    }
    return found;
  }

  /// Whether the truth depends on nothing but the value tested and constants, so that [#landmarks]
  /// say all about it.
  public boolean isPlain() {
    return tests.stream().allMatch(Landmarks::isPlain);
  }

  /// What was read.
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
