package org.contadora.bench;

import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.reception.placement.PlacementProblem;

/// A large problem drawn from a real year: families are drawn with replacement, each place takes
/// after one of the year's, with noise, and the capacities add up to the people.
final class PlacementInstance {
  private static final double SAME_FIT = 0.8;
  private static final double NOISE = 0.15;

  private PlacementInstance() {}

  /// Draws a problem of one dimension.
  ///
  /// @param year the families and places to draw from
  static PlacementProblem draw(PlacementProblem year, int families, int places, Seed seed) {
    RandomGenerator random = seed.random("placement");
    int[] family = new int[families];
    int people = 0;
    for (int f = 0; f < families; f++) {
      family[f] = random.nextInt(year.families());
      people += year.size(family[f], 0);
    }
    int[] site = new int[places];
    double[] factor = new double[places];
    double[] share = new double[places];
    double shares = 0;
    for (int l = 0; l < places; l++) {
      do {
        site[l] = random.nextInt(year.places());
      } while (year.capacity(site[l], 0) == 0);
      factor[l] = Math.exp(NOISE * random.nextGaussian());
      share[l] = 0.2 + random.nextDouble();
      shares += share[l];
    }
    int[][] capacities = new int[places][1];
    for (int l = 0; l < places; l++) {
      capacities[l][0] = (int) Math.ceil(people * share[l] / shares);
    }
    PlacementProblem.Builder builder = new PlacementProblem.Builder(capacities);
    for (int f = 0; f < families; f++) {
      double[] values = year.valuesOf(family[f]);
      double[] value = new double[places];
      for (int l = 0; l < places; l++) {
        double noise = Math.exp(NOISE * random.nextGaussian());
        boolean fits = random.nextDouble() < SAME_FIT;
        value[l] = fits ? values[site[l]] * factor[l] * noise : Double.NaN;
      }
      builder.add(year.sizesOf(family[f]), value);
    }
    return builder.build();
  }
}
