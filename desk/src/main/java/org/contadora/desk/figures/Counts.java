package org.contadora.desk.figures;

import org.contadora.desk.legs.StatisticsRow;

/// Removal flights of a period, or their mean over several.
///
/// @param low flights that are likely and seen or recorded
/// @param high flights that are at least possible
public record Counts(
    double flights, double stops, double low, double high, double peopleLow, double peopleHigh) {
  private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  static Counts of(StatisticsRow row) {
    return new Counts(
        row.flights(),
        row.stops(),
        row.flightsLow(),
        row.flightsHigh(),
        row.peopleLow(),
        row.peopleHigh());
  }

  static Counts mean(java.util.List<Counts> all) {
    Counts sum = NONE;
    for (Counts one : all) {
      sum = sum.plus(one);
    }
    int n = all.size();
    return new Counts(
        sum.flights / n,
        sum.stops / n,
        sum.low / n,
        sum.high / n,
        sum.peopleLow / n,
        sum.peopleHigh / n);
  }

  private Counts plus(Counts other) {
    return new Counts(
        flights + other.flights,
        stops + other.stops,
        low + other.low,
        high + other.high,
        peopleLow + other.peopleLow,
        peopleHigh + other.peopleHigh);
  }
}
