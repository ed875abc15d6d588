package org.contadora.desk.legs;

import java.util.List;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;

/// What a person said of a leg, as far as the board shows it.
///
/// @param state null if nothing was said of the class, as in a note
/// @param flightClass the class it was given, null if it keeps the machine's
/// @param tags all tags it now has, null if it keeps those it had
public record PersonsWord(
    @Nullable State state, @Nullable FlightClass flightClass, @Nullable List<String> tags) {
  public PersonsWord {
    tags = tags == null ? null : List.copyOf(tags);
  }
}
