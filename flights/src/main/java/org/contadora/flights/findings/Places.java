package org.contadora.flights.findings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.contadora.core.GeoPoint;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Countries;
import org.contadora.flights.findings.Rules.Grade;
import org.contadora.flights.legs.LegEnd;
import org.jspecify.annotations.Nullable;

/// Where the ends of legs lie.
final class Places {
  /// The removing state and its territories (ISO 3166-1).
  static final Set<String> HOME = Set.of("US", "PR", "VI", "GU", "AS", "MP");

  private final RuleBook rules;
  private final Function<String, Optional<Airport>> airports;
  private final Countries countries;

  Places(RuleBook rules, Function<String, Optional<Airport>> airports) {
    this.rules = rules;
    this.airports = airports;
    this.countries = new Countries(airports);
  }

  /// Country of an airport, empty if not known.
  String country(String code) {
    return countries.find(code).orElse("");
  }

  Optional<Airport> find(String code) {
    return airports.apply(code);
  }

  Optional<GeoPoint> findPoint(String code) {
    return find(code).map(Airport::point);
  }

  /// The country an end lies in: that of its airport, or that of all airports of its envelope if
  /// they share one; else empty.
  String country(LegEnd end) {
    return countries.findShared(end.possibleAirports()).orElse("");
  }

  /// Which side an end lies on; an envelope lies on a side if all its airports do.
  Zone zone(LegEnd end, LocalDate day) {
    @Nullable Zone shared = null;
    for (String code : end.possibleAirports()) {
      Zone zone = zone(code, day);
      if (shared != null && shared != zone) {
        return Zone.UNKNOWN;
      }
      shared = zone;
    }
    return shared == null ? Zone.UNKNOWN : shared;
  }

  private Zone zone(String code, LocalDate day) {
    String country = country(code);
    if (country.isEmpty()) {
      return Zone.UNKNOWN;
    }
    boolean detention =
        rules.findHub(code, day).filter(hub -> hub.grade() == Grade.DETENTION_ABROAD).isPresent();
    return detention || HOME.contains(country) ? Zone.HOME : Zone.ABROAD;
  }
}
