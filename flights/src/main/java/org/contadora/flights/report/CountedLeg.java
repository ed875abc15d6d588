package org.contadora.flights.report;

import java.time.Instant;
import java.util.List;
import org.contadora.flights.airports.Countries;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.People;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.legs.Leg;
import org.jspecify.annotations.Nullable;

/// What of a judged leg decides how it is counted.
///
/// @param start when it began, null if not known
/// @param departure code of the airport, null if not known
/// @param arrival code of the airport, null if not known
/// @param arrivalCountry ISO 3166-1 alpha-2 code of the country it arrived in: that of the airport,
///   or where that is not known that of all airports it may have reached; null if they lie in
///   several
public record CountedLeg(
    String legId,
    String rotationId,
    @Nullable Instant start,
    @Nullable String operator,
    @Nullable String departure,
    @Nullable String arrival,
    @Nullable String arrivalCountry,
    FlightClass flightClass,
    double probability,
    List<Tag> tags,
    @Nullable People people) {
  public CountedLeg {
    tags = List.copyOf(tags);
  }

  /// A leg as the machine judged it.
  public static CountedLeg of(Finding finding, Countries countries) {
    Leg leg = finding.leg();
    return new CountedLeg(
        leg.id(),
        finding.rotationId(),
        leg.start(),
        finding.operator(),
        leg.departure().airport(),
        leg.arrival().airport(),
        countries.findShared(leg.arrival().possibleAirports()).orElse(null),
        finding.flightClass(),
        finding.probability(),
        finding.tags(),
        finding.people());
  }
}
