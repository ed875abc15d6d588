package org.contadora.flights.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contadora.core.Refusals;
import org.contadora.flights.legs.RepeatSink;

/// The rows of all tables of a run, each once, in an order of their own: what they come to must not
/// depend on how somebody cut them into files.
///
/// Rows that say the same in every field are one, in one document or in two (`RECORD_DUPLICATE`).
final class Tables {
  /// Of rows that begin together, any order will do that the rows themselves tell.
  private static final Comparator<FlightRow> BY_CONTENT =
      Order.BY_START.thenComparing(row -> row.at("").toString());

  private final Map<FlightRow, List<String>> placesByRow = new LinkedHashMap<>();

  /// Takes a row.
  void add(FlightRow row) {
    placesByRow.computeIfAbsent(row.at(""), _ -> new ArrayList<>(1)).add(row.place());
  }

  /// The rows, each at all its places.
  ///
  /// @param repeats takes what stands in several documents
  List<FlightRow> once(Refusals refusals, RepeatSink repeats) {
    List<FlightRow> rows = new ArrayList<>();
    placesByRow.forEach((content, places) -> {
      FlightRow row = content.at(places.getFirst());
      for (String place : places.subList(1, places.size())) {
        refusals.refuse(
            "RECORD_DUPLICATE", place, "The same leg stands at %s.".formatted(row.place()));
        repeats.accept(RecordLegs.leg(content.at(place)), RecordLegs.leg(row));
        row = row.at(Places.both(row.place(), place));
      }
      rows.add(row);
    });
    rows.sort(BY_CONTENT);
    return rows;
  }
}
