package org.contadora.reception.placement.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.contadora.core.Seed;
import org.contadora.reception.placement.Choices;
import org.contadora.reception.placement.Intake;
import org.contadora.reception.placement.Misfit;
import org.contadora.reception.placement.Pins;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.dynamic.Arrivals;
import org.contadora.reception.placement.exact.Effort;
import org.contadora.reception.placement.exact.PlacementSolver;
import org.contadora.reception.placement.exact.Solution;
import org.contadora.reception.placement.mechanisms.Mechanisms;
import org.contadora.reception.placement.mechanisms.Preferences;
import org.contadora.reception.placement.mechanisms.Reading;
import org.contadora.reception.placement.prices.PriceSolver;
import org.contadora.reception.placement.prices.Prices;
import org.contadora.reception.placement.priority.ConstrainedPriority;

/// Makes a plan: takes out what the officer pinned, places the rest by one mode, puts both
/// together.
public final class Planner {
  /// How to plan.
  ///
  /// @param mode what to go by
  /// @param effort how much to compute
  /// @param floors with [Mode#FLOORS], the least mean score of groups, typed by hand
  /// @param floorRule with [Mode#FLOORS], where the floors of the other groups come from
  /// @param share with [Mode#PRIORITY], the promised mean score as a share of the best possible
  /// @param seed for what is random in [Mode#MTTCE]
  public record Options(
      Mode mode,
      Effort effort,
      Map<String, Double> floors,
      FloorRule floorRule,
      double share,
      Seed seed) {
    /// The highest summed score, quickly.
    public static Options quick() {
      return new Options(
          Mode.EMPLOYMENT, Effort.QUICK, Map.of(), FloorRule.BY_HAND, 1, new Seed(1));
    }
  }

  private static final int PRICE_ITERATIONS = 1500;

  private final Intake intake;
  private final Choices.Kept kept;
  private final Pins pins;
  private final Options options;
  private final Pins.Rest rest;

  /// The floors that the plan keeps, by group.
  private Map<String, Double> floors = Map.of();

  private Planner(Intake intake, Choices.Kept kept, Options options) {
    this.intake = intake;
    this.kept = kept;
    pins = kept.pins();
    this.options = options;
    rest = pins.rest(intake);
  }

  /// Makes a plan.
  ///
  /// @throws IllegalArgumentException if the floors or the promised average cannot be reached; the
  ///   message says what can
  public static Plan plan(Intake intake, Pins pins, Options options) {
    return plan(intake, Choices.Kept.of(pins), options);
  }

  /// Makes a plan that keeps what officers decided and families chose.
  public static Plan plan(Intake intake, Choices.Kept kept, Options options) {
    return new Planner(intake, kept, options).plan();
  }

  private Plan plan() {
    PlacementProblem problem = rest.problem();
    return switch (options.mode) {
      case EMPLOYMENT -> plan(PlacementSolver.solve(problem, options.effort));
      case FLOORS -> plan(withFloors());
      case PRIORITY -> plan(byPriority());
      case MTTC -> plan(Mechanisms.mttc(problem, preferences()));
      case KDA -> plan(Mechanisms.kda(problem, preferences()));
      case TKDA -> plan(Mechanisms.tkda(problem, preferences(), Reading.PAPER));
      case MTTCE ->
          plan(
              Mechanisms.mttce(
                  problem,
                  preferences(),
                  PlacementSolver.solve(problem, options.effort).placeOf(),
                  options.seed.random("mttce"),
                  Reading.PAPER));
      case FIRST_COME ->
          plan(Arrivals.greedy(problem, IntStream.range(0, problem.families()).toArray()));
    };
  }

  private Plan plan(int[] placeOfRest) {
    Prices prices = PriceSolver.solve(rest.problem(), PRICE_ITERATIONS);
    double value = rest.problem().valueOf(placeOfRest);
    return plan(new Solution(placeOfRest, value, prices.bound(), false, prices, 0));
  }

  private Plan plan(Solution solution) {
    int[] placeOf = rest.whole(solution.placeOf());
    double value = pins.whole(intake).valueOf(placeOf);
    Map<String, Map<Misfit, Integer>> nowhere = new LinkedHashMap<>();
    for (int f : intake.nowhere()) {
      nowhere.put(intake.families().get(f).id(), intake.misfits(f));
    }
    return new Plan(
        intake,
        options.mode,
        placeOf,
        value,
        value - solution.value() + solution.bound(),
        solution.proven(),
        solution.prices(),
        pins.overruled(intake),
        nowhere,
        kept,
        GroupFloors.reached(intake, placeOf, floors));
  }

  private Solution withFloors() {
    GroupFloors groups = new GroupFloors(intake, rest, options);
    Solution solution = groups.solve();
    floors = groups.means();
    return solution;
  }

  private Solution byPriority() {
    PlacementProblem problem = rest.problem();
    Solution best = PlacementSolver.solve(problem, options.effort);
    double average = options.share * best.value() / Math.max(1, problem.families());
    int[] order = IntStream.range(0, problem.families()).toArray();
    ConstrainedPriority.Choices choices =
        ConstrainedPriority.choose(problem, order, preferences().ranking(), average, options.effort)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "The promised share (%s) must be at most 1.".formatted(options.share)));
    return new Solution(
        choices.placeOf(), choices.value(), best.bound(), false, best.prices(), best.work());
  }

  /// What families said they prefer, then by score where they said nothing; places put first those
  /// of the highest score there.
  private Preferences preferences() {
    PlacementProblem problem = rest.problem();
    int[][] ranking = new int[problem.families()][];
    for (int i = 0; i < ranking.length; i++) {
      List<Integer> places = new ArrayList<>();
      for (String place : intake.families().get(rest.family()[i]).ranking()) {
        int l = intake.place(place);
        if (l >= 0 && problem.option(i, l) >= 0) {
          places.add(l);
        }
      }
      int family = i;
      IntStream.range(problem.firstOption(i), problem.firstOption(i + 1))
          .boxed()
          .sorted(Comparator.comparingDouble((Integer o) -> -problem.value(o)))
          .map(problem::place)
          .filter(l -> !places.contains(l) && problem.option(family, l) >= 0)
          .forEach(places::add);
      ranking[i] = places.stream().mapToInt(Integer::intValue).toArray();
    }
    int[][] order = new int[problem.places()][];
    for (int l = 0; l < order.length; l++) {
      int place = l;
      order[l] =
          IntStream.range(0, problem.families())
              .filter(i -> problem.option(i, place) >= 0)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> -problem.value(i, place)))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return new Preferences(Arrays.copyOf(ranking, ranking.length), order);
  }
}
