package org.contadora.exposure.equilibrium;

/// Solves a dense linear system by LU factorisation with row pivoting, blocked so that the inner
/// loop runs along rows in cache (Golub and Van Loan, Matrix Computations, 4th edition, section
/// 3.4).
final class Lu {
  /// Columns that are factorised before the rest is updated at once; a multiple of 4.
  private static final int BLOCK = 32;

  private Lu() {}

  /// Solves a x = b. Both arrays are overwritten; `b` holds x on return.
  ///
  /// @param a n × n, row-major
  /// @return false if the matrix is singular
  static boolean solve(double[] a, double[] b) {
    int n = b.length;
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(from + BLOCK, n);
      if (!panel(a, b, n, from, to)) {
        return false;
      }
      for (int k = from; k < to; k++) {
        for (int i = k + 1; i < to; i++) {
          subtract(a, n, i, k, a[i * n + k], to);
        }
      }
      for (int i = to; i < n; i++) {
        update(a, n, i, from, to);
      }
    }
    return backSubstitute(a, b, n);
  }

  /// Factorises columns `from` to `to` below the diagonal, and swaps whole rows.
  private static boolean panel(double[] a, double[] b, int n, int from, int to) {
    for (int k = from; k < to; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) {
          pivot = i;
        }
      }
      if (!(Math.abs(a[pivot * n + k]) > 0)) {
        return false;
      }
      if (pivot != k) {
        swap(a, b, n, k, pivot);
      }
      double diagonal = a[k * n + k];
      for (int i = k + 1; i < n; i++) {
        double factor = a[i * n + k] / diagonal;
        a[i * n + k] = factor;
        if (factor != 0) {
          for (int j = k + 1; j < to; j++) {
            a[i * n + j] -= factor * a[k * n + j];
          }
        }
      }
    }
    return true;
  }

  private static void swap(double[] a, double[] b, int n, int k, int pivot) {
    for (int j = 0; j < n; j++) {
      double held = a[k * n + j];
      a[k * n + j] = a[pivot * n + j];
      a[pivot * n + j] = held;
    }
    double held = b[k];
    b[k] = b[pivot];
    b[pivot] = held;
  }

  private static void subtract(double[] a, int n, int i, int k, double factor, int fromColumn) {
    int target = i * n;
    int source = k * n;
    for (int j = fromColumn; j < n; j++) {
      a[target + j] -= factor * a[source + j];
    }
  }

  private static void update(double[] a, int n, int i, int from, int to) {
    int target = i * n;
    int k = from;
    for (; k + 3 < to; k += 4) {
      double f0 = a[target + k];
      double f1 = a[target + k + 1];
      double f2 = a[target + k + 2];
      double f3 = a[target + k + 3];
      int r0 = k * n;
      int r1 = r0 + n;
      int r2 = r1 + n;
      int r3 = r2 + n;
      for (int j = to; j < n; j++) {
        a[target + j] -= (f0 * a[r0 + j] + f1 * a[r1 + j]) + (f2 * a[r2 + j] + f3 * a[r3 + j]);
      }
    }
    for (; k < to; k++) {
      subtract(a, n, i, k, a[target + k], to);
    }
  }

  private static boolean backSubstitute(double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      double value = b[i];
      for (int k = 0; k < i; k++) {
        value -= a[i * n + k] * b[k];
      }
      b[i] = value;
    }
    for (int i = n - 1; i >= 0; i--) {
      double value = b[i];
      for (int k = i + 1; k < n; k++) {
        value -= a[i * n + k] * b[k];
      }
      b[i] = value / a[i * n + i];
      if (Double.isNaN(b[i]) || Double.isInfinite(b[i])) {
        return false;
      }
    }
    return true;
  }
}
