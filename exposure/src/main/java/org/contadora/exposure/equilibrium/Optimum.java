package org.contadora.exposure.equilibrium;

import java.util.HashMap;
import java.util.Map;
import org.contadora.exposure.equilibrium.Choice.Best;
import org.contadora.exposure.equilibrium.Choice.Pair;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;

/// Finds the best tariffs: each point is a solved equilibrium, each gradient one adjoint system on
/// top, whatever the number of tariffs. A tariff's variable is its rate times the square root of
/// its share of trade, which makes curvatures alike; those on no trade change nothing and stay 0.
final class Optimum {
  /// Largest projected gradient of an optimum, percent of welfare per unit.
  private static final double GOAL = 1e-6;

  /// Rate at which the search starts, or half the highest if that is less.
  private static final double START = 0.15;

  private static final int PERCENT = 100;

  private final Calibration c;
  private final Choice choice;
  private final Shock shock;
  private final ReducedMap map;
  private final AdjointMap adjoint;
  private final Anderson anderson;
  private final double[] weight;
  private final int[] entry;
  private final double[] scale;
  private final double[] point;
  private final double[] omega;
  private final double[] dt;

  Optimum(Calibration c, Tariffs others, Choice choice) {
    this.c = c;
    this.choice = choice;
    World world = c.world;
    Tariffs all = others;
    double total = 0;
    for (Pair pair : choice.free()) {
      double trade =
          world.tradeKusd(world.indexOf(pair.exporter()), world.indexOf(pair.importer()));
      total += trade;
      all = all.with(pair.exporter(), pair.importer(), trade > 0 ? start() : 0);
    }
    if (total == 0) {
      throw new BadInput(
          "The tariffs to be chosen (%d) are on no trade at all; expected at least one flow."
              .formatted(choice.free().size()));
    }
    shock = Shock.of(c, all);
    map = new ReducedMap(c, shock);
    adjoint = new AdjointMap(map);
    anderson = new Anderson(map.unknowns);
    point = new double[map.unknowns];
    omega = new double[map.unknowns];
    dt = new double[shock.size];
    weight = weights();
    Map<Integer, Integer> entryByPair = new HashMap<>();
    for (int k = 0; k < shock.size; k++) {
      entryByPair.put(shock.origin[k] * c.n + shock.destination[k], k);
    }
    entry =
        choice.free().stream()
            .mapToInt(pair -> entryByPair.getOrDefault(key(pair), -1))
            .filter(k -> k >= 0)
            .toArray();
    scale = new double[entry.length];
    for (int k = 0; k < entry.length; k++) {
      scale[k] =
          Math.sqrt(world.tradeKusd(shock.origin[entry[k]], shock.destination[entry[k]]) / total);
    }
  }

  private int key(Pair pair) {
    return c.world.indexOf(pair.exporter()) * c.n + c.world.indexOf(pair.importer());
  }

  private double start() {
    return Math.min(START, choice.highest() / 2);
  }

  private double[] weights() {
    double[] weights = new double[c.n];
    double sum = 0;
    for (String country : choice.beneficiaries()) {
      int i = c.world.indexOf(country);
      weights[i] = c.y[i];
      sum += c.y[i];
    }
    for (int i = 0; i < c.n; i++) {
      weights[i] *= PERCENT / sum;
    }
    return weights;
  }

  /// Minus the beneficiaries' welfare in percent, and its gradient by the scaled variables.
  ///
  /// With residuals f(x, t) = 0 the adjoint ω solves (df/dx)ᵀ ω = −dW/dx, and dW/dt = ∂W/∂t + ωᵀ
  /// ∂f/∂t.
  double at(double[] variables, double[] gradient) {
    for (int k = 0; k < entry.length; k++) {
      shock.setRate(c, entry[k], variables[k] / scale[k]);
    }
    anderson.solve(map, point);
    double[] right = new double[map.unknowns];
    double[] none = new double[map.unknowns];
    adjoint.reverse(none, weight, right, null);
    for (int i = 0; i < right.length; i++) {
      right[i] = -right[i];
    }
    Gmres.solve((w, out) -> adjoint.reverse(w, null, out, null), right, omega);
    adjoint.reverse(omega, weight, none, dt);
    double welfare = 0;
    for (int i = 0; i < c.n; i++) {
      if (weight[i] != 0) {
        welfare += weight[i] * (map.welfare(i) - 1);
      }
    }
    for (int k = 0; k < entry.length; k++) {
      gradient[k] = -dt[entry[k]] / scale[k];
    }
    return -welfare;
  }

  Best find(Equilibrium equilibrium) {
    int size = entry.length;
    double[] low = new double[size];
    double[] high = new double[size];
    double[] variables = new double[size];
    for (int k = 0; k < size; k++) {
      high[k] = choice.highest() * scale[k];
      variables[k] = start() * scale[k];
    }
    BoxLbfgs search = new BoxLbfgs(this::at, low, high, GOAL);
    double value = search.minimise(variables);
    Tariffs best = Tariffs.none(c.world);
    int atBounds = 0;
    Map<Pair, Double> rates = new HashMap<>();
    choice.free().forEach(pair -> rates.put(pair, 0.0));
    for (int k = 0; k < size; k++) {
      atBounds += variables[k] <= low[k] || variables[k] >= high[k] ? 1 : 0;
      Pair pair =
          new Pair(
              c.world.country(shock.origin[entry[k]]).iso3(),
              c.world.country(shock.destination[entry[k]]).iso3());
      rates.put(pair, variables[k] / scale[k]);
    }
    for (int k = 0; k < shock.size; k++) {
      best = best.with(shock.origin[k], shock.destination[k], shock.rate[k]);
    }
    return new Best(
        rates,
        equilibrium.solveFrom(best, point),
        -value,
        search.gradientNorm(),
        atBounds,
        search.evaluations());
  }
}
