package org.contadora.reception.pathways;

import java.util.List;
import org.contadora.reception.rules.TableAnalysis;
import org.contadora.reception.rules.Trace;

/// Why an instrument says what it says, and what would change it.
///
/// @param trace how every cell of the table came out
/// @param changes the smallest changes that lead to another answer
public record Explanation(Trace trace, List<TableAnalysis.Change> changes) {
  public Explanation {
    changes = List.copyOf(changes);
  }
}
