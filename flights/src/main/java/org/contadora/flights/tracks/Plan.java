package org.contadora.flights.tracks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contadora.flights.inputs.Piece;

/// Which pieces are traces of which aircraft, and which are something else.
final class Plan {
  /// A trace, known by its first bytes.
  ///
  /// @param number of the piece
  /// @param earliestMs no position in it is earlier
  record TraceDocument(Piece piece, int number, long earliestMs) {}

  private final List<Piece> pieces;
  private final List<Integer> others = new ArrayList<>();
  private final Map<String, List<TraceDocument>> traces = new HashMap<>();

  /// Aircraft in the order of their first trace, so that files are read from front to back.
  private final List<String> aircraft = new ArrayList<>();

  Plan(List<Piece> pieces) {
    this.pieces = pieces;
  }

  List<Piece> pieces() {
    return pieces;
  }

  /// Numbers of the pieces that are not known to be traces.
  List<Integer> others() {
    return others;
  }

  /// Keys of the aircraft that have traces.
  List<String> aircraft() {
    return aircraft;
  }

  /// The traces of one aircraft in the order of their beginnings.
  List<TraceDocument> traces(String key) {
    List<TraceDocument> documents = traces.getOrDefault(key, List.of());
    return documents.stream()
        .sorted(
            Comparator.comparingLong(TraceDocument::earliestMs)
                .thenComparingInt(TraceDocument::number))
        .toList();
  }

  void addOther(int number) {
    others.add(number);
  }

  void addTrace(String key, TraceDocument document) {
    List<TraceDocument> documents = traces.get(key);
    if (documents == null) {
      documents = new ArrayList<>(1);
      traces.put(key, documents);
      aircraft.add(key);
    }
    documents.add(document);
  }
}
