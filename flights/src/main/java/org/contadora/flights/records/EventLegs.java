package org.contadora.flights.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.contadora.core.Geodesy;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.legs.Basis;
import org.jspecify.annotations.Nullable;

/// Legs from airport events in which landing and take-off are not told apart.
///
/// Events of one aircraft at one airport, one after the other, are one visit; a leg goes from the
/// last event of a visit to the first of the next, if the next begins within [#MAX_LEG].
///
/// An event speaks for one end only. Where a visit has but one, that is the landing of the leg
/// before; the take-off is estimated from the next event and the way there, and so it is where the
/// leg would last longer than the aircraft can fly, as the event then was a landing too. Such a
/// take-off is inferred, as the aircraft had landed there. Where the two events are nearer in time
/// than the way takes, one of them is neither landing nor take-off: the take-off's time is left
/// open (`RECORD_EVENT_TOO_NEAR`).
final class EventLegs {
  /// Beyond this, legs between the two visits are missing.
  private static final Duration MAX_LEG = Duration.ofHours(20);

  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;

  private final Function<String, Optional<Airport>> airports;
  private final Refusals refusals;

  EventLegs(Function<String, Optional<Airport>> airports, Refusals refusals) {
    this.airports = airports;
    this.refusals = refusals;
  }

  /// Legs of `events`, rows in which both the arrival's airport and time are the event's.
  List<FlightRow> of(List<FlightRow> events) {
    TreeMap<String, List<FlightRow>> byAircraft = new TreeMap<>();
    for (FlightRow event : events) {
      byAircraft.computeIfAbsent(event.aircraft().key(), _ -> new ArrayList<>()).add(event);
    }
    List<FlightRow> legs = new ArrayList<>();
    for (List<FlightRow> list : byAircraft.values()) {
      list.sort(Comparator.comparing(EventLegs::time));
      boolean landing = false;
      for (int i = 1; i < list.size(); i++) {
        FlightRow from = list.get(i - 1);
        FlightRow to = list.get(i);
        Duration aloft = Duration.between(time(from), time(to));
        boolean moved = !Objects.equals(from.arrivalAirport(), to.arrivalAirport());
        boolean leg = moved && aloft.compareTo(MAX_LEG) <= 0;
        if (leg) {
          legs.add(leg(from, to, landing));
        }
        landing = leg;
      }
    }
    return legs;
  }

  /// The leg between two events.
  ///
  /// @param landing whether the first event is already the landing of the leg before
  private FlightRow leg(FlightRow from, FlightRow to, boolean landing) {
    Performance performance = performance(to.aircraft().or(from.aircraft()).typeCode());
    double aloftS = Duration.between(time(from), time(to)).toMillis() / 1000.0;
    boolean inferred = landing || aloftS > performance.enduranceS();
    return new FlightRow(
        null,
        to.aircraft().or(from.aircraft()),
        to.callsign() != null ? to.callsign() : from.callsign(),
        null,
        from.arrivalAirport(),
        inferred ? Basis.INFERRED : Basis.RECORDED,
        inferred ? takeOff(from, to, performance) : time(from),
        inferred ? "LANDED_THERE_BEFORE" : "",
        to.arrivalAirport(),
        Basis.RECORDED,
        time(to),
        null,
        null,
        false,
        List.of(),
        to.place());
  }

  private static Performance performance(@Nullable String type) {
    return Optional.ofNullable(type)
        .flatMap(Performance::findByType)
        .orElse(Performance.of(Performance.Kind.AIRLINER));
  }

  /// When an aircraft took off that had landed at the first event and came to the second: as late
  /// as the way allows, not before the landing; null where that cannot be told.
  private @Nullable Instant takeOff(FlightRow from, FlightRow to, Performance performance) {
    Optional<Airport> start = airport(from);
    Optional<Airport> end = airport(to);
    if (start.isEmpty() || end.isEmpty()) {
      return null;
    }
    double wayM = Geodesy.distanceM(start.get().point(), end.get().point());
    double cruiseS = wayM / (performance.cruiseKt() * MPS_PER_KT);
    double aloftS = Duration.between(time(from), time(to)).toMillis() / 1000.0;
    if (aloftS < cruiseS) {
      refusals.refuse(
          "RECORD_EVENT_TOO_NEAR",
          to.place(),
          "The time since the event at %s (%.0f min) must be at least that of the way (%.0f min); the take-off's time is left open.%nMaybe one of the two was neither a landing nor a take-off."
              .formatted(from.arrivalAirport(), aloftS / 60, cruiseS / 60));
      return null;
    }
    double flightS = Math.min(aloftS, cruiseS / Performance.BLOCK_SPEED);
    return time(to).minusSeconds((long) flightS);
  }

  private Optional<Airport> airport(FlightRow event) {
    return airports.apply(Objects.requireNonNull(event.arrivalAirport()));
  }

  private static Instant time(FlightRow event) {
    return Objects.requireNonNull(event.arrivalTime());
  }

  /// The row's event as an arrival, or nothing where it lacks time or place.
  static boolean isComplete(FlightRow event) {
    return event.arrivalAirport() != null && event.arrivalTime() != null && event.hasTail();
  }
}
