package org.contadora.flights.findings;

/// How many people were aboard: always a range, with what it rests on.
///
/// @param low fifth percentile or counted minimum
/// @param high ninety-fifth percentile or counted maximum
/// @param basis stable code: `COUNTED`, `GOVERNMENT_PERIOD`, `AIRCRAFT_PERIOD` or `AIRCRAFT`
/// @param source who says so
public record People(int low, int high, String basis, String source) {
  public People {
    if (low < 0 || high < low) {
      throw new IllegalArgumentException(
          "The people range (%d to %d) must not be negative or reversed.".formatted(low, high));
    }
  }
}
