package org.contadora.flights.findings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEvent;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.legs.TrackPoint;
import org.jspecify.annotations.Nullable;

/// Tells legs that landed elsewhere than where they were going, from what one aircraft did.
///
/// No position says where a flight means to go. That it meant to go to another airport than the one
/// it landed at is said only where two of three signs, which do not follow from one another, name
/// the same airport:
///
/// 1. it came down to it and climbed away again, or was heading for it and turned away;
/// 2. it flew on to it after the landing elsewhere;
/// 3. its flight number went there, without a stop, on [#NUMBER_DAYS] other days or more.
///
/// Or where the flight record itself names the airport that was planned. A flight that came back to
/// where it took off is one that turned back; a stop to refuel is none of these.
final class Diversions {
  private static final String ONWARD = "DIVERTED_ONWARD";

  /// A flight goes on to where it was going on the same day or the next, once crew and weather
  /// allow: crews rest for 10 hours (14 CFR 117.25).
  private static final Duration ONWARD_WITHIN = Duration.ofHours(24);

  /// Flown so often on other days, a number's way is its way (own estimate: once may be chance).
  private static final int NUMBER_DAYS = 2;

  /// Within this distance and height of an airport a jet that goes down is on its way to land there
  /// or beside it: 3.7 NM a thousand feet ([org.contadora.flights.gaps.Reach]).
  private static final double COMING_DOWN_M = 60 * Geodesy.METRES_PER_NM;

  private static final int COMING_DOWN_FT = 15_000;

  /// How far it must have come down before, and climb after: more than the thinned track leaves out
  /// between two points.
  private static final int DOWN_BEFORE_FT = 6000;

  private static final int UP_AFTER_FT = 4000;

  /// An alternate lies no farther from the destination than an hour's flight on one engine, for
  /// aeroplanes with two (14 CFR 121.617, for take-off alternates): 300 NM and some.
  private static final double ALTERNATE_M = 300 * Geodesy.METRES_PER_NM;

  /// Over the last so many metres before it turned away it must have headed for the airport, to
  /// within so many degrees; approaches lead around their field by less than such a detour (own
  /// estimates: twice the 20 NM of a downwind and base leg).
  private static final double HEADING_M = 100 * Geodesy.METRES_PER_NM;

  private static final double HEADING_DEG = 10;
  private static final double DETOUR_M = 40 * Geodesy.METRES_PER_NM;

  /// Flights that test approaches make many; a crew tries two before it diverts (own estimate).
  private static final int MOST_APPROACHES = 2;

  /// Airports nearer to one another are one place, as for flights that turn back: 10 NM.
  private static final double SAME_PLACE_M = 10 * Geodesy.METRES_PER_NM;

  /// Where all removals land at a few airports far from others.
  private static final String FEW_AIRPORTS = "BR";

  private final RuleBook rules;
  private final Places places;

  /// Days on which a number went from one airport to another: "number from to".
  private final Map<String, Set<LocalDate>> days = new HashMap<>();

  /// Where a number went from an airport: "number from".
  private final Map<String, Set<String>> ways = new HashMap<>();

  /// How often the aircraft landed at an airport.
  private final Map<String, Integer> landings = new HashMap<>();

  /// @param legs all legs of the aircraft
  Diversions(RuleBook rules, Places places, List<Leg> legs) {
    this.rules = rules;
    this.places = places;
    for (Leg leg : legs) {
      @Nullable String from = leg.departure().airport();
      @Nullable String to = leg.arrival().airport();
      if (to != null) {
        landings.merge(to, 1, Integer::sum);
      }
      @Nullable LocalDate day = day(leg);
      if (leg.callsign() != null && from != null && to != null && day != null) {
        String number = leg.callsign() + " " + from;
        ways.computeIfAbsent(number, _ -> new LinkedHashSet<>()).add(to);
        days.computeIfAbsent(number + " " + to, _ -> new HashSet<>()).add(day);
      }
    }
  }

  /// What shows that a leg landed elsewhere than where it was going; empty if nothing does. It
  /// weighs nothing in the class.
  ///
  /// @param next the leg after it, null if there is none
  List<Evidence> of(Leg leg, @Nullable Leg next) {
    @Nullable String from = leg.departure().airport();
    @Nullable String at = leg.arrival().airport();
    List<LegFlag> flags = leg.flags();
    if (at == null || flags.contains(LegFlag.MISSING_LEG) || flags.contains(LegFlag.TURNED_BACK)) {
      return List.of();
    }
    if (flags.contains(LegFlag.DIVERTED)) {
      return List.of(evidence("DIVERTED_RECORDED", Map.of("airport", at)));
    }
    if (from == null || same(from, at)) {
      return List.of();
    }
    for (String meant : candidates(leg, next)) {
      if (!meant.equals(at) && !same(meant, from)) {
        List<Evidence> signs = signs(leg, next, from, at, meant);
        if (!signs.isEmpty()) {
          return signs;
        }
      }
    }
    return List.of();
  }

