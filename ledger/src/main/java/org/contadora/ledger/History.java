package org.contadora.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Recorded;
import org.contadora.ledger.entries.Subject;

/// All that was recorded about a subject up to a moment.
///
/// @param subject what it is about
/// @param asOf the moment
/// @param entries in the order in which they were recorded
public record History(Subject subject, Instant asOf, List<LedgerEntry> entries) {
  public History {
    entries = List.copyOf(entries);
  }

  /// The state at that moment: what nobody had corrected by then, without the corrections
  /// themselves.
  public List<LedgerEntry> standing() {
    return entries.stream()
        .filter(entry -> entry.counts() && !(entry.recorded().entry() instanceof Correction))
        .toList();
  }

  /// Works out which entries count. A correction points back, so going from the last to the first
  /// it is known of each whether it was itself corrected.
  static History of(Subject subject, Instant asOf, List<Long> indices, List<Recorded> recorded) {
    Map<Long, Long> correctedBy = new HashMap<>();
    for (int i = indices.size() - 1; i >= 0; i--) {
      long index = indices.get(i);
      if (recorded.get(i).entry() instanceof Correction correction
          && !correctedBy.containsKey(index)) {
        correctedBy.put(correction.corrects(), index);
      }
    }
    List<LedgerEntry> entries = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      long index = indices.get(i);
      entries.add(new LedgerEntry(index, recorded.get(i), correctedBy.get(index)));
    }
    return new History(subject, asOf, entries);
  }
}
