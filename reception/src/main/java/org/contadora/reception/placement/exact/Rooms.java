package org.contadora.reception.placement.exact;

import java.util.Arrays;
import org.contadora.reception.placement.PlacementProblem;

/// A placement in the making: where each family is and what is free in each place.
final class Rooms {
  final PlacementProblem problem;

  /// The option of each family, or -1.
  final int[] optionOf;

  private final int[] free;
  private final int dimensions;

  Rooms(PlacementProblem problem) {
    this.problem = problem;
    dimensions = problem.dimensions();
    optionOf = new int[problem.families()];
    free = new int[problem.places() * dimensions];
    clear();
  }

  void clear() {
    Arrays.fill(optionOf, -1);
    for (int l = 0; l < problem.places(); l++) {
      for (int d = 0; d < dimensions; d++) {
        free[l * dimensions + d] = problem.capacity(l, d);
      }
    }
  }

  /// Whether family `f` fits into what is free at `place`.
  boolean fits(int f, int place) {
    for (int d = 0; d < dimensions; d++) {
      if (problem.size(f, d) > free[place * dimensions + d]) {
        return false;
      }
    }
    return true;
  }

  /// Whether family `f` fits once family `leaving` has gone.
  boolean fitsWithout(int f, int place, int leaving) {
    for (int d = 0; d < dimensions; d++) {
      if (problem.size(f, d) > free[place * dimensions + d] + problem.size(leaving, d)) {
        return false;
      }
    }
    return true;
  }

  /// Puts family `f` where `option` says, or nowhere for -1.
  void put(int f, int option) {
    move(f, 1);
    optionOf[f] = option;
    move(f, -1);
  }

  private void move(int f, int sign) {
    if (optionOf[f] < 0) {
      return;
    }
    int at = problem.place(optionOf[f]) * dimensions;
    for (int d = 0; d < dimensions; d++) {
      free[at + d] += sign * problem.size(f, d);
    }
  }

  /// The value of the family's present option.
  double value(int f) {
    return optionOf[f] < 0 ? 0 : problem.value(optionOf[f]);
  }

  /// The place of each family.
  int[] places() {
    int[] places = new int[optionOf.length];
    for (int f = 0; f < places.length; f++) {
      places[f] = optionOf[f] < 0 ? PlacementProblem.NOWHERE : problem.place(optionOf[f]);
    }
    return places;
  }

  double total() {
    double sum = 0;
    for (int f = 0; f < optionOf.length; f++) {
      sum += value(f);
    }
    return sum;
  }

  /// Takes over another placement of the same problem.
  void copyFrom(int[] options) {
    clear();
    for (int f = 0; f < options.length; f++) {
      put(f, options[f]);
    }
  }
}
