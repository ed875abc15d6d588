package org.contadora.desk.legs;

import java.util.List;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;

/// What people say of a leg, as far as the board shows it: all of it, not only the last thing said.
///
/// @param state null if nothing was said of the class
/// @param flightClass the class it was given, null if it keeps the machine's
/// @param tags all tags it was given, null if it keeps the machine's
/// @param awaiting the account whose decision waits for a second person, null if none does
public record PersonsWord(
    @Nullable State state,
    @Nullable FlightClass flightClass,
    @Nullable List<String> tags,
    @Nullable String awaiting) {
  public PersonsWord {
    tags = tags == null ? null : List.copyOf(tags);
  }

  /// A word that waits for nobody.
  public PersonsWord(
      @Nullable State state, @Nullable FlightClass flightClass, @Nullable List<String> tags) {
    this(state, flightClass, tags, null);
  }
}
