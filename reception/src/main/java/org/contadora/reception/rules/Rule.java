package org.contadora.reception.rules;

import java.util.List;
import java.util.Map;
import org.contadora.reception.rules.feel.Expression;
import org.contadora.reception.rules.feel.UnaryTests;

/// A row of a table.
///
/// @param number counted from 1
/// @param tests one cell per input
/// @param outputs one cell per output
/// @param annotations what the row says beside, by the annotation column's name
public record Rule(
    int number, List<UnaryTests> tests, List<Expression> outputs, Map<String, String> annotations) {
  public Rule {
    tests = List.copyOf(tests);
    outputs = List.copyOf(outputs);
    annotations = Map.copyOf(annotations);
  }
}
