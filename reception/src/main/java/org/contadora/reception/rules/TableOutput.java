package org.contadora.reception.rules;

import java.util.List;
import java.util.Optional;
import org.contadora.reception.rules.feel.Expression;
import org.contadora.reception.rules.feel.Value;

/// A column that a table answers.
///
/// @param name empty if the table has but one
/// @param type name of its type, empty if not said
/// @param values the output values, most important first; empty if not listed
/// @param otherwise what it says when no rule matches
public record TableOutput(
    String name, String type, List<Value> values, Optional<Expression> otherwise) {
  public TableOutput {
    values = List.copyOf(values);
  }

  /// The place of `value` among the output values; behind all of them if it is none.
  int rank(Value value) {
    int place = values.indexOf(value);
    return place < 0 ? values.size() : place;
  }
}
