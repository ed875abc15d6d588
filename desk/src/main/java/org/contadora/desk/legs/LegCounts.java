package org.contadora.desk.legs;

import java.util.Map;
import org.contadora.flights.findings.FlightClass;

/// How many legs a filter lets through.
///
/// @param total legs of the filter's classes
/// @param byClass legs of every class, whichever classes the filter names
public record LegCounts(long total, Map<FlightClass, Long> byClass) {
  public LegCounts {
    byClass = Map.copyOf(byClass);
  }
}
