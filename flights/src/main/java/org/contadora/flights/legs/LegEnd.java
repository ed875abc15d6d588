package org.contadora.flights.legs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The take-off or the landing of a leg.
///
/// @param airport code as in [org.contadora.flights.airports.Airport#code()]: ICAO's, or a local
///   one where ICAO assigns none; null unless the basis is observed, recorded or inferred
/// @param basis how it is known
/// @param time when, null if not known; with basis inferred or envelope an estimate; with basis
///   recorded reckoned from the record's other end and its duration where that tells more than the
///   record's own time, and no more than the schedule where it gives nothing else
/// @param reason why the airport is inferred or left open, as a stable code such as
///   `LOST_LOW_AND_NEAR`, or that a record has no more than a date or a schedule; empty if observed
/// @param candidates airports that could have been reached, most plausible first; empty unless the
///   basis is envelope. Empty with that basis, too, where they are too many for a list to say
///   anything: then the area of the leg's [org.contadora.flights.gaps.Gap] is the answer
public record LegEnd(
    @Nullable String airport,
    Basis basis,
    @Nullable Instant time,
    String reason,
    List<String> candidates) {
  /// The reason where a record tells no more of the time than the day.
  public static final String DATE_ONLY = "RECORD_DATE_ONLY";

  /// The reason where a record tells no more than when the flight was to be: nobody says that it
  /// was flown.
  public static final String SCHEDULED = "RECORD_SCHEDULED";

  public LegEnd {
    candidates = List.copyOf(candidates);
    boolean named = basis == Basis.OBSERVED || basis == Basis.RECORDED || basis == Basis.INFERRED;
    if (named != (airport != null)) {
      throw new IllegalArgumentException(
          "A leg's end with basis %s has airport %s.%nMaybe an envelope was asserted as one airport."
              .formatted(basis, airport));
    }
  }

  /// The airports it may have been at: its airport, else its candidates; empty if they could not be
  /// told.
  public List<String> possibleAirports() {
    return airport == null ? candidates : List.of(airport);
  }

  /// Whether its time is no more than a day.
  public boolean isDateOnly() {
    return reason.equals(DATE_ONLY);
  }

  /// Whether its time is that of a schedule.
  public boolean isScheduled() {
    return reason.equals(SCHEDULED);
  }

  /// The same end at another time.
  LegEnd at(Instant otherTime) {
    return otherTime.equals(time)
        ? this
        : new LegEnd(airport, basis, otherTime, reason, candidates);
  }
}
