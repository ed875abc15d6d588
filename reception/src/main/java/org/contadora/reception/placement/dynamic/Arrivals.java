package org.contadora.reception.placement.dynamic;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.prices.PriceSolver;
import org.contadora.reception.placement.prices.Prices;

/// Places families one by one, each for good before the next is known.
///
/// With prices (Ahani, Gölz, Procaccia, Teytelboym, Trapp, "Dynamic Placement in Refugee
/// Resettlement", Operations Research 72(3), 2024, potentials): futures are drawn from families
/// seen before, the capacities left get the prices that each future would put on them, and a family
/// goes where its value less the mean price of what it takes is highest.
public final class Arrivals {
  /// How futures are drawn.
  ///
  /// @param futures how many are drawn for one set of prices; the paper takes 5
  /// @param refreshEvery after how many families the prices are made anew
  /// @param expected how many families come in all, those present included
  public record Outlook(int futures, int refreshEvery, Expected expected) {
    /// An outlook; all numbers at least 1.
    public Outlook {
      boolean some =
          switch (expected) {
            case Expected.Exactly(int families) -> families >= 1;
            case Expected.Poisson(double mean) -> mean > 0;
            case Expected.NegativeBinomial(double mean, double dispersion) ->
                mean > 0 && dispersion > 0;
          };
      if (futures < 1 || refreshEvery < 1 || !some) {
        throw new IllegalArgumentException(
            "Futures (%d), refresh (%d) and expected families (%s) must be at least 1."
                .formatted(futures, refreshEvery, expected));
      }
    }

    /// An outlook where the number of families is known.
    public Outlook(int futures, int refreshEvery, int expected) {
      this(futures, refreshEvery, new Expected.Exactly(expected));
    }
  }

  private static final int PRICE_ITERATIONS = 250;

  private Arrivals() {}

  /// Each family takes the best place that still has room for it.
  ///
  /// @param order who arrives first
  /// @return the place of each family, or [PlacementProblem#NOWHERE]
  public static int[] greedy(PlacementProblem problem, int[] order) {
    Free free = new Free(problem);
    int[] placeOf = nowhere(problem);
    for (int f : order) {
      int best = -1;
      for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
        if (free.fits(f, problem.place(o))
            && (best < 0 || problem.value(o) > problem.value(best))) {
          best = o;
        }
      }
      if (best >= 0) {
        placeOf[f] = problem.place(best);
        free.take(f, placeOf[f]);
      }
    }
    return placeOf;
  }

  /// Each family goes where its value less the price of what it takes is highest.
  ///
  /// @param order who arrives first
  /// @param pool families like those that will come, with the same places; may be `problem` itself
  /// @param seed draws the futures
  public static int[] byPrices(
      PlacementProblem problem, int[] order, PlacementProblem pool, Outlook outlook, Seed seed) {
    RandomGenerator random = seed.random("futures");
    Free free = new Free(problem);
    int[] placeOf = nowhere(problem);
    double[][] price = new double[problem.places()][problem.dimensions()];
    for (int i = 0; i < order.length; i++) {
      if (i % outlook.refreshEvery == 0) {
        price = prices(pool, free, i, outlook, price, random);
      }
      int option = best(problem, order[i], free, price);
      if (option >= 0) {
        placeOf[order[i]] = problem.place(option);
        free.take(order[i], problem.place(option));
      }
    }
    return placeOf;
  }

  /// The mean of the prices that futures put on what is free.
  ///
  /// @param arrived how many families have a place or none by now
  private static double[][] prices(
      PlacementProblem pool,
      Free free,
      int arrived,
      Outlook outlook,
      double[][] start,
      RandomGenerator random) {
    double[][] mean = new double[pool.places()][pool.dimensions()];
    int[][] capacities = free.capacities();
    for (int k = 0; k < outlook.futures; k++) {
      int remaining = outlook.expected.drawRemaining(arrived, random);
      PlacementProblem.Builder builder = new PlacementProblem.Builder(capacities);
      for (int i = 0; i < remaining; i++) {
        int f = random.nextInt(pool.families());
        builder.add(pool.sizesOf(f), pool.valuesOf(f));
      }
      Prices prices = PriceSolver.solve(builder.build(), PRICE_ITERATIONS, start);
      for (int l = 0; l < mean.length; l++) {
        for (int d = 0; d < mean[l].length; d++) {
          mean[l][d] += prices.perUnit()[l][d] / outlook.futures;
        }
      }
    }
    return mean;
  }

  private static int best(PlacementProblem problem, int f, Free free, double[][] price) {
    int best = -1;
    double bestSurplus = 0;
    for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
      int l = problem.place(o);
      if (free.fits(f, l)) {
        double surplus = problem.value(o);
        for (int d = 0; d < problem.dimensions(); d++) {
          surplus -= problem.size(f, d) * price[l][d];
        }
        if (surplus > bestSurplus) {
          bestSurplus = surplus;
          best = o;
        }
      }
    }
    return best;
  }

  private static int[] nowhere(PlacementProblem problem) {
    int[] placeOf = new int[problem.families()];
    Arrays.fill(placeOf, PlacementProblem.NOWHERE);
    return placeOf;
  }

  /// What is left of each capacity.
  private static final class Free {
    private final PlacementProblem problem;
    private final int[][] left;

    private Free(PlacementProblem problem) {
      this.problem = problem;
      left = problem.capacities();
    }

    private boolean fits(int f, int l) {
      for (int d = 0; d < left[l].length; d++) {
        if (problem.size(f, d) > left[l][d]) {
          return false;
        }
      }
      return true;
    }

    private void take(int f, int l) {
      for (int d = 0; d < left[l].length; d++) {
        left[l][d] -= problem.size(f, d);
      }
    }

    private int[][] capacities() {
      int[][] copy = new int[left.length][];
      for (int l = 0; l < copy.length; l++) {
        copy[l] = left[l].clone();
      }
      return copy;
    }
  }
}
