package org.contadora.exposure.products;

/// Gaussian elimination with row exchanges, for the small systems of one industry: at this size a
/// library's copying costs more than the solution.
final class DenseSolver {
  private DenseSolver() {}

  /// Solves a·x = b in place: `b` becomes x, `a` is used up.
  ///
  /// @throws IllegalStateException if the matrix is singular
  static void solve(double[][] a, double[] b) {
    int n = b.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
          pivot = i;
        }
      }
      if (a[pivot][k] == 0) {
        throw new IllegalStateException("The system is singular in column %d.".formatted(k));
      }
      double[] row = a[pivot];
      a[pivot] = a[k];
      a[k] = row;
      double right = b[pivot];
      b[pivot] = b[k];
      b[k] = right;
      for (int i = k + 1; i < n; i++) {
        double[] target = a[i];
        double factor = target[k] / row[k];
        if (factor != 0) {
          for (int j = k + 1; j < n; j++) {
            target[j] -= factor * row[j];
          }
          b[i] -= factor * right;
        }
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      double sum = b[k];
      for (int j = k + 1; j < n; j++) {
        sum -= a[k][j] * b[j];
      }
      b[k] = sum / a[k][k];
    }
  }
}
