package org.contadora.exposure.equilibrium;

import java.util.Arrays;
import java.util.function.BiConsumer;

/// Solves A x = b where A is only known by its products (Saad and Schultz, SIAM Journal on
/// Scientific and Statistical Computing 7, 1986), without restart.
final class Gmres {
  private static final int MOST_ITERATIONS = 300;

  /// Residual over right-hand side at which x is the solution.
  private static final double TOLERANCE = 1e-11;

  private Gmres() {}

  /// Moves `x` to the solution.
  ///
  /// @param product writes A times its first argument to its second
  /// @throws NoConvergence if there is none to be found
  static void solve(BiConsumer<double[], double[]> product, double[] b, double[] x) {
    int size = b.length;
    double[] w = new double[size];
    product.accept(x, w);
    for (int i = 0; i < size; i++) {
      w[i] = b[i] - w[i];
    }
    double goal = TOLERANCE * Math.sqrt(Anderson.dot(b, b));
    double beta = Math.sqrt(Anderson.dot(w, w));
    if (beta <= goal) {
      return;
    }
    double[][] basis = new double[MOST_ITERATIONS + 1][];
    double[][] h = new double[MOST_ITERATIONS][];
    double[] cos = new double[MOST_ITERATIONS];
    double[] sin = new double[MOST_ITERATIONS];
    double[] g = new double[MOST_ITERATIONS + 1];
    double[] history = new double[MOST_ITERATIONS];
    basis[0] = scaled(w, 1 / beta);
    g[0] = beta;
    int k = 0;
    while (k < MOST_ITERATIONS && Math.abs(g[k]) > goal) {
      history[k] = Math.abs(g[k]);
      product.accept(basis[k], w);
      double[] column = new double[k + 2];
      for (int i = 0; i <= k; i++) {
        column[i] = Anderson.dot(basis[i], w);
        for (int m = 0; m < size; m++) {
          w[m] -= column[i] * basis[i][m];
        }
      }
      double rest = Math.sqrt(Anderson.dot(w, w));
      column[k + 1] = rest;
      for (int i = 0; i < k; i++) {
        double upper = cos[i] * column[i] + sin[i] * column[i + 1];
        column[i + 1] = cos[i] * column[i + 1] - sin[i] * column[i];
        column[i] = upper;
      }
      double radius = Math.hypot(column[k], column[k + 1]);
      cos[k] = column[k] / radius;
      sin[k] = column[k + 1] / radius;
      column[k] = radius;
      g[k + 1] = -sin[k] * g[k];
      g[k] *= cos[k];
      h[k] = column;
      basis[k + 1] = scaled(w, rest == 0 ? 0 : 1 / rest);
      k++;
    }
    if (!(Math.abs(g[k]) <= goal)) {
      throw new NoConvergence("The adjoint system", Arrays.copyOf(history, k));
    }
    for (int i = k - 1; i >= 0; i--) {
      for (int m = i + 1; m < k; m++) {
        g[i] -= h[m][i] * g[m];
      }
      g[i] /= h[i][i];
    }
    for (int i = 0; i < k; i++) {
      for (int m = 0; m < size; m++) {
        x[m] += g[i] * basis[i][m];
      }
    }
  }

  private static double[] scaled(double[] v, double factor) {
    double[] out = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      out[i] = factor * v[i];
    }
    return out;
  }
}
