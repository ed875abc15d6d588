package org.contadora.reception.placement.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.contadora.core.Seed;
import org.contadora.reception.placement.EveryPlacement;
import org.contadora.reception.placement.FiscalYears;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.RandomProblems;
import org.contadora.reception.placement.ReplayableSeed;
import org.contadora.reception.placement.dynamic.Arrivals.Outlook;
import org.junit.jupiter.api.Test;

/// Families placed as they come.
final class ArrivalsTest {
  private static final double FY17_BEST = 193.092296;

  @Test
  void pricesReachNearlyTheBestInHindsightWhereGreedyDoesNot() throws IOException {
    PlacementProblem problem = FiscalYears.fy17(false).problem();
    int[] order = IntStream.range(0, problem.families()).toArray();
    double greedy = problem.valueOf(Arrivals.greedy(problem, order));
    assertThat(greedy).isCloseTo(157.47, within(0.005));
    double sum = 0;
    for (int seed = 1; seed <= 3; seed++) {
      int[] placeOf =
          Arrivals.byPrices(
              problem, order, problem, new Outlook(10, 4, problem.families()), new Seed(seed));
      double share = problem.valueOf(placeOf) / FY17_BEST;
      assertThat(share).isBetween(0.98, 1.0);
      sum += share;
    }
    assertThat(sum / 3).isGreaterThan(greedy / FY17_BEST + 0.16);
  }

  @Test
  void whoComesIsPlacedWithinTheCapacities() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("arrivals");
    for (int i = 0; i < 200; i++) {
      PlacementProblem problem = RandomProblems.next(random, 6, 4);
      int[] order = IntStream.range(0, problem.families()).toArray();
      double best = EveryPlacement.best(problem);
      int[] byPrices =
          Arrivals.byPrices(problem, order, problem, new Outlook(3, 1, order.length), seed);
      assertThat(problem.valueOf(byPrices)).isLessThanOrEqualTo(best + 1e-9);
      assertThat(problem.valueOf(Arrivals.greedy(problem, order)))
          .as(ReplayableSeed.hint(seed))
          .isLessThanOrEqualTo(best + 1e-9);
    }
  }
}
