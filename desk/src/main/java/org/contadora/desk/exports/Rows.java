package org.contadora.desk.exports;

import java.io.IOException;
import org.contadora.desk.legs.LegRow;

/// The flights that are exported, one after the other; what the visitor throws ends it.
@FunctionalInterface
interface Rows {
  /// Takes one flight.
  @FunctionalInterface
  interface Visitor {
    void take(LegRow row) throws IOException;
  }

  void forEach(Visitor visitor) throws IOException;
}
