package org.contadora.exposure.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The sets whose payment is decided once that of some sets is: those in the span of their
/// indicators.
final class Span {
  private static final double ZERO = 1e-9;

  private final int n;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  Span(int n) {
    this.n = n;
  }

  int size() {
    return rows.size();
  }

  boolean holds(int set) {
    return pivot(reduced(set)) < 0;
  }

  /// Adds a set.
  ///
  /// @return false if it is in the span already
  boolean add(int set) {
    double[] row = reduced(set);
    int pivot = pivot(row);
    if (pivot < 0) {
      return false;
    }
    double size = row[pivot];
    for (int i = 0; i < n; i++) {
      row[i] /= size;
    }
    rows.add(row);
    pivots.add(pivot);
    return true;
  }

  /// The one x with x(S) as given for n independent sets.
  double[] solve(Map<Integer, Double> values) {
    double[][] a = new double[n][n + 1];
    int count = 0;
    for (Map.Entry<Integer, Double> row : values.entrySet()) {
      for (int i = 0; i < n; i++) {
        a[count][i] = row.getKey() >> i & 1;
      }
      a[count++][n] = row.getValue();
    }
    for (int k = 0; k < n; k++) {
      int best = k;
      for (int i = k + 1; i < n; i++) {
        best = Math.abs(a[i][k]) > Math.abs(a[best][k]) ? i : best;
      }
      double[] held = a[k];
      a[k] = a[best];
      a[best] = held;
      for (int i = 0; i < n; i++) {
        double factor = i == k ? 0 : a[i][k] / a[k][k];
        for (int j = k; j <= n && factor != 0; j++) {
          a[i][j] -= factor * a[k][j];
        }
      }
    }
    double[] x = new double[n + 1];
    for (int i = 0; i < n; i++) {
      x[i] = a[i][n] / a[i][i];
    }
    return x;
  }

  private double[] reduced(int set) {
    double[] row = new double[n];
    for (int i = 0; i < n; i++) {
      row[i] = set >> i & 1;
    }
    for (int k = 0; k < rows.size(); k++) {
      double factor = row[pivots.get(k)];
      if (factor != 0) {
        for (int i = 0; i < n; i++) {
          row[i] -= factor * rows.get(k)[i];
        }
      }
    }
    return row;
  }

  private int pivot(double[] row) {
    int pivot = -1;
    double largest = ZERO;
    for (int i = 0; i < n; i++) {
      if (Math.abs(row[i]) > largest) {
        largest = Math.abs(row[i]);
        pivot = i;
      }
    }
    return pivot;
  }
}
