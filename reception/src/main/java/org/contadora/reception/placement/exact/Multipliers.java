package org.contadora.reception.placement.exact;

import java.util.Arrays;

/// Moves the multipliers of a [Relaxation] against its subgradient, deflected, with Polyak's step
/// towards a level.
final class Multipliers {
  private static final double DEFLECTION = 0.5;

  /// Below this a direction is dropped, so that places it does not touch need not be solved again.
  private static final double NEGLIGIBLE = 0.1;

  private final Relaxation r;
  private final double[] gradient;
  private final double[] direction;
  private final double[] unitGradient;

  Multipliers(Relaxation relaxation) {
    r = relaxation;
    int n = r.families + r.unitPrice.length + r.floorPrice.length;
    gradient = new double[n];
    direction = new double[n];
    unitGradient = new double[r.unitPrice.length];
  }

  /// Forgets the last direction.
  void reset() {
    Arrays.fill(direction, 0);
  }

  /// All multipliers, to come back to.
  double[] save() {
    double[] all = new double[gradient.length];
    System.arraycopy(r.familyPrice, 0, all, 0, r.families);
    System.arraycopy(r.unitPrice, 0, all, r.families, r.unitPrice.length);
    System.arraycopy(r.floorPrice, 0, all, r.families + r.unitPrice.length, r.floorPrice.length);
    return all;
  }

  /// Comes back to what [#save] gave.
  void restore(double[] all) {
    System.arraycopy(all, 0, r.familyPrice, 0, r.families);
    System.arraycopy(all, r.families, r.unitPrice, 0, r.unitPrice.length);
    System.arraycopy(all, r.families + r.unitPrice.length, r.floorPrice, 0, r.floorPrice.length);
  }

  /// Steps so as to lower the bound by `drop`, were it linear.
  ///
  /// @return false where the subgradient is zero: the bound cannot be lowered
  boolean step(double drop) {
    fillGradient();
    double norm = 0;
    double with = 0;
    for (int i = 0; i < gradient.length; i++) {
      norm += gradient[i] * gradient[i];
      with += gradient[i] * direction[i];
    }
    if (norm == 0) {
      return false;
    }
    double length = 0;
    for (int i = 0; i < gradient.length; i++) {
      direction[i] = gradient[i] + (with < 0 ? 0 : DEFLECTION) * direction[i];
      if (Math.abs(direction[i]) < NEGLIGIBLE) {
        direction[i] = 0;
      }
      length += direction[i] * direction[i];
    }
    double step = drop / length;
    for (int f = 0; f < r.families; f++) {
      r.familyPrice[f] = moved(f, r.familyPrice[f], step, r.mayStay[f]);
    }
    for (int i = 0; i < r.unitPrice.length; i++) {
      r.unitPrice[i] = moved(r.families + i, r.unitPrice[i], step, true);
    }
    int first = r.families + r.unitPrice.length;
    for (int g = 0; g < r.floorPrice.length; g++) {
      r.floorPrice[g] = moved(first + g, r.floorPrice[g], step, true);
    }
    return true;
  }

  private double moved(int i, double price, double step, boolean notNegative) {
    double moved = price - step * direction[i];
    if (notNegative && moved < 0) {
      direction[i] = 0;
      return 0;
    }
    return moved;
  }

  private void fillGradient() {
    for (int f = 0; f < r.families; f++) {
      boolean held = r.fixed[f] >= 0 || (r.mayStay[f] && r.familyPrice[f] <= 0 && r.count[f] < 1);
      gradient[f] = held ? 0 : 1 - r.count[f];
    }
    int dimensions = r.problem.dimensions();
    for (int l = 0; l < r.places; l++) {
      for (int d = 0; d < dimensions; d++) {
        unitGradient[l * dimensions + d] = r.isPriced(l, d) ? r.problem.capacity(l, d) : 0;
      }
    }
    double[] short_ = new double[r.floorPrice.length];
    for (int g = 0; g < short_.length; g++) {
      short_[g] = -r.floors.least()[g];
    }
    r.forEachChosen(o -> {
      int f = r.family[o];
      int group = r.floors.groupOf()[f];
      if (group >= 0) {
        short_[group] += r.value[o];
      }
      for (int d = 0; d < dimensions; d++) {
        if (r.isPriced(r.place[o], d)) {
          unitGradient[r.place[o] * dimensions + d] -= r.problem.size(f, d);
        }
      }
    });
    for (int i = 0; i < unitGradient.length; i++) {
      gradient[r.families + i] = r.unitPrice[i] <= 0 && unitGradient[i] > 0 ? 0 : unitGradient[i];
    }
    int first = r.families + unitGradient.length;
    for (int g = 0; g < short_.length; g++) {
      gradient[first + g] = r.floorPrice[g] <= 0 && short_[g] > 0 ? 0 : short_[g];
    }
  }
}
