package org.contadora.exposure.world;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// New taxes on imports, each on all that one country sells another: what the base year does not
/// have yet. Immutable; a rate is a share of the value at the border (0.25 is 25 %).
public final class Tariffs {
  /// Rates above 1,000 % are taken for a slip (25 for 25 % written as a share, say). Even at this
  /// rate less than a ten-thousandth of the trade is left (11 to the power of −4).
  public static final double HIGHEST_RATE = 10;

  /// The least that the United States published for any country on 2 April 2025: 10 %.
  private static final double PUBLISHED_LEAST = 0.1;

  private final World world;

  /// By exporter × number of countries + importer; only rates above 0.
  private final Map<Integer, Double> rates;

  private Tariffs(World world, Map<Integer, Double> rates) {
    this.world = world;
    this.rates = rates;
  }

  /// No new tariff at all.
  public static Tariffs none(World world) {
    return new Tariffs(world, new TreeMap<>());
  }

  /// The rates of 2 April 2025 on all that `importer` buys, as the loaded world has them: at least
  /// 10 % on everyone.
  ///
  /// @throws BadInput if the world has no published rates
  public static Tariffs published(World world, String importer) {
    TreeMap<Integer, Double> rates = new TreeMap<>();
    int to = world.indexOf(importer);
    for (int j = 0; j < world.size(); j++) {
      if (j != to) {
        Country country = world.country(j);
        double rate =
            country
                .publishedTariff()
                .orElseThrow(() ->
                    new BadInput(
                        "The published rate of %s is missing from this world; expected one for each country."
                            .formatted(country.iso3())));
        rates.put(key(world, j, to), checked(Math.max(PUBLISHED_LEAST, rate), country.iso3()));
      }
    }
    return new Tariffs(world, rates);
  }

  /// These, with another rate on what `exporter` sells `importer`.
  ///
  /// @throws BadInput if a country is unknown, both are the same, or the rate is below 0, above
  ///   [#HIGHEST_RATE] or not a number
  public Tariffs with(String exporter, String importer, double rate) {
    return with(world.indexOf(exporter), world.indexOf(importer), rate);
  }

  /// These, with another rate on what the country at `exporter` sells the one at `importer`.
  public Tariffs with(int exporter, int importer, double rate) {
    if (exporter == importer) {
      throw new BadInput(
          "The tariff of %s on itself (%s) makes no sense; expected two countries."
              .formatted(world.country(exporter).iso3(), percent(rate)));
    }
    TreeMap<Integer, Double> changed = new TreeMap<>(rates);
    put(changed, exporter, importer, rate);
    return new Tariffs(world, changed);
  }

  /// These, with one rate on what each of `exporters` sells `importer`; the importer itself is
  /// passed over.
  public Tariffs withAll(Collection<String> exporters, String importer, double rate) {
    TreeMap<Integer, Double> changed = new TreeMap<>(rates);
    for (String exporter : exporters) {
      if (!exporter.equals(importer)) {
        put(changed, world.indexOf(exporter), world.indexOf(importer), rate);
      }
    }
    return new Tariffs(world, changed);
  }

  /// These, with one rate on what `exporter` sells each of `importers`; the exporter itself is
  /// passed over.
  public Tariffs withAnswers(String exporter, Collection<String> importers, double rate) {
    TreeMap<Integer, Double> changed = new TreeMap<>(rates);
    for (String importer : importers) {
      if (!exporter.equals(importer)) {
        put(changed, world.indexOf(exporter), world.indexOf(importer), rate);
      }
    }
    return new Tariffs(world, changed);
  }

  /// These, with the same rate back: whoever is taxed by `importer` taxes it as much.
  public Tariffs withReciprocal(String importer) {
    int to = world.indexOf(importer);
    TreeMap<Integer, Double> changed = new TreeMap<>(rates);
    for (int j = 0; j < world.size(); j++) {
      if (j != to) {
        put(changed, to, j, rate(j, to));
      }
    }
    return new Tariffs(world, changed);
  }

  private void put(Map<Integer, Double> to, int exporter, int importer, double rate) {
    checked(rate, world.country(exporter).iso3() + " to " + world.country(importer).iso3());
    int key = key(world, exporter, importer);
    if (rate == 0) {
      to.remove(key);
    } else {
      to.put(key, rate);
    }
  }

  /// The rate on what the country at `exporter` sells the one at `importer`, 0 if there is none.
  public double rate(int exporter, int importer) {
    return rates.getOrDefault(key(world, exporter, importer), 0.0);
  }

  /// The world whose countries these tax.
  public World world() {
    return world;
  }

  /// How many pairs of countries are taxed.
  public int size() {
    return rates.size();
  }

  /// Whether any trade is taxed at all: a tariff may stand on flows that are 0.
  public boolean hitsTrade() {
    for (int key : rates.keySet()) {
      if (world.tradeKusd(key / world.size(), key % world.size()) > 0) {
        return true;
      }
    }
    return false;
  }

  /// Takes each tariff.
  @FunctionalInterface
  public interface Each {
    /// One tariff.
    ///
    /// @param exporter place of the country that is taxed
    /// @param importer place of the country that taxes
    /// @param rate above 0, as a share
    void tariff(int exporter, int importer, double rate);
  }

  /// Gives each tariff, by exporter, then by importer.
  public void forEach(Each each) {
    int n = world.size();
    for (Map.Entry<Integer, Double> entry : rates.entrySet()) {
      each.tariff(entry.getKey() / n, entry.getKey() % n, entry.getValue());
    }
  }

  private static int key(World world, int exporter, int importer) {
    return exporter * world.size() + importer;
  }

  private static double checked(double rate, String whose) {
    if (!(rate >= 0 && rate <= HIGHEST_RATE)) {
      throw new BadInput(
          ("The tariff on %s (%s) must be between 0 %% and %s.\n"
                  + "Maybe a percentage was given where a share is meant: 0.25 is 25 %%.")
              .formatted(whose, percent(rate), percent(HIGHEST_RATE)));
    }
    return rate;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%,.4g %%", 100 * share);
  }
}
