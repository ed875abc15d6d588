package org.contadora.flights.rotations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.legs.LegRules;
import org.contadora.flights.legs.TrackPoint;
import org.jspecify.annotations.Nullable;

/// Joins the legs of one aircraft: fills ends from neighbours and puts in legs that are missing.
final class Chain {
  /// Schedules and landings from different sources may overlap this much (own estimate: a record's
  /// block time has the taxi of both ends on top of the flight).
  static final Duration OVERLAP = Duration.ofMinutes(30);

  /// Beyond this a break may hide any number of legs: none is put in.
  static final Duration MAX_BREAK = Duration.ofSeconds(LegRules.standard().oneMissingLegS());

  /// Block speed of jets on short and long legs, metres a second (250 and 520 knots; own estimates:
  /// an hour's leg is climb and approach for half of it, and [Performance] has jets at 450 knots in
  /// cruise, with 70 knots of tail wind).
  private static final double SLOW_M_PER_S = 250 * Geodesy.METRES_PER_NM / 3600;

  private static final double FAST_M_PER_S = 520 * Geodesy.METRES_PER_NM / 3600;

  /// Typical block speed, for times that are estimated (400 knots; own estimate, between the two
  /// above).
  private static final double USUAL_M_PER_S = 400 * Geodesy.METRES_PER_NM / 3600;

  /// Taxi, climb and approach on top of the way (own estimate).
  private static final Duration TERMINAL_TIME = Duration.ofMinutes(20);

  /// Usual turn-round before a leg that was seen (own estimate, within the half hour to four hours
  /// of the missions' stops abroad in the 2020 records).
  private static final Duration TURN_ROUND = Duration.ofMinutes(70);

  private static final String PREVIOUS = "PREVIOUS_ARRIVAL_THERE";
  private static final String NEXT = "NEXT_DEPARTURE_THERE";

  private final Function<String, Optional<Airport>> airports;

  Chain(Function<String, Optional<Airport>> airports) {
    this.airports = airports;
  }

