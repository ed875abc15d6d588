package org.contadora.flights.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contadora.core.Refusals;
import org.jspecify.annotations.Nullable;

/// Tells records of the same leg from two legs on the same way.
///
/// Tracking sites list a leg twice when the flight number that was filed and the one that was flown
/// differ: one record then has the schedule and no tail, the other the tail and the landing. Two
/// records with both ends are the same leg if designator, airports and aircraft type agree, and
///
/// 1. the tails agree or one has none, and
/// 2. the times that both give (landing, departure or the schedule's departure) are within
///    [#SAME_TIME]; or one has no more than the same date, and the tails are equal or the call
///    signs are.
final class Duplicates {
  /// A schedule and a landing of one leg differ by delays; the shortest turn-round between two legs
  /// on the same way is longer.
  static final Duration SAME_TIME = Duration.ofMinutes(50);

  private Duplicates() {}

  /// `rows` in their order, each leg once; what was merged is counted as `RECORD_DUPLICATE`.
  static List<FlightRow> merge(List<FlightRow> rows, Refusals refusals) {
    List<FlightRow> kept = new ArrayList<>();
    Map<String, List<Integer>> byRoute = new LinkedHashMap<>();
    for (FlightRow row : rows) {
      if (row.departureAirport() == null || row.arrivalAirport() == null) {
        kept.add(row);
        continue;
      }
      String route = row.departureAirport() + row.arrivalAirport() + designator(row.callsign());
      List<Integer> others = byRoute.computeIfAbsent(route, _ -> new ArrayList<>());
      int same = findSame(row, others, kept);
      if (same < 0) {
        others.add(kept.size());
        kept.add(row);
      } else {
        FlightRow first = kept.get(same);
        kept.set(same, first.hasTail() ? first.or(row) : row.or(first));
        refusals.refuse(
            "RECORD_DUPLICATE", row.place(), "The same leg stands at %s.".formatted(first.place()));
      }
    }
    return kept;
  }

  private static int findSame(FlightRow row, List<Integer> others, List<FlightRow> kept) {
    for (int index : others) {
      if (same(row, kept.get(index))) {
        return index;
      }
    }
    return -1;
  }

  private static boolean same(FlightRow a, FlightRow b) {
    boolean sameTail = a.hasTail() && a.aircraft().key().equals(b.aircraft().key());
    if (a.hasTail() && b.hasTail() && !sameTail) {
      return false;
    }
    @Nullable String typeA = a.aircraft().typeCode();
    @Nullable String typeB = b.aircraft().typeCode();
    if (typeA != null && typeB != null && !typeA.equals(typeB)) {
      return false;
    }
    if (a.dateOnly() || b.dateOnly()) {
      boolean sameCallsign = a.callsign() != null && a.callsign().equals(b.callsign());
      return a.date() != null && a.date().equals(b.date()) && (sameTail || sameCallsign);
    }
    return near(a.arrivalTime(), b.arrivalTime())
        || near(a.departureTime(), b.departureTime())
        || near(a.scheduledDeparture(), b.scheduledDeparture());
  }

  private static boolean near(@Nullable Instant a, @Nullable Instant b) {
    return a != null && b != null && Duration.between(a, b).abs().compareTo(SAME_TIME) <= 0;
  }

  /// The letters before the number.
  private static String designator(@Nullable String callsign) {
    if (callsign == null) {
      return "";
    }
    int letters = 0;
    while (letters < callsign.length() && Character.isLetter(callsign.charAt(letters))) {
      letters++;
    }
    return callsign.substring(0, letters);
  }
}
