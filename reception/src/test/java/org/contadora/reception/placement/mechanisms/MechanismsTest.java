package org.contadora.reception.placement.mechanisms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.reception.placement.EveryPlacement;
import org.contadora.reception.placement.FiscalYears;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.RandomProblems;
import org.contadora.reception.placement.ReplayableSeed;
import org.contadora.reception.placement.exact.Effort;
import org.contadora.reception.placement.exact.PlacementSolver;
import org.contadora.reception.placement.files.FiscalYear;
import org.junit.jupiter.api.Test;

/// MTTC, KDA, TKDA and MTTCE: what they promise, and the published figures.
final class MechanismsTest {
  private static final int DRAWS = 100;

  @Test
  void promisesHoldOnSmallProblems() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("mechanisms");
    for (int i = 0; i < 300; i++) {
      PlacementProblem problem = RandomProblems.next(random, 6, 4);
      Preferences preferences = preferences(problem, random);
      String which = "problem %d, %s".formatted(i, ReplayableSeed.hint(seed));
      int[] mttc = Mechanisms.mttc(problem, preferences);
      problem.valueOf(mttc);
      assertNobodyCanGain(problem, preferences, mttc, which);
      for (int[] placeOf :
          List.of(
              Mechanisms.kda(problem, preferences),
              Mechanisms.tkda(problem, preferences, Reading.PAPER),
              Mechanisms.tkda(problem, preferences, Reading.PUBLISHED_PROGRAM))) {
        assertThat(envious(problem, preferences, placeOf)).as(which).isZero();
        assertThat(Envy.count(problem, preferences, placeOf)).as(which).isZero();
      }
      assertThat(Envy.count(problem, preferences, mttc))
          .as(which)
          .isEqualTo(envious(problem, preferences, mttc));
      int[] endowment = PlacementSolver.solve(problem, Effort.PROOF).placeOf();
      int[] traded = Mechanisms.mttce(problem, preferences, endowment, random, Reading.PAPER);
      problem.valueOf(traded);
      for (int f = 0; f < traded.length; f++) {
        assertThat(rank(preferences, f, traded[f]))
            .as(which)
            .isLessThanOrEqualTo(rank(preferences, f, endowment[f]));
      }
    }
  }

  /// Nobody gets a better place from KDA or TKDA in a placement without envy that could be reached
  /// by asking, and nobody gains in TKDA and MTTC by reporting another order.
  @Test
  void reportingAnotherOrderNeverHelpsInMttcAndTkda() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("strategy");
    for (int i = 0; i < 400; i++) {
      PlacementProblem problem = RandomProblems.next(random, 6, 4);
      Preferences truth = preferences(problem, random);
      int liar = random.nextInt(problem.families());
      int[][] told = truth.ranking().clone();
      told[liar] = shuffled(told[liar], random);
      Preferences lie = new Preferences(told, truth.order());
      String which = "problem %d, %s".formatted(i, ReplayableSeed.hint(seed));
      assertThat(rank(truth, liar, Mechanisms.mttc(problem, lie)[liar]))
          .as(which)
          .isGreaterThanOrEqualTo(rank(truth, liar, Mechanisms.mttc(problem, truth)[liar]));
      assertThat(rank(truth, liar, Mechanisms.tkda(problem, lie, Reading.PAPER)[liar]))
          .as(which)
          .isGreaterThanOrEqualTo(
              rank(truth, liar, Mechanisms.tkda(problem, truth, Reading.PAPER)[liar]));
    }
  }

  /// As the published program computes: capacities joined by position, orders taken for ranks. Four
  /// standard errors of the difference of two means of 100 draws.
  @Test
  void publishedFiguresComeWithinSamplingError() throws IOException {
    FiscalYear year = FiscalYears.fy17(false);
    PlacementProblem problem = byPosition(year);
    int[] endowment = PlacementSolver.solve(problem, Effort.PROOF).placeOf();
    RandomGenerator random = new Seed(1).random("published");
    Figures mttc = new Figures();
    Figures kda = new Figures();
    Figures tkda = new Figures();
    Figures mttce = new Figures();
    for (int i = 0; i < DRAWS; i++) {
      Preferences preferences =
          PreferenceDraw.draw(
              problem,
              year.weight(),
              PreferenceDraw.Type.OWN_AND_EMPLOYMENT,
              Reading.PUBLISHED_PROGRAM,
              random);
      mttc.add(problem, preferences, Mechanisms.mttc(problem, preferences));
      kda.add(problem, preferences, Mechanisms.kda(problem, preferences));
      tkda.add(
          problem, preferences, Mechanisms.tkda(problem, preferences, Reading.PUBLISHED_PROGRAM));
      mttce.add(
          problem,
          preferences,
          Mechanisms.mttce(problem, preferences, endowment, random, Reading.PUBLISHED_PROGRAM));
    }
    mttc.check(893.0, 312.2, 1.446);
    kda.check(0, 314.8, 2.120);
    tkda.check(0, 264.7, 4.448);
    mttce.check(16_487, 323.7, 6.169);
  }

  /// The year with the capacities of two sites exchanged, as the published program joins them.
  private static PlacementProblem byPosition(FiscalYear year) {
    int[][] capacities = year.problem().capacities();
    int columbus = year.sites().indexOf("OH-COLUMBUS");
    int cleveland = year.sites().indexOf("OH-CLEVELAND HEIGHTS");
    int[] swap = capacities[columbus];
    capacities[columbus] = capacities[cleveland];
    capacities[cleveland] = swap;
    PlacementProblem.Builder builder = new PlacementProblem.Builder(capacities);
    for (int f = 0; f < year.cases().size(); f++) {
      double[] value = new double[capacities.length];
      for (int l = 0; l < value.length; l++) {
        value[l] = year.compatible()[f][l] ? year.weight()[f][l] : Double.NaN;
      }
      builder.add(year.problem().sizesOf(f), value);
    }
    return builder.build();
  }

  /// Figures of many draws with their spread.
  private static final class Figures {
    private final List<Double> envy = new ArrayList<>();
    private final List<Double> matched = new ArrayList<>();
    private final List<Double> rank = new ArrayList<>();

    private void add(PlacementProblem problem, Preferences preferences, int[] placeOf) {
      problem.valueOf(placeOf);
      int with = 0;
      double ranks = 0;
      for (int f = 0; f < placeOf.length; f++) {
        if (placeOf[f] >= 0) {
          with++;
          ranks += preferences.rank(f, placeOf[f]);
        }
      }
      envy.add((double) Envy.countOrdinary(preferences, placeOf));
      matched.add((double) with);
      rank.add(ranks / with);
    }

    private void check(double publishedEnvy, double publishedMatched, double publishedRank) {
      near(envy, publishedEnvy);
      near(matched, publishedMatched);
      near(rank, publishedRank);
    }

    private static void near(List<Double> draws, double published) {
      double mean = draws.stream().mapToDouble(x -> x).average().orElseThrow();
      double square = draws.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
      double spread = Math.sqrt(square / (DRAWS - 1));
      assertThat(mean).isCloseTo(published, within(4 * spread * Math.sqrt(2.0 / DRAWS) + 1e-9));
    }
  }

  private static Preferences preferences(PlacementProblem problem, RandomGenerator random) {
    int[][] ranking = new int[problem.families()][];
    for (int f = 0; f < ranking.length; f++) {
      int[] places = new int[problem.firstOption(f + 1) - problem.firstOption(f)];
      for (int i = 0; i < places.length; i++) {
        places[i] = problem.place(problem.firstOption(f) + i);
      }
      ranking[f] = shuffled(places, random);
    }
    int[][] order = new int[problem.places()][];
    for (int l = 0; l < order.length; l++) {
      int place = l;
      order[l] =
          shuffled(
              java.util.stream.IntStream.range(0, problem.families())
                  .filter(f -> problem.option(f, place) >= 0)
                  .toArray(),
              random);
    }
    return new Preferences(ranking, order);
  }

  private static int[] shuffled(int[] values, RandomGenerator random) {
    int[] copy = values.clone();
    for (int i = copy.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = copy[i];
      copy[i] = copy[j];
      copy[j] = swap;
    }
    return copy;
  }

  private static int rank(Preferences preferences, int family, int place) {
    return place < 0 ? 1_000 : preferences.rank(family, place);
  }

  private static void assertNobodyCanGain(
      PlacementProblem problem, Preferences preferences, int[] placeOf, String which) {
    EveryPlacement.visit(
        problem,
        other -> {
          boolean nobodyLoses = true;
          boolean somebodyGains = false;
          for (int f = 0; f < other.length; f++) {
            int before = rank(preferences, f, placeOf[f]);
            int after = rank(preferences, f, other[f]);
            nobodyLoses &= after <= before;
            somebodyGains |= after < before;
          }
          assertThat(nobodyLoses && somebodyGains).as(which).isFalse();
        });
  }

  /// Pairs of weak envy, straight from the definition.
  private static int envious(PlacementProblem problem, Preferences preferences, int[] placeOf) {
    int pairs = 0;
    int[][] priority = preferences.priority();
    for (int f = 0; f < placeOf.length; f++) {
      for (int g = 0; g < placeOf.length; g++) {
        int l = placeOf[g];
        if (l < 0
            || f == g
            || priority[l][f] >= priority[l][g]
            || rank(preferences, f, l) >= rank(preferences, f, placeOf[f])) {
          continue;
        }
        boolean fits = true;
        for (int d = 0; d < problem.dimensions(); d++) {
          int used = problem.size(g, d);
          for (int h = 0; h < placeOf.length; h++) {
            if (priority[l][h] < priority[l][g]
                && rank(preferences, h, l) <= rank(preferences, h, placeOf[h])) {
              used += problem.size(h, d);
            }
          }
          fits &= problem.size(g, d) == 0 || used <= problem.capacity(l, d);
        }
        pairs += fits ? 0 : 1;
      }
    }
    return pairs;
  }
}
