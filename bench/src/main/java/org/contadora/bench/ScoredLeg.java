package org.contadora.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A leg of the truth or of the engine, as far as scoring needs it.
///
/// @param from take-off, or the earliest time known
/// @param to landing, or the latest time known
/// @param flightClass class as the files name it
/// @param probability 1 in the truth
/// @param complete false where the period or an unknown end cuts the leg
record ScoredLeg(
    String id,
    String icao24,
    Instant from,
    Instant to,
    End departure,
    End arrival,
    String flightClass,
    double probability,
    boolean complete) {

  /// One end of a leg.
  ///
  /// @param airport empty where it is not named
  /// @param covered whether receivers reached the airport; in the engine's legs whether the airport
  ///   is named
  /// @param candidates the envelope, empty unless the end is one
  record End(String airport, boolean covered, List<String> candidates) {}

  /// The truth of a simulated world, by address and in the order of time.
  static Map<String, List<ScoredLeg>> truth(Path legsFile) throws IOException {
    Map<String, List<ScoredLeg>> legs = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(legsFile)) {
      for (NamedCsvRecord row : rows) {
        var leg =
            new ScoredLeg(
                row.getField("leg_id"),
                row.getField("icao24"),
                Instant.parse(row.getField("departure_time")),
                Instant.parse(row.getField("arrival_time")),
                truthEnd(row, "departure"),
                truthEnd(row, "arrival"),
                row.getField("class"),
                1,
                row.getField("complete").equals("true"));
        legs.computeIfAbsent(leg.icao24, _ -> new ArrayList<>()).add(leg);
      }
    }
    return legs;
  }

  private static End truthEnd(NamedCsvRecord row, String end) {
    return new End(
        row.getField(end + "_airport"), row.getField(end + "_covered").equals("true"), List.of());
  }

  /// The engine's legs: `legs.csv` of a report for the classes, joined by id with the legs table
  /// for the envelopes.
  static Map<String, List<ScoredLeg>> engine(Path reportLegs, Path legsTable) throws IOException {
    Map<String, NamedCsvRecord> shapes = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(legsTable)) {
      rows.forEach(row -> shapes.put(row.getField("leg_id"), row));
    }
    Map<String, List<ScoredLeg>> legs = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reportLegs)) {
      for (NamedCsvRecord row : rows) {
        ScoredLeg leg = engineLeg(row, shapes.get(row.getField("leg_id")));
        if (leg != null) {
          legs.computeIfAbsent(leg.icao24, _ -> new ArrayList<>()).add(leg);
        }
      }
    }
    return legs;
  }

  private static @Nullable ScoredLeg engineLeg(NamedCsvRecord row, @Nullable NamedCsvRecord shape) {
    Instant departure = time(row.getField("departure_time"));
    Instant arrival = time(row.getField("arrival_time"));
    Instant firstSeen = shape == null ? null : time(shape.getField("first_seen"));
    Instant lastSeen = shape == null ? null : time(shape.getField("last_seen"));
    Instant from = departure != null ? departure : firstSeen;
    Instant to = arrival != null ? arrival : lastSeen;
    if (from == null || to == null) {
      return null;
    }
    End start = engineEnd(row, shape, "departure");
    End end = engineEnd(row, shape, "arrival");
    return new ScoredLeg(
        row.getField("leg_id"),
        row.getField("icao24"),
        from,
        to,
        start,
        end,
        row.getField("class"),
        Double.parseDouble(row.getField("probability")),
        departure != null && arrival != null);
  }

  private static End engineEnd(NamedCsvRecord row, @Nullable NamedCsvRecord shape, String end) {
    String airport = row.getField(end + "_airport");
    String candidates = shape == null ? "" : shape.getField(end + "_candidates");
    return new End(
        airport,
        !airport.isEmpty(),
        candidates.isEmpty() ? List.of() : List.of(candidates.split(";")));
  }

  private static @Nullable Instant time(String text) {
    return text.isEmpty() ? null : Instant.parse(text);
  }

  /// Share of the time covered by either leg that both cover: 1 if they are the same, 0 if they do
  /// not meet.
  double overlap(ScoredLeg other) {
    long from0 = Math.max(from.toEpochMilli(), other.from.toEpochMilli());
    long to0 = Math.min(to.toEpochMilli(), other.to.toEpochMilli());
    long from1 = Math.min(from.toEpochMilli(), other.from.toEpochMilli());
    long to1 = Math.max(to.toEpochMilli(), other.to.toEpochMilli());
    return to1 == from1 ? 1 : Math.max(0, (double) (to0 - from0) / (to1 - from1));
  }
}
