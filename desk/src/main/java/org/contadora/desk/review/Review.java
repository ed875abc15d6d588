package org.contadora.desk.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.PersonsWord;
import org.contadora.desk.record.JoinedLegs;
import org.contadora.desk.record.RecordedFlight;
import org.contadora.flights.findings.Finding;
import org.contadora.ledger.History;
import org.contadora.ledger.Progress;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Subject;
import org.jspecify.annotations.Nullable;

/// Decisions by people: kept in the log first, then shown on the board.
public final class Review {
  private final DecisionLog log;
  private final Board board;

  /// Decisions kept in `log` and shown on `board`.
  public Review(DecisionLog log, Board board) {
    this.log = log;
    this.board = board;
  }

  /// Keeps a decision and shows it.
  ///
  /// @param who the account that decided
  /// @return all decisions on the leg; empty if there is no such leg
  public synchronized Optional<List<Decided>> decide(String legId, String who, Decision decision) {
    if (board.find(legId).isEmpty()) {
      return Optional.empty();
    }
    log.append(legId, who, decision);
    show(legId);
    return Optional.of(history(legId));
  }

  /// Keeps that an entry is wrong, and shows what then counts.
  ///
  /// @param wrong the entry, with its place
  /// @param replacement what stands in its place, null if nothing does
  /// @return index of the correction
  public synchronized long correct(
      long index, Entry wrong, @Nullable Entry replacement, String reason, String who) {
    long correction = log.correct(index, replacement, reason, who);
    for (Subject subject : wrong.subjects()) {
      if (subject.type().equals(Subject.LEG)) {
        put(subject.id(), log.isOfMachine(wrong));
        show(log.whole(subject.id()));
      }
    }
    return correction;
  }

  /// The ledger's entry for a decision that is to stand in the place of another.
  ///
  /// @throws IllegalArgumentException if it says two things at once: a verdict and tags
  public Entry entry(Subject subject, String who, Decision decision) {
    if (decision.verdict() != Verdict.NOTE && decision.tags() != null) {
      throw new IllegalArgumentException(
          "The replacement must be a verdict (%s) or tags (%s), not both."
              .formatted(decision.verdict().code(), decision.tags()));
    }
    return log.entry(subject, who, decision);
  }

  /// Puts a leg on the board that is no longer part of another, or takes off one that is, or of
  /// which nothing counts that was seen.
  ///
  /// @param changed whether what the machine saw or said of it counts no longer, or again
  private void put(String legId, boolean changed) {
    boolean isPart = !log.whole(legId).equals(legId);
    boolean shown = board.find(legId).isPresent();
    if (isPart == shown || changed) {
      Optional<Finding> judged =
          isPart
              ? Optional.empty()
              : RecordedFlight.of(log.history(legId)).map(RecordedFlight::judged);
      board.<RuntimeException>feed(
          board.isSimulated(),
          feed -> {
            if (judged.isEmpty()) {
              feed.gone(legId);
            }
            judged.ifPresent(feed::back);
          });
    }
  }

  private void show(String legId) {
    board.decide(legId, shown(legId));
  }

  /// What people said of a leg, and of those joined into it, by the moment at which its history was
  /// taken.
  public Word word(History history) {
    List<Decided> decided = DecisionLog.decisions(history);
    long joinedAt = JoinedLegs.joinedAt(history);
    return joinedAt < 0
        ? Word.of(decided, log::twoPersonsAt)
        : Word.ofParts(decided, joinedAt, log::twoPersonsAt);
  }

  /// What people say of a leg by now, as lists show it.
  public PersonsWord shown(String legId) {
    return word(log.history(legId)).shown();
  }

  /// Hands on every leg of which somebody has said something, with what it comes to.
  ///
  /// @param progress told how many legs are done
  public void forEachWord(BiConsumer<String, PersonsWord> visitor, Progress progress) {
    Set<String> legs = log.decidedLegs();
    long done = 0;
    for (String leg : legs) {
      visitor.accept(leg, shown(leg));
      progress.done(++done, legs.size());
    }
  }

  /// What was decided on a leg, in the order in which it was.
  public List<Decided> history(String legId) {
    return DecisionLog.decisions(log.history(legId));
  }

  /// Whether a decision counts only when a second account agrees.
  public boolean twoPersons() {
    return log.twoPersons();
  }

  /// Says whether a decision is to count only when a second account agrees.
  public synchronized void setTwoPersons(boolean on, String who, String reason) {
    log.setTwoPersons(on, who, reason);
  }

  /// How large the log is.
  public DecisionLog.State state() {
    return log.state();
  }
}
