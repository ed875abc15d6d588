package org.contadora.desk.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.contadora.flights.findings.FlightClass;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.entries.Decision.Verdict;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Subject;
import org.jspecify.annotations.Nullable;

/// Decisions in the ledger, each signed with a checkpoint as soon as it is kept.
public final class LedgerLog implements DecisionLog {
  /// Stands where a person gave no reason: the ledger asks for one.
  private static final String NO_REASON = "-";

  private final Ledger ledger;
  private final Clock clock;

  /// Decisions in `ledger`, which is closed with this.
  public LedgerLog(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public synchronized void append(String legId, String who, Decision decision) {
    ledger.append(entries(Subject.leg(legId), who, decision));
    try {
      ledger.checkpoint();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A verdict with tags is two entries: the ledger keeps one statement in each.
  private List<Entry> entries(Subject leg, String who, Decision decision) {
    Instant now = clock.instant();
    String reason = decision.reason().isBlank() ? NO_REASON : decision.reason();
    List<String> tags = decision.tags();
    List<Entry> entries = new ArrayList<>();
    Verdict verdict =
        switch (decision.verdict()) {
          case CONFIRMED -> Verdict.CONFIRMED;
          case REJECTED -> Verdict.REJECTED;
          case CLASS_CHANGED -> Verdict.CLASS_CHANGED;
          case NOTE -> Verdict.NOTED;
        };
    FlightClass flightClass = decision.flightClass();
    if (verdict != Verdict.NOTED || tags == null) {
      entries.add(
          new org.contadora.ledger.entries.Decision(
              leg,
              who,
              verdict,
              flightClass == null ? null : flightClass.code(),
              List.of(),
              reason,
              now));
    }
    if (tags != null) {
      entries.add(
          new org.contadora.ledger.entries.Decision(
              leg, who, Verdict.TAGS_SET, null, tags, reason, now));
    }
    return entries;
  }

  @Override
  public List<Decided> history(String legId) {
    List<Decided> decided = new ArrayList<>();
    for (LedgerEntry entry : ledger.history(Subject.leg(legId)).entries()) {
      if (entry.recorded().entry() instanceof org.contadora.ledger.entries.Decision decision) {
        decided.add(
            new Decided(
                entry.index(), entry.recorded().recorded(), decision.reviewer(), read(decision)));
      }
    }
    return decided;
  }

  private static Decision read(org.contadora.ledger.entries.Decision decision) {
    String decidedClass = decision.decidedClass();
    String reason = decision.reason().equals(NO_REASON) ? "" : decision.reason();
    return new Decision(
        switch (decision.verdict()) {
          case CONFIRMED -> org.contadora.desk.review.Verdict.CONFIRMED;
          case REJECTED -> org.contadora.desk.review.Verdict.REJECTED;
          case CLASS_CHANGED -> org.contadora.desk.review.Verdict.CLASS_CHANGED;
          case TAGS_SET, NOTED -> org.contadora.desk.review.Verdict.NOTE;
        },
        decidedClass == null ? null : FlightClass.valueOf(decidedClass.toUpperCase(Locale.ROOT)),
        decision.verdict() == Verdict.TAGS_SET ? decision.tags() : null,
        reason);
  }

  /// The time is that of the last entry signed: a checkpoint itself names none (C2SP
  /// tlog-checkpoint).
  @Override
  public State state() {
    Optional<SignedNote> note = ledger.findCheckpoint();
    @Nullable Instant time = null;
    if (note.isPresent()) {
      long size = Checkpoint.parse(note.get().text()).size();
      time = size == 0 ? null : ledger.entry(size - 1).recorded();
    }
    return new State(ledger.size(), time, note.map(SignedNote::toString).orElse(null));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
