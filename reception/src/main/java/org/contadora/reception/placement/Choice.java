package org.contadora.reception.placement;

import java.time.Instant;

/// What a family said to a proposal. It stays theirs: a later choice replaces it, nothing erases
/// it.
///
/// @param family the family's id
/// @param place the place that was proposed and answered; empty if none was
/// @param wanted with [Answer#ANOTHER], the place they asked for; empty if they named none
/// @param at when it was recorded
/// @param recordedBy who at the desk recorded it
public record Choice(
    String family, String place, Answer answer, String wanted, Instant at, String recordedBy) {
  /// What can be said to a proposal.
  public enum Answer {
    /// They go there.
    ACCEPTED,
    /// They do not go there.
    DECLINED,
    /// They do not go there and asked for another place.
    ANOTHER
  }

  /// A choice that makes sense by itself.
  ///
  /// @throws IllegalArgumentException if it lacks what its answer needs
  public Choice {
    if (answer != Answer.ANOTHER && place.isEmpty()) {
      throw new IllegalArgumentException(
          "The choice of family %s must name the place that it answers.".formatted(family));
    }
    if (answer == Answer.ANOTHER && wanted.isEmpty() && place.isEmpty()) {
      throw new IllegalArgumentException(
          "The choice of family %s must name the place asked for or the one declined."
              .formatted(family));
    }
    if (answer == Answer.ANOTHER && wanted.equalsIgnoreCase(place)) {
      throw new IllegalArgumentException(
          "The choice of family %s declines %s and asks for it; expected another place."
              .formatted(family, place));
    }
    if (recordedBy.isBlank()) {
      throw new IllegalArgumentException(
          "The choice of family %s must say who recorded it.".formatted(family));
    }
  }

  /// Where the family said it goes; empty if it named no place.
  public String goesTo() {
    return switch (answer) {
      case ACCEPTED -> place;
      case DECLINED -> "";
      case ANOTHER -> wanted;
    };
  }
}
