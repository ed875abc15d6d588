package org.contadora.desk.review;

import java.util.List;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;

/// What a person decides on a leg.
///
/// @param flightClass the class it gets, null unless the verdict changes it
/// @param tags all tags it now has, null to leave them as they are
/// @param reason in the person's words, may be empty
public record Decision(
    Verdict verdict,
    @Nullable FlightClass flightClass,
    @Nullable List<String> tags,
    String reason) {
  public Decision {
    tags = tags == null ? null : List.copyOf(tags);
    if ((flightClass != null) != (verdict == Verdict.CLASS_CHANGED)) {
      throw new IllegalArgumentException(
          "The class (%s) must be given if and only if the verdict (%s) is class_changed."
              .formatted(flightClass == null ? null : flightClass.code(), verdict.code()));
    }
  }
}
