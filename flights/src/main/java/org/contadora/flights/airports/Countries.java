package org.contadora.flights.airports;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// In which countries (ISO 3166-1 alpha-2) airports lie: as the airport list says, else as the
/// first letters of an ICAO code do.
public final class Countries {
  private final Function<String, Optional<Airport>> airports;

  /// @param airports airport by ICAO code
  public Countries(Function<String, Optional<Airport>> airports) {
    this.airports = airports;
  }

  /// The country of one airport, empty if not known.
  public Optional<String> find(String code) {
    return airports
        .apply(code)
        .map(Airport::country)
        .or(() -> LocationIndicators.findCountry(code));
  }

  /// The country in which all of the airports lie, empty if they lie in several, if that of one is
  /// not known, and if there are none.
  public Optional<String> findShared(List<String> codes) {
    Optional<String> shared = Optional.empty();
    for (String code : codes) {
      Optional<String> country = find(code);
      if (country.isEmpty() || (shared.isPresent() && !shared.equals(country))) {
        return Optional.empty();
      }
      shared = country;
    }
    return shared;
  }
}
