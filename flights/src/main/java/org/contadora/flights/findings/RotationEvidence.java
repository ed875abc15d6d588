package org.contadora.flights.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.jspecify.annotations.Nullable;

/// What the other legs of a rotation say of one of them.
final class RotationEvidence {
  /// Evidence of a leg of the same rotation fades with every leg between.
  private static final double SUPPORT_FADES = 0.8;

  /// Support counts at most this much of the other leg's score, and none below the least.
  private static final double SUPPORT_MAX_SCORE = 6;

  private static final double SUPPORT_MIN_SCORE = 0.5;

  private RotationEvidence() {}

  /// What the neighbours say by where they go and by their numbers.
  ///
  /// @param own what the leg shows by itself
  static List<Evidence> of(RuleBook rules, List<LegFacts> facts, int i, List<Evidence> own) {
    List<Evidence> evidence = new ArrayList<>();
    boolean otherPurpose = own.stream().anyMatch(each -> each.code().equals("EXCLUDED_ROUTE"));
    if (!otherPurpose) {
      staged(rules, facts, i).ifPresent(evidence::add);
    }
    missingNumber(rules, facts, i).ifPresent(evidence::add);
    return evidence;
  }

  /// A leg from an airport that says nothing by itself, after a mission's hub earlier in the
  /// rotation: how monitors told the removal to Havana of 29 December 2020 from the tourist
  /// charters of the same airline. What has left such a hub for abroad is on its mission until it
  /// is home.
  private static Optional<Evidence> staged(RuleBook rules, List<LegFacts> facts, int i) {
    @Nullable String hub = hubBefore(rules, facts, i);
    if (hub == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Evidence(
            "ROTATION_STAGED",
            Map.of("airport", hub),
            rules.weight("ROTATION_STAGED"),
            rules.weightSource("ROTATION_STAGED")));
  }

  private static @Nullable String hubBefore(RuleBook rules, List<LegFacts> facts, int i) {
    LegFacts leg = facts.get(i);
    int outbound = i;
    while (outbound > 0 && facts.get(outbound).from() == Zone.ABROAD) {
      outbound--;
    }
    if (!facts.get(outbound).outbound()) {
      return null;
    }
    @Nullable String left = facts.get(outbound).leg().departure().airport();
    if (LegEvidence.isMissionHub(rules, left, leg.day())) {
      return outbound == i ? null : left;
    }
    for (int before = outbound - 1; before >= 0 && facts.get(before).domestic(); before--) {
      Leg earlier = facts.get(before).leg();
      for (LegEnd end : List.of(earlier.arrival(), earlier.departure())) {
        if (LegEvidence.isMissionHub(rules, end.airport(), leg.day())) {
          return end.airport();
        }
      }
    }
    return null;
  }

  /// Missions count their legs up: a leg that was put in is likelier if a number is missing too.
  private static Optional<Evidence> missingNumber(RuleBook rules, List<LegFacts> facts, int i) {
    if (!facts.get(i).missing() || i == 0 || i + 1 >= facts.size()) {
      return Optional.empty();
    }
    LegFacts before = facts.get(i - 1);
    LegFacts after = facts.get(i + 1);
    boolean counted =
        before.number() >= 0
            && before.designator().equals(after.designator())
            && LegEvidence.inMissionBlock(rules, before)
            && LegEvidence.inMissionBlock(rules, after);
    int step = after.number() - before.number();
    if (!counted || step < 1 || step > 2) {
      return Optional.empty();
    }
    String code = step == 2 ? "MISSING_NUMBER" : "NO_MISSING_NUMBER";
    return Optional.of(
        new Evidence(
            code,
            Map.of("before", text(before.leg().callsign()), "after", text(after.leg().callsign())),
            rules.weight(code),
            rules.weightSource(code)));
  }

  /// Time on the ground at the foreign end: after an outbound leg, before an inbound one.
  static @Nullable Duration stopAbroad(List<LegFacts> facts, int i) {
    LegFacts leg = facts.get(i);
    int first = leg.outbound() ? i : leg.inbound() ? i - 1 : -1;
    if (first < 0 || first + 1 >= facts.size()) {
      return null;
    }
    @Nullable Instant landed = facts.get(first).leg().arrival().time();
    @Nullable Instant left = facts.get(first + 1).leg().departure().time();
    boolean estimated = facts.get(first).missing() || facts.get(first + 1).missing();
    boolean dateOnly =
        facts.get(first).leg().arrival().reason().equals("RECORD_DATE_ONLY")
            || facts.get(first + 1).leg().departure().reason().equals("RECORD_DATE_ONLY");
    if (landed == null || left == null || estimated || dateOnly) {
      return null;
    }
    return Duration.between(landed, left);
  }

  /// A share of the score of the strongest other leg of the rotation.
  static Optional<Evidence> support(RuleBook rules, List<LegFacts> facts, double[] own, int i) {
    int strongest = -1;
    double best = SUPPORT_MIN_SCORE;
    for (int other = 0; other < own.length; other++) {
      double faded = own[other] * Math.pow(SUPPORT_FADES, Math.abs(other - i) - 1.0);
      if (other != i && own[other] > 0 && faded > best) {
        best = faded;
        strongest = other;
      }
    }
    if (strongest < 0) {
      return Optional.empty();
    }
    Leg leg = facts.get(strongest).leg();
    return Optional.of(
        new Evidence(
            "ROTATION_SUPPORT",
            Map.of(
                "leg_id",
                leg.id(),
                "way",
                text(leg.departure().airport()) + "–" + text(leg.arrival().airport())),
            rules.weight("ROTATION_SUPPORT") * Math.min(best, SUPPORT_MAX_SCORE),
            rules.weightSource("ROTATION_SUPPORT")));
  }

  private static String text(@Nullable String airport) {
    return airport == null ? "?" : airport;
  }
}
