package org.contadora.reception.placement.mechanisms;

import org.contadora.reception.placement.PlacementProblem;

/// What is used of each place.
final class Residents {
  private final PlacementProblem problem;
  private final int[] used;

  Residents(PlacementProblem problem) {
    this.problem = problem;
    used = new int[problem.places() * problem.dimensions()];
  }

  void add(int f, int l, int sign) {
    for (int d = 0; d < problem.dimensions(); d++) {
      used[l * problem.dimensions() + d] += sign * problem.size(f, d);
    }
  }

  /// Whether place `l` has room for family `f` in every dimension, also in those it does not need.
  boolean fits(int f, int l) {
    for (int d = 0; d < problem.dimensions(); d++) {
      if (used[l * problem.dimensions() + d] + problem.size(f, d) > problem.capacity(l, d)) {
        return false;
      }
    }
    return true;
  }

  /// Whether place `l` can weakly accommodate family `f`: only dimensions that it needs count.
  boolean fitsWeakly(int f, int l) {
    for (int d = 0; d < problem.dimensions(); d++) {
      int size = problem.size(f, d);
      if (size > 0 && used[l * problem.dimensions() + d] + size > problem.capacity(l, d)) {
        return false;
      }
    }
    return true;
  }
}
