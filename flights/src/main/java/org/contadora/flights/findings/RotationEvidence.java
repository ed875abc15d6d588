package org.contadora.flights.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contadora.flights.findings.Rules.Grade;
import org.contadora.flights.findings.Rules.Role;
import org.contadora.flights.legs.Leg;
import org.jspecify.annotations.Nullable;

/// What the other legs of a rotation say of one of them.
final class RotationEvidence {
  /// Evidence of a leg of the same rotation fades by this factor with every leg between (own
  /// estimate: half is left after three).
  private static final double SUPPORT_FADES = 0.8;

  /// Support counts at most this much of the other leg's score, and none below the least, log-odds
  /// (own estimates: 6 is near certainty, 0.5 little more than a guess).
  private static final double SUPPORT_MAX_SCORE = 6;

  private static final double SUPPORT_MIN_SCORE = 0.5;

  /// Missions begin between these hours by the sun (own estimate).
  private static final int EARLY_FROM_HOUR = 2;

  private static final int LATE_FROM_HOUR = 10;

  private RotationEvidence() {}

  /// What the neighbours say by where they go and by their numbers.
  ///
  /// @param own what the leg shows by itself
  /// @param afterRest whether the aircraft is known to have ended another rotation before this one
  static List<Evidence> of(
      RuleBook rules, List<LegFacts> facts, int i, List<Evidence> own, boolean afterRest) {
    List<Evidence> evidence = new ArrayList<>();
    boolean otherPurpose = own.stream().anyMatch(each -> each.code().equals("EXCLUDED_ROUTE"));
    if (!otherPurpose) {
      staged(rules, facts, i).ifPresent(evidence::add);
    }
    missingNumber(rules, facts, i).ifPresent(evidence::add);
    hour(rules, facts, i, afterRest).ifPresent(evidence::add);
    return evidence;
  }

  /// A leg from an airport that says nothing by itself, after a mission's hub earlier in the
  /// rotation: how monitors told the removal to Havana of 29 December 2020 from the tourist
  /// charters of the same airline. What has left such a hub for abroad, with or without a stop to
  /// refuel, is on its mission until it is home. A hub before any other airport from which it goes
  /// abroad says nothing: contractors keep aircraft at hubs, which leave them for charters too.
  private static Optional<Evidence> staged(RuleBook rules, List<LegFacts> facts, int i) {
    int outbound = i;
    while (outbound > 0 && facts.get(outbound).from() == Zone.ABROAD) {
      outbound--;
    }
    LegFacts leaving = facts.get(outbound);
    if (!leaving.outbound()) {
      return Optional.empty();
    }
    @Nullable String left = leaving.leg().departure().airport();
    if (LegEvidence.isMissionHub(rules, left, leaving.day())) {
      return outbound == i ? Optional.empty() : evidence(rules, "ROTATION_STAGED", left);
    }
    boolean refuelled =
        rules.findHub(left, leaving.day()).filter(hub -> hub.grade() == Grade.FUEL).isPresent();
    if (!refuelled || outbound == 0 || !facts.get(outbound - 1).domestic()) {
      return Optional.empty();
    }
    @Nullable String before = facts.get(outbound - 1).leg().departure().airport();
    return LegEvidence.isMissionHub(rules, before, leaving.day())
        ? evidence(rules, "ROTATION_STAGED", before)
        : Optional.empty();
  }

  private static Optional<Evidence> evidence(
      RuleBook rules, String code, @Nullable String airport) {
    return Optional.of(
        new Evidence(
            code, Map.of("airport", text(airport)), rules.weight(code), rules.weightSource(code)));
  }

  /// Missions leave early, charters at any time. Where the flight number or the call sign already
  /// names the mission the hour says nothing more, and a rotation that the data cut in two has no
  /// true beginning.
  private static Optional<Evidence> hour(
      RuleBook rules, List<LegFacts> facts, int i, boolean afterRest) {
    LegFacts first = facts.getFirst();
    LegFacts leg = facts.get(i);
    @Nullable Role role = leg.role();
    boolean told = first.hour() >= 0 && first.from() == Zone.HOME && !first.missing();
    if (!told
        || (role != Role.CONTRACTOR && role != Role.MIXED)
        || leg.callsign() != null
        || LegEvidence.inMissionBlock(rules, leg)) {
      return Optional.empty();
    }
    boolean early = first.hour() >= EARLY_FROM_HOUR && first.hour() < LATE_FROM_HOUR;
    if (!early && !afterRest) {
      return Optional.empty();
    }
    String code = early ? "ROTATION_STARTS_EARLY" : "ROTATION_STARTS_LATE";
    return Optional.of(
        new Evidence(
            code,
            Map.of("hour", String.valueOf(first.hour())),
            rules.weight(code),
            rules.weightSource(code)));
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
        facts.get(first).leg().arrival().isDateOnly()
            || facts.get(first + 1).leg().departure().isDateOnly();
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
