package org.contadora.reception.placement.priority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.contadora.core.Seed;
import org.contadora.reception.placement.EveryPlacement;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.RandomProblems;
import org.contadora.reception.placement.ReplayableSeed;
import org.contadora.reception.placement.exact.Effort;
import org.contadora.reception.placement.priority.ConstrainedPriority.Choices;
import org.junit.jupiter.api.Test;

/// Families choose in order under a promised average.
final class ConstrainedPriorityTest {
  @Test
  void choicesEqualThoseOverEveryPlacement() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("priority");
    int without = 0;
    for (int i = 0; i < 300; i++) {
      PlacementProblem problem = RandomProblems.next(random, 6, 4);
      int[][] ranking = ranking(problem, random);
      int[] order = IntStream.range(0, problem.families()).toArray();
      double average = random.nextDouble() * 0.7;
      String which = "problem %d, %s".formatted(i, ReplayableSeed.hint(seed));
      Optional<Choices> choices =
          ConstrainedPriority.choose(problem, order, ranking, average, Effort.PROOF);
      double target = average * problem.families();
      assertThat(choices.isPresent())
          .as(which)
          .isEqualTo(EveryPlacement.best(problem) >= target - 1e-9);
      if (choices.isEmpty()) {
        without++;
        continue;
      }
      assertThat(choices.get().undecided()).as(which).isZero();
      assertThat(choices.get().value()).as(which).isGreaterThanOrEqualTo(target - 1e-8);
      assertThat(choices.get().placeOf())
          .as(which)
          .isEqualTo(slowly(problem, order, ranking, target));
    }
    assertThat(without).isBetween(10, 290);
  }

  /// Everybody takes the first of its places for which some placement of all the others is enough.
  private static int[] slowly(
      PlacementProblem problem, int[] order, int[][] ranking, double target) {
    int[] chosen = new int[problem.families()];
    boolean[] isChosen = new boolean[problem.families()];
    for (int f : order) {
      int[] choices = IntStream.concat(IntStream.of(ranking[f]), IntStream.of(-1)).toArray();
      isChosen[f] = true;
      for (int l : choices) {
        chosen[f] = l;
        if (isEnough(problem, chosen, isChosen, target)) {
          break;
        }
      }
    }
    return chosen;
  }

  private static boolean isEnough(
      PlacementProblem problem, int[] chosen, boolean[] isChosen, double target) {
    boolean[] enough = new boolean[1];
    EveryPlacement.visit(
        problem,
        placeOf -> {
          boolean same = true;
          for (int f = 0; f < placeOf.length; f++) {
            same &= !isChosen[f] || placeOf[f] == chosen[f];
          }
          enough[0] |= same && problem.valueOf(placeOf) >= target - 1e-9;
        });
    return enough[0];
  }

  private static int[][] ranking(PlacementProblem problem, RandomGenerator random) {
    int[][] ranking = new int[problem.families()][];
    for (int f = 0; f < ranking.length; f++) {
      int first = problem.firstOption(f);
      int[] places = new int[problem.firstOption(f + 1) - first];
      for (int i = 0; i < places.length; i++) {
        int j = random.nextInt(i + 1);
        places[i] = places[j];
        places[j] = problem.place(first + i);
      }
      ranking[f] = places;
    }
    return ranking;
  }
}
