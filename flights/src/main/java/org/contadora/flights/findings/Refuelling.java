package org.contadora.flights.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.findings.Rules.DestinationKind;
import org.contadora.flights.findings.Rules.Grade;
import org.contadora.flights.findings.Rules.Hub;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegFlag;
import org.jspecify.annotations.Nullable;

/// Tells stops at which a mission only refuels, so that nobody is landed there.
///
/// 1. Where the rule book knows that missions refuel, if it goes on the same way soon.
/// 2. Elsewhere than where removals to a country land, if it flies on to where they do.
/// 3. At any other airport, if the stop is on a way that its type cannot fly without one, it soon
///    goes on under the same number or the next, and nobody is known to be landed in that country.
///
/// The third says nothing where removals have been seen before: there a stop on a long way may land
/// some of those aboard. It says nothing of a type whose range is not known.
final class Refuelling {
  /// Longest stop that is taken for one to refuel: the missions' stops abroad in the 2020 records
  /// last half an hour to four hours.
  static final Duration FUEL_STOP_MAX = Duration.ofHours(4);

  /// On the way home, empty, crews also rest there.
  private static final Duration REST_STOP_MAX = Duration.ofHours(20);

  /// At an airport of which nothing is known: the stop at San Juan on 25 April 2025 took 2 h 40 min
  /// (wiseman/ice-air), and none is shorter than the shortest stop of a mission.
  private static final Duration UNLISTED_MAX = Duration.ofHours(3);

  private static final Duration UNLISTED_MIN = Duration.ofMinutes(25);

  /// A stop on the way makes it longer by no more: known ones (KAEX-TJSJ-SBCF, KHRL-EINN-HDAM,
  /// KAEX-GOBD-FDSK) by 3 % at most.
  private static final double LONGER_WAY = 1.1;

  /// What of the longest flight on full tanks may be planned: a tenth of the time en route and half
  /// an hour stay in reserve (14 CFR 121.645), of flights of 6 to 18 hours.
  private static final double PLANNED_SHARE = 0.85;

  /// Missions count their legs up (2020 records); one number may be missing between.
  private static final int NEXT_NUMBERS = 2;

  private static final Set<LegFlag> NOT_AS_MEANT =
      EnumSet.of(LegFlag.DIVERTED, LegFlag.TURNED_BACK, LegFlag.MISSING_LEG);

  private final RuleBook rules;
  private final Places places;

  Refuelling(RuleBook rules, Places places) {
    this.rules = rules;
    this.places = places;
  }

  /// What shows that a leg of a mission ends with a stop to refuel, if it does. It weighs nothing
  /// in the class.
  Optional<Evidence> of(LegFacts leg, LegFacts next) {
    @Nullable String at = leg.leg().arrival().airport();
    if (at == null || !at.equals(next.leg().departure().airport()) || !onward(leg, next)) {
      return Optional.empty();
    }
    if (brief(leg, next)) {
      Optional<Hub> known = rules.findHub(at, leg.day()).filter(hub -> hub.grade() == Grade.FUEL);
      if (known.isPresent()) {
        return evidence("FUEL_STOP_KNOWN", Map.of("airport", at), known.get().source());
      }
      if (unusualOnTheWay(leg, next)) {
        return evidence("FUEL_STOP_UNUSUAL", Map.of("airport", at), "");
      }
    }
    return unlisted(leg, next, at);
  }

  private static boolean onward(LegFacts leg, LegFacts next) {
    boolean abroad =
        leg.to() == Zone.ABROAD || next.to() == Zone.ABROAD || leg.from() == Zone.ABROAD;
    return abroad
        && !Objects.equals(leg.leg().departure().airport(), next.leg().arrival().airport());
  }

  private boolean unusualOnTheWay(LegFacts leg, LegFacts next) {
    return leg.to() == Zone.ABROAD
        && next.to() == Zone.ABROAD
        && leg.toCountry().equals(next.toCountry())
        && !Tags.usual(rules, leg)
        && Tags.usual(rules, next);
  }

