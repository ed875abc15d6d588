package org.contadora.desk.legs;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be counted.
///
/// @param from first UTC day, null for the first there is
/// @param to last UTC day, null for the last there is
public record StatisticsQuery(@Nullable LocalDate from, @Nullable LocalDate to, By by) {
  /// What the rows stand for.
  public enum By {
    DAY,
    WEEK,
    MONTH,
    COUNTRY,
    OPERATOR,
    DEPARTURE,
    /// The airport where people are put down.
    ARRIVAL,
    /// The class of legs; flights are legs of that class.
    CLASS;

    /// The one of that name in addresses.
    public static Optional<By> find(String code) {
      for (By by : values()) {
        if (by.name().toLowerCase(Locale.ROOT).equals(code)) {
          return Optional.of(by);
        }
      }
      return Optional.empty();
    }
  }
}
