package org.contadora.exposure.world;

import java.util.OptionalDouble;

/// A country of a [World].
///
/// @param iso3 ISO 3166-1 alpha-3 code, upper case
/// @param name in English
/// @param gdpUsd gross domestic product of the base year, current US$
/// @param publishedTariff the rate that the United States published for it on 2 April 2025, as a
///   share (0.1 is 10 %), where the loaded world has one
public record Country(String iso3, String name, double gdpUsd, OptionalDouble publishedTariff) {

  /// A country without a published rate.
  public Country(String iso3, String name, double gdpUsd) {
    this(iso3, name, gdpUsd, OptionalDouble.empty());
  }
}
