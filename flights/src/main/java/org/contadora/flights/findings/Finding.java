package org.contadora.flights.findings;

import java.util.List;
import org.contadora.flights.legs.Leg;
import org.jspecify.annotations.Nullable;

/// What the machine says of one leg, and why.
///
/// @param probability that the leg is removal-related in the sense of its class (for OTHER: that it
///   is not), 0 to 1
/// @param operator name of the operator on that day, null if not known
/// @param rotationId the rotation the leg belongs to
/// @param people null unless the class is REMOVAL
/// @param evidence for and against its being removal-related, strongest first
/// @param rulesVersion version of the rule book that was used
public record Finding(
    Leg leg,
    FlightClass flightClass,
    double probability,
    @Nullable String operator,
    List<Tag> tags,
    String rotationId,
    @Nullable People people,
    List<Evidence> evidence,
    String rulesVersion) {
  /// The evidence that every leg has: how rare removal flights are among all.
  static final String PRIOR = "PRIOR";

  public Finding {
    tags = List.copyOf(tags);
    evidence = List.copyOf(evidence);
  }

  /// Whether the class is one of the four removal-related ones.
  public boolean removalRelated() {
    return flightClass != FlightClass.OTHER;
  }

  /// Whether there was anything to weigh beside how rare removal flights are among all.
  public boolean weighed() {
    return evidence.stream().anyMatch(item -> !item.code().equals(PRIOR));
  }

  /// The machine's word; for a leg that is not removal-related always [Verdict#NOT].
  public Verdict verdict() {
    return removalRelated() ? Verdict.of(probability) : Verdict.NOT;
  }
}
