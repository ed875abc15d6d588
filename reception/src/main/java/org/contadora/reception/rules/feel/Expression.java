package org.contadora.reception.rules.feel;

import java.util.Collection;

/// An expression of FEEL, read once and evaluated as often as wanted.
public final class Expression {
  private final String text;
  private final Node root;

  private Expression(String text, Node root) {
    this.text = text;
    this.root = root;
  }

  /// Reads `text`.
  ///
  /// @param names the names in scope: those with blanks or signs in them cannot be told otherwise
  /// @throws FeelException if the text is not FEEL
  public static Expression parse(String text, Collection<String> names) {
    return new Expression(text, Parser.expression(text, Functions.withNames(names)));
  }

  /// The value in `scope`; an error gives null, as the standard wants it.
  public Value evaluate(Scope scope) {
    return Evaluator.evaluate(root, scope, Value.Null.NULL);
  }

  /// The name, if that is all it is; else an empty string.
  public String plainName() {
    return root instanceof Node.Name(String name) ? name : "";
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
