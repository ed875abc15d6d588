package org.contadora.desk.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.contadora.ledger.History;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.entries.Subject;

/// Which state of the ledger is looked at.
public sealed interface When {
  /// Today's.
  record Now() implements When {}

  /// That of the end of a past UTC day.
  record AsOf(LocalDate day) implements When {}

  /// That which a checkpoint of this size signs.
  record At(long size) implements When {}

  /// All that was recorded of `subject` by then.
  default History of(Subject subject, Ledger ledger) {
    return switch (this) {
      case Now _ -> ledger.history(subject);
      case AsOf(LocalDate day) -> ledger.stateAsOf(subject, endOf(day));
      case At(long size) -> ledger.stateAt(subject, size);
    };
  }

  /// The last millisecond of a day: times are kept to the millisecond.
  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
  }
}
