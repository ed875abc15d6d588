package org.contadora.reception.placement.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.reception.placement.Family;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Pins;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.exact.Floors;
import org.contadora.reception.placement.exact.PlacementSolver;
import org.contadora.reception.placement.exact.Solution;
import org.contadora.reception.placement.prices.PriceSolver;
import org.contadora.reception.placement.prices.Prices;

/// The best placement in which every group reaches its floor, typed by hand or found by a rule. The
/// scores that pinned families bring count towards their groups' floors.
final class GroupFloors {
  private static final int PRICE_ITERATIONS = 1500;

  /// Each step halves what is left to find of the largest common share: 1/64 is below what an
  /// officer could tell apart.
  private static final int MAX_MIN_STEPS = 6;

  /// How often weights are mended, by how much of what a group lacks at first, and how fast that
  /// shrinks: found on FY17 with families grouped by size.
  private static final int WEIGHT_STEPS = 8;

  private static final double FIRST_STEP = 1.0;
  private static final double STEP_SHRINKS = 0.85;

  /// Sites that are filled anew at once, and how often: small enough to be solved exactly.
  private static final int SITES_AT_ONCE = 3;

  private static final int BETTERINGS = 80;

  /// Sums of the same scores in another order differ by less than this.
  private static final double ROUNDING = 1e-9;

  private final Planner.Options options;
  private final PlacementProblem problem;
  private final List<String> groups;
  private final int[] groupOf;
  private final int[] members;

  /// What pinned families bring.
  private final double[] pinned;

  /// What the families that are left must bring.
  private double[] least;

