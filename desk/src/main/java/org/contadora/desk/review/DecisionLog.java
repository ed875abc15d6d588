package org.contadora.desk.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.contadora.desk.record.JoinedLegs;
import org.contadora.desk.record.When;
import org.contadora.desk.record.Withdrawn;
import org.contadora.flights.findings.FlightClass;
import org.contadora.ledger.History;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.entries.Decision.Verdict;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Subject;
import org.jspecify.annotations.Nullable;

/// Decisions in the ledger, each signed with a checkpoint as soon as it is kept. Nothing in it is
/// edited: undoing is a further decision, or a correction.
public final class DecisionLog implements AutoCloseable {
  /// Stands where a person gave no reason: the ledger asks for one.
  private static final String NO_REASON = "-";

  /// Under this subject it is kept since when two people must agree: what a decision took to count
  /// must be known as long as the decision is.
  private static final Subject TWO_PERSONS = new Subject("setting", "two_persons");

  private static final String ON = "on";
  private static final String OFF = "off";
  private static final int PAGE = 1_000;

  private final Ledger ledger;
  private final Clock clock;
  private final JoinedLegs joined;

  /// From which entry on two people must agree, or one is enough.
  private final NavigableMap<Long, Boolean> twoPersons = new ConcurrentSkipListMap<>();

  /// Decisions in `ledger`, which is closed with this.
  public DecisionLog(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
    joined = new JoinedLegs(ledger);
    for (LedgerEntry entry : ledger.history(TWO_PERSONS).standing()) {
      if (entry.recorded().entry() instanceof org.contadora.ledger.entries.Decision decision) {
        twoPersons.put(entry.index(), decision.tags().contains(ON));
      }
    }
  }

  /// How large the log is, and since when it is signed.
  ///
  /// @param checkpointTime when its last checkpoint was signed, null if none was yet
  /// @param checkpoint the last checkpoint's text, null if there is none
  /// @param checkpointSize the size that it signs, 0 if there is none
  public record State(
      long size,
      @Nullable Instant checkpointTime,
      @Nullable String checkpoint,
      long checkpointSize) {}

  /// Whether a decision kept now needs a second person.
  public boolean twoPersons() {
    return twoPersonsAt(Long.MAX_VALUE);
  }

  /// Whether the decision at `index` needed a second person.
  public boolean twoPersonsAt(long index) {
    var last = twoPersons.lowerEntry(index);
    return last != null && last.getValue();
  }

  /// From now on, a decision counts when a second account agrees, or at once. Earlier ones keep
  /// what they are.
  public synchronized void setTwoPersons(boolean on, String who, String reason) {
    var setting =
        new org.contadora.ledger.entries.Decision(
            TWO_PERSONS,
            who,
            Verdict.TAGS_SET,
            null,
            List.of(on ? ON : OFF),
            reason.isBlank() ? NO_REASON : reason,
            clock.instant());
    twoPersons.put(ledger.append(List.of(setting)).firstIndex(), on);
    sign();
  }

  /// Keeps a decision; when this returns it is on disk.
  public synchronized void append(String legId, String who, Decision decision) {
    ledger.append(entries(Subject.leg(legId), who, decision));
    sign();
  }

  /// Keeps that an entry is wrong. Where it said that a leg is part of another, all that says so is
  /// wrong with it.
  ///
  /// @param replacement what stands in its place, null if nothing does
  /// @return index of the correction
  public synchronized long correct(
      long index, @Nullable Entry replacement, String reason, String who) {
    List<Long> beside = joined.beside(index);
    long at =
        replacement == null
            ? ledger.withdraw(index, reason, who)
            : ledger.correct(index, replacement, reason, who);
    for (long other : beside) {
      ledger.withdraw(other, reason, who);
    }
    sign();
    return at;
  }

  private void sign() {
    try {
      ledger.checkpoint();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The one entry that a decision of one statement is.
  Entry entry(Subject subject, String who, Decision decision) {
    return entries(subject, who, decision).getFirst();
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

  /// Everything about a leg and those that were joined into it.
  History history(String legId) {
    return joined.history(legId, new When.Now());
  }

  /// Whether an entry is what the machine saw or said of a leg, or a correction of that.
  boolean isOfMachine(Entry entry) {
    return Withdrawn.isOfMachine(entry, ledger);
  }

  /// The leg as which a leg stands by now: itself, or that into which it was joined.
  String whole(String legId) {
    return joined.into(legId, new When.Now()).orElse(legId);
  }

  /// The decisions among all that was recorded of a leg.
  public static List<Decided> decisions(History history) {
    List<Decided> decided = new ArrayList<>();
    for (LedgerEntry entry : history.entries()) {
      if (entry.recorded().entry() instanceof org.contadora.ledger.entries.Decision decision) {
        decided.add(
            new Decided(
                decision.subject().id(),
                entry.index(),
                entry.recorded().recorded(),
                decision.reviewer(),
                read(decision),
                entry.correctedBy()));
      }
    }
    return decided;
  }

  /// Legs of which, or of a part of which, somebody has said something.
  Set<String> decidedLegs() {
    Set<String> legs = new LinkedHashSet<>();
    List<Long> page = ledger.store().ofKind("decision", 0, PAGE);
    while (!page.isEmpty()) {
      for (long index : page) {
        for (Subject subject : ledger.entry(index).entry().subjects()) {
          if (subject.type().equals(Subject.LEG)) {
            legs.add(whole(subject.id()));
          }
        }
      }
      page = ledger.store().ofKind("decision", page.getLast() + 1, PAGE);
    }
    return legs;
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

  /// The state as of now. The time is that of the last entry signed: a checkpoint itself names none
  /// (C2SP tlog-checkpoint).
  public State state() {
    Optional<SignedNote> note = ledger.findCheckpoint();
    @Nullable Instant time = null;
    long signed = 0;
    if (note.isPresent()) {
      signed = Checkpoint.parse(note.get().text()).size();
      time = signed == 0 ? null : ledger.entry(signed - 1).recorded();
    }
    return new State(ledger.size(), time, note.map(SignedNote::toString).orElse(null), signed);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
