package org.contadora.reception.placement.exact;

import org.contadora.reception.placement.prices.Prices;

/// A placement and what is proven of it.
///
/// @param placeOf the place of each family, or
///   [NOWHERE][org.contadora.reception.placement.PlacementProblem#NOWHERE]
/// @param value its summed value
/// @param bound no placement is worth more
/// @param proven whether nothing is better (by more than a billionth)
/// @param prices what a unit of each place's capacity is worth, to explain the placement by
/// @param work how much was computed, in steps that are the same on every machine
// Numbers by position; nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record Solution(
    int[] placeOf, double value, double bound, boolean proven, Prices prices, long work) {

  /// How far the value may be below the best, as a share of the bound.
  public double gap() {
    return bound <= 0 ? 0 : Math.max(0, (bound - value) / bound);
  }

  /// How many families have a place.
  public int placed() {
    int placed = 0;
    for (int place : placeOf) {
      placed += place >= 0 ? 1 : 0;
    }
    return placed;
  }
}
