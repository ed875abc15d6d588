package org.contadora.desk.rules;

import java.util.List;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.RuleBook;

/// What a recalibration would change, before anybody accepts it.
///
/// @param id names it when it is accepted
/// @param from version of the rule book in force
/// @param to the rule book as it would be
/// @param decisions decided legs that it learned from
/// @param related those that people hold removal-related
/// @param missing decided legs that the ledger's captures no longer give
/// @param brierBefore mean squared error of the probabilities on those legs as they are
/// @param brierAfter as it would be on the same legs
/// @param weights every weight that would change
/// @param legs legs that were judged by both
/// @param changes how many of them would change their class
/// @param examples the first of those
public record Proposal(
    String id,
    String from,
    RuleBook to,
    int decisions,
    int related,
    long missing,
    double brierBefore,
    double brierAfter,
    List<WeightChange> weights,
    long legs,
    long changes,
    List<ClassChange> examples) {
  public Proposal {
    weights = List.copyOf(weights);
    examples = List.copyOf(examples);
  }

  /// A weight that would change, in natural log-odds.
  public record WeightChange(String code, double before, double after) {}

  /// A leg that would change its class.
  public record ClassChange(String legId, FlightClass before, FlightClass after) {}
}
