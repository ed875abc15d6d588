package org.contadora.reception.placement.prices;

import java.util.Arrays;
import org.contadora.reception.placement.PlacementProblem;
import org.jspecify.annotations.Nullable;

/// Finds prices that prove a low bound: the Lagrangian dual of the capacities, by deflected
/// subgradients (Camerini, Fratta, Maffioli, Mathematical Programming Study 3, 1975) with Polyak's
/// step towards a level below the best bound, lowered when it stops paying.
///
/// Its optimum is the bound of the linear relaxation (Geoffrion 1974), without a linear program:
/// each family goes to the place where value minus cost is best, and where more want in than there
/// is room the price rises.
public final class PriceSolver {
  private static final double FIRST_LEVEL = 0.02;
  private static final double SMALLEST_LEVEL = 1e-8;
  private static final int PATIENCE = 60;
  private static final double DEFLECTION = 0.6;

  private final PlacementProblem problem;
  private final int places;
  private final int dimensions;
  private final double[] price;
  private final double[] slack;
  private final double[] direction;
  private final int[] sizes;
  private final int[] place;
  private final double[] value;

  private PriceSolver(PlacementProblem problem) {
    this.problem = problem;
    places = problem.places();
    dimensions = problem.dimensions();
    price = new double[places * dimensions];
    slack = new double[price.length];
    direction = new double[price.length];
    sizes = new int[problem.families() * dimensions];
    for (int f = 0; f < problem.families(); f++) {
      for (int d = 0; d < dimensions; d++) {
        sizes[f * dimensions + d] = problem.size(f, d);
      }
    }
    place = new int[problem.options()];
    value = new double[problem.options()];
    for (int o = 0; o < place.length; o++) {
      place[o] = problem.place(o);
      value[o] = problem.value(o);
    }
  }

  /// Prices for `problem`.
  ///
  /// @param iterations at most how many price changes; each looks at every option once
  public static Prices solve(PlacementProblem problem, int iterations) {
    return solve(problem, iterations, null);
  }

  /// Prices for `problem`, beginning at known ones, such as those of a few families fewer.
  public static Prices solve(
      PlacementProblem problem, int iterations, double @Nullable [][] start) {
    PriceSolver solver = new PriceSolver(problem);
    if (start != null) {
      for (int l = 0; l < solver.places; l++) {
        System.arraycopy(start[l], 0, solver.price, l * solver.dimensions, solver.dimensions);
      }
    }
    return Prices.of(problem, solver.run(iterations));
  }

  private double[][] run(int iterations) {
    double best = Double.POSITIVE_INFINITY;
    double[] bestPrice = price.clone();
    double level = 0;
    int since = 0;
    for (int i = 0; i < iterations; i++) {
      double bound = evaluate();
      if (i == 0) {
        level = FIRST_LEVEL * Math.max(bound, 1e-6);
      }
      if (bound < best) {
        since = bound < best - level / 10 ? 0 : since + 1;
        best = bound;
        System.arraycopy(price, 0, bestPrice, 0, price.length);
      } else {
        since++;
      }
      if (since > PATIENCE) {
        level /= 2;
        since = 0;
        System.arraycopy(bestPrice, 0, price, 0, price.length);
        Arrays.fill(direction, 0);
        if (level < SMALLEST_LEVEL * Math.max(1, best)) {
          break;
        }
        continue;
      }
      if (!step(bound - best + level)) {
        break;
      }
    }
    double[][] result = new double[places][dimensions];
    for (int l = 0; l < places; l++) {
      System.arraycopy(bestPrice, l * dimensions, result[l], 0, dimensions);
    }
    return result;
  }

  /// The bound at the present prices; leaves in `slack` what the families' choices leave free.
  private double evaluate() {
    double sum = 0;
    for (int l = 0; l < places; l++) {
      for (int d = 0; d < dimensions; d++) {
        int i = l * dimensions + d;
        slack[i] = problem.capacity(l, d);
        sum += price[i] * slack[i];
      }
    }
    int families = problem.families();
    for (int f = 0; f < families; f++) {
      int end = problem.firstOption(f + 1);
      double best = 0;
      int bestPlace = -1;
      for (int o = problem.firstOption(f); o < end; o++) {
        double surplus = value[o];
        int p = place[o] * dimensions;
        for (int d = 0; d < dimensions; d++) {
          surplus -= sizes[f * dimensions + d] * price[p + d];
        }
        if (surplus > best) {
          best = surplus;
          bestPlace = p;
        }
      }
      sum += best;
      if (bestPlace >= 0) {
        for (int d = 0; d < dimensions; d++) {
          slack[bestPlace + d] -= sizes[f * dimensions + d];
        }
      }
    }
    return sum;
  }

  /// Moves the prices so as to lower the bound by `drop`, were it linear; false at an optimum.
  private boolean step(double drop) {
    double norm = 0;
    double with = 0;
    for (int i = 0; i < price.length; i++) {
      if (price[i] <= 0 && slack[i] > 0) {
        slack[i] = 0;
      }
      norm += slack[i] * slack[i];
      with += slack[i] * direction[i];
    }
    if (norm == 0) {
      return false;
    }
    double length = 0;
    for (int i = 0; i < price.length; i++) {
      direction[i] = slack[i] + (with < 0 ? 0 : DEFLECTION) * direction[i];
      length += direction[i] * direction[i];
    }
    double step = drop / length;
    for (int i = 0; i < price.length; i++) {
      price[i] = Math.max(0, price[i] - step * direction[i]);
      if (price[i] == 0 && direction[i] > 0) {
        direction[i] = 0;
      }
    }
    return true;
  }
}
