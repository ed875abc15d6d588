package org.contadora.ledger;

import org.contadora.ledger.entries.Recorded;
import org.jspecify.annotations.Nullable;

/// An entry where it stands.
///
/// @param index its place, from 0
/// @param recorded what it says, and since when
/// @param correctedBy index of the correction that says it is wrong, null while it counts
public record LedgerEntry(long index, Recorded recorded, @Nullable Long correctedBy) {
  /// Whether nobody has said that it is wrong.
  public boolean counts() {
    return correctedBy == null;
  }
}
