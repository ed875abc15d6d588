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
    List<Flow> flows = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        boolean kept = random.nextInt(5) > 0 || (i + 1) % n == j || (j + 1) % n == i;
        if (i != j && kept) {
          double size = Math.min(countries.get(i).gdpUsd(), countries.get(j).gdpUsd());
          double value = 0.2 / n * size / 1000 * random.nextDouble();
          flows.add(new Flow(code(j, us), code(i, us), value));
        }
      }
    }
    return World.of(countries, flows);
  }

  /// Tariffs of up to 120 % on about a third of all pairs.
  public static Tariffs tariffs(World world, RandomGenerator random) {
    Tariffs tariffs = Tariffs.none(world);
    for (int j = 0; j < world.size(); j++) {
      for (int i = 0; i < world.size(); i++) {
        if (i != j && random.nextInt(3) == 0) {
          tariffs = tariffs.with(j, i, 1.2 * random.nextDouble());
        }
      }
    }
    return tariffs;
  }

  private static String code(int i, int us) {
    return i == us ? "USA" : "" + (char) ('A' + i / 26) + (char) ('A' + i % 26) + "X";
  }
}
