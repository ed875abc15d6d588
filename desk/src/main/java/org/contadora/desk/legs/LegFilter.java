package org.contadora.desk.legs;

import java.time.LocalDate;
import java.util.Set;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;

/// Which legs are wanted; what is null or empty lets every leg through.
///
/// @param from first UTC day on which a leg began
/// @param to last UTC day on which a leg began
/// @param country ISO 3166-1 alpha-2 code of the country it left or landed in
/// @param airport ICAO code of the airport it left or landed at
/// @param operator name of its operator
/// @param classes classes, any of them
/// @param state what people have said of it
/// @param tag code of a tag it has
/// @param text part of its id, address, registration, call sign or airports, in any case
/// @param minProbabilityPpm smallest probability, parts per million
/// @param maxProbabilityPpm largest probability, parts per million
public record LegFilter(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String country,
    @Nullable String airport,
    @Nullable String operator,
    Set<FlightClass> classes,
    @Nullable State state,
    @Nullable String tag,
    @Nullable String text,
    @Nullable Integer minProbabilityPpm,
    @Nullable Integer maxProbabilityPpm) {
  /// Lets every leg through.
  public static final LegFilter ALL =
      new LegFilter(null, null, null, null, null, Set.of(), null, null, null, null, null);

  public LegFilter {
    classes = Set.copyOf(classes);
  }

  /// This filter for all classes.
  LegFilter anyClass() {
    return withClasses(Set.of());
  }

  /// This filter for other classes.
  public LegFilter withClasses(Set<FlightClass> others) {
    return new LegFilter(
        from,
        to,
        country,
        airport,
        operator,
        others,
        state,
        tag,
        text,
        minProbabilityPpm,
        maxProbabilityPpm);
  }
}
