package org.contadora.desk.legs;

import java.util.List;

/// What the card of a leg shows.
///
/// @param flight the report page's JSON object for the flight
/// @param gaps JSON array of its losses of contact
/// @param airports codes of the airports named in both
public record LegDocument(String flight, String gaps, List<String> airports) {
  public LegDocument {
    airports = List.copyOf(airports);
  }
}
