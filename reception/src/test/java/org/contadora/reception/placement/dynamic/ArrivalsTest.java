package org.contadora.reception.placement.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
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

  @Test
  void unknownNumberCostsLittle() throws IOException {
    PlacementProblem problem = FiscalYears.fy17(false).problem();
    int[] order = IntStream.range(0, problem.families()).toArray();
    for (Expected expected :
        List.of(
            new Expected.Poisson(problem.families()),
            new Expected.NegativeBinomial(problem.families(), 20))) {
      int[] placeOf =
          Arrivals.byPrices(problem, order, problem, new Outlook(10, 8, expected), new Seed(1));
      assertThat(problem.valueOf(placeOf) / FY17_BEST).as("" + expected).isBetween(0.95, 1.0);
    }
  }

  /// The twin counts every number up to one that never comes, by the textbook's formula.
  @Test
  void howManyMoreComeFollowsTheLawGivenWhoIsThere() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("expected");
    record Case(Expected expected, int arrived, java.util.function.IntToDoubleFunction weight) {}
    double r = 4;
    double q = 12 / (12 + r);
    List<Case> cases =
        List.of(
            new Case(new Expected.Poisson(12), 0, n -> Math.pow(12, n) / factorial(n)),
            new Case(new Expected.Poisson(12), 20, n -> Math.pow(12, n) / factorial(n)),
            new Case(
                new Expected.NegativeBinomial(12, r),
                9,
                n -> factorial(n + 3) / factorial(n) * Math.pow(q, n)));
    for (Case one : cases) {
      double all = 0;
      double mean = 0;
      double square = 0;
      for (int n = one.arrived; n < 150; n++) {
        double weight = one.weight.applyAsDouble(n);
        all += weight;
        mean += weight * (n - one.arrived);
        square += weight * (n - one.arrived) * (n - one.arrived);
      }
      mean /= all;
      double deviation = Math.sqrt(square / all - mean * mean);
      int draws = 20_000;
      double drawn = 0;
      for (int k = 0; k < draws; k++) {
        drawn += one.expected.drawRemaining(one.arrived, random);
      }
      // Five standard errors: one seed in two million is further off.
      assertThat(drawn / draws)
          .as(one.expected + " " + ReplayableSeed.hint(seed))
          .isCloseTo(mean, within(5 * deviation / Math.sqrt(draws)));
    }
    assertThat(new Expected.Exactly(5).drawRemaining(7, random)).isZero();
    assertThat(new Expected.Poisson(2000).drawRemaining(0, random)).isBetween(1600, 2400);
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }
}
