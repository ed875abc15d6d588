package org.contadora.reception.placement.exact;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.prices.Prices;

/// The problem without "each family at most one place", which has a multiplier instead: every place
/// fills itself as a knapsack. Its bound is never above that of the linear relaxation and usually
/// far below (Fisher, Jaikumar, Van Wassenhove, Management Science 32(9), 1986, for the generalised
/// assignment problem).
///
/// Dimensions whose grid would be too large for a place are priced instead (multiplier
/// `unitPrice`), floors of groups too (multiplier `floorPrice`), so the bound holds for whatever
/// multipliers there are.
final class Relaxation {
  /// Fillings of one place at most over several dimensions; beyond, a dimension is priced. Measured
  /// on FY17 in three dimensions, 700 needs four times the work for a proof, 128 cannot make it.
  static final int MOST_STATES = 500;

  /// The same where a good placement counts more than a good bound.
  static final int FEW_STATES = 128;

  final PlacementProblem problem;
  final Floors floors;
  final int families;
  final int places;
  final int options;

  /// Multiplier of "family f at most one place".
  final double[] familyPrice;

  /// Multiplier of each priced dimension, by place and dimension; 0 where the dimension is kept.
  final double[] unitPrice;

  /// Multiplier of each group's floor.
  final double[] floorPrice;

  /// Options still open; changed by [#shut] and [#reopen] only.
  final boolean[] open;

  /// Whether a family may still stay without a place.
  final boolean[] mayStay;

  /// The option a family is fixed to, or -1.
  final int[] fixed;

  /// The solution of the relaxation: which options are taken, and how many per family.
  final boolean[] chosen;

  final int[] count;

  /// What forcing in or out an option costs; filled by [#losses].
  final double[] lossIn;

  final double[] lossOut;

  /// Work done: grid cells looked at, whatever the machine.
  long work;

  final int[] family;
  final int[] place;
  final double[] value;

  final int[][] siteOptions;

  /// The open options of each place in the order of [#siteOptions]: deep in a search they are few.
  private final int[][] openAt;

  private final int[] openCount;
  private final boolean[] stale;
  private final SiteKnapsack[] knapsacks;
  private final boolean[] priced;
  private final int[][] sizeInSite;
  private final int[] offsetInSite;
  private final double[] siteValue;
  private final SolvedSite[] solved;
  private final boolean parallel;
  private final int mostStates;

