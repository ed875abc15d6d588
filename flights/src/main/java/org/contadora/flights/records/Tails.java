package org.contadora.flights.records;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// Gives rows without a tail to the aircraft whose chain they fill.
///
/// A row goes to an aircraft of the same type if it stands in a free time of it, and either joins
/// the leg before and the leg after, or joins one of them whose flight number is the same or the
/// neighbouring one. If two aircraft would do, none gets it. The row's place says so.
final class Tails {
  /// Two records may overlap this much and still follow each other: schedules.
  private static final Duration OVERLAP = Duration.ofMinutes(30);

  /// Legs of one mission follow each other within this time.
  private static final Duration MISSION_GAP = Duration.ofHours(14);

  private static final int MAX_ROUNDS = 8;

  private final SortedMap<String, List<FlightRow>> byAircraft = new TreeMap<>();

  /// The rows of each aircraft in order, those of no aircraft under the empty key.
  ///
  /// Rows with times are placed first; rows with only a date then go where the chains leave room.
  static SortedMap<String, List<FlightRow>> complete(List<FlightRow> rows) {
    Tails tails = new Tails();
    List<FlightRow> without = new ArrayList<>();
    List<FlightRow> dateOnly = new ArrayList<>();
    for (FlightRow row : rows) {
      if (!row.hasTail()) {
        without.add(row);
      } else {
        List<FlightRow> chain =
            tails.byAircraft.computeIfAbsent(row.aircraft().key(), _ -> new ArrayList<>());
        (row.dateOnly() ? dateOnly : chain).add(row);
      }
    }
    tails.byAircraft.values().forEach(chain -> chain.sort(Order.BY_START));
    List<FlightRow> open = tails.fill(without.stream().filter(row -> !row.dateOnly()).toList());
    for (FlightRow row : dateOnly) {
      Order.insert(row, Objects.requireNonNull(tails.byAircraft.get(row.aircraft().key())));
    }
    List<FlightRow> left = new ArrayList<>(open);
    left.addAll(without.stream().filter(FlightRow::dateOnly).toList());
    left = tails.fill(left);
    if (!left.isEmpty()) {
      tails.byAircraft.put("", Order.of(left));
    }
    return tails.byAircraft;
  }

  /// Places what can be placed, again and again, as every row placed may join others.
  private List<FlightRow> fill(List<FlightRow> rows) {
    List<FlightRow> open = rows;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<FlightRow> left = new ArrayList<>();
      for (FlightRow row : open) {
        if (!place(row)) {
          left.add(row);
        }
      }
      boolean done = left.size() == open.size();
      open = left;
      if (done) {
        break;
      }
    }
    return open;
  }

  private boolean place(FlightRow row) {
    @Nullable List<FlightRow> target = null;
    for (List<FlightRow> rows : byAircraft.values()) {
      if (fits(row, rows)) {
        if (target != null) {
          return false;
        }
        target = rows;
      }
    }
    if (target == null) {
      return false;
    }
    Aircraft aircraft = target.getFirst().aircraft();
    FlightRow placed =
        row.withAircraft(
            row.aircraft().or(aircraft), row.place() + " (registration from the chain)");
    if (placed.dateOnly()) {
      Order.insert(placed, target);
    } else {
      target.add(placed);
      target.sort(Order.BY_START);
    }
    return true;
  }

  private static boolean fits(FlightRow row, List<FlightRow> rows) {
    @Nullable String type = row.aircraft().typeCode();
    if (rows.isEmpty()) {
      return false;
    }
    if (type != null && !type.equals(rows.getFirst().aircraft().typeCode())) {
      return false;
    }
    Instant start = Objects.requireNonNull(row.start());
    int after = 0;
    while (after < rows.size() && !Objects.requireNonNull(rows.get(after).start()).isAfter(start)) {
      after++;
    }
    @Nullable FlightRow before = after == 0 ? null : rows.get(after - 1);
    @Nullable FlightRow next = after == rows.size() ? null : rows.get(after);
    boolean free =
        (before == null || !Order.end(before).minus(OVERLAP).isAfter(start))
            && (next == null
                || !Order.end(row).minus(OVERLAP).isAfter(Objects.requireNonNull(next.start())));
    if (!free) {
      return false;
    }
    boolean joinsBefore = before != null && joins(before, row);
    boolean joinsNext = next != null && joins(row, next);
    return (joinsBefore && joinsNext)
        || (joinsBefore && before != null && successive(before, row))
        || (joinsNext && next != null && successive(row, next));
  }

  private static boolean joins(FlightRow first, FlightRow second) {
    return first.arrivalAirport() != null
        && first.arrivalAirport().equals(second.departureAirport())
        && Duration.between(Order.end(first), Objects.requireNonNull(second.start()))
                .compareTo(MISSION_GAP)
            <= 0;
  }

  /// Whether `second` has the number of `first` or the next one.
  private static boolean successive(FlightRow first, FlightRow second) {
    @Nullable String a = first.callsign();
    @Nullable String b = second.callsign();
    if (a == null || b == null) {
      return false;
    }
    int digitsA = digitsFrom(a);
    int digitsB = digitsFrom(b);
    if (!a.substring(0, digitsA).equals(b.substring(0, digitsB))) {
      return false;
    }
    long step = number(b, digitsB) - number(a, digitsA);
    return step == 0 || step == 1;
  }

  private static int digitsFrom(String callsign) {
    int at = 0;
    while (at < callsign.length() && !Character.isDigit(callsign.charAt(at))) {
      at++;
    }
    return at;
  }

  private static long number(String callsign, int from) {
    long number = -1;
    for (int i = from; i < callsign.length() && Character.isDigit(callsign.charAt(i)); i++) {
      number = Math.max(number, 0) * 10 + (callsign.charAt(i) - '0');
    }
    return number;
  }
}
