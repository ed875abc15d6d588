package org.contadora.flights.report;

import java.time.Instant;
import java.util.List;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.People;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.legs.Leg;
import org.jspecify.annotations.Nullable;

/// What of a judged leg decides how it is counted.
///
/// @param start when it began, null if not known
/// @param departure ICAO code, null if not known
/// @param arrival ICAO code, null if not known
public record CountedLeg(
    String legId,
    String rotationId,
    @Nullable Instant start,
    @Nullable String operator,
    @Nullable String departure,
    @Nullable String arrival,
    FlightClass flightClass,
    double probability,
    List<Tag> tags,
    @Nullable People people) {
  public CountedLeg {
    tags = List.copyOf(tags);
  }

  /// A leg as the machine judged it.
  public static CountedLeg of(Finding finding) {
    Leg leg = finding.leg();
    return new CountedLeg(
        leg.id(),
        finding.rotationId(),
        leg.start(),
        finding.operator(),
        leg.departure().airport(),
        leg.arrival().airport(),
        finding.flightClass(),
        finding.probability(),
        finding.tags(),
        finding.people());
  }
}
