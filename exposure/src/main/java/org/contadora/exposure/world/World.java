package org.contadora.exposure.world;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Countries with their gross domestic product, and the value of all that each sells each other
/// one.
///
/// Immutable. The order of the countries is the order they were given in; [#indexOf] is their
/// place.
public final class World {
  /// Countries that an equilibrium needs at least.
  private static final int LEAST_COUNTRIES = 2;

  private final List<Country> countries;
  private final Map<String, Integer> indexByIso3;

  /// Row: exporter, column: importer, thousands of US$; the diagonal is 0.
  private final double[] tradeKusd;

  private World(List<Country> countries, Map<String, Integer> indexByIso3, double[] tradeKusd) {
    this.countries = countries;
    this.indexByIso3 = indexByIso3;
    this.tradeKusd = tradeKusd;
  }

  /// Puts a world together. Several flows of one pair are added up.
  ///
  /// @throws BadInput if a country is there twice, has no positive GDP, or neither sells nor buys
  ///   anything; if a flow is negative, not a number, within one country or of a country that is
  ///   not in the list
  public static World of(List<Country> countries, List<Flow> flows) {
    int n = countries.size();
    if (n < LEAST_COUNTRIES) {
      throw new BadInput(
          "The world has %d countries; expected at least %d.".formatted(n, LEAST_COUNTRIES));
    }
    Map<String, Integer> index = new HashMap<>();
    for (Country country : countries) {
      check(country);
      if (index.put(country.iso3(), index.size()) != null) {
        throw new BadInput(
            "The country (%s) is listed twice; expected each once.".formatted(country.iso3()));
      }
    }
    double[] trade = new double[n * n];
    World world = new World(List.copyOf(countries), index, trade);
    for (Flow flow : flows) {
      int exporter = world.indexOf(flow.exporter());
      int importer = world.indexOf(flow.importer());
      if (!(flow.valueKusd() >= 0) || Double.isInfinite(flow.valueKusd())) {
        throw new BadInput(
            "The trade from %s to %s (%s thousand US$) must be a number of at least 0."
                .formatted(flow.exporter(), flow.importer(), flow.valueKusd()));
      }
      if (exporter == importer) {
        throw new BadInput(
            "The trade from %s to itself (%s thousand US$) must be left out: the model works out"
                    .formatted(flow.exporter(), flow.valueKusd())
                + " what a country sells itself.");
      }
      trade[exporter * n + importer] += flow.valueKusd();
    }
    world.checkThatAllTrade();
    return world;
  }

  private static void check(Country country) {
    if (!country.iso3().matches("[A-Z]{3}")) {
      throw new BadInput(
          "The country (%s) must be an ISO 3166-1 alpha-3 code in capitals, such as COL."
              .formatted(country.iso3()));
    }
    if (!(country.gdpUsd() > 0) || Double.isInfinite(country.gdpUsd())) {
      throw new BadInput(
          "The GDP of %s (%s US$) must be a number above 0."
              .formatted(country.iso3(), country.gdpUsd()));
    }
  }

  private void checkThatAllTrade() {
    int n = size();
    for (int k = 0; k < n; k++) {
      double exports = 0;
      double imports = 0;
      for (int i = 0; i < n; i++) {
        exports += tradeKusd[k * n + i];
        imports += tradeKusd[i * n + k];
      }
      if (exports == 0 || imports == 0) {
        throw new BadInput(
            ("The trade of %s is missing: exports of %s and imports of %s thousand US$; expected"
                    + " both above 0.\nMaybe leave the country out of the list.")
                .formatted(countries.get(k).iso3(), exports, imports));
      }
    }
  }

  /// How many countries there are.
  public int size() {
    return countries.size();
  }

  /// The countries, in order.
  public List<Country> countries() {
    return countries;
  }

  /// The country at a place.
  public Country country(int index) {
    return countries.get(index);
  }

  /// The place of a country.
  ///
  /// @throws BadInput if there is none of that code
  public int indexOf(String iso3) {
    Integer index = indexByIso3.get(iso3);
    if (index == null) {
      throw new BadInput(
          "The country (%s) is not among the %d of this world; expected an ISO 3166-1 alpha-3 code%s."
              .formatted(
                  iso3,
                  indexByIso3.size(),
                  suggestion(iso3).map(code -> ".\nMaybe " + code + " is meant").orElse("")));
    }
    return index;
  }

  /// Whether there is a country of that code.
  public boolean has(String iso3) {
    return indexByIso3.containsKey(iso3);
  }

  /// What `exporter` sells `importer` in the base year, thousands of US$.
  public double tradeKusd(int exporter, int importer) {
    return tradeKusd[exporter * size() + importer];
  }

  private Optional<String> suggestion(String wrong) {
    String upper = wrong.toUpperCase(Locale.ROOT);
    if (indexByIso3.containsKey(upper)) {
      return Optional.of(upper);
    }
    return countries.stream()
        .filter(c ->
            c.name().equalsIgnoreCase(wrong) || (upper.length() == 2 && c.iso3().startsWith(upper)))
        .map(Country::iso3)
        .findFirst();
  }
}
