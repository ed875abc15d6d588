package org.contadora.desk.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.ledger.History;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Legs that turned out to be parts of one: reception had cut it.
///
/// The whole's observation names its parts; what was observed of a part is corrected, and what
/// stands in its place is the whole's observation. Decisions on a part stay where they are and
/// count for the whole. Where a person takes the correction back, the part is a leg of its own
/// again.
public final class JoinedLegs {
  /// Under this name an observation tells its parts.
  static final String JOINS = "joins";

  /// So often is a whole part of another at most: a chain that is longer is none.
  private static final int LONGEST_CHAIN = 10;

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Ledger ledger;

  /// The legs in `ledger`.
  public JoinedLegs(Ledger ledger) {
    this.ledger = ledger;
  }

  /// The leg into which a leg was joined; empty if it stands for itself, or is not known.
  public Optional<String> into(String legId, When when) {
    String whole = legId;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      Optional<String> next = next(whole, when);
      if (next.isEmpty()) {
        break;
      }
      whole = next.get();
    }
    return whole.equals(legId) ? Optional.empty() : Optional.of(whole);
  }

  private Optional<String> next(String legId, When when) {
    for (LedgerEntry entry : when.of(Subject.leg(legId), ledger).entries().reversed()) {
      if (entry.recorded().entry() instanceof Observation) {
        Long correctedBy = entry.correctedBy();
        return correctedBy == null
                || !(ledger.entry(correctedBy).entry() instanceof Correction correction)
            ? Optional.empty()
            : whole(legId, correction);
      }
    }
    return Optional.empty();
  }

  private Optional<String> whole(String legId, Correction correction) {
    Long replacement = correction.replacement();
    return replacement != null
            && ledger.entry(replacement).entry() instanceof Observation whole
            && !whole.subject().id().equals(legId)
        ? Optional.of(whole.subject().id())
        : Optional.empty();
  }

  /// The legs that are parts of this one by the moment at which its history was taken.
  public List<String> of(History history, When when) {
    TreeSet<String> parts = new TreeSet<>();
    for (LedgerEntry entry : history.standing()) {
      if (entry.recorded().entry() instanceof Observation seen) {
        parts.addAll(named(seen));
      }
    }
    String whole = history.subject().id();
    return parts.stream()
        .filter(part -> into(part, when).filter(whole::equals).isPresent())
        .toList();
  }

  private static List<String> named(Observation seen) {
    List<String> parts = new ArrayList<>();
    if (seen.payload().text().contains(JOINS)) {
      for (JsonNode part : MAPPER.readTree(seen.payload().text()).path(JOINS)) {
        parts.add(part.asString());
      }
    }
    return parts;
  }

  /// Everything that was recorded of a leg and of its parts, in the order in which it was.
  public History history(String legId, When when) {
    History own = when.of(Subject.leg(legId), ledger);
    List<String> parts = of(own, when);
    if (parts.isEmpty()) {
      return own;
    }
    List<LedgerEntry> all = new ArrayList<>(own.entries());
    for (String part : parts) {
      for (LedgerEntry entry : when.of(Subject.leg(part), ledger).entries()) {
        if (all.stream().noneMatch(one -> one.index() == entry.index())) {
          all.add(entry);
        }
      }
    }
    all.sort(Comparator.comparingLong(LedgerEntry::index));
    return new History(own.subject(), own.asOf(), all);
  }

  /// The place of the entry from which on all parts that a history has were one; -1 if it has none.
  public static long joinedAt(History history) {
    int most = 0;
    long at = -1;
    for (LedgerEntry entry : history.standing()) {
      if (entry.recorded().entry() instanceof Observation seen && named(seen).size() > most) {
        most = named(seen).size();
        at = entry.index();
      }
    }
    return at;
  }

  /// What says beside a correction that the same part was joined into the same whole: every
  /// observation and finding of a part is corrected on its own.
  ///
  /// @param index place of a correction; another entry, or one that joins nothing, has none beside
  public List<Long> beside(long index) {
    if (!(ledger.entry(index).entry() instanceof Correction said) || !joins(said)) {
      return List.of();
    }
    List<Long> all = new ArrayList<>();
    for (LedgerEntry entry : ledger.history(said.about().getFirst()).entries()) {
      if (entry.counts()
          && entry.index() != index
          && entry.recorded().entry() instanceof Correction other
          && other.reason().equals(said.reason())
          && other.about().equals(said.about())
          && other.by().equals(said.by())) {
        all.add(entry.index());
      }
    }
    return all;
  }

  /// Legs of which a person took back that they are parts of others, as they were recorded.
  public List<RecordedFlight> keptApart() {
    Set<String> parts = new TreeSet<>();
    for (long index : ledger.store().ofKind("correction", 0, Integer.MAX_VALUE)) {
      if (ledger.entry(index).entry() instanceof Correction back
          && ledger.entry(back.corrects()).entry() instanceof Correction said
          && joins(said)) {
        parts.add(said.about().getFirst().id());
      }
    }
    List<RecordedFlight> apart = new ArrayList<>();
    for (String part : parts) {
      if (into(part, new When.Now()).isEmpty()) {
        RecordedFlight.of(ledger.history(Subject.leg(part))).ifPresent(apart::add);
      }
    }
    return apart;
  }

  private boolean joins(Correction said) {
    Subject part = said.about().getFirst();
    return part.type().equals(Subject.LEG) && whole(part.id(), said).isPresent();
  }

  /// Whether a person took back that a leg was joined into another.
  static boolean isKeptApart(History history) {
    return history.entries().stream()
        .anyMatch(entry ->
            !entry.counts()
                && entry.recorded().entry() instanceof Correction correction
                && correction.replacement() != null);
  }
}
