package org.contadora.reception.placement.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.reception.placement.EveryPlacement;
import org.contadora.reception.placement.FiscalYears;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.RandomProblems;
import org.contadora.reception.placement.ReplayableSeed;
import org.contadora.reception.placement.prices.PriceSolver;
import org.contadora.reception.placement.prices.Prices;
import org.junit.jupiter.api.Test;

/// The best placement, its bound and its proof.
final class PlacementSolverTest {
  /// Optima that CBC and SCIP agree on at gap 0, sites joined by name.
  private static final double FY17_BEST = 193.092296;

  private static final double FY17_BEST_BY_AGE = 180.762671;
  private static final double ONE_MILLIONTH = 1e-6;
  private static final double ALLOWED_GAP = 0.0006;

  @Test
  void fy17IsSolvedToTheProvenBest() throws IOException {
    PlacementProblem problem = FiscalYears.fy17(false).problem();
    Solution best = PlacementSolver.solve(problem, Effort.PROOF);
    assertThat(best.value()).isCloseTo(FY17_BEST, within(ONE_MILLIONTH));
    assertThat(best.proven()).isTrue();
    assertThat(problem.valueOf(best.placeOf())).isEqualTo(best.value());
    assertThat(best.placed()).isBetween(320, 323);
  }

  @Test
  void fy17ByAgeIsSolvedToTheProvenBest() throws IOException {
    Solution best = PlacementSolver.solve(FiscalYears.fy17(true).problem(), Effort.PROOF);
    assertThat(best.value()).isCloseTo(FY17_BEST_BY_AGE, within(ONE_MILLIONTH));
    assertThat(best.proven()).isTrue();
  }

  @Test
  void littleEffortComesWithinSixTenThousandthsOfItsOwnBound() throws IOException {
    for (boolean byAge : new boolean[] {false, true}) {
      PlacementProblem problem = FiscalYears.fy17(byAge).problem();
      Solution quick = PlacementSolver.solve(problem, Effort.QUICK);
      double optimum = byAge ? FY17_BEST_BY_AGE : FY17_BEST;
      assertThat(quick.gap()).isLessThan(ALLOWED_GAP);
      assertThat(quick.bound()).isGreaterThan(optimum - ONE_MILLIONTH);
      assertThat(quick.value()).isLessThan(optimum + ONE_MILLIONTH);
    }
  }

  @Test
  void smallProblemsEqualEveryPlacement() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("small");
    for (int i = 0; i < 400; i++) {
      PlacementProblem problem = RandomProblems.next(random, 7, 4);
      double best = EveryPlacement.best(problem);
      Solution solution = PlacementSolver.solve(problem, Effort.PROOF);
      assertThat(solution.proven()).as(ReplayableSeed.hint(seed)).isTrue();
      assertThat(solution.value())
          .as("problem %d, %s", i, ReplayableSeed.hint(seed))
          .isCloseTo(best, within(1e-8));
      assertThat(PlacementSolver.solve(problem, Effort.QUICK).bound())
          .as("problem %d, %s", i, ReplayableSeed.hint(seed))
          .isGreaterThanOrEqualTo(best - 1e-9);
    }
  }

  @Test
  void anyPricesProveABound() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("prices");
    for (int i = 0; i < 300; i++) {
      PlacementProblem problem = RandomProblems.next(random, 6, 4);
      double best = EveryPlacement.best(problem);
      double[][] any = new double[problem.places()][problem.dimensions()];
      for (double[] place : any) {
        for (int d = 0; d < place.length; d++) {
          place[d] = random.nextDouble() / 2;
        }
      }
      assertThat(Prices.of(problem, any).bound())
          .as(ReplayableSeed.hint(seed))
          .isGreaterThanOrEqualTo(best);
      assertThat(PriceSolver.solve(problem, 200).bound())
          .as(ReplayableSeed.hint(seed))
          .isGreaterThanOrEqualTo(best);
    }
  }

  @Test
  void floorsOfGroupsEqualEveryPlacement() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("floors");
    int without = 0;
    for (int i = 0; i < 300; i++) {
      PlacementProblem problem = RandomProblems.next(random, 6, 4);
      int[] groupOf = new int[problem.families()];
      for (int f = 0; f < groupOf.length; f++) {
        groupOf[f] = random.nextInt(3) - 1;
      }
      Floors floors = new Floors(groupOf, new double[] {random.nextDouble(), random.nextDouble()});
      double best = bestWithFloors(problem, floors);
      Optional<Solution> solution = PlacementSolver.solve(problem, floors, Effort.PROOF);
      assertThat(solution.isPresent())
          .as("problem %d, %s", i, ReplayableSeed.hint(seed))
          .isEqualTo(best > Double.NEGATIVE_INFINITY);
      if (solution.isPresent()) {
        assertThat(solution.get().value())
            .as("problem %d, %s", i, ReplayableSeed.hint(seed))
            .isCloseTo(best, within(1e-8));
      } else {
        without++;
      }
    }
    assertThat(without).isBetween(20, 280);
  }

  private static double bestWithFloors(PlacementProblem problem, Floors floors) {
    double[] best = {Double.NEGATIVE_INFINITY};
    EveryPlacement.visit(
        problem,
        placeOf -> {
          double[] sum = new double[floors.least().length];
          for (int f = 0; f < placeOf.length; f++) {
            if (floors.groupOf()[f] >= 0) {
              sum[floors.groupOf()[f]] += problem.value(f, placeOf[f]);
            }
          }
          boolean reached = true;
          for (int g = 0; g < sum.length; g++) {
            reached &= sum[g] >= floors.least()[g] - 1e-9;
          }
          if (reached) {
            best[0] = Math.max(best[0], problem.valueOf(placeOf));
          }
        });
    return best[0];
  }
}
