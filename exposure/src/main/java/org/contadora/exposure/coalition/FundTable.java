package org.contadora.exposure.coalition;

import java.util.List;

/// What a group takes to stand together against a threat. Amounts are US$ of the base year, a year.
///
/// @param members each member
/// @param grossUsd what makes up for each member's gain from giving way alone, added up: Σ max(0, d
///   − v)
/// @param netUsd what has to come from outside the group: max(0, Σ d − Σ v)
/// @param potentiallyStable whether the members' own gains can pay for all who would lose (Σ v ≥ Σ
///   d; Carraro, Eyckmans and Finus, Review of International Organizations 1, 2006)
/// @param senderWelfarePct what carrying the threat out does to the sender
/// @param senderUsd the same in US$
/// @param solutions how many equilibria were solved
/// @param largestResidual of all of them
public record FundTable(
    List<Member> members,
    double grossUsd,
    double netUsd,
    boolean potentiallyStable,
    double senderWelfarePct,
    double senderUsd,
    int solutions,
    double largestResidual) {

  /// Keeps the list from changing.
  public FundTable {
    members = List.copyOf(members);
  }

  /// A member with all others standing: what it has inside, and if it alone gives way.
  ///
  /// @param country ISO 3166-1 alpha-3
  /// @param inside all resist
  /// @param alone it alone gives way and the others stay (delta rule), without the concession's
  ///   cost
  /// @param insideUsd v, by the pledge's measure
  /// @param aloneUsd d under the delta rule, less the concession
  /// @param dissolvedUsd d under the gamma rule, where the group dissolves once one gives way: no
  ///   tariffs but on those outside the group, less the concession
  /// @param neededUsd max(0, d − v), delta rule: what keeps it in
  /// @param shareUsd its part by the almost ideal sharing rule: d − v, and an equal part of what is
  ///   left if the group gains as a whole (Eyckmans and Finus, 2004)
  /// @param breakEvenProbability the probability of the threat's being carried out below which
  ///   resisting beats giving way, with its share paid: concession over what is lost; 1 where
  ///   nothing is
  public record Member(
      String country,
      Change inside,
      Change alone,
      double insideUsd,
      double aloneUsd,
      double dissolvedUsd,
      double neededUsd,
      double shareUsd,
      double breakEvenProbability) {}

  /// Changes of one country in percent. Welfare is never shown without the other two.
  ///
  /// @param welfarePct equivalent consumption
  /// @param realWagePct real wage
  /// @param realGdpPct real factor income
  public record Change(double welfarePct, double realWagePct, double realGdpPct) {}
}
