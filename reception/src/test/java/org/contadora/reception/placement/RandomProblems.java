package org.contadora.reception.placement;

import java.util.random.RandomGenerator;

/// Small problems of all shapes, for comparison with what goes through every placement.
public final class RandomProblems {
  private RandomProblems() {}

  /// A problem of at most `families` families and `places` places.
  public static PlacementProblem next(RandomGenerator random, int families, int places) {
    int dimensions = 1 + random.nextInt(3);
    int l = 1 + random.nextInt(places);
    int f = 1 + random.nextInt(families);
    int[][] capacities = new int[l][dimensions];
    for (int[] place : capacities) {
      for (int d = 0; d < dimensions; d++) {
        place[d] = random.nextInt(8);
      }
    }
    PlacementProblem.Builder builder = new PlacementProblem.Builder(capacities);
    boolean coarse = random.nextBoolean();
    for (int i = 0; i < f; i++) {
      int[] size = new int[dimensions];
      for (int d = 0; d < dimensions; d++) {
        size[d] = random.nextInt(4);
      }
      double[] value = new double[l];
      for (int j = 0; j < l; j++) {
        value[j] =
            random.nextInt(5) == 0
                ? Double.NaN
                : coarse ? random.nextInt(4) / 4.0 : random.nextDouble();
      }
      builder.add(size, value);
    }
    return builder.build();
  }
}
