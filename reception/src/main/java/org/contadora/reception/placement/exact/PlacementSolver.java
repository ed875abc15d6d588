package org.contadora.reception.placement.exact;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.prices.PriceSolver;
import org.contadora.reception.placement.prices.Prices;

/// The best placement: prices first, then places that fill themselves as knapsacks, then branching.
///
/// What is looked for lies between the best placement known and the bound. The search asks first
/// whether anything lies just below the bound, then twice as deep, and so on: where nothing is
/// found the bound has been lowered, and the first placement found is the best.
public final class PlacementSolver {
  private static final int PRICE_ITERATIONS = 1500;
  private static final int CORE_PRICE_ITERATIONS = 500;

  /// How many options of each family the search sees in a large problem.
  private static final int CORE = 24;

  /// First level of the multipliers' steps, as a share of the bound: the order of the gap.
  private static final double FIRST_LEVEL = 5e-4;

  /// How far below the bound is looked first, as a share of it. On FY17 the best placement lies
  /// 6e-5 below; looking near first closes many options and finds soon what is there.
  private static final double FIRST_SLICE = 7e-5;

  /// How far below the bound is looked where nothing has to be proven.
  private static final double ONLY_SLICE = 2.5e-4;

  private static final int REPAIR_EVERY = 10;

  /// Where all must be seen, placements found at the root save little of the search.
  private static final int REPAIR_EVERY_TO_PROVE = 40;

  /// Beyond so many options, whole-problem branching only follows betterment block by block.
  private static final int MOST_OPTIONS_TO_BRANCH = 40_000;

  private static final long BLOCK_SEED = 1;
  private static final int BLOCK_SIZE = 8;
  private static final long BLOCK_WORK = 15_000_000;
  private static final int IDLE_ROUNDS = 4;

  private final PlacementProblem problem;
  private final Floors floors;
  private final Effort effort;

  private PlacementSolver(PlacementProblem problem, Floors floors, Effort effort) {
    this.problem = problem;
    this.floors = floors;
    this.effort = effort;
  }

  /// The best placement that the effort finds.
  public static Solution solve(PlacementProblem problem, Effort effort) {
    return new PlacementSolver(problem, Floors.none(problem.families()), effort)
        .run()
        .orElseThrow();
  }

  /// The best placement in which every group reaches its floor.
  ///
  /// @return empty if none was found; with [Effort#prove] and work left, none exists
  public static Optional<Solution> solve(PlacementProblem problem, Floors floors, Effort effort) {
    return new PlacementSolver(problem, floors, effort).run();
  }

  private Optional<Solution> run() {
    if (problem.options() > (long) CORE * 2 * problem.families()
        && problem.options() > MOST_OPTIONS_TO_BRANCH) {
      return onCore();
    }
    Prices prices = PriceSolver.solve(problem, PRICE_ITERATIONS);
    Search search = search(prices);
    double bound = Math.min(prices.bound(), run(search, prices));
    if (search.best.length == 0 && problem.families() > 0) {
      return Optional.empty();
    }
    return Optional.of(solution(search, prices, bound));
  }

