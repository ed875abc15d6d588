package org.contadora.desk.legs;

import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.LocationIndicators;
import org.contadora.flights.report.Summary;
import org.jspecify.annotations.Nullable;

/// In which country an airport lies.
final class Countries {
  private final Airports airports;

  Countries(Airports airports) {
    this.airports = airports;
  }

  /// ISO 3166-1 alpha-2, [Summary#UNKNOWN_COUNTRY] if not known.
  String of(@Nullable String airport) {
    if (airport == null) {
      return Summary.UNKNOWN_COUNTRY;
    }
    return airports
        .find(airport)
        .map(Airport::country)
        .or(() -> LocationIndicators.findCountry(airport))
        .orElse(Summary.UNKNOWN_COUNTRY);
  }
}