  GroupFloors(Intake intake, Pins.Rest rest, Planner.Options options) {
    this.options = options;
    problem = rest.problem();
    Set<String> named = new TreeSet<>(options.floors().keySet());
    if (options.floorRule() != FloorRule.BY_HAND) {
      named.addAll(groupsOf(intake));
    }
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "No family belongs to a group; expected one in the column group of some families.");
    }
    groups = new ArrayList<>(named);
    members = new int[groups.size()];
    pinned = new double[groups.size()];
    for (int f = 0; f < intake.families().size(); f++) {
      int g = groups.indexOf(intake.families().get(f).group());
      if (g >= 0) {
        members[g]++;
        pinned[g] += score(intake, f, rest.fixed()[f]);
      }
    }
    for (int g = 0; g < members.length; g++) {
      if (members[g] == 0) {
        throw new IllegalArgumentException(
            "No family belongs to the group %s; there are %s."
                .formatted(groups.get(g), knownGroups(intake)));
      }
    }
    groupOf = new int[rest.family().length];
    for (int i = 0; i < groupOf.length; i++) {
      groupOf[i] = groups.indexOf(intake.families().get(rest.family()[i]).group());
    }
    least = new double[groups.size()];
  }

  Solution solve() {
    return switch (options.floorRule()) {
      case BY_HAND -> typed();
      case PROPORTIONAL -> proportional();
      case MAX_MIN -> maxMin();
    };
  }

  /// The floors that the solution keeps, as means by group.
  Map<String, Double> means() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int g = 0; g < least.length; g++) {
      means.put(groups.get(g), (least[g] + pinned[g]) / members[g]);
    }
    return means;
  }

  private Solution typed() {
    least = orTyped(new double[groups.size()]);
    return search(least).orElseThrow(() -> new IllegalArgumentException(unreached()));
  }

  private Solution proportional() {
    OwnShares own = OwnShares.of(problem, groupOf, groups.size(), options.effort());
    least = orTyped(own.values);
    return orSideBySide(search(least), own);
  }

  private Solution maxMin() {
    OwnShares own = OwnShares.of(problem, groupOf, groups.size(), options.effort());
    double[] alone = new double[groups.size()];
    double low = 1;
    for (int g = 0; g < alone.length; g++) {
      int[] families = OwnShares.members(groupOf, g);
      alone[g] =
          PlacementSolver.solve(
                  OwnShares.part(problem, families, problem.capacities()), options.effort())
              .value();
      low = alone[g] <= 0 ? low : Math.min(low, own.values[g] / alone[g]);
    }
    least = orTyped(times(low, alone));
    Solution best = orSideBySide(search(least), own);
    double high = 1;
    for (int step = 0; step < MAX_MIN_STEPS; step++) {
      double share = (low + high) / 2;
      double[] more = orTyped(times(share, alone));
      Optional<Solution> found = search(more);
      if (found.isPresent()) {
        best = found.get();
        least = more;
        low = share;
      } else {
        high = share;
      }
    }
    return best;
  }

  private Optional<Solution> search(double[] sums) {
    double[] eased = Arrays.stream(sums).map(sum -> sum - ROUNDING).toArray();
    return PlacementSolver.solve(problem, new Floors(groupOf, eased), options.effort());
  }

  /// Where the search finds nothing, the groups' own placements side by side still reach floors
  /// that come from them; weights on the groups then find better.
  private Solution orSideBySide(Optional<Solution> found, OwnShares own) {
    if (found.isPresent()) {
      return found.get();
    }
    for (int g = 0; g < least.length; g++) {
      if (own.values[g] < least[g] - ROUNDING) {
        throw new IllegalArgumentException(unreached());
      }
    }
    return weighted(own.placeOf);
  }

  /// Lagrangian relaxation of the floors: what a group below its floor gets counts for more, until
  /// it is there. At any weights λ ≥ 0, the bound of the weighted problem less Σ λ · floor bounds
  /// every placement that reaches the floors (Fisher, "The Lagrangian relaxation method",
  /// Management Science 27(1), 1981).
  ///
  /// @param start a placement that reaches all floors
  private Solution weighted(int[] start) {
    Prices prices = PriceSolver.solve(problem, PRICE_ITERATIONS);
    int[] best = start;
    double bound = prices.bound();
    double[] weight = new double[groups.size()];
    double step = FIRST_STEP;
    for (int i = 0; i < WEIGHT_STEPS; i++, step *= STEP_SHRINKS) {
      Solution solution = PlacementSolver.solve(weigh(weight), options.effort());
      double[] sums = sums(solution.placeOf());
      double allowed = solution.bound();
      boolean reached = true;
      for (int g = 0; g < sums.length; g++) {
        allowed -= weight[g] * least[g];
        reached &= sums[g] >= least[g] - ROUNDING;
        double scale = Math.max(Math.abs(least[g]), ROUNDING);
        weight[g] = Math.max(0, weight[g] + step * (least[g] - sums[g]) / scale);
      }
      bound = Math.min(bound, allowed);
      if (reached && problem.valueOf(solution.placeOf()) > problem.valueOf(best)) {
        best = solution.placeOf();
      }
    }
    best = bettered(best);
    return new Solution(best, problem.valueOf(best), bound, false, prices, 0);
  }

  /// Places a few sites' families anew, exactly and under what the floors leave, again and again.
  private int[] bettered(int[] start) {
    int[] placeOf = start.clone();
    RandomGenerator random = new Seed(1).random("floors");
    for (int i = 0; i < BETTERINGS; i++) {
      boolean[] open = new boolean[problem.places()];
      for (int k = 0; k < SITES_AT_ONCE; k++) {
        open[random.nextInt(open.length)] = true;
      }
      int[][] rooms = problem.capacities();
      int[] free = new int[placeOf.length];
      int n = 0;
      for (int f = 0; f < placeOf.length; f++) {
        if (placeOf[f] < 0 || open[placeOf[f]]) {
          free[n++] = f;
        } else {
          for (int d = 0; d < problem.dimensions(); d++) {
            rooms[placeOf[f]][d] -= problem.size(f, d);
          }
        }
      }
      again(placeOf, Arrays.copyOf(free, n), rooms);
    }
    return placeOf;
  }

  private void again(int[] placeOf, int[] free, int[][] rooms) {
    int[] without = placeOf.clone();
    int[] group = new int[free.length];
    for (int i = 0; i < free.length; i++) {
      without[free[i]] = PlacementProblem.NOWHERE;
      group[i] = groupOf[free[i]];
    }
    double[] needed = sums(without);
    for (int g = 0; g < needed.length; g++) {
      needed[g] = least[g] - ROUNDING - needed[g];
    }
    Optional<Solution> found =
        PlacementSolver.solve(
            OwnShares.part(problem, free, rooms), new Floors(group, needed), options.effort());
    if (found.isPresent()
        && found.get().value() > problem.valueOf(placeOf) - problem.valueOf(without)) {
      for (int i = 0; i < free.length; i++) {
        placeOf[free[i]] = found.get().placeOf()[i];
      }
    }
  }

  private PlacementProblem weigh(double[] weight) {
    PlacementProblem.Builder builder = new PlacementProblem.Builder(problem.capacities());
    for (int f = 0; f < groupOf.length; f++) {
      double[] values = problem.valuesOf(f);
      for (int l = 0; l < values.length && groupOf[f] >= 0; l++) {
        values[l] *= 1 + weight[groupOf[f]];
      }
      builder.add(problem.sizesOf(f), values);
    }
    return builder.build();
  }

  private double[] sums(int[] placeOf) {
    double[] sums = new double[groups.size()];
    for (int f = 0; f < placeOf.length; f++) {
      if (groupOf[f] >= 0 && placeOf[f] >= 0) {
        sums[groupOf[f]] += problem.value(f, placeOf[f]);
      }
    }
    return sums;
  }

  private static double[] times(double share, double[] alone) {
    return Arrays.stream(alone).map(value -> share * value).toArray();
  }

  /// What was typed goes before what a rule found.
  private double[] orTyped(double[] sums) {
    double[] all = sums.clone();
    for (int g = 0; g < all.length; g++) {
      Double floor = options.floors().get(groups.get(g));
      if (floor != null) {
        all[g] = floor * members[g] - pinned[g];
      }
    }
    return all;
  }

  private String unreached() {
    StringBuilder message =
        new StringBuilder("No placement was found in which every group reaches its floor.");
    for (int g = 0; g < least.length; g++) {
      PlacementProblem alone =
          OwnShares.part(problem, OwnShares.members(groupOf, g), problem.capacities());
      message.append(
          "\nGroup %s needs %.4f in all and can have at most %.4f, were it alone."
              .formatted(
                  groups.get(g), least[g], PriceSolver.solve(alone, PRICE_ITERATIONS).bound()));
    }
    return message.append("\nMaybe lower a floor, or leave it to --floor-rule.").toString();
  }

  private static double score(Intake intake, int f, int place) {
    double score = place < 0 ? 0 : intake.score(f, place);
    return Double.isNaN(score) ? 0 : score;
  }

  private static Set<String> groupsOf(Intake intake) {
    Set<String> groups = new TreeSet<>();
    for (Family family : intake.families()) {
      if (!family.group().isEmpty()) {
        groups.add(family.group());
      }
    }
    return groups;
  }

  private static Set<String> knownGroups(Intake intake) {
    Set<String> groups = new TreeSet<>();
    for (Family family : intake.families()) {
      groups.add(family.group().isEmpty() ? "(none)" : family.group());
    }
    return groups;
  }

  /// What each group gets in a plan.
  ///
  /// @param floors least mean by group; those that are not in it have none
  static List<Plan.GroupMean> reached(Intake intake, int[] placeOf, Map<String, Double> floors) {
    List<Plan.GroupMean> reached = new ArrayList<>();
    for (String group : groupsOf(intake)) {
      int families = 0;
      double sum = 0;
      for (int f = 0; f < placeOf.length; f++) {
        if (intake.families().get(f).group().equals(group)) {
          families++;
          sum += score(intake, f, placeOf[f]);
        }
      }
      reached.add(
          new Plan.GroupMean(
              group, families, sum / families, floors.getOrDefault(group, Double.NaN)));
    }
    return reached;
  }
}