  private Optional<Evidence> unlisted(LegFacts leg, LegFacts next, String at) {
    @Nullable Duration stop = knownStop(leg.leg(), next.leg());
    boolean out = next.to() == Zone.ABROAD;
    boolean home = leg.from() == Zone.ABROAD && leg.to() == Zone.ABROAD && next.to() == Zone.HOME;
    if (stop == null
        || stop.compareTo(UNLISTED_MIN) < 0
        || stop.compareTo(UNLISTED_MAX) > 0
        || !(out || home)
        || !numberGoesOn(leg, next)
        || asNotMeant(leg.leg())
        || asNotMeant(next.leg())
        || landsPeople(leg, at)) {
      return Optional.empty();
    }
    @Nullable Double directNm = directNm(leg.leg(), next.leg(), at);
    if (directNm == null || directNm <= rangeNm(leg.leg())) {
      return Optional.empty();
    }
    return evidence(
        "FUEL_STOP_ON_WAY",
        Map.of(
            "airport",
            at,
            "minutes",
            String.valueOf(stop.toMinutes()),
            "way",
            leg.leg().departure().airport() + "–" + next.leg().arrival().airport(),
            "km",
            String.valueOf(Math.round(directNm * Geodesy.METRES_PER_NM / 1000))),
        "");
  }

  private static boolean asNotMeant(Leg leg) {
    return leg.flags().stream().anyMatch(NOT_AS_MEANT::contains);
  }

  /// Whether missions are known to land or to take people aboard there.
  private boolean landsPeople(LegFacts leg, String at) {
    return rules.findHub(at, leg.day()).isPresent()
        || rules
            .findDestination(at, leg.toCountry(), leg.day())
            .filter(place -> place.kind() != DestinationKind.LEISURE)
            .isPresent();
  }

  private static boolean numberGoesOn(LegFacts leg, LegFacts next) {
    @Nullable String callsign = leg.leg().callsign();
    if (callsign == null || callsign.equals(next.leg().callsign())) {
      return callsign != null;
    }
    int step = next.number() - leg.number();
    return leg.number() >= 0
        && leg.designator().equals(next.designator())
        && step > 0
        && step <= NEXT_NUMBERS;
  }

  /// The direct way from the first airport to the last if the stop lies on it, else null.
  private @Nullable Double directNm(Leg leg, Leg next, String at) {
    Optional<GeoPoint> from = point(leg.departure().airport());
    Optional<GeoPoint> to = point(next.arrival().airport());
    Optional<GeoPoint> stop = point(at);
    if (from.isEmpty() || to.isEmpty() || stop.isEmpty()) {
      return null;
    }
    double directM = Geodesy.distanceM(from.get(), to.get());
    double flownM =
        Geodesy.distanceM(from.get(), stop.get()) + Geodesy.distanceM(stop.get(), to.get());
    return flownM <= LONGER_WAY * directM ? directM / Geodesy.METRES_PER_NM : null;
  }

  private Optional<GeoPoint> point(@Nullable String airport) {
    return airport == null ? Optional.empty() : places.findPoint(airport);
  }

  /// The longest way that may be planned, nautical miles; infinite for a type that is not known.
  private static double rangeNm(Leg leg) {
    @Nullable String type = leg.aircraft().typeCode();
    return Optional.ofNullable(type)
        .flatMap(Performance::findByType)
        .map(
            performance -> PLANNED_SHARE * performance.enduranceS() / 3600 * performance.cruiseKt())
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static boolean brief(LegFacts leg, LegFacts next) {
    boolean homeward = leg.from() == Zone.ABROAD && leg.to() == Zone.HOME;
    Duration most = homeward ? REST_STOP_MAX : FUEL_STOP_MAX;
    @Nullable Duration stop = knownStop(leg.leg(), next.leg());
    return stop == null || stop.compareTo(most) <= 0;
  }

  /// Time on the ground, null if not known.
  private static @Nullable Duration knownStop(Leg leg, Leg next) {
    @Nullable Instant landed = leg.arrival().time();
    @Nullable Instant left = next.start();
    return landed == null || left == null ? null : Duration.between(landed, left);
  }

  private Optional<Evidence> evidence(
      String code, Map<String, String> parameters, String factSource) {
    String source = rules.weightSource(code);
    return Optional.of(
        new Evidence(
            code,
            parameters,
            rules.weight(code),
            factSource.isEmpty() ? source : factSource + "; weight: " + source));
  }
}
