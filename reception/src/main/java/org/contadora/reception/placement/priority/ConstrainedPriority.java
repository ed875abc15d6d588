package org.contadora.reception.placement.priority;

import java.util.Arrays;
import java.util.Optional;
import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.exact.Effort;
import org.contadora.reception.placement.exact.PlacementSolver;
import org.contadora.reception.placement.exact.Reach;
import org.contadora.reception.placement.exact.Solution;

/// Families choose one after another whatever they like best among the places from which the
/// promised average can still be reached (Acharya, Bansak, Hainmueller, "Combining Outcome-Based
/// and Preference-Based Matching", Political Analysis 30(1), 2022: constrained priority;
/// strategy-proof and constrained efficient).
///
/// Whether it can still be reached is asked of a placement at hand first, then of the prices'
/// bound, and only then of branch and bound.
public final class ConstrainedPriority {
  /// What families chose.
  ///
  /// @param placeOf the place of each family, or [PlacementProblem#NOWHERE]
  /// @param value the summed value, at least what was promised
  /// @param undecided how often it could not be decided in time whether a place was still in reach;
  ///   it was then not offered
  @SuppressWarnings("ArrayRecordComponent") // Numbers by position; nobody compares two of them.
  public record Choices(int[] placeOf, double value, int undecided) {}

  private static final double TOLERANCE = 1e-9;

  private final PlacementProblem problem;
  private final int[][] ranking;
  private final double target;
  private final long workPerQuestion;
  private final int[] placeOf;
  private final boolean[] chosen;
  private int[] witness;
  private int undecided;

  private ConstrainedPriority(
      PlacementProblem problem,
      int[][] ranking,
      double target,
      long workPerQuestion,
      int[] witness) {
    this.problem = problem;
    this.ranking = ranking;
    this.target = target;
    this.workPerQuestion = workPerQuestion;
    this.witness = witness;
    placeOf = new int[problem.families()];
    Arrays.fill(placeOf, PlacementProblem.NOWHERE);
    chosen = new boolean[problem.families()];
  }

  /// Lets families choose.
  ///
  /// @param order who chooses first; every family once
  /// @param ranking the places each family would accept, best first
  /// @param average the promised mean value, over all families
  /// @param effort for the best placement at the beginning; a hundredth of it for each question
  /// @return empty if no placement known reaches the average even before anybody chooses
  public static Optional<Choices> choose(
      PlacementProblem problem, int[] order, int[][] ranking, double average, Effort effort) {
    double target = average * problem.families();
    Solution best = PlacementSolver.solve(problem, effort);
    if (best.value() < target - TOLERANCE) {
      return Optional.empty();
    }
    ConstrainedPriority mechanism =
        new ConstrainedPriority(
            problem, ranking, target, Math.max(1, effort.work() / 100), best.placeOf());
    for (int f : order) {
      mechanism.letChoose(f);
    }
    return Optional.of(
        new Choices(mechanism.placeOf, problem.valueOf(mechanism.placeOf), mechanism.undecided));
  }

  private void letChoose(int f) {
    int[][] free = free();
    for (int l : ranking[f]) {
      if (problem.option(f, l) >= 0 && fits(f, free[l]) && isInReach(f, l)) {
        settle(f, l);
        return;
      }
    }
    if (witness[f] == PlacementProblem.NOWHERE || isInReach(f, PlacementProblem.NOWHERE)) {
      settle(f, PlacementProblem.NOWHERE);
    } else {
      // What it ranked is out of reach and so is staying without: the place in the placement at
      // hand.
      settle(f, witness[f]);
    }
  }

  private void settle(int f, int l) {
    placeOf[f] = l;
    chosen[f] = true;
  }

  private boolean isInReach(int f, int l) {
    if (witness[f] == l) {
      return true;
    }
    int[] patched = patched(f, l);
    if (problem.valueOf(patched) >= target - TOLERANCE) {
      witness = patched;
      return true;
    }
    return isProvenInReach(f, l);
  }

  /// The placement at hand with `f` at `l`: who is in the way goes where it still fits.
  private int[] patched(int f, int l) {
    int[] patched = witness.clone();
    int[][] free = problem.capacities();
    patched[f] = PlacementProblem.NOWHERE;
    for (int g = 0; g < patched.length; g++) {
      move(g, patched[g], free, -1);
    }
    if (l != PlacementProblem.NOWHERE) {
      while (!fits(f, free[l])) {
        int cheapest = -1;
        for (int g = 0; g < patched.length; g++) {
          if (patched[g] == l
              && !chosen[g]
              && (cheapest < 0 || problem.value(g, l) < problem.value(cheapest, l))) {
            cheapest = g;
          }
        }
        move(cheapest, l, free, 1);
        patched[cheapest] = PlacementProblem.NOWHERE;
      }
      patched[f] = l;
      move(f, l, free, -1);
    }
    for (int g = 0; g < patched.length; g++) {
      if (patched[g] == PlacementProblem.NOWHERE && !chosen[g] && g != f) {
        patched[g] = bestFree(g, free);
        move(g, patched[g], free, -1);
      }
    }
    return patched;
  }

  private int bestFree(int g, int[][] free) {
    int best = -1;
    for (int o = problem.firstOption(g); o < problem.firstOption(g + 1); o++) {
      if (fits(g, free[problem.place(o)]) && (best < 0 || problem.value(o) > problem.value(best))) {
        best = o;
      }
    }
    return best < 0 ? PlacementProblem.NOWHERE : problem.place(best);
  }

  private boolean isProvenInReach(int f, int l) {
    int[][] free = free();
    move(f, l, free, -1);
    double settled = problem.value(f, l);
    PlacementProblem.Builder builder = new PlacementProblem.Builder(free);
    int[] rest = new int[problem.families()];
    int n = 0;
    for (int g = 0; g < problem.families(); g++) {
      if (chosen[g]) {
        settled += problem.value(g, placeOf[g]);
      } else if (g != f) {
        builder.add(problem.sizesOf(g), problem.valuesOf(g));
        rest[n++] = g;
      }
    }
    Reach reach = Reach.of(builder.build(), target - settled, workPerQuestion);
    if (reach.answer() == Reach.Answer.UNKNOWN) {
      undecided++;
    }
    if (reach.answer() != Reach.Answer.YES) {
      return false;
    }
    witness = placeOf.clone();
    witness[f] = l;
    for (int i = 0; i < n; i++) {
      witness[rest[i]] = reach.placeOf()[i];
    }
    return true;
  }

  private int[][] free() {
    int[][] free = problem.capacities();
    for (int g = 0; g < placeOf.length; g++) {
      move(g, placeOf[g], free, -1);
    }
    return free;
  }

  private void move(int g, int l, int[][] free, int sign) {
    for (int d = 0; d < problem.dimensions() && l != PlacementProblem.NOWHERE; d++) {
      free[l][d] += sign * problem.size(g, d);
    }
  }

  private boolean fits(int f, int[] free) {
    for (int d = 0; d < free.length; d++) {
      if (problem.size(f, d) > free[d]) {
        return false;
      }
    }
    return true;
  }
}
