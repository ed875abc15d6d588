package org.contadora.exposure.world;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Economies that never were.
public final class RandomWorld {
  private RandomWorld() {}

  /// Between 2 and 20 countries, the United States among them, with much or little trade, some of
  /// it 0.
  public static World of(RandomGenerator random) {
    int n = 2 + random.nextInt(19);
    List<Country> countries = new ArrayList<>();
    int us = random.nextInt(n);
    for (int i = 0; i < n; i++) {
      double gdp = 1e9 * Math.exp(1.5 * random.nextGaussian());
      countries.add(new Country(code(i, us), "Country " + i, gdp));
    }
    double all = countries.stream().mapToDouble(Country::gdpUsd).sum();
    double openness = 0.1 + 0.5 * random.nextDouble();
    List<Flow> flows = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < j; i++) {
        if (random.nextInt(5) > 0 || i == j - 1) {
          double gravity = countries.get(i).gdpUsd() * countries.get(j).gdpUsd() / all;
          double both = openness * random.nextDouble() * gravity / 1000;
          flows.add(new Flow(code(j, us), code(i, us), both * (0.8 + 0.4 * random.nextDouble())));
          flows.add(new Flow(code(i, us), code(j, us), both * (0.8 + 0.4 * random.nextDouble())));
        }
      }
    }
    return World.of(countries, flows);
  }

  /// Tariffs of up to 40 % on about a third of all pairs.
  public static Tariffs tariffs(World world, RandomGenerator random) {
    Tariffs tariffs = Tariffs.none(world);
    for (int j = 0; j < world.size(); j++) {
      for (int i = 0; i < world.size(); i++) {
        if (i != j && random.nextInt(3) == 0) {
          tariffs = tariffs.with(j, i, 0.4 * random.nextDouble());
        }
      }
    }
    return tariffs;
  }

  private static String code(int i, int us) {
    return i == us ? "USA" : "" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "X";
  }
}
