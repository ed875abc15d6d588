package org.contadora.reception.rules;

import java.util.List;
import org.contadora.reception.rules.feel.Value;

/// How a table came to its answer.
///
/// @param answer of the table; [Value.Unknown] if it is not settled yet
/// @param rows every rule, in order
public record Trace(Value answer, List<Row> rows) {
  public Trace {
    rows = List.copyOf(rows);
  }

  /// One rule.
  ///
  /// @param rule number, from 1
  /// @param matches true, false or not known yet
  /// @param output what it says if it matches
  /// @param cells one per input
  public record Row(int rule, Value matches, Value output, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// One cell.
  ///
  /// @param input name of the input
  /// @param test the cell's text
  /// @param value what was tested
  /// @param holds true, false or not known yet
  public record Cell(String input, String test, Value value, Value holds) {}
}
