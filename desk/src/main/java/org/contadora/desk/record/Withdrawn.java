package org.contadora.desk.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Finding;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Subject;

/// Legs of which people withdrew what the machine saw or said: it does not count, also where the
/// same inputs give the same once more.
public final class Withdrawn {
  private static final int PAGE = 1_000;

  private final Ledger ledger;

  /// What was withdrawn in `ledger`.
  public Withdrawn(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Whether an entry is what the machine saw or said of a leg, or a correction of that.
  public static boolean isOfMachine(Entry entry, Ledger ledger) {
    return switch (entry) {
      case Observation _, Finding _ -> true;
      case Correction correction ->
          isOfMachine(ledger.entry(correction.corrects()).entry(), ledger);
      default -> false;
    };
  }

  /// Legs of which something was withdrawn once; it may have been brought back, or said anew.
  public Set<String> legs() {
    Set<String> legs = new TreeSet<>();
    List<Long> page = ledger.store().ofKind("correction", 0, PAGE);
    while (!page.isEmpty()) {
      for (long index : page) {
        if (ledger.entry(index).entry() instanceof Correction correction
            && correction.replacement() == null
            && correction.about().getFirst().type().equals(Subject.LEG)
            && isOfMachine(correction, ledger)) {
          legs.add(correction.about().getFirst().id());
        }
      }
      page = ledger.store().ofKind("correction", page.getLast() + 1, PAGE);
    }
    return legs;
  }

  /// Whether the last of what was seen of a leg, or said of it, does not count.
  public boolean isLast(String legId) {
    List<LedgerEntry> entries = ledger.history(Subject.leg(legId)).entries();
    return isLast(entries, Observation.class) || isLast(entries, Finding.class);
  }

  private static boolean isLast(List<LedgerEntry> entries, Class<? extends Entry> kind) {
    Optional<LedgerEntry> last =
        entries.reversed().stream()
            .filter(entry -> kind.isInstance(entry.recorded().entry()))
            .findFirst();
    return last.isPresent() && !last.get().counts();
  }
}
