package org.contadora.reception.pathways;

import java.util.SortedSet;
import java.util.TreeSet;

/// What one instrument says to one person in one country.
///
/// @param host ISO 3166-1 alpha-3
/// @param ask the facts that would settle it, if it is not known yet
public record Option(
    Instrument instrument, String host, Answer answer, Cause cause, SortedSet<String> ask) {
  public Option {
    ask = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(ask));
  }

  /// The answer.
  public enum Answer {
    /// It can be claimed; of an agreement: its terms cover the person.
    YES,
    /// Not before something is asked.
    NOT_KNOWN,
    /// It cannot; of an agreement: its own terms exclude the person.
    NO
  }

  /// What the answer hangs on.
  public enum Cause {
    /// The table's rules.
    RULES,
    /// The rule does not hold on that day.
    NOT_IN_FORCE,
    /// Applications have not begun.
    NOT_YET_OPEN,
    /// Applications have ended.
    CLOSED,
    /// Facts are missing.
    FACTS,
    /// The rules admit the person; whether applications are still taken must be verified.
    VERIFY
  }
}
