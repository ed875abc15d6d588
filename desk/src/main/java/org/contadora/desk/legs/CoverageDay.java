package org.contadora.desk.legs;

import java.time.LocalDate;
import java.util.Map;

/// What was looked at on one UTC day.
///
/// @param hours the hours of the day with positions, bit 0 for the one that begins at midnight
/// @param aircraft most different aircraft that one input saw
/// @param positions positions before cleaning
/// @param recorded legs taken from flight records, which tell nothing of single hours
/// @param regions points of tracks over each of [Regions#CODES] that has any
public record CoverageDay(
    LocalDate day,
    int hours,
    long aircraft,
    long positions,
    long recorded,
    Map<String, Long> regions) {
  public CoverageDay {
    regions = Map.copyOf(regions);
  }

  /// Hours with positions.
  public int hoursCovered() {
    return Integer.bitCount(hours);
  }

  /// Whether there is anything of the day.
  public boolean seen() {
    return hours != 0 || recorded > 0;
  }
}
