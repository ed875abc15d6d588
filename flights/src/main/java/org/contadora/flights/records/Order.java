package org.contadora.flights.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts the rows of one aircraft in the order in which they were flown.
final class Order {
  /// Ground time assumed where a row gives only its date: the shortest turn-round usual for
  /// narrow-bodies.
  private static final Duration TURN_ROUND = Duration.ofMinutes(40);

  /// A row that gives only its date may stand this far from the middle of that day.
  private static final Duration HALF_DAY = Duration.ofHours(14);

  static final Comparator<FlightRow> BY_START =
      Comparator.comparing(
          FlightRow::start, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

  private Order() {}

  /// `rows` by time; a row that gives only its date stands where airports join best.
  static List<FlightRow> of(List<FlightRow> rows) {
    List<FlightRow> ordered = new ArrayList<>();
    for (FlightRow row : rows) {
      if (!row.dateOnly()) {
        ordered.add(row);
      }
    }
    ordered.sort(BY_START);
    for (FlightRow row : rows) {
      if (row.dateOnly()) {
        insert(row, ordered);
      }
    }
    return ordered;
  }

  /// Puts `row`, which gives only its date, into `ordered`.
  static void insert(FlightRow row, List<FlightRow> ordered) {
    Instant middle = Objects.requireNonNull(row.start());
    int best = -1;
    int bestJoins = -1;
    Duration bestShift = HALF_DAY;
    for (int at = 0; at <= ordered.size(); at++) {
      @Nullable FlightRow before = at == 0 ? null : ordered.get(at - 1);
      @Nullable FlightRow after = at == ordered.size() ? null : ordered.get(at);
      Duration shift = Duration.between(middle, startBetween(row, before, after)).abs();
      if (shift.compareTo(HALF_DAY) > 0) {
        continue;
      }
      int joins = joins(before, row) + joins(row, after) - joins(before, after);
      if (joins > bestJoins || (joins == bestJoins && shift.compareTo(bestShift) < 0)) {
        best = at;
        bestJoins = joins;
        bestShift = shift;
      }
    }
    if (best < 0) {
      ordered.add(row);
      ordered.sort(BY_START);
      return;
    }
    @Nullable FlightRow before = best == 0 ? null : ordered.get(best - 1);
    @Nullable FlightRow after = best == ordered.size() ? null : ordered.get(best);
    Instant start = startBetween(row, before, after);
    @Nullable Instant end = row.duration() == null ? null : start.plus(row.duration());
    ordered.add(best, row.withTimes(start, end, true));
  }

  /// The middle of the day, moved as little as the rows beside it demand.
  private static Instant startBetween(
      FlightRow row, @Nullable FlightRow before, @Nullable FlightRow after) {
    Instant start = Objects.requireNonNull(row.start());
    Duration aloft = row.duration() == null ? Duration.ofHours(1) : row.duration();
    if (after != null) {
      Instant latest = Objects.requireNonNull(after.start()).minus(TURN_ROUND).minus(aloft);
      start = start.isAfter(latest) ? latest : start;
    }
    if (before != null) {
      Instant earliest = end(before).plus(TURN_ROUND);
      start = start.isBefore(earliest) ? earliest : start;
    }
    return start;
  }

  static Instant end(FlightRow row) {
    return row.arrivalTime() != null
        ? row.arrivalTime()
        : Objects.requireNonNull(row.start()).plus(Duration.ofHours(1));
  }

  private static int joins(@Nullable FlightRow first, @Nullable FlightRow second) {
    return first != null
            && second != null
            && first.arrivalAirport() != null
            && first.arrivalAirport().equals(second.departureAirport())
        ? 1
        : 0;
  }
}
