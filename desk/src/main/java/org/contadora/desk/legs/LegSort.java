package org.contadora.desk.legs;

import java.util.Optional;

/// An order of the table. Every order ends with the leg's id, so that no two legs stand equal.
public enum LegSort {
  NEWEST("-time", "time_ms", true),
  OLDEST("time", "time_ms", false),
  MOST_PROBABLE("-probability", "probability_ppm", true),
  LEAST_PROBABLE("probability", "probability_ppm", false),
  LEAST_CERTAIN("uncertainty", "uncertainty_ppm", false);

  private final String code;
  private final String column;
  private final boolean descending;

  LegSort(String code, String column, boolean descending) {
    this.code = code;
    this.column = column;
    this.descending = descending;
  }

  /// The order of that name.
  public static Optional<LegSort> find(String code) {
    for (LegSort sort : values()) {
      if (sort.code.equals(code)) {
        return Optional.of(sort);
      }
    }
    return Optional.empty();
  }

  /// The name in addresses, such as `-time`.
  public String code() {
    return code;
  }

  String column() {
    return column;
  }

  /// The order by time breaks ties among legs that are equally uncertain.
  String orderBy() {
    String direction = descending ? " desc" : "";
    return this == LEAST_CERTAIN
        ? "uncertainty_ppm, time_ms, leg_id"
        : column + direction + ", leg_id" + direction;
  }

  /// What comes after the place `:value`, `:time`, `:id` in this order.
  String after() {
    if (this == LEAST_CERTAIN) {
      return "(uncertainty_ppm, time_ms, leg_id) > (:value, :time, :id)";
    }
    return "(%s, leg_id) %s (:value, :id)".formatted(column, descending ? "<" : ">");
  }
}
