package org.contadora.desk.legs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the table.
///
/// @param next where the next page begins, null on the last
public record LegPage(List<LegRow> rows, @Nullable String next) {
  public LegPage {
    rows = List.copyOf(rows);
  }
}
