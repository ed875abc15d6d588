package org.contadora.ledger.entries;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry with the time at which the ledger took it.
///
/// @param recorded when the ledger took the entry; never earlier than the entry before it
/// @param clock what the clock said, null unless it had gone back behind the entry before
/// @param entry what was taken
public record Recorded(Instant recorded, @Nullable Instant clock, Entry entry) {
  public Recorded {
    recorded = Values.millis(recorded);
    clock = clock == null ? null : Values.millis(clock);
    if (clock != null && !clock.isBefore(recorded)) {
      throw new EntryException(
          "The clock (%s) must be before the time recorded (%s), or left out."
              .formatted(clock, recorded));
    }
  }
}