  /// Large problems: the search sees only each family's best options at the prices; the bound is
  /// formed over all options, at the multipliers found.
  private Optional<Solution> onCore() {
    Prices prices = PriceSolver.solve(problem, CORE_PRICE_ITERATIONS);
    double[] cost = new double[problem.options()];
    for (int f = 0; f < problem.families(); f++) {
      for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
        cost[o] = prices.cost(problem, f, problem.place(o));
      }
    }
    PlacementSolver core = new PlacementSolver(problem.best(cost, CORE), floors, effort);
    Search search = core.search(prices);
    core.run(search, prices);
    if (search.best.length == 0) {
      return Optional.empty();
    }
    Relaxation all = relaxation(prices);
    System.arraycopy(search.r.familyPrice, 0, all.familyPrice, 0, all.familyPrice.length);
    System.arraycopy(search.r.floorPrice, 0, all.floorPrice, 0, all.floorPrice.length);
    double bound = Math.min(prices.bound(), allowed(all.evaluate()));
    search.r.work += all.work;
    return Optional.of(solution(search, prices, bound));
  }

  private Relaxation relaxation(Prices prices) {
    int states = effort.prove() ? Relaxation.MOST_STATES : Relaxation.FEW_STATES;
    return new Relaxation(problem, floors, prices, states, effort.parallel());
  }

  private Search search(Prices prices) {
    Search search =
        new Search(
            relaxation(prices),
            prices,
            effort.prove() ? Search.Pace.TO_PROVE : Search.Pace.TO_FIND);
    search.workLimit = effort.work();
    return search;
  }

  /// @return the bound over the options of this problem
  private double run(Search search, Prices prices) {
    double least = leastValue();
    search.cutoff = least;
    double level = Math.max(prices.bound() * FIRST_LEVEL, 1e-6);
    boolean large = problem.options() > MOST_OPTIONS_TO_BRANCH;
    int repairEvery =
        large ? effort.rootIterations() : effort.prove() ? REPAIR_EVERY_TO_PROVE : REPAIR_EVERY;
    double bound = allowed(search.root(effort.rootIterations(), level, repairEvery));
    if (large) {
      neighbourhoods(search, prices, bound);
    }
    boolean near = search.bestValue > bound * (1 - ONLY_SLICE);
    if (!isReached(search, bound) && (effort.prove() || !(near || large))) {
      bound = deepen(search, bound, least);
    }
    if (!effort.prove()) {
      neighbourhoods(search, prices, bound);
    }
    return bound;
  }

  private Solution solution(Search search, Prices prices, double bound) {
    boolean proven = isReached(search, bound);
    int[] placeOf = search.places(search.r.problem);
    double value = problem.valueOf(placeOf);
    return new Solution(
        placeOf,
        value,
        proven ? value + Search.TOLERANCE : Math.max(value, bound),
        proven,
        prices,
        search.r.work);
  }

  /// Betters what was found, block by block, until it is near the bound or the work is done.
  private void neighbourhoods(Search search, Prices prices, double bound) {
    if (search.best.length == 0) {
      return;
    }
    Neighbourhoods blocks =
        new Neighbourhoods(
            problem,
            floors,
            prices,
            search.best,
            new SplittableRandom(BLOCK_SEED),
            BLOCK_SIZE,
            BLOCK_WORK,
            effort.parallel());
    int idle = 0;
    while (search.bestValue < bound * (1 - ONLY_SLICE)
        && search.r.work < search.workLimit
        && idle < IDLE_ROUNDS) {
      long before = blocks.work();
      double grown = blocks.round();
      search.r.work += blocks.work() - before;
      search.take(blocks.optionOf());
      idle = grown > 0 ? 0 : idle + 1;
    }
  }

  /// Nothing is worth less than this.
  private double leastValue() {
    double sum = 0;
    for (int f = 0; f < problem.families(); f++) {
      double least = 0;
      for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
        least = Math.min(least, problem.value(o));
      }
      sum += least;
    }
    return sum - 1;
  }

  private static boolean isReached(Search search, double bound) {
    return search.best.length > 0 && search.bestValue >= bound - 2 * Search.TOLERANCE;
  }

  private static double allowed(double bound) {
    return bound + Prices.ROUNDING * Math.abs(bound);
  }

  /// Lowers the bound slice by slice until the best placement is met; without a proof to make,
  /// looks into one slice only.
  private double deepen(Search search, double start, double least) {
    double bound = start;
    double slice = Math.max(1e-6, Math.abs(bound)) * (effort.prove() ? FIRST_SLICE : ONLY_SLICE);
    while (true) {
      double known = search.best.length > 0 ? search.bestValue : least;
      double from = Math.max(known, bound - slice);
      search.cutoff = from;
      search.stopAtFirst = !effort.prove();
      boolean seenAll = search.run();
      if (!seenAll) {
        return bound;
      }
      bound = Math.min(bound, allowed(Math.max(from, search.bestValue)) + Search.TOLERANCE);
      if (search.bestValue >= from || from <= least) {
        return search.bestValue >= from ? search.bestValue : least;
      }
      if (!effort.prove()) {
        return bound;
      }
      slice *= 2;
    }
  }

  /// A placement that keeps every family where `placeOf` says; for what is known from elsewhere.
  public static Solution of(PlacementProblem problem, int[] placeOf, Prices prices) {
    double value = problem.valueOf(placeOf);
    return new Solution(
        Arrays.copyOf(placeOf, placeOf.length), value, prices.bound(), false, prices, 0);
  }
}
