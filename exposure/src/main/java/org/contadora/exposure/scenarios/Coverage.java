package org.contadora.exposure.scenarios;

import java.util.Optional;

/// How much of what one country sells another a scenario's products make up.
@FunctionalInterface
public interface Coverage {
  /// Nothing is known of what is sold by product: all of it counts, whatever the scenario names.
  Coverage ALL = (scenario, exporter) -> Optional.empty();

  /// What of the sales of `exporter` to the scenario's sender is taxed; empty where that is not
  /// known.
  Optional<Part> of(Scenario scenario, String exporter);

  /// The part of a country's sales that is taxed, and whose figures say so.
  ///
  /// @param exporter ISO 3166-1 alpha-3
  /// @param taxedUsd what it sells of the scenario's products, exemptions taken out, US dollars
  /// @param tradeUsd all that it sells, US dollars
  /// @param source whose figures, such as `CENSUS`
  /// @param year of the trade
  /// @param byTariffLine whether its trade by tariff line of ten digits was laid beside the lists;
  ///   else by six digits, where a product of which any line is exempt counts as exempt
  record Part(
      String exporter,
      double taxedUsd,
      double tradeUsd,
      String source,
      int year,
      boolean byTariffLine) {
    /// What is taxed, of all, 0 to 1.
    public double share() {
      return tradeUsd == 0 ? 0 : taxedUsd / tradeUsd;
    }
  }
}
