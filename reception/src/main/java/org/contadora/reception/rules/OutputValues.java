package org.contadora.reception.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.contadora.reception.rules.feel.Value;

/// A table's output cells as one value.
final class OutputValues {
  private OutputValues() {}

  /// The single output, or a context of all by their names.
  static Value of(DecisionTable table, List<Value> cells) {
    if (cells.size() == 1) {
      return cells.getFirst();
    }
    Map<String, Value> entries = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      entries.put(table.outputs().get(i).name(), cells.get(i));
    }
    return new Value.Context(entries);
  }

  /// Not known until all inputs of both are.
  static Value.Unknown both(Value.Unknown one, Value.Unknown other) {
    if (one.inputs().containsAll(other.inputs())) {
      return one;
    }
    TreeSet<String> inputs = new TreeSet<>(one.inputs());
    inputs.addAll(other.inputs());
    return new Value.Unknown(inputs);
  }
}
