package org.contadora.desk.legs;

import java.util.List;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;

/// What a map draws of a leg.
///
/// @param callsign null if not known
/// @param flightClass the class a person gave it, else the machine's
/// @param startS when it began, seconds since 1970; null if not known
/// @param endS when it landed, seconds since 1970; null if not known
/// @param candidates codes of the airports where it may have landed, if that is an envelope
/// @param lines JSON array: what was followed, as [Polyline] texts
/// @param areas JSON array: what was within reach where contact was lost
public record LegLine(
    String legId,
    @Nullable String callsign,
    FlightClass flightClass,
    @Nullable String departure,
    String departureBasis,
    @Nullable String arrival,
    String arrivalBasis,
    @Nullable Long startS,
    @Nullable Long endS,
    List<String> candidates,
    String lines,
    String areas) {
  public LegLine {
    candidates = List.copyOf(candidates);
  }
}
