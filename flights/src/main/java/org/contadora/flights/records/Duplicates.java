package org.contadora.flights.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.contadora.core.Refusals;
import org.contadora.flights.legs.RepeatSink;
import org.jspecify.annotations.Nullable;

/// Tells records of the same leg from two legs on the same way.
///
/// Tracking sites list a leg twice when the flight number that was filed and the one that was flown
/// differ: one record then has the schedule and no tail, the other the tail and the landing. Two
/// records with both ends are the same leg if airports and aircraft type agree, and
///
/// 1. the tails agree, or one has none and the call signs begin with the same designator, or
///    neither has one and the call signs agree; and
/// 2. the times that both give (landing, departure or the schedule's departure) are within
///    [#SAME_TIME], and the flights not one after the other; or one has no more than the same date,
///    and the tails are equal or the call signs are.
///
/// Where a row stands is never asked: a table in two parts tells of as many legs as in one.
final class Duplicates {
  /// A schedule and a landing of one leg differ by delays; the shortest turn-round between two legs
  /// on the same way is longer.
  static final Duration SAME_TIME = Duration.ofMinutes(50);

  /// A date alone is read as the middle of that day.
  private static final Duration HALF_DAY = Duration.ofHours(12);

  /// Rows of one leg begin within this time of each other, whatever of it they tell: the longest
  /// flight ([RowParser]) and a day.
  private static final Duration LOOK_BACK = Duration.ofHours(44);

  private Duplicates() {}

  /// Each leg once; what was merged is counted as `RECORD_DUPLICATE`.
  ///
  /// @param rows in the order of their start
  /// @param repeats takes what was merged
  static List<FlightRow> merge(List<FlightRow> rows, Refusals refusals, RepeatSink repeats) {
    List<FlightRow> kept = new ArrayList<>();
    Map<String, List<Integer>> byRoute = new HashMap<>();
    for (FlightRow row : rows) {
      if (row.departureAirport() == null || row.arrivalAirport() == null) {
        kept.add(row);
        continue;
      }
      String route = row.departureAirport() + "-" + row.arrivalAirport();
      List<Integer> others = byRoute.computeIfAbsent(route, _ -> new ArrayList<>());
      int same = findSame(row, others, kept);
      if (same < 0) {
        others.add(kept.size());
        kept.add(row);
      } else {
        FlightRow first = kept.get(same);
        FlightRow both = first.hasTail() ? first.or(row) : row.or(first);
        FlightRow lesser = first.hasTail() ? row : first;
        kept.set(same, both.at(Places.both(both.place(), lesser.place())));
        repeats.accept(RecordLegs.leg(row), RecordLegs.leg(first));
        refusals.refuse(
            "RECORD_DUPLICATE", row.place(), "The same leg stands at %s.".formatted(first.place()));
      }
    }
    return kept;
  }

  /// The first that is the same; -1 if none is.
  private static int findSame(FlightRow row, List<Integer> others, List<FlightRow> kept) {
    Instant earliest = Objects.requireNonNull(row.start()).minus(LOOK_BACK);
    int same = -1;
    for (int index : others.reversed()) {
      FlightRow other = kept.get(index);
      if (Objects.requireNonNull(other.start()).isBefore(earliest)) {
        break;
      }
      if (same(row, other)) {
        same = index;
      }
    }
    return same;
  }

  private static boolean same(FlightRow a, FlightRow b) {
    @Nullable String typeA = a.aircraft().typeCode();
    @Nullable String typeB = b.aircraft().typeCode();
    if (!mayBeOneAircraft(a, b) || (typeA != null && typeB != null && !typeA.equals(typeB))) {
      return false;
    }
    if (a.dateOnly() || b.dateOnly()) {
      return sameDay(a, b) && (sameCallsign(a, b) || a.callsign() == null || b.callsign() == null);
    }
    return !a.isApartFrom(b)
        && (near(a.arrivalTime(), b.arrivalTime())
            || near(a.departureTime(), b.departureTime())
            || near(a.scheduledDeparture(), b.scheduledDeparture()));
  }

  private static boolean mayBeOneAircraft(FlightRow a, FlightRow b) {
    boolean bothCalled = a.callsign() != null && b.callsign() != null;
    if (!a.hasTail() && !b.hasTail()) {
      return sameCallsign(a, b);
    }
    if (a.hasTail() && b.hasTail() && !sameTail(a, b)) {
      return false;
    }
    return bothCalled ? designator(a.callsign()).equals(designator(b.callsign())) : sameTail(a, b);
  }

  private static boolean sameTail(FlightRow a, FlightRow b) {
    return a.hasTail() && a.aircraft().key().equals(b.aircraft().key());
  }

  private static boolean sameCallsign(FlightRow a, FlightRow b) {
    return a.callsign() != null && a.callsign().equals(b.callsign());
  }

  private static boolean sameDay(FlightRow a, FlightRow b) {
    if (a.date() != null && b.date() != null) {
      return a.date().equals(b.date());
    }
    return isWithin(HALF_DAY, a.start(), b.start());
  }

  private static boolean near(@Nullable Instant a, @Nullable Instant b) {
    return isWithin(SAME_TIME, a, b);
  }

  private static boolean isWithin(Duration most, @Nullable Instant a, @Nullable Instant b) {
    return a != null && b != null && Duration.between(a, b).abs().compareTo(most) <= 0;
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
