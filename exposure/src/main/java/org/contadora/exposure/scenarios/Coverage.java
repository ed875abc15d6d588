package org.contadora.exposure.scenarios;

/// How much of what one country sells another a scenario's products make up.
@FunctionalInterface
public interface Coverage {
  /// All of it, whatever products the scenario names: for when trade by product is not known.
  Coverage ALL = (scenario, exporter) -> 1;

  /// The share of what `exporter` sells the scenario's sender that is taxed, 0 to 1.
  double share(Scenario scenario, String exporter);
}
