package org.contadora.reception.placement.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.prices.Prices;

/// Betters a placement block by block: the families of a few related places are placed anew, by
/// branch and bound, while the rest stays (large neighbourhood search, Shaw 1998).
///
/// The blocks of one round have no place and no family in common, so they can be solved side by
/// side and the result does not depend on how many threads there are.
final class Neighbourhoods {
  private static final int SUB_ITERATIONS = 60;
  private static final double SUB_LEVEL = 1e-3;
  private static final int SUB_REPAIR_EVERY = 30;

  /// A block's best is looked for this near below its bound first: what is near is found soon.
  private static final double HOPE = 3e-4;

  private final PlacementProblem problem;
  private final Floors floors;
  private final Prices prices;
  private final RandomGenerator random;
  private final int blockSize;
  private final long blockWork;
  private final boolean parallel;
  private final int[] optionOf;
  private final double[] surplus;
  private long work;

  Neighbourhoods(
      PlacementProblem problem,
      Floors floors,
      Prices prices,
      int[] optionOf,
      RandomGenerator random,
      int blockSize,
      long blockWork,
      boolean parallel) {
    this.problem = problem;
    this.floors = floors;
    this.prices = prices;
    this.optionOf = optionOf.clone();
    this.random = random;
    this.blockSize = blockSize;
    this.blockWork = blockWork;
    this.parallel = parallel;
    surplus = new double[problem.options()];
    for (int f = 0; f < problem.families(); f++) {
      for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
        surplus[o] = problem.value(o) - prices.cost(problem, f, problem.place(o));
      }
    }
  }

  /// The option of each family as it is now.
  int[] optionOf() {
    return optionOf;
  }

  /// Steps of work done.
  long work() {
    return work;
  }

  /// One round over all places.
  ///
  /// @return how much the value grew
  double round() {
    List<Block> blocks = blocks();
    List<Better> better =
        (parallel
                ? IntStream.range(0, blocks.size()).parallel()
                : IntStream.range(0, blocks.size()))
            .mapToObj(i -> solve(blocks.get(i)))
            .toList();
    double grown = 0;
    for (Better b : better) {
      work += b.work;
      for (int i = 0; i < b.families.length; i++) {
        grown -= value(optionOf[b.families[i]]);
        optionOf[b.families[i]] = b.options[i];
        grown += value(b.options[i]);
      }
    }
    return grown;
  }

  private double value(int option) {
    return option < 0 ? 0 : problem.value(option);
  }

  /// Some places and the families that may move between them.
  @SuppressWarnings("ArrayRecordComponent")
  private record Block(int[] places, int[] families) {}

  /// New options of some families.
  @SuppressWarnings("ArrayRecordComponent")
  private record Better(int[] families, int[] options, long work) {}

  /// Cuts the places into blocks of places that the same families would like.
  private List<Block> blocks() {
    int places = problem.places();
    double[][] affinity = affinity();
    int[] order = IntStream.range(0, places).toArray();
    for (int i = places - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    int[] blockOf = new int[places];
    Arrays.fill(blockOf, -1);
    List<int[]> placesOf = new ArrayList<>();
    for (int first : order) {
      if (blockOf[first] >= 0) {
        continue;
      }
      int block = placesOf.size();
      int[] chosen = new int[Math.min(blockSize, places)];
      int n = 0;
      chosen[n++] = first;
      blockOf[first] = block;
      while (n < chosen.length) {
        int next = nearest(affinity, chosen, n, blockOf);
        if (next < 0) {
          break;
        }
        blockOf[next] = block;
        chosen[n++] = next;
      }
      placesOf.add(Arrays.copyOf(chosen, n));
    }
    return withFamilies(placesOf, blockOf);
  }

  private int nearest(double[][] affinity, int[] chosen, int n, int[] blockOf) {
    int best = -1;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int l = 0; l < blockOf.length; l++) {
      if (blockOf[l] < 0) {
        double score = random.nextDouble();
        for (int i = 0; i < n; i++) {
          score += affinity[chosen[i]][l] + affinity[l][chosen[i]];
        }
        if (score > bestScore) {
          bestScore = score;
          best = l;
        }
      }
    }
    return best;
  }

  /// How much the families at each place would like each other place.
  private double[][] affinity() {
    double[][] affinity = new double[problem.places()][problem.places()];
    double scale = Math.max(1e-9, prices.bound() / Math.max(1, problem.families()) / 50);
    for (int f = 0; f < problem.families(); f++) {
      if (optionOf[f] < 0) {
        continue;
      }
      double here = surplus[optionOf[f]];
      for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
        double loss = Math.max(0, here - surplus[o]);
        if (loss < 4 * scale) {
          affinity[problem.place(optionOf[f])][problem.place(o)] += 1 / (1 + loss / scale);
        }
      }
    }
    return affinity;
  }

  private List<Block> withFamilies(List<int[]> placesOf, int[] blockOf) {
    List<List<Integer>> families = new ArrayList<>();
    for (int i = 0; i < placesOf.size(); i++) {
      families.add(new ArrayList<>());
    }
    for (int f = 0; f < problem.families(); f++) {
      int at = optionOf[f];
      if (at < 0) {
        for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
          at = at < 0 || surplus[o] > surplus[at] ? o : at;
        }
      }
      if (at >= 0) {
        families.get(blockOf[problem.place(at)]).add(f);
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < placesOf.size(); i++) {
      blocks.add(
          new Block(
              placesOf.get(i), families.get(i).stream().mapToInt(Integer::intValue).toArray()));
    }
    return blocks;
  }

  private Better solve(Block block) {
    int[] families = block.families;
    int[] now = Arrays.stream(families).map(f -> optionOf[f]).toArray();
    int[] places = block.places.clone();
    Arrays.sort(places);
    int[][] capacities = new int[places.length][problem.dimensions()];
    double[][] perUnit = new double[places.length][];
    for (int i = 0; i < places.length; i++) {
      for (int d = 0; d < problem.dimensions(); d++) {
        capacities[i][d] = problem.capacity(places[i], d);
      }
      perUnit[i] = prices.perUnit()[places[i]];
    }
    PlacementProblem.Builder builder = new PlacementProblem.Builder(capacities);
    double known = 0;
    for (int f : families) {
      double[] value = new double[places.length];
      for (int i = 0; i < places.length; i++) {
        int option = problem.option(f, places[i]);
        value[i] = option < 0 ? Double.NaN : problem.value(option);
      }
      builder.add(problem.sizesOf(f), value);
      known += value(optionOf[f]);
    }
    PlacementProblem sub = builder.build();
    Prices subPrices = Prices.of(sub, perUnit);
    Relaxation relaxation =
        new Relaxation(sub, floorsOf(families), subPrices, Relaxation.FEW_STATES, false);
    Search search = new Search(relaxation, subPrices, Search.Pace.TO_FIND);
    search.cutoff = known;
    search.workLimit = blockWork;
    double level = Math.max(1e-9, SUB_LEVEL * subPrices.bound());
    double bound = search.root(SUB_ITERATIONS, level, SUB_REPAIR_EVERY);
    search.cutoff = Math.max(search.cutoff, bound * (1 - HOPE));
    if (bound > search.cutoff + Search.TOLERANCE) {
      search.run();
    }
    if (search.best.length == 0 || search.bestValue <= known + Search.TOLERANCE) {
      return new Better(families, now, relaxation.work);
    }
    int[] options = new int[families.length];
    for (int i = 0; i < families.length; i++) {
      int option = search.best[i];
      options[i] = option < 0 ? -1 : problem.option(families[i], places[sub.place(option)]);
    }
    return new Better(families, options, relaxation.work);
  }

  /// What the families of a block must still reach, the others staying where they are.
  private Floors floorsOf(int[] families) {
    double[] least = floors.least().clone();
    int[] groupOf = new int[families.length];
    boolean[] inBlock = new boolean[problem.families()];
    for (int i = 0; i < families.length; i++) {
      inBlock[families[i]] = true;
      groupOf[i] = floors.groupOf()[families[i]];
    }
    for (int f = 0; f < inBlock.length && least.length > 0; f++) {
      if (!inBlock[f] && floors.groupOf()[f] >= 0) {
        least[floors.groupOf()[f]] -= value(optionOf[f]);
      }
    }
    return new Floors(groupOf, least);
  }
}