  /// A removal to Brazil that lands elsewhere than where they land there was diverted (24 January
  /// 2025); in countries whose usual airports are next to each other it may be a choice.
  List<Evidence> unusual(LegFacts facts) {
    @Nullable String at = facts.leg().arrival().airport();
    return at != null && facts.toCountry().equals(FEW_AIRPORTS) && !Tags.usual(rules, facts)
        ? List.of(evidence("DIVERTED_UNUSUAL", Map.of("airport", at)))
        : List.of();
  }

  /// Whether what shows a diversion says that it flew on to where it was going.
  static boolean flewOn(List<Evidence> diversion) {
    return diversion.stream().anyMatch(evidence -> evidence.code().equals(ONWARD));
  }

  private Set<String> candidates(Leg leg, @Nullable Leg next) {
    Set<String> all = new LinkedHashSet<>();
    if (next != null && next.arrival().airport() != null) {
      all.add(next.arrival().airport());
    }
    leg.events().forEach(event -> all.add(event.airport()));
    all.addAll(ways.getOrDefault(leg.callsign() + " " + leg.departure().airport(), Set.of()));
    return all;
  }

  /// The signs that name `meant` if they are two at least, else none.
  private List<Evidence> signs(Leg leg, @Nullable Leg next, String from, String at, String meant) {
    List<Evidence> signs = new ArrayList<>();
    boolean nearby = isAlternate(at, meant);
    boolean approached = wentAround(leg, meant) || (nearby && cameDown(leg, meant));
    boolean turned = !approached && nearby && turnedAway(leg, at, meant);
    if (approached || turned) {
      String code = turned ? "DIVERTED_TURNED" : "DIVERTED_APPROACH";
      signs.add(evidence(code, Map.of("airport", meant)));
    }
    Optional<Duration> stop = onward(leg, next, at, meant);
    stop.ifPresent(time ->
        signs.add(
            evidence(
                ONWARD, Map.of("airport", meant, "minutes", String.valueOf(time.toMinutes())))));
    int count = otherDays(leg, from, at, meant);
    if (count >= NUMBER_DAYS) {
      signs.add(
          evidence(
              "DIVERTED_NUMBER",
              Map.of(
                  "airport", meant,
                  "callsign", String.valueOf(leg.callsign()),
                  "days", String.valueOf(count))));
    }
    boolean planned = !approached && !turned && maybePlanned(leg, next, at);
    return signs.size() >= 2 && !planned ? signs : List.of();
  }

  /// Without an approach to be seen a landing on the way may have been planned: unless the number
  /// goes on, and nothing else ever brings the aircraft there.
  private boolean maybePlanned(Leg leg, @Nullable Leg next, String at) {
    LocalDate day = Optional.ofNullable(day(leg)).orElse(LocalDate.EPOCH);
    return next == null
        || leg.callsign() == null
        || !leg.callsign().equals(next.callsign())
        || landings.getOrDefault(at, 0) > 1
        || rules.findHub(at, day).isPresent()
        || rules.findDestination(at, places.country(at), day).isPresent();
  }

  /// How many other days the number went from there to `meant`; 0 if it ever went to `at` on
  /// another day, which is then one of its ways.
  private int otherDays(Leg leg, String from, String at, String meant) {
    String number = leg.callsign() + " " + from;
    @Nullable LocalDate day = day(leg);
    boolean usual = days.getOrDefault(number + " " + at, Set.of()).size() > 1;
    if (leg.callsign() == null || day == null || usual) {
      return 0;
    }
    int count = 0;
    for (LocalDate other : days.getOrDefault(number + " " + meant, Set.of())) {
      count += other.equals(day) ? 0 : 1;
    }
    return count;
  }

