package org.contadora.desk.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.contadora.desk.legs.PersonsWord;
import org.contadora.desk.legs.State;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;

/// What people say of a leg, all their decisions taken together.
///
/// @param state what counts: open, contested, confirmed, rejected or changed
/// @param flightClass the class people gave it, null if it keeps the machine's
/// @param tags the tags people gave it, null if it keeps the machine's
/// @param awaiting the decision that waits for a second person, null if none does
public record Word(
    State state,
    @Nullable FlightClass flightClass,
    @Nullable List<String> tags,
    @Nullable Decided awaiting) {
  public Word {
    tags = tags == null ? null : List.copyOf(tags);
  }

  /// Takes decisions together. The last verdict counts; where two people must agree, it counts as
  /// soon as another account has given the same one after it. Tags and notes count at once. What
  /// somebody corrected is left out.
  ///
  /// @param history in the order in which it was decided
  /// @param twoPersonsAt whether the decision at this index needed a second person
  public static Word of(List<Decided> history, LongPredicate twoPersonsAt) {
    State state = State.OPEN;
    @Nullable FlightClass flightClass = null;
    @Nullable List<String> tags = null;
    @Nullable Decided awaiting = null;
    for (Decided decided : history) {
      Decision decision = decided.decision();
      if (decided.correctedBy() != null) {
        continue;
      }
      if (decision.tags() != null) {
        tags = decision.tags();
      }
      if (decision.verdict() == Verdict.NOTE) {
        continue;
      }
      boolean same = state(decision) == state && decision.flightClass() == flightClass;
      boolean seconds =
          awaiting != null
              && !awaiting.who().equals(decided.who())
              && awaiting.decision().verdict() == decision.verdict()
              && awaiting.decision().flightClass() == decision.flightClass();
      if (same || seconds || !twoPersonsAt.test(decided.index())) {
        state = state(decision);
        flightClass = decision.flightClass();
        awaiting = null;
      } else {
        awaiting = decided;
      }
    }
    return new Word(state, flightClass, tags, awaiting);
  }

  /// Takes decisions together of which some were made on parts of the leg, before it was known that
  /// they are one. Where they say the same, or something was said of one part alone, that counts.
  /// Where they differ, none does until somebody decides on the whole, or takes one back.
  ///
  /// @param history on all parts, in the order in which it was decided
  /// @param joinedAt the ledger's entry from which on the parts were one
  public static Word ofParts(List<Decided> history, long joinedAt, LongPredicate twoPersonsAt) {
    Map<String, List<Decided>> before = new LinkedHashMap<>();
    List<Decided> after = new ArrayList<>();
    for (Decided decided : history) {
      if (decided.index() < joinedAt) {
        before.computeIfAbsent(decided.legId(), _ -> new ArrayList<>()).add(decided);
      } else {
        after.add(decided);
      }
    }
    List<Word> words = before.values().stream().map(onPart -> of(onPart, twoPersonsAt)).toList();
    if (words.stream().allMatch(word -> words.stream().allMatch(word::goesWith))) {
      return of(history, twoPersonsAt);
    }
    Word settled = of(after, twoPersonsAt);
    return settled.state() == State.OPEN
        ? new Word(State.CONTESTED, null, settled.tags(), settled.awaiting())
        : settled;
  }

  private boolean goesWith(Word other) {
    boolean sameTags = tags == null || other.tags == null || tags.equals(other.tags);
    boolean oneIsOpen =
        (state == State.OPEN && awaiting == null)
            || (other.state == State.OPEN && other.awaiting == null);
    return sameTags
        && (oneIsOpen || (meant() == other.meant() && meantClass() == other.meantClass()));
  }

  /// The state that is waited for, or else is.
  private State meant() {
    return awaiting == null ? state : state(awaiting.decision());
  }

  private @Nullable FlightClass meantClass() {
    return awaiting == null ? flightClass : awaiting.decision().flightClass();
  }

  private static State state(Decision decision) {
    return switch (decision.verdict()) {
      case CONFIRMED -> State.CONFIRMED;
      case REJECTED -> State.REJECTED;
      case CLASS_CHANGED -> State.CHANGED;
      case NOTE -> State.OPEN;
    };
  }

  /// As lists show it: open until a second person has agreed.
  public PersonsWord shown() {
    return new PersonsWord(
        shownState(), flightClass, tags, awaiting == null ? null : awaiting.who());
  }

  /// The state as lists show it.
  public State shownState() {
    boolean undecided = state == State.OPEN || state == State.CONTESTED;
    return awaiting != null && undecided ? State.AWAITING : state;
  }

  /// Whether the account could be the second person.
  public boolean awaits(String who) {
    return awaiting != null && !Objects.equals(awaiting.who(), who);
  }
}
