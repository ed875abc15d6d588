package org.contadora.flights.records;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.LegFlag;
import org.jspecify.annotations.Nullable;

/// Turns understood rows into legs.
final class RecordLegs {
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Consumer<Leg> sink;
  private final Map<String, Integer> ids = new HashMap<>();

  RecordLegs(Consumer<Leg> sink) {
    this.sink = sink;
  }

  void emit(SortedMap<String, List<FlightRow>> byAircraft) {
    for (List<FlightRow> rows : byAircraft.values()) {
      for (FlightRow row : rows) {
        sink.accept(leg(row, row.id() != null ? row.id() : id(row)));
      }
    }
  }

  /// The leg of a row on its own; its id is not yet told from those of others.
  static Leg leg(FlightRow row) {
    return leg(row, row.id() != null ? row.id() : bareId(row));
  }

  private static Leg leg(FlightRow row, String id) {
    String reason = row.dateOnly() ? LegEnd.DATE_ONLY : "";
    return new Leg(
        id,
        row.aircraft(),
        row.callsign(),
        row.callsign() == null ? List.of() : List.of(row.callsign()),
        end(
            row.departureAirport(),
            row.departureBasis(),
            row.departureTime(),
            reason.isEmpty() ? row.departureReason() : reason),
        end(
            row.arrivalAirport(),
            row.arrivalBasis(),
            row.arrivalTime(),
            reason.isEmpty() ? arrivalReason(row) : reason),
        null,
        null,
        flags(row),
        List.of(),
        List.of(),
        row.place());
  }

  /// A landing that no row tells is as far behind the departure as the flight was long, and so is a
  /// schedule where the departure is one.
  private static String arrivalReason(FlightRow row) {
    return row.duration() == null ? "" : row.departureReason();
  }

  private static LegEnd end(
      @Nullable String airport, @Nullable Basis basis, @Nullable Instant time, String reason) {
    if (airport == null) {
      return new LegEnd(null, Basis.UNKNOWN, time, "RECORD_WITHOUT_AIRPORT", List.of());
    }
    // An envelope or an unknown end that names an airport all the same is taken at its word.
    Basis known = basis == Basis.OBSERVED || basis == Basis.INFERRED ? basis : Basis.RECORDED;
    return new LegEnd(airport, known, time, reason, List.of());
  }

  private static List<LegFlag> flags(FlightRow row) {
    if (row.tags().contains("turned_back")) {
      return List.of(LegFlag.TURNED_BACK);
    }
    if (row.tags().contains("diverted")) {
      return List.of(LegFlag.DIVERTED);
    }
    return row.tags().contains("inferred_leg") ? List.of(LegFlag.MISSING_LEG) : List.of();
  }

  private String id(FlightRow row) {
    String id = bareId(row);
    int count = ids.merge(id, 1, Integer::sum);
    return count == 1 ? id : id + "-" + count;
  }

  private static String bareId(FlightRow row) {
    String key = row.aircraft().key();
    if (key.isEmpty()) {
      key = row.callsign() == null ? "unknown" : row.callsign();
    }
    return key + "-" + ID_TIME.format(Objects.requireNonNull(row.start()));
  }
}