  List<Leg> join(List<Leg> legs) {
    List<Leg> ends = fillEnds(legs);
    List<Leg> joined = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      if (i > 0 && !ends.get(i - 1).aircraft().isOther(ends.get(i).aircraft())) {
        missing(ends.get(i - 1), ends.get(i)).ifPresent(joined::add);
      }
      joined.add(ends.get(i));
    }
    return joined;
  }

  private List<Leg> fillEnds(List<Leg> legs) {
    List<Leg> filled = new ArrayList<>(legs);
    for (int i = 0; i < filled.size(); i++) {
      Leg leg = filled.get(i);
      if (i > 0 && leg.departure().airport() == null) {
        Leg before = filled.get(i - 1);
        @Nullable String at = before.arrival().airport();
        if (at != null && leftFrom(at, before, leg)) {
          leg = withDeparture(leg, inferred(leg.departure(), at, PREVIOUS));
        }
      }
      if (i + 1 < filled.size() && leg.arrival().airport() == null) {
        Leg after = filled.get(i + 1);
        @Nullable String at = after.departure().airport();
        if (at != null && landedAt(at, leg, after)) {
          leg = withArrival(leg, inferred(leg.arrival(), at, NEXT));
        }
      }
      filled.set(i, leg);
    }
    return filled;
  }

  /// Whether `leg`, whose departure is not known, can have left from where `before` landed.
  private boolean leftFrom(String at, Leg before, Leg leg) {
    Instant landedBefore = Rotations.end(before);
    @Nullable Instant left = leg.departure().time();
    return stands(before, leg)
        && allows(leg.departure(), at)
        && (leg.track().isEmpty() || reaches(at, landedBefore, leg.track().getFirst(), leg))
        && flies(
            at,
            leg.arrival().airport(),
            left != null ? left : landedBefore.minus(OVERLAP),
            leg.arrival().time(),
            left != null);
  }

  /// Whether `leg`, whose arrival is not known, can have landed where `after` left from.
  private boolean landedAt(String at, Leg leg, Leg after) {
    @Nullable Instant leftAfter = after.start();
    @Nullable Instant landed = leg.arrival().time();
    return stands(leg, after)
        && allows(leg.arrival(), at)
        && (leg.track().isEmpty()
            || leftAfter == null
            || reaches(at, leftAfter, leg.track().getLast(), leg))
        && flies(
            leg.departure().airport(),
            at,
            leg.departure().time(),
            landed != null || leftAfter == null ? landed : leftAfter.plus(OVERLAP),
            landed != null);
  }

  /// Whether one aircraft can have flown both legs, without too long a break.
  private static boolean stands(Leg first, Leg second) {
    Duration stop = stop(first, second);
    return !first.aircraft().isOther(second.aircraft())
        && stop.compareTo(MAX_BREAK) <= 0
        && !stop.plus(OVERLAP).isNegative();
  }

  /// An envelope is evidence that the aircraft was at one of its airports and at no other.
  private static boolean allows(LegEnd end, String airport) {
    return end.candidates().isEmpty() || end.candidates().contains(airport);
  }

  /// Whether the aircraft of `leg` can fly between an airport, where it was at `time`, and where it
  /// was seen, as fast as its type goes with the strongest wind.
  private boolean reaches(String airport, Instant time, TrackPoint seen, Leg leg) {
    Optional<Airport> at = airports.apply(airport);
    if (at.isEmpty()) {
      return true;
    }
    @Nullable String type = leg.aircraft().typeCode();
    double fastestKt =
        Optional.ofNullable(type)
            .flatMap(Performance::findByType)
            .orElse(Performance.of(Performance.Kind.AIRLINER))
            .maxGroundSpeedKt(Performance.HIGH_FT);
    Duration way = Duration.between(time, seen.time());
    double seconds = (way.isNegative() ? way.negated() : way).plus(OVERLAP).toSeconds();
    double metres = Geodesy.distanceM(at.get().point(), seen.point());
    return metres <= fastestKt * Geodesy.METRES_PER_NM / 3600 * seconds;
  }

  /// Whether a leg can have flown from `from` to `to` between two times.
  ///
  /// @param timed whether these are the times of the leg itself, which then must not have taken too
  ///   long either
  private boolean flies(
      @Nullable String from,
      @Nullable String to,
      @Nullable Instant left,
      @Nullable Instant landed,
      boolean timed) {
    if (from == null || to == null) {
      return true;
    }
    if (from.equals(to)) {
      return false;
    }
    double metres = distanceM(from, to);
    if (left == null || landed == null || Double.isNaN(metres)) {
      return true;
    }
    double seconds = Math.max(1, Duration.between(left, landed).toSeconds());
    double slack = TERMINAL_TIME.toSeconds();
    return metres <= FAST_M_PER_S * seconds
        && (!timed || metres >= SLOW_M_PER_S * (seconds - 2 * slack));
  }

  /// The leg that was flown unseen between two that do not join. Where one of its ends is known by
  /// an envelope only, it is put in with what of that can be reached from the other end.
  private Optional<Leg> missing(Leg before, Leg after) {
    @Nullable Instant next = after.start();
    Duration stop = stop(before, after);
    List<String> from = places(before.arrival());
    List<String> to = places(after.departure());
    boolean named = before.arrival().airport() != null || after.departure().airport() != null;
    if (!named || next == null || stop.compareTo(MAX_BREAK) > 0 || !disjoint(from, to)) {
      return Optional.empty();
    }
    double farthestM = FAST_M_PER_S * stop.plus(OVERLAP).toSeconds();
    List<String> reachedFrom = new ArrayList<>();
    List<String> reachedTo = new ArrayList<>();
    for (String left : from) {
      for (String landed : to) {
        // Not so either where the distance is not known.
        if (distanceM(left, landed) <= farthestM) {
          addOnce(reachedFrom, left);
          addOnce(reachedTo, landed);
        }
      }
    }
    if (reachedFrom.isEmpty()) {
      return Optional.empty();
    }
    double metres = distanceM(reachedFrom.getFirst(), reachedTo.getFirst());
    Duration way = Duration.ofSeconds(Math.round(metres / USUAL_M_PER_S)).plus(TERMINAL_TIME);
    Instant landed = next.minus(TURN_ROUND);
    Instant earliest = Rotations.end(before).plus(way);
    if (landed.isBefore(earliest)) {
      landed = earliest.isBefore(next) ? earliest : next;
    }
    return Optional.of(
        missingLeg(
            before,
            after,
            unseen(before.arrival(), reachedFrom, landed.minus(way), PREVIOUS),
            unseen(after.departure(), reachedTo, landed, NEXT)));
  }

  private static List<String> places(LegEnd end) {
    return end.airport() != null ? List.of(end.airport()) : end.candidates();
  }

  private static boolean disjoint(List<String> some, List<String> others) {
    return some.stream().noneMatch(others::contains);
  }

  private static void addOnce(List<String> codes, String code) {
    if (!codes.contains(code)) {
      codes.add(code);
    }
  }

  private static LegEnd unseen(LegEnd neighbour, List<String> places, Instant time, String reason) {
    return neighbour.airport() != null
        ? new LegEnd(neighbour.airport(), Basis.INFERRED, time, reason, List.of())
        : new LegEnd(null, Basis.ENVELOPE, time, reason, places);
  }

  private static Leg missingLeg(Leg before, Leg after, LegEnd departure, LegEnd arrival) {
    return new Leg(
        after.id() + "-before",
        after.aircraft(),
        null,
        List.of(),
        departure,
        arrival,
        null,
        null,
        List.of(LegFlag.MISSING_LEG),
        List.of(),
        List.of(),
        before.source().equals(after.source())
            ? after.source()
            : before.source() + "; " + after.source(),
        Stream.concat(before.moreSources().stream(), after.moreSources().stream())
            .distinct()
            .toList());
  }

  private double distanceM(String from, String to) {
    Optional<Airport> a = airports.apply(from);
    Optional<Airport> b = airports.apply(to);
    return a.isPresent() && b.isPresent()
        ? Geodesy.distanceM(a.get().point(), b.get().point())
        : Double.NaN;
  }

  /// Time on the ground between two legs.
  static Duration stop(Leg first, Leg second) {
    Instant start = second.start();
    return start == null ? Duration.ZERO : Duration.between(Rotations.end(first), start);
  }

  private static LegEnd inferred(LegEnd end, String airport, String reason) {
    return new LegEnd(airport, Basis.INFERRED, end.time(), reason, List.of());
  }

  private static Leg withDeparture(Leg leg, LegEnd end) {
    return withEnds(leg, end, leg.arrival());
  }

  private static Leg withArrival(Leg leg, LegEnd end) {
    return withEnds(leg, leg.departure(), end);
  }

  private static Leg withEnds(Leg leg, LegEnd departure, LegEnd arrival) {
    return new Leg(
        leg.id(),
        leg.aircraft(),
        leg.callsign(),
        leg.callsigns(),
        departure,
        arrival,
        leg.firstSeen(),
        leg.lastSeen(),
        leg.flags(),
        leg.events(),
        leg.track(),
        leg.source(),
        leg.moreSources());
  }
}
