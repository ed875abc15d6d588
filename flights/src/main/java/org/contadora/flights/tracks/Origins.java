package org.contadora.flights.tracks;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedCollection;

/// What positions and legs say of the inputs they come from.
public final class Origins {
  /// So many are named at the beginning where there are too many to name all (own choice: a flight
  /// over two days in the files of three publishers is named whole).
  private static final int FIRST_NAMED = 8;

  private Origins() {}

  /// All origins, in their order; of many the first few, how many there are, and the last: `a + b +
  /// … (1440) … + z`. An aircraft seen in every minute's file of a day would else carry a thousand
  /// names with each leg.
  ///
  /// @param between what stands between two, one of the marks that [InputNames] knows
  public static String joined(SequencedCollection<String> origins, String between) {
    if (origins.size() <= FIRST_NAMED + 2) {
      return String.join(between, origins);
    }
    List<String> all = List.copyOf(origins);
    List<String> named = new ArrayList<>(all.subList(0, FIRST_NAMED));
    named.add("… (%d) …".formatted(all.size()));
    named.add(all.getLast());
    return String.join(between, named);
  }

  /// Those origins that [#joined] does not name.
  public static List<String> unnamed(SequencedCollection<String> origins) {
    return origins.size() <= FIRST_NAMED + 2
        ? List.of()
        : List.copyOf(origins).subList(FIRST_NAMED, origins.size() - 1);
  }
}
