package org.contadora.reception.placement.exact;

import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.prices.Prices;

/// Branch and bound on [Relaxation]: multipliers are moved at every node, options are closed by
/// what forcing them in would cost, and what is left is branched on, family by family (after Posta,
/// Ferland, Michelon, Computational Optimization and Applications 52, 2012).
final class Search {
  /// A placement must be better by this to count; bounds are proven up to it.
  static final double TOLERANCE = 1e-9;

  /// How much is done at each node of the tree.
  ///
  /// @param steps how often the multipliers are moved
  /// @param repairEvery every how many nodes a placement is made of what the relaxation takes
  record Pace(int steps, int repairEvery) {
    /// Where a good placement counts: measured on FY17, 8 steps need a quarter of the work of 40.
    static final Pace TO_FIND = new Pace(8, 8);

    /// Where all must be seen: bounds are a little worse, nodes twice as fast.
    static final Pace TO_PROVE = new Pace(3, 32);
  }

  private static final int ROOT_FACTOR = 8;
  private static final int PATIENCE = 20;
  private static final int ROUNDS = 4;
  private static final int WIDTH = 12;
  private static final int PASSES = 30;

  final Relaxation r;
  private final Multipliers multipliers;
  private final Rooms rooms;
  private final LocalSearch localSearch;
  private final Trail trail;
  private final Branching branching;

  /// Nothing at or below this is looked for.
  double cutoff;

  /// The value of the best placement found, and its options.
  double bestValue = Double.NEGATIVE_INFINITY;

  int[] best = new int[0];
  long workLimit = Long.MAX_VALUE;
  boolean stopped;

  /// Whether any placement above the cutoff will do.
  boolean stopAtFirst;

  private boolean found;
  private final Pace pace;
  long nodes;

  Search(Relaxation relaxation, Prices prices, Pace pace) {
    r = relaxation;
    this.pace = pace;
    localSearch = new LocalSearch(r.problem, prices, r.open, WIDTH);
    multipliers = new Multipliers(relaxation);
    rooms = new Rooms(relaxation.problem);
    trail = new Trail(r);
    branching = new Branching(r);
  }

  /// Lowers the bound at the root.
  ///
  /// @return the best bound; multipliers are left there
  double root(int iterations, double firstLevel, int repairEvery) {
    double level = firstLevel;
    double bestBound = Double.POSITIVE_INFINITY;
    double[] bestAt = multipliers.save();
    int since = 0;
    multipliers.reset();
    for (int i = 0; i < iterations && r.work < workLimit; i++) {
      double bound = r.evaluate();
      since = bound < bestBound - level / 10 ? 0 : since + 1;
      if (bound < bestBound) {
        bestBound = bound;
        bestAt = multipliers.save();
      }
      if (i % repairEvery == repairEvery - 1) {
        repair();
      }
      if (since > PATIENCE) {
        level /= 2;
        since = 0;
        multipliers.restore(bestAt);
        multipliers.reset();
        if (level < 1e-7 * Math.max(1, Math.abs(bestBound))) {
          break;
        }
      } else if (!multipliers.step(bound - bestBound + level)) {
        break;
      }
    }
    multipliers.restore(bestAt);
    r.evaluate();
    repair();
    return bestBound;
  }

  /// Looks for everything better than [#cutoff].
  ///
  /// @return true if the whole tree was seen: nothing better than [#cutoff] is left
  boolean run() {
    stopped = false;
    found = false;
    double[] at = multipliers.save();
    int mark = trail.mark();
    node(pace.steps * ROOT_FACTOR);
    trail.undo(mark);
    multipliers.restore(at);
    return !stopped;
  }

  private void node(int steps) {
    nodes++;
    stopped |= stopAtFirst && found;
    if (stopped) {
      return;
    }
    int spend = steps;
    for (int round = 0; round < ROUNDS; round++) {
      double bound = descend(spend);
      if (!(bound > cutoff + TOLERANCE)) {
        return;
      }
      if (r.work > workLimit) {
        stopped = true;
        return;
      }
      int closed = close(bound);
      if (closed < 0) {
        return;
      }
      if (closed < 3) {
        break;
      }
      spend = steps / 2;
    }
    branch();
  }

