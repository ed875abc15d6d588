package org.contadora.flights.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.contadora.flights.legs.Basis;

/// Legs from airport events in which landing and take-off are not told apart.
///
/// Events of one aircraft at one airport, one after the other, are one visit; a leg goes from the
/// last event of a visit to the first of the next, if the next begins within [#MAX_LEG].
final class EventLegs {
  /// Beyond this, legs between the two visits are missing.
  private static final Duration MAX_LEG = Duration.ofHours(20);

  private EventLegs() {}

  /// Legs of `events`, rows in which both the arrival's airport and time are the event's.
  static List<FlightRow> of(List<FlightRow> events) {
    TreeMap<String, List<FlightRow>> byAircraft = new TreeMap<>();
    for (FlightRow event : events) {
      byAircraft.computeIfAbsent(event.aircraft().key(), _ -> new ArrayList<>()).add(event);
    }
    List<FlightRow> legs = new ArrayList<>();
    for (List<FlightRow> list : byAircraft.values()) {
      list.sort(Comparator.comparing(EventLegs::time));
      for (int i = 1; i < list.size(); i++) {
        FlightRow from = list.get(i - 1);
        FlightRow to = list.get(i);
        Duration aloft = Duration.between(time(from), time(to));
        boolean moved = !Objects.equals(from.arrivalAirport(), to.arrivalAirport());
        if (moved && aloft.compareTo(MAX_LEG) <= 0) {
          legs.add(leg(from, to));
        }
      }
    }
    return legs;
  }

  private static FlightRow leg(FlightRow from, FlightRow to) {
    return new FlightRow(
        null,
        to.aircraft().or(from.aircraft()),
        to.callsign() != null ? to.callsign() : from.callsign(),
        null,
        from.arrivalAirport(),
        Basis.RECORDED,
        time(from),
        to.arrivalAirport(),
        Basis.RECORDED,
        time(to),
        null,
        null,
        false,
        List.of(),
        to.place());
  }

  private static Instant time(FlightRow event) {
    return Objects.requireNonNull(event.arrivalTime());
  }

  /// The row's event as an arrival, or nothing where it lacks time or place.
  static boolean isComplete(FlightRow event) {
    return event.arrivalAirport() != null && event.arrivalTime() != null && event.hasTail();
  }
}
