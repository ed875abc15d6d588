package org.contadora.flights.airports;

import java.util.Map;
import java.util.Optional;

/// What an ICAO location indicator says by its first letters (ICAO Doc 7910): the state, for fields
/// that are too small or too new for the airport list. Covers the Americas, where removal flights
/// mostly run; elsewhere the list must know the airport.
final class LocationIndicators {
  private static final int INDICATOR_LENGTH = 4;

  private static final Map<String, String> COUNTRY_BY_PREFIX =
      Map.ofEntries(
          Map.entry("C", "CA"),
          Map.entry("K", "US"),
          Map.entry("MB", "TC"),
          Map.entry("MD", "DO"),
          Map.entry("MG", "GT"),
          Map.entry("MH", "HN"),
          Map.entry("MK", "JM"),
          Map.entry("MM", "MX"),
          Map.entry("MN", "NI"),
          Map.entry("MP", "PA"),
          Map.entry("MR", "CR"),
          Map.entry("MS", "SV"),
          Map.entry("MT", "HT"),
          Map.entry("MU", "CU"),
          Map.entry("MW", "KY"),
          Map.entry("MY", "BS"),
          Map.entry("MZ", "BZ"),
          Map.entry("PA", "US"),
          Map.entry("PH", "US"),
          Map.entry("SA", "AR"),
          Map.entry("SB", "BR"),
          Map.entry("SC", "CL"),
          Map.entry("SE", "EC"),
          Map.entry("SG", "PY"),
          Map.entry("SK", "CO"),
          Map.entry("SL", "BO"),
          Map.entry("SM", "SR"),
          Map.entry("SP", "PE"),
          Map.entry("SU", "UY"),
          Map.entry("SV", "VE"),
          Map.entry("SY", "GY"),
          Map.entry("TJ", "PR"),
          Map.entry("TT", "TT"));

  private LocationIndicators() {}

  /// The country (ISO 3166-1 alpha-2) whose indicators begin like `code`, empty if not told here.
  static Optional<String> findCountry(String code) {
    if (code.length() != INDICATOR_LENGTH) {
      return Optional.empty();
    }
    String country = COUNTRY_BY_PREFIX.get(code.substring(0, 1));
    return Optional.ofNullable(
        country != null ? country : COUNTRY_BY_PREFIX.get(code.substring(0, 2)));
  }
}
