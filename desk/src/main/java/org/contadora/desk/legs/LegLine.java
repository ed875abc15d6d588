package org.contadora.desk.legs;

import java.util.List;

/// What a map draws of a leg.
///
/// @param track JSON array of `[longitude, latitude]` in degrees, thinned
/// @param gaps JSON array of its losses of contact, empty if it has none
/// @param airports codes of the airports named in the gaps and at its ends
public record LegLine(LegRow row, String track, String gaps, List<String> airports) {
  public LegLine {
    airports = List.copyOf(airports);
  }
}
