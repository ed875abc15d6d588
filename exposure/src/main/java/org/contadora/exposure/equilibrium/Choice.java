package org.contadora.exposure.equilibrium;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.exposure.world.BadInput;

/// Tariffs that somebody chooses freely, and whose welfare they are to make highest.
///
/// @param free the pairs of countries whose tariffs are chosen
/// @param highest the highest rate that may be chosen, as a share
/// @param beneficiaries whose welfare counts: weighted by income among several
public record Choice(List<Pair> free, double highest, List<String> beneficiaries) {

  /// What one country sells another.
  ///
  /// @param exporter ISO 3166-1 alpha-3 code
  /// @param importer ISO 3166-1 alpha-3 code
  public record Pair(String exporter, String importer) {}

  /// Checks that there is something to choose and someone to choose it for.
  public Choice {
    free = List.copyOf(free);
    beneficiaries = List.copyOf(beneficiaries);
    if (free.isEmpty() || beneficiaries.isEmpty()) {
      throw new BadInput(
          "The choice has %d tariffs and %d beneficiaries; expected at least one of each."
              .formatted(free.size(), beneficiaries.size()));
    }
    if (!(highest > 0 && highest <= org.contadora.exposure.world.Tariffs.HIGHEST_RATE)) {
      throw new BadInput(
          "The highest rate (%s) must be above 0 and at most 10.".formatted(highest));
    }
  }

  /// The tariffs of one country on all that each exporter sells it, for its own welfare.
  public static Choice ofImporter(String importer, Collection<String> exporters, double highest) {
    List<Pair> pairs = new ArrayList<>();
    for (String exporter : exporters) {
      if (!exporter.equals(importer)) {
        pairs.add(new Pair(exporter, importer));
      }
    }
    return new Choice(pairs, highest, List.of(importer));
  }

  /// The tariffs of several countries on all that one sells them, for the welfare of all of them.
  public static Choice ofAnswers(String exporter, Collection<String> importers, double highest) {
    List<Pair> pairs = new ArrayList<>();
    List<String> answering = new ArrayList<>();
    for (String importer : importers) {
      if (!importer.equals(exporter)) {
        pairs.add(new Pair(exporter, importer));
        answering.add(importer);
      }
    }
    return new Choice(pairs, highest, answering);
  }

  /// What was chosen, and what shows that nothing better is near.
  ///
  /// @param rates by pair, as shares
  /// @param outcome the equilibrium with them
  /// @param welfarePct of the beneficiaries
  /// @param gradientNorm largest entry of the welfare's projected gradient, in percent per unit of
  ///   a tariff times the square root of its trade's share: 0 at an optimum
  /// @param atBounds how many tariffs the bounds hold
  /// @param evaluations how many equilibria were solved on the way
  public record Best(
      Map<Pair, Double> rates,
      Outcome outcome,
      double welfarePct,
      double gradientNorm,
      int atBounds,
      int evaluations) {
    /// Keeps the rates in order.
    public Best {
      Map<Pair, Double> sorted =
          new TreeMap<>(
              java.util.Comparator.comparing(Pair::exporter).thenComparing(Pair::importer));
      sorted.putAll(rates);
      rates = java.util.Collections.unmodifiableMap(sorted);
    }
  }
}
