package org.contadora.flights.legs;

import java.time.Instant;
import java.util.List;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.gaps.Reach;
import org.jspecify.annotations.Nullable;

/// The forms that an end of a leg has, by how much is known of it.
final class EndForms {
  private final Airports airports;
  private final EndTimes times;

  EndForms(Airports airports, EndTimes times) {
    this.airports = airports;
    this.times = times;
  }

  LegEnd observedArrival(int airport, Gap.Contact lost) {
    return new LegEnd(
        airports.airport(airport).code(),
        Basis.OBSERVED,
        times.afterDescent(lost, airport),
        "",
        List.of());
  }

  LegEnd observedDeparture(int airport, Gap.Contact found) {
    return new LegEnd(
        airports.airport(airport).code(),
        Basis.OBSERVED,
        times.beforeClimb(found, airport),
        "",
        List.of());
  }

  LegEnd linedUpArrival(int airport, Gap.Contact lost, Performance performance) {
    Instant time = times.landingTime(lost, airport, performance);
    return inferred(airport, time, "LINED_UP_WITH_RUNWAY");
  }

  LegEnd linedUpDeparture(int airport, Gap.Contact found, Performance performance) {
    Instant time = times.takeOffTime(found, airport, performance);
    return inferred(airport, time, "LINED_UP_WITH_RUNWAY");
  }

  LegEnd inferred(int airport, Instant time, String reason) {
    return new LegEnd(airports.airport(airport).code(), Basis.INFERRED, time, reason, List.of());
  }

  /// An end of which nothing is known.
  static LegEnd unknown(String reason) {
    return new LegEnd(null, Basis.UNKNOWN, null, reason, List.of());
  }

  static LegEnd envelope(Reach.Area area, @Nullable Instant time, String reason) {
    List<String> codes = area.candidates().stream().map(Gap.Candidate::airport).toList();
    return codes.size() > Reach.MOST_CANDIDATES
        ? new LegEnd(null, Basis.UNKNOWN, null, reason, List.of())
        : new LegEnd(null, Basis.ENVELOPE, time, reason, codes);
  }
}
