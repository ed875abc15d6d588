package org.contadora.flights.rotations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.LegFlag;
import org.jspecify.annotations.Nullable;

/// Joins the legs of one aircraft: fills ends from neighbours and puts in legs that are missing.
final class Chain {
  /// Schedules and landings from different sources may overlap this much.
  static final Duration OVERLAP = Duration.ofMinutes(30);

  /// Beyond this a break may hide any number of legs: none is put in.
  static final Duration MAX_BREAK = Duration.ofHours(36);

  /// Block speed of jets on short and long legs, metres a second (250 and 500 knots).
  private static final double SLOW_M_PER_S = 250 * Geodesy.METRES_PER_NM / 3600;

  private static final double FAST_M_PER_S = 520 * Geodesy.METRES_PER_NM / 3600;

  /// Typical block speed, for times that are estimated (400 knots).
  private static final double USUAL_M_PER_S = 400 * Geodesy.METRES_PER_NM / 3600;

  /// Taxi, climb and approach on top of the way.
  private static final Duration TERMINAL_TIME = Duration.ofMinutes(20);

  /// Usual turn-round before a leg that was seen.
  private static final Duration TURN_ROUND = Duration.ofMinutes(70);

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
        if (at != null && fits(at, leg.arrival().airport(), before, leg, leg)) {
          leg = withDeparture(leg, inferred(leg.departure(), at, "PREVIOUS_ARRIVAL_THERE"));
        }
      }
      if (i + 1 < filled.size() && leg.arrival().airport() == null) {
        Leg after = filled.get(i + 1);
        @Nullable String at = after.departure().airport();
        if (at != null && fits(leg.departure().airport(), at, leg, after, leg)) {
          leg = withArrival(leg, inferred(leg.arrival(), at, "NEXT_DEPARTURE_THERE"));
        }
      }
      filled.set(i, leg);
    }
    return filled;
  }

  /// Whether `leg` can have flown from `from` to `to` with the stop between `first` and `second` as
  /// it is.
  private boolean fits(@Nullable String from, @Nullable String to, Leg first, Leg second, Leg leg) {
    Duration stop = stop(first, second);
    if (first.aircraft().isOther(second.aircraft())) {
      return false;
    }
    if (stop.compareTo(MAX_BREAK) > 0 || stop.plus(OVERLAP).isNegative()) {
      return false;
    }
    if (from == null || to == null) {
      return true;
    }
    if (from.equals(to)) {
      return false;
    }
    @Nullable Instant left = leg.departure().time();
    @Nullable Instant landed = leg.arrival().time();
    double metres = distanceM(from, to);
    if (left == null || landed == null || Double.isNaN(metres)) {
      return true;
    }
    double seconds = Math.max(1, Duration.between(left, landed).toSeconds());
    double slack = TERMINAL_TIME.toSeconds();
    return metres <= FAST_M_PER_S * seconds && metres >= SLOW_M_PER_S * (seconds - 2 * slack);
  }

  private Optional<Leg> missing(Leg before, Leg after) {
    @Nullable String from = before.arrival().airport();
    @Nullable String to = after.departure().airport();
    if (from == null || to == null || from.equals(to)) {
      return Optional.empty();
    }
    Duration stop = stop(before, after);
    double metres = distanceM(from, to);
    @Nullable Instant next = after.start();
    if (Double.isNaN(metres) || next == null || stop.compareTo(MAX_BREAK) > 0) {
      return Optional.empty();
    }
    Duration way = Duration.ofSeconds(Math.round(metres / USUAL_M_PER_S)).plus(TERMINAL_TIME);
    if (stop.plus(OVERLAP).toSeconds() < metres / FAST_M_PER_S) {
      return Optional.empty();
    }
    Instant landed = next.minus(TURN_ROUND);
    Instant earliest = Rotations.end(before).plus(way);
    if (landed.isBefore(earliest)) {
      landed = earliest.isBefore(next) ? earliest : next;
    }
    return Optional.of(missingLeg(before, after, from, to, landed.minus(way), landed));
  }

  private static Leg missingLeg(
      Leg before, Leg after, String from, String to, Instant left, Instant landed) {
    return new Leg(
        after.id() + "-before",
        after.aircraft(),
        null,
        List.of(),
        new LegEnd(from, Basis.INFERRED, left, "PREVIOUS_ARRIVAL_THERE", List.of()),
        new LegEnd(to, Basis.INFERRED, landed, "NEXT_DEPARTURE_THERE", List.of()),
        null,
        null,
        List.of(LegFlag.MISSING_LEG),
        List.of(),
        List.of(),
        before.source().equals(after.source())
            ? after.source()
            : before.source() + "; " + after.source());
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
        leg.source());
  }
}
