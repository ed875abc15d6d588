package org.contadora.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Claim;
import org.contadora.ledger.entries.Correction;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Publication;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.merkle.Hash;

/// Whether what entries point at stands before them: sources and captures that they name, entries
/// that they correct, states that they published. The same rules hold when entries are appended and
/// when the ledger is verified.
final class References {
  /// Names remembered, so that a long run of entries of one source asks the store once.
  private static final int REMEMBERED = 100_000;

  private final Earlier earlier;
  private final Set<Subject> introduced = new HashSet<>();

  References(Earlier earlier) {
    this.earlier = earlier;
  }

  /// What stands before the entry in question.
  interface Earlier {
    /// Whether a source or capture of this name was recorded.
    boolean isIntroduced(Subject subject);

    /// The entry at `index`.
    Optional<Entry> findEntry(long index);

    /// Root of the tree of the first `size` entries, which are all recorded.
    Hash root(long size);
  }

  /// What is wrong with the entry that stands at `index`, or is to stand there; empty if nothing.
  List<String> check(long index, Entry entry) {
    List<String> problems = new ArrayList<>();
    for (Subject needed : needed(entry)) {
      if (!isIntroduced(needed)) {
        problems.add("%s must be recorded before it is named".formatted(needed));
      }
    }
    switch (entry) {
      case Correction correction -> check(index, correction, problems);
      case Publication publication -> check(index, publication, problems);
      default -> {}
    }
    introduce(entry);
    return problems;
  }

  private boolean isIntroduced(Subject subject) {
    if (introduced.contains(subject)) {
      return true;
    }
    boolean found = earlier.isIntroduced(subject);
    if (found) {
      remember(subject);
    }
    return found;
  }

  private void introduce(Entry entry) {
    switch (entry) {
      case Source source -> remember(Subject.source(source.sourceId()));
      case Capture capture -> remember(Capture.subject(capture.sha256()));
      default -> {}
    }
  }

  private void remember(Subject subject) {
    if (introduced.size() >= REMEMBERED) {
      introduced.clear();
    }
    introduced.add(subject);
  }

  private static Set<Subject> needed(Entry entry) {
    Set<Subject> needed = new HashSet<>();
    for (Subject subject : entry.subjects()) {
      if (subject.type().equals(Subject.SOURCE) || subject.type().equals(Subject.CAPTURE)) {
        needed.add(subject);
      }
    }
    switch (entry) {
      case Source source -> needed.remove(Subject.source(source.sourceId()));
      case Capture capture -> needed.remove(Capture.subject(capture.sha256()));
      case Observation observation ->
          observation.captures().forEach(sha256 -> needed.add(Capture.subject(sha256)));
      case Claim claim when claim.capture() != null -> needed.add(Capture.subject(claim.capture()));
      default -> {}
    }
    return needed;
  }

  private void check(long index, Correction correction, List<String> problems) {
    Long replacement = correction.replacement();
    if (replacement != null && replacement >= index) {
      problems.add(
          "the replacement (%d) must stand before the correction (%d)"
              .formatted(replacement, index));
    }
    if (correction.corrects() >= index) {
      problems.add(
          "the entry corrected (%d) must stand before the correction (%d)"
              .formatted(correction.corrects(), index));
      return;
    }
    List<Subject> subjects =
        earlier.findEntry(correction.corrects()).map(Entry::subjects).orElse(List.of());
    if (!subjects.equals(correction.about())) {
      problems.add(
          "the correction is about %s, expected %s as the entry corrected (%d)"
              .formatted(correction.about(), subjects, correction.corrects()));
    }
  }

  private void check(long index, Publication publication, List<String> problems) {
    long size = publication.checkpointSize();
    if (size > index) {
      problems.add(
          "the state published from (%d entries) must stand before it (%d)".formatted(size, index));
      return;
    }
    Hash root = earlier.root(size);
    if (!root.equals(publication.checkpointRoot())) {
      problems.add(
          "the root published from (%s) must be that of %d entries (%s)"
              .formatted(publication.checkpointRoot(), size, root));
    }
  }
}
