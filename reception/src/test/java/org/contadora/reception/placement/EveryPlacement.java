package org.contadora.reception.placement;

import java.util.Arrays;
import java.util.function.Consumer;

/// Goes through every placement there is: slow and obviously right.
public final class EveryPlacement {
  private final PlacementProblem problem;
  private final Consumer<int[]> visitor;
  private final int[] placeOf;
  private final int[][] free;

  private EveryPlacement(PlacementProblem problem, Consumer<int[]> visitor) {
    this.problem = problem;
    this.visitor = visitor;
    placeOf = new int[problem.families()];
    Arrays.fill(placeOf, PlacementProblem.NOWHERE);
    free = problem.capacities();
  }

  /// Shows `visitor` every placement that keeps all capacities; the array is reused.
  public static void visit(PlacementProblem problem, Consumer<int[]> visitor) {
    new EveryPlacement(problem, visitor).family(0);
  }

  /// The best value of all placements.
  public static double best(PlacementProblem problem) {
    double[] best = {Double.NEGATIVE_INFINITY};
    visit(problem, placeOf -> best[0] = Math.max(best[0], problem.valueOf(placeOf)));
    return best[0];
  }

  private void family(int f) {
    if (f == placeOf.length) {
      visitor.accept(placeOf);
      return;
    }
    family(f + 1);
    for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
      int l = problem.place(o);
      boolean fits = true;
      for (int d = 0; d < problem.dimensions(); d++) {
        free[l][d] -= problem.size(f, d);
        fits &= free[l][d] >= 0;
      }
      if (fits) {
        placeOf[f] = l;
        family(f + 1);
        placeOf[f] = PlacementProblem.NOWHERE;
      }
      for (int d = 0; d < problem.dimensions(); d++) {
        free[l][d] += problem.size(f, d);
      }
    }
  }
}
