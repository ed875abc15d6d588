package org.contadora.desk.figures;

import java.util.List;
import java.util.Locale;
import org.contadora.desk.legs.Days;
import org.jspecify.annotations.Nullable;

/// A week or month beside those before it, as readers of the field's monitors quote them.
///
/// @param days all days of the week or month, also those without data
public record Comparison(
    Days days, Counts counts, long daysWithData, Covered covered, List<Against> against) {
  public Comparison {
    against = List.copyOf(against);
  }

  /// What it is compared with.
  public enum Base {
    /// The week or month before.
    PRIOR,
    /// The mean of the six before.
    MEAN_OF_SIX,
    /// The same week (ISO 8601) or month of the year before.
    YEAR_BEFORE;

    /// The name in files: lower case.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One comparison.
  ///
  /// @param days from the first day of the first period to the last of the last
  /// @param counts null if there are data of no day
  /// @param periods how many periods were asked for
  /// @param periodsWithData of how many there are data, and which the mean is of
  public record Against(
      Base base,
      Days days,
      @Nullable Counts counts,
      long daysWithData,
      Covered covered,
      int periods,
      int periodsWithData) {}
}
