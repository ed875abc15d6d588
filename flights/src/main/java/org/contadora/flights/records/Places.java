package org.contadora.flights.records;

import java.util.HashSet;
import java.util.Set;

/// Where rows stand: `table.csv, line 12`, and `; ` between two documents.
final class Places {
  private static final String BETWEEN = "; ";

  private Places() {}

  /// The document of one place.
  static String document(String place) {
    int line = place.lastIndexOf(", line ");
    return line < 0 ? place : place.substring(0, line);
  }

  /// Both places, of each document one.
  static String both(String first, String second) {
    Set<String> documents = new HashSet<>();
    for (String place : first.split(BETWEEN, -1)) {
      documents.add(document(place));
    }
    var both = new StringBuilder(first);
    for (String place : second.split(BETWEEN, -1)) {
      if (documents.add(document(place))) {
        both.append(BETWEEN).append(place);
      }
    }
    return both.toString();
  }
}
