package org.contadora.exposure.equilibrium;

import java.util.Arrays;

/// Solves the [PublishedSystem] by Newton's method in logarithms with the analytic Jacobian,
/// halving a step until it gets closer: the slow twin of [Anderson] that shares no equation with
/// it.
final class Newton {
  private static final int MOST_ITERATIONS = 60;
  private static final int MOST_HALVINGS = 40;

  /// Largest relative residual of a solution.
  private static final double TOLERANCE = 1e-12;

  /// Where rounding keeps it from getting any closer, this is close enough.
  private static final double ROUNDING = 1e-10;

  private final double[] history = new double[MOST_ITERATIONS + 1];
  private int iterations;

  /// Moves `z` (4n) to a solution.
  ///
  /// @throws NoConvergence if there is none to be found
  void solve(PublishedSystem system, double[] z) {
    double[] residual = new double[z.length];
    double[] tried = new double[z.length];
    system.residual(z, residual);
    double size = largest(residual);
    history[0] = size;
    for (iterations = 0; iterations < MOST_ITERATIONS && !(size <= TOLERANCE); iterations++) {
      double[] step = residual.clone();
      if (Double.isNaN(size) || !solveStep(system, z, step)) {
        break;
      }
      double factor = 1;
      double next = Double.NaN;
      for (int halving = 0; halving < MOST_HALVINGS; halving++) {
        for (int k = 0; k < z.length; k++) {
          tried[k] = z[k] - factor * step[k];
        }
        system.residual(tried, residual);
        next = largest(residual);
        if (next < size) {
          break;
        }
        factor /= 2;
      }
      if (!(next < size)) {
        system.residual(z, residual);
        break;
      }
      System.arraycopy(tried, 0, z, 0, z.length);
      size = next;
      history[iterations + 1] = size;
    }
    if (!(size <= ROUNDING)) {
      throw new NoConvergence("Newton's method", Arrays.copyOf(history, iterations + 1));
    }
  }

  int iterations() {
    return iterations;
  }

  /// Without intermediate goods P̂ is in no equation but (3), (4) and the numeraire, each P̂_i with
  /// coefficient 1 in its own (4): it is eliminated first, and 3n unknowns are left.
  private static boolean solveStep(PublishedSystem system, double[] z, double[] step) {
    double[] jac = system.jacobian(z);
    if (!system.isWithoutIntermediates()) {
      return Lu.solve(jac, step);
    }
    int size = z.length;
    int kept = size / 4 * 3;
    double[] small = new double[kept * kept];
    double[] right = Arrays.copyOf(step, kept);
    for (int row = 0; row < kept; row++) {
      System.arraycopy(jac, row * size, small, row * kept, kept);
      for (int p = kept; p < size; p++) {
        double factor = jac[row * size + p];
        if (factor != 0) {
          right[row] -= factor * step[p];
          for (int column = 0; column < kept; column++) {
            small[row * kept + column] -= factor * jac[p * size + column];
          }
        }
      }
    }
    if (!Lu.solve(small, right)) {
      return false;
    }
    System.arraycopy(right, 0, step, 0, kept);
    for (int p = kept; p < size; p++) {
      for (int column = 0; column < kept; column++) {
        step[p] -= jac[p * size + column] * right[column];
      }
    }
    return true;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      double size = Math.abs(value);
      largest = size > largest || Double.isNaN(size) ? size : largest;
    }
    return largest;
  }
}