  /// Time on the ground before it flew on to `meant`, if it did.
  private static Optional<Duration> onward(Leg leg, @Nullable Leg next, String at, String meant) {
    if (next == null
        || next.flags().contains(LegFlag.MISSING_LEG)
        || !at.equals(next.departure().airport())
        || !meant.equals(next.arrival().airport())) {
      return Optional.empty();
    }
    @Nullable Instant landed = leg.arrival().time();
    @Nullable Instant left = next.start();
    if (landed == null || left == null) {
      return Optional.empty();
    }
    Duration stop = Duration.between(landed, left);
    return stop.isNegative() || stop.compareTo(ONWARD_WITHIN) > 0
        ? Optional.empty()
        : Optional.of(stop);
  }

  private static boolean wentAround(Leg leg, String meant) {
    boolean there = false;
    for (LegEvent event : leg.events()) {
      if (event.kind() != LegEvent.Kind.GO_AROUND) {
        return false;
      }
      there |= event.airport().equals(meant);
    }
    return there && leg.events().size() <= MOST_APPROACHES;
  }

  /// Whether one airport is so far from another that a descent to one is not one to the other, and
  /// near enough to be its alternate.
  private boolean isAlternate(String at, String meant) {
    Optional<GeoPoint> a = places.findPoint(at);
    Optional<GeoPoint> b = places.findPoint(meant);
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    double apartM = apartM(a.get(), b.get());
    return apartM >= COMING_DOWN_M / 2 && apartM <= ALTERNATE_M;
  }

  /// Whether the track goes down near an airport, and up again.
  private boolean cameDown(Leg leg, String meant) {
    Airport airport = places.find(meant).orElseThrow();
    if (leg.events().size() > MOST_APPROACHES) {
      return false;
    }
    List<TrackPoint> track = leg.track();
    int highestFt = Integer.MIN_VALUE;
    for (int i = 0; i < track.size(); i++) {
      TrackPoint low = track.get(i);
      highestFt = Math.max(highestFt, low.altitudeFt());
      boolean down =
          low.altitudeFt() - airport.elevationFt() <= COMING_DOWN_FT
              && highestFt - low.altitudeFt() >= DOWN_BEFORE_FT
              && apartM(airport.point(), low.point()) <= COMING_DOWN_M;
      if (down && climbs(track, i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the track led to an airport, came near to it, and then went on elsewhere by a detour
  /// that no approach to the place of landing explains.
  private boolean turnedAway(Leg leg, String at, String meant) {
    GeoPoint airport = places.findPoint(meant).orElseThrow();
    GeoPoint landing = places.findPoint(at).orElseThrow();
    List<TrackPoint> track = leg.track();
    int nearest = -1;
    double nearestM = COMING_DOWN_M;
    for (int i = 0; i < track.size(); i++) {
      double apartM = apartM(airport, track.get(i).point());
      if (apartM < nearestM) {
        nearest = i;
        nearestM = apartM;
      }
    }
    for (int i = nearest - 1; i >= 0; i--) {
      GeoPoint before = track.get(i).point();
      GeoPoint turn = track.get(nearest).point();
      double flownM = apartM(before, turn);
      if (flownM >= HEADING_M) {
        double off = Geodesy.bearingDeg(before, turn) - Geodesy.bearingDeg(before, airport);
        double detourM = flownM + apartM(turn, landing) - apartM(before, landing);
        return Math.abs(Math.IEEEremainder(off, 360)) <= HEADING_DEG && detourM >= DETOUR_M;
      }
    }
    return false;
  }

  private static double apartM(GeoPoint a, GeoPoint b) {
    return Geodesy.sphereDistanceM(a.latDeg(), a.lonDeg(), b.latDeg(), b.lonDeg());
  }

  private static boolean climbs(List<TrackPoint> track, int from) {
    for (TrackPoint later : track.subList(from + 1, track.size())) {
      if (later.altitudeFt() - track.get(from).altitudeFt() >= UP_AFTER_FT) {
        return true;
      }
    }
    return false;
  }

  private boolean same(String a, String b) {
    Optional<GeoPoint> one = places.findPoint(a);
    Optional<GeoPoint> other = places.findPoint(b);
    return a.equals(b)
        || (one.isPresent()
            && other.isPresent()
            && Geodesy.isWithin(SAME_PLACE_M, one.get(), other.get()));
  }

  private static @Nullable LocalDate day(Leg leg) {
    @Nullable Instant start = leg.start();
    return start == null ? null : LocalDate.ofInstant(start, ZoneOffset.UTC);
  }

  private Evidence evidence(String code, Map<String, String> parameters) {
    return new Evidence(code, parameters, rules.weight(code), rules.weightSource(code));
  }
}