  Relaxation(
      PlacementProblem problem, Floors floors, Prices start, int mostStates, boolean parallel) {
    this.mostStates = mostStates;
    this.problem = problem;
    this.floors = floors;
    this.parallel = parallel;
    families = problem.families();
    places = problem.places();
    options = problem.options();
    familyPrice = new double[families];
    unitPrice = new double[places * problem.dimensions()];
    floorPrice = new double[floors.groups()];
    open = new boolean[options];
    Arrays.fill(open, true);
    mayStay = new boolean[families];
    Arrays.fill(mayStay, true);
    fixed = new int[families];
    Arrays.fill(fixed, -1);
    chosen = new boolean[options];
    count = new int[families];
    lossIn = new double[options];
    lossOut = new double[options];
    family = new int[options];
    place = new int[options];
    value = new double[options];
    siteOptions = new int[places][];
    knapsacks = new SiteKnapsack[places];
    priced = new boolean[places * problem.dimensions()];
    openAt = new int[places][];
    openCount = new int[places];
    stale = new boolean[places];
    Arrays.fill(stale, true);
    sizeInSite = new int[options][];
    offsetInSite = new int[options];
    siteValue = new double[places];
    solved = new SolvedSite[places];
    Arrays.setAll(solved, _ -> new SolvedSite());
    int[] perSite = new int[places];
    for (int f = 0; f < families; f++) {
      for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
        family[o] = f;
        place[o] = problem.place(o);
        value[o] = problem.value(o);
        perSite[place[o]]++;
      }
    }
    for (int l = 0; l < places; l++) {
      siteOptions[l] = new int[perSite[l]];
      openAt[l] = new int[perSite[l]];
      perSite[l] = 0;
    }
    for (int o = 0; o < options; o++) {
      siteOptions[place[o]][perSite[place[o]]++] = o;
    }
    int[][] familySize = new int[families][];
    Arrays.setAll(familySize, problem::sizesOf);
    for (int l = 0; l < places; l++) {
      keepDimensions(l, start, familySize);
    }
    startAt(start);
  }

  /// Makes the grid of place `l` of the dimensions that are kept, and prices the others.
  private void keepDimensions(int l, Prices start, int[][] familySize) {
    int dimensions = problem.dimensions();
    int[] demand = new int[dimensions];
    for (int d = 0; d < dimensions; d++) {
      for (int o : siteOptions[l]) {
        demand[d] += problem.size(family[o], d);
      }
    }
    int[] kept = KeptDimensions.of(problem, l, demand, start, mostStates);
    int n = kept.length;
    int[] capacity = new int[n];
    for (int i = 0; i < n; i++) {
      capacity[i] = problem.capacity(l, kept[i]);
    }
    knapsacks[l] = new SiteKnapsack(kept, capacity);
    for (int d = 0; d < dimensions; d++) {
      priced[l * dimensions + d] = Arrays.binarySearch(kept, d) < 0;
      unitPrice[l * dimensions + d] =
          isPriced(l, d) && demand[d] > problem.capacity(l, d) ? start.perUnit()[l][d] : 0;
    }
    for (int o : siteOptions[l]) {
      if (n == dimensions) {
        sizeInSite[o] = familySize[family[o]];
      } else {
        sizeInSite[o] = new int[n];
        for (int i = 0; i < n; i++) {
          sizeInSite[o][i] = problem.size(family[o], kept[i]);
        }
      }
      offsetInSite[o] = knapsacks[l].offset(sizeInSite[o]);
    }
  }

  /// Whether dimension `d` of place `l` has a price rather than a place in the grid.
  boolean isPriced(int l, int d) {
    return priced[l * problem.dimensions() + d];
  }

  /// Closes an option.
  void shut(int o) {
    open[o] = false;
    stale[place[o]] = true;
  }

  /// Opens it again.
  void reopen(int o) {
    open[o] = true;
    stale[place[o]] = true;
  }

  /// The open options of place `l` are the first so many of what this leaves in [#openAt].
  private int openOptions(int l) {
    if (stale[l]) {
      int n = 0;
      for (int o : siteOptions[l]) {
        if (open[o]) {
          openAt[l][n++] = o;
        } else {
          chosen[o] = false;
        }
      }
      openCount[l] = n;
      stale[l] = false;
    }
    return openCount[l];
  }

  /// Multipliers from prices: what each family's best place leaves it. There the bound is that of
  /// the prices.
  private void startAt(Prices start) {
    for (int o = 0; o < options; o++) {
      familyPrice[family[o]] =
          Math.max(familyPrice[family[o]], value[o] - start.cost(problem, family[o], place[o]));
    }
  }

  private double gain(int o) {
    int f = family[o];
    double gain = value[o];
    int group = floors.groupOf()[f];
    if (group >= 0) {
      gain *= 1 + floorPrice[group];
    }
    gain -= familyPrice[f];
    if (knapsacks[place[o]].dimensions.length == problem.dimensions()) {
      return gain;
    }
    int dimensions = problem.dimensions();
    for (int d = 0; d < dimensions; d++) {
      double price = unitPrice[place[o] * dimensions + d];
      if (price > 0) {
        gain -= price * problem.size(f, d);
      }
    }
    return gain;
  }

  /// Solves the relaxation at the present multipliers.
  ///
  /// @return the bound on everything the open options allow; -∞ if the fixed families do not fit
  double evaluate() {
    runSites(false);
    double sum = 0;
    for (int l = 0; l < places; l++) {
      sum += siteValue[l];
      for (int d = 0; d < problem.dimensions(); d++) {
        sum += unitPrice[l * problem.dimensions() + d] * problem.capacity(l, d);
      }
    }
    for (int f = 0; f < families; f++) {
      sum += familyPrice[f];
    }
    for (int g = 0; g < floors.groups(); g++) {
      sum -= floorPrice[g] * floors.least()[g];
    }
    Arrays.fill(count, 0);
    forEachChosen(o -> count[family[o]]++);
    return sum;
  }

  /// Hands over every option that the solution takes, place by place.
  void forEachChosen(IntConsumer consumer) {
    for (int l = 0; l < places; l++) {
      int n = openOptions(l);
      for (int i = 0; i < n; i++) {
        if (chosen[openAt[l][i]]) {
          consumer.accept(openAt[l][i]);
        }
      }
    }
  }

  /// Whether the solution is a placement.
  boolean isWhole() {
    for (int f = 0; f < families; f++) {
      if (count[f] > 1 || (count[f] == 0 && !mayStay[f])) {
        return false;
      }
    }
    return true;
  }

  /// Fills [#lossIn] and [#lossOut] for the open options of families that are not fixed.
  void losses() {
    runSites(true);
  }

  private void runSites(boolean losses) {
    if (parallel) {
      work +=
          IntStream.range(0, places)
              .parallel()
              .mapToLong(l -> site(l, losses, SCRATCH.get()))
              .sum();
    } else {
      for (int l = 0; l < places; l++) {
        work += site(l, losses, own);
      }
    }
  }

  private static final ThreadLocal<SiteScratch> SCRATCH = ThreadLocal.withInitial(SiteScratch::new);

  private final SiteScratch own = new SiteScratch();

  private long site(int l, boolean losses, SiteScratch s) {
    int[] candidates = siteOptions[l];
    s.need(candidates.length);
    SiteKnapsack knapsack = knapsacks[l];
    int[] room = new int[knapsack.dimensions.length];
    for (int i = 0; i < room.length; i++) {
      room[i] = problem.capacity(l, knapsack.dimensions[i]);
    }
    double fixedGain = 0;
    int items = 0;
    int others = candidates.length;
    int[] openHere = openAt[l];
    for (int i = 0, n = openOptions(l); i < n; i++) {
      int o = openHere[i];
      double gain = gain(o);
      if (fixed[family[o]] == o) {
        chosen[o] = true;
        fixedGain += gain;
        for (int d = 0; d < room.length; d++) {
          room[d] -= sizeInSite[o][d];
        }
      } else if (gain > 0) {
        put(s, items++, o, gain);
      } else {
        chosen[o] = false;
        if (losses) {
          put(s, --others, o, gain);
        }
      }
    }
    for (int free : room) {
      if (free < 0) {
        siteValue[l] = Double.NEGATIVE_INFINITY;
        return 0;
      }
    }
    long cells = candidates.length;
    if (solved[l].is(room, s, items)) {
      for (int i = 0; i < items; i++) {
        s.chosen[i] = chosen[s.option[i]];
      }
    } else {
      double value = knapsack.best(room, s.size, s.offset, s.gain, items, s.chosen, s.tables);
      for (int i = 0; i < items; i++) {
        chosen[s.option[i]] = s.chosen[i];
      }
      solved[l].keep(room, s, items, value);
      cells += (long) items * knapsack.states;
    }
    siteValue[l] = fixedGain + solved[l].value();
    if (losses) {
      int rest = candidates.length - others;
      for (int i = 0; i < rest; i++) {
        put(s, items + i, s.option[others + i], s.gain[others + i]);
      }
      if (!solved[l].hasLosses(s, rest)) {
        knapsack.losses(
            room, s.size, s.offset, s.gain, items, rest, s.chosen, s.lossIn, s.lossOut, s.tables);
        for (int i = 0; i < items + rest; i++) {
          lossIn[s.option[i]] = s.lossIn[i];
          lossOut[s.option[i]] = i < items ? s.lossOut[i] : 0;
        }
        solved[l].keepLosses(s, rest);
      }
      cells += 3L * items * knapsack.states;
    }
    return cells;
  }

  private void put(SiteScratch s, int i, int o, double gain) {
    s.option[i] = o;
    s.size[i] = sizeInSite[o];
    s.offset[i] = offsetInSite[o];
    s.gain[i] = gain;
  }
}
