package org.contadora.reception.rules;

import java.util.List;
import org.contadora.reception.rules.feel.Expression;
import org.contadora.reception.rules.feel.UnaryTests;

/// A column that a table asks about.
///
/// @param label as lawyers read it; the expression's text if the file gives none
/// @param expression what is tested
/// @param type name of its type, empty if not said
/// @param allowed the tests that every allowed value passes one of; empty if not limited
public record TableInput(
    String label, Expression expression, String type, List<UnaryTests> allowed) {
  public TableInput {
    allowed = List.copyOf(allowed);
  }

  /// The input that the column is about, or the expression's text if it is more than a name.
  public String name() {
    String plain = expression.plainName();
    return plain.isEmpty() ? expression.text() : plain;
  }
}
