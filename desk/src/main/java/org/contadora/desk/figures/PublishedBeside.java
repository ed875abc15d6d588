package org.contadora.desk.figures;

import java.util.Locale;
import org.contadora.flights.findings.PublishedCount;
import org.jspecify.annotations.Nullable;

/// What somebody published, with what we count of the same days and place beside it.
///
/// @param country ISO 3166-1 alpha-2 code, null if the count is not of one country
/// @param difference stable code of the sentence that says how its definition differs from ours
/// @param ours null if we do not count that, or have no data of these days
public record PublishedBeside(
    PublishedCount published,
    @Nullable String country,
    Measure measure,
    String difference,
    @Nullable Ours ours,
    long daysWithData,
    long days) {
  /// What of ours stands beside it.
  public enum Measure {
    FLIGHTS,
    STOPS,
    LEGS,
    PEOPLE,
    NONE;

    /// The name in files: lower case.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Our count.
  ///
  /// @param counted null where only a range is known, as of people
  public record Ours(@Nullable Long counted, long low, long high) {}

  /// How much of its days our data tell of.
  public Covered covered() {
    return Covered.of(daysWithData, days);
  }
}
