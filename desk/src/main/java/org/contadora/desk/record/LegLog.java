package org.contadora.desk.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contadora.flights.findings.Finding;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// Appends to the ledger in batches, and nothing that stands there already.
final class LegLog {
  /// Entries appended together.
  private static final int BATCH = 500;

  private final Ledger ledger;
  private final LegEntries entries;
  private final List<Entry> waiting = new ArrayList<>();
  long captures;
  long observations;
  long findings;
  long unchanged;

  /// @param engine name and version of the program that rebuilt the legs
  LegLog(Ledger ledger, String engine) {
    this.ledger = ledger;
    entries = new LegEntries(engine);
  }

  /// What stands about a subject.
  List<LedgerEntry> about(Subject subject) {
    return ledger.history(subject).entries();
  }

  /// The last entry of a kind, whether or not somebody has corrected it: what was said to be wrong
  /// is not to be said again.
  static <T extends Entry> Optional<T> last(List<LedgerEntry> entries, Class<T> kind) {
    for (LedgerEntry entry : entries.reversed()) {
      if (kind.isInstance(entry.recorded().entry())) {
        return Optional.of(kind.cast(entry.recorded().entry()));
      }
    }
    return Optional.empty();
  }

  /// The place of the last entry of a kind, null if there is none.
  static @Nullable Long lastIndex(List<LedgerEntry> entries, Class<? extends Entry> kind) {
    for (LedgerEntry entry : entries.reversed()) {
      if (kind.isInstance(entry.recorded().entry())) {
        return entry.index();
      }
    }
    return null;
  }

  /// Says who a source is, if that was not said.
  void introduce(Source source) {
    Subject subject = Subject.source(source.sourceId());
    if (last(about(subject), Source.class).filter(source::equals).isEmpty()
        && !waiting.contains(source)) {
      add(source);
    }
  }

  /// What was seen of a leg.
  ///
  /// @param place where in the captures the leg comes from
  /// @param joins legs that are parts of it
  /// @param before what stands about the leg
  void observe(
      Finding finding,
      List<Hash> captured,
      String place,
      List<String> joins,
      List<LedgerEntry> before) {
    Observation observation = entries.observation(finding, captured, place, joins);
    if (last(before, Observation.class).filter(observation::equals).isPresent()) {
      unchanged++;
    } else {
      add(observation);
      observations++;
    }
  }

  /// A leg that is not removal-related has a finding only where it had one before.
  ///
  /// @param before what stands about the leg
  void judge(Finding finding, List<LedgerEntry> before) {
    Optional<org.contadora.ledger.entries.Finding> said =
        last(before, org.contadora.ledger.entries.Finding.class);
    if (!finding.removalRelated() && said.isEmpty()) {
      return;
    }
    org.contadora.ledger.entries.Finding says = entries.finding(finding);
    if (said.filter(says::equals).isPresent()) {
      unchanged++;
    } else {
      add(says);
      findings++;
    }
  }

  /// Says of what was observed and found of the parts of a leg that the whole stands in its place.
  ///
  /// @param who the account or program that says so
  void join(String whole, List<String> parts, String who, Instant now) {
    flush();
    List<LedgerEntry> about = about(Subject.leg(whole));
    for (String part : parts) {
      Subject subject = Subject.leg(part);
      for (LedgerEntry entry : ledger.history(subject).standing()) {
        Entry said = entry.recorded().entry();
        if (said instanceof Observation || said instanceof org.contadora.ledger.entries.Finding) {
          add(
              new Correction(
                  entry.index(),
                  List.of(subject),
                  lastIndex(about, said.getClass()),
                  "Reception had cut it: a part of %s.".formatted(whole),
                  who,
                  now));
        }
      }
    }
  }

  void add(Entry entry) {
    waiting.add(entry);
    if (waiting.size() >= BATCH) {
      flush();
    }
  }

  /// Appends what waits.
  void flush() {
    if (!waiting.isEmpty()) {
      ledger.append(waiting);
      waiting.clear();
    }
  }
}
