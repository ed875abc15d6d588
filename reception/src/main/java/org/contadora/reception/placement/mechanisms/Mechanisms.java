package org.contadora.reception.placement.mechanisms;

import java.util.random.RandomGenerator;
import org.contadora.reception.placement.PlacementProblem;

/// The four mechanisms of Delacrétaz, Kominers and Teytelboym ("Matching Mechanisms for Refugee
/// Resettlement", American Economic Review 113, 2023). Values are not looked at; sizes and
/// capacities are those of the problem.
///
/// | | strategy-proof | | |
/// |---|---|---|---|
/// | MTTC | yes | Pareto-efficient | may leave envy |
/// | KDA | no | best for families among the placements it can reach without envy | no envy |
/// | TKDA | yes | | no envy, more families without a place |
/// | MTTCE | | nobody is worse off than in the placement it starts from | |
public final class Mechanisms {
  private Mechanisms() {}

  /// Multidimensional top trading cycles.
  ///
  /// @return the place of each family, or [PlacementProblem#NOWHERE]
  public static int[] mttc(PlacementProblem problem, Preferences preferences) {
    return new TradingCycles(problem, preferences).run();
  }

  /// Knapsack deferred acceptance: a place keeps a family if it can take it beside all of higher
  /// priority that ask or were turned away.
  public static int[] kda(PlacementProblem problem, Preferences preferences) {
    return new DeferredAcceptance(problem, preferences, false, Reading.PAPER).run();
  }

  /// Threshold knapsack deferred acceptance: a place turns a family away as soon as so many of
  /// higher priority ask that, whoever they are, there may be no room.
  public static int[] tkda(PlacementProblem problem, Preferences preferences, Reading reading) {
    return new DeferredAcceptance(problem, preferences, true, reading).run();
  }

  /// Multidimensional top trading cycles with endowment.
  ///
  /// @param endowment where each family is to begin with, such as the best for employment
  /// @param random who gives way where no cycle is feasible
  public static int[] mttce(
      PlacementProblem problem,
      Preferences preferences,
      int[] endowment,
      RandomGenerator random,
      Reading reading) {
    return new EndowmentCycles(problem, preferences, endowment, random, reading).run();
  }
}