  /// Moves the multipliers towards the cutoff.
  ///
  /// @return the best bound; multipliers and solution are left there
  private double descend(int iterations) {
    double bestBound = Double.POSITIVE_INFINITY;
    double[] bestAt = multipliers.save();
    multipliers.reset();
    double scale = 1;
    int since = 0;
    for (int i = 0; i < iterations; i++) {
      double bound = r.evaluate();
      if (bound < bestBound) {
        bestBound = bound;
        bestAt = multipliers.save();
        since = 0;
        if (!(bound > cutoff + TOLERANCE)) {
          return bound;
        }
      } else if (++since > 5) {
        scale /= 2;
        since = 0;
        multipliers.restore(bestAt);
        multipliers.reset();
        continue;
      }
      if (r.isWhole()) {
        accept();
        if (!(bestBound > cutoff + TOLERANCE)) {
          return bestBound;
        }
      }
      if (!multipliers.step(scale * (bound - cutoff))) {
        break;
      }
    }
    multipliers.restore(bestAt);
    double bound = r.evaluate();
    if (nodes % pace.repairEvery == 0) {
      repair();
    }
    return bound;
  }

  private void accept() {
    rooms.clear();
    for (int o = 0; o < r.options; o++) {
      if (r.chosen[o]) {
        int f = r.family[o];
        if (!rooms.fits(f, r.place[o])) {
          return;
        }
        rooms.put(f, o);
      }
    }
    offer();
  }

  private void offer() {
    double value = rooms.total();
    if (value > bestValue && reachesFloors()) {
      bestValue = value;
      best = rooms.optionOf.clone();
      found |= value > cutoff;
      cutoff = Math.max(cutoff, value);
    }
  }

  /// Takes over a placement found elsewhere, if it is better.
  void take(int[] options) {
    rooms.copyFrom(options);
    offer();
  }

  private boolean reachesFloors() {
    double[] sum = new double[r.floors.groups()];
    for (int f = 0; f < r.families; f++) {
      int group = r.floors.groupOf()[f];
      if (group >= 0) {
        sum[group] += rooms.value(f);
      }
    }
    for (int g = 0; g < sum.length; g++) {
      if (sum[g] < r.floors.least()[g] - TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  /// Makes a placement of the relaxation's solution: those taken once stay, those taken by several
  /// keep the best, the rest goes where it still fits; then local search.
  private void repair() {
    rooms.clear();
    for (int f = 0; f < r.families; f++) {
      if (r.fixed[f] >= 0) {
        rooms.put(f, r.fixed[f]);
      }
    }
    for (int f = 0; f < r.families; f++) {
      if (r.count[f] > 0 && r.fixed[f] < 0) {
        int kept = -1;
        for (int o = r.problem.firstOption(f); o < r.problem.firstOption(f + 1); o++) {
          if (r.chosen[o]
              && rooms.fits(f, r.place[o])
              && (kept < 0 || r.value[o] > r.value[kept])) {
            kept = o;
          }
        }
        rooms.put(f, kept);
      }
    }
    localSearch.improve(rooms, r.mayStay, PASSES);
    for (int f = 0; f < r.families; f++) {
      if (!r.mayStay[f] && rooms.optionOf[f] < 0) {
        return;
      }
    }
    offer();
  }

  /// Closes what cannot lead above the cutoff.
  ///
  /// @return how many options were closed, or -1 if nothing is left to look for
  private int close(double bound) {
    r.losses();
    int closed = 0;
    for (int f = 0; f < r.families; f++) {
      if (r.fixed[f] >= 0) {
        continue;
      }
      int first = r.problem.firstOption(f);
      int end = r.problem.firstOption(f + 1);
      double out = branching.outLoss(first, end);
      int left = 0;
      int last = -1;
      for (int o = first; o < end; o++) {
        if (!r.open[o]) {
          continue;
        }
        if (bound - r.lossIn[o] - (out - r.lossOut[o]) <= cutoff + TOLERANCE) {
          trail.shut(o);
          closed++;
        } else {
          left++;
          last = o;
        }
      }
      if (r.mayStay[f] && bound - out - r.familyPrice[f] <= cutoff + TOLERANCE) {
        trail.mustGo(f);
      }
      if (!r.mayStay[f]) {
        if (left == 0) {
          return -1;
        }
        if (left == 1 && !trail.fix(f, last)) {
          return -1;
        }
      }
    }
    return closed;
  }

  private void branch() {
    double bound = r.evaluate();
    r.losses();
    int family = branching.family(bound, cutoff);
    if (family < 0) {
      return;
    }
    double[] at = multipliers.save();
    for (Branching.Choice choice : branching.choices(family)) {
      if (stopped || bound - choice.loss() <= cutoff + TOLERANCE) {
        break;
      }
      int mark = trail.mark();
      if (trail.choose(family, choice.option())) {
        node(pace.steps);
      }
      trail.undo(mark);
      multipliers.restore(at);
    }
  }

  /// The place of each family in the best placement.
  int[] places(PlacementProblem problem) {
    Rooms made = new Rooms(problem);
    made.copyFrom(best);
    return made.places();
  }
}
