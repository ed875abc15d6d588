package org.contadora.exposure.redirect;

import java.util.ArrayList;
import java.util.List;

/// The redirect programme as a dense tableau, solved by the simplex method with Bland's rule: slow
/// and out of the textbook (Dantzig 1963; Bland 1977).
final class Simplex {
  private static final double ZERO = 1e-11;

  private Simplex() {}

  /// The optimum, in millions.
  static double of(List<HitProduct> products, List<Capacity> capacities, Pace pace) {
    List<int[]> variables = new ArrayList<>();
    for (int k = 0; k < products.size(); k++) {
      for (int j = 0; j < products.get(k).outlets().size(); j++) {
        for (int t = 0; t < pace.years(); t++) {
          variables.add(new int[] {k, j, t});
        }
      }
    }
    int n = variables.size();
    List<double[]> rows = new ArrayList<>();
    double[] objective = new double[n];
    for (int x = 0; x < n; x++) {
      int[] v = variables.get(x);
      Outlet outlet = products.get(v[0]).outlets().get(v[1]);
      objective[x] = outlet.margin();
      double[] room = new double[n + 1];
      room[x] = 1;
      room[n] = outlet.headroomUsd() / 1e6;
      rows.add(room);
      double[] ramp = new double[n + 1];
      ramp[x] = 1;
      ramp[n] = outlet.startUsd() / 1e6;
      if (v[2] > 0) {
        ramp[x - 1] = -(1 + pace.ramp());
      }
      rows.add(ramp);
    }
    for (int t = 0; t < pace.years(); t++) {
      for (int k = 0; k < products.size(); k++) {
        double[] lost = new double[n + 1];
        lost[n] = products.get(k).lostUsd().get(t) / 1e6;
        for (int x = 0; x < n; x++) {
          lost[x] = variables.get(x)[0] == k && variables.get(x)[2] == t ? 1 : 0;
        }
        rows.add(lost);
      }
      for (Capacity capacity : capacities) {
        double[] used = new double[n + 1];
        used[n] = capacity.extraTonnes().get(t);
        for (int x = 0; x < n; x++) {
          HitProduct product = products.get(variables.get(x)[0]);
          used[x] =
              variables.get(x)[2] == t && capacity.carries(product)
                  ? product.tonnesPerUsd() * 1e6
                  : 0;
        }
        rows.add(used);
      }
    }
    return maximise(objective, rows);
  }

  /// max c·x, A x ≤ b, x ≥ 0, b ≥ 0.
  private static double maximise(double[] c, List<double[]> rows) {
    int n = c.length;
    int m = rows.size();
    double[][] tableau = new double[m + 1][n + m + 1];
    int[] basis = new int[m];
    for (int i = 0; i < m; i++) {
      System.arraycopy(rows.get(i), 0, tableau[i], 0, n);
      tableau[i][n + i] = 1;
      tableau[i][n + m] = rows.get(i)[n];
      basis[i] = n + i;
    }
    for (int j = 0; j < n; j++) {
      tableau[m][j] = -c[j];
    }
    while (true) {
      int entering = 0;
      while (entering < n + m && tableau[m][entering] >= -ZERO) {
        entering++;
      }
      if (entering == n + m) {
        return tableau[m][n + m];
      }
      int leaving = -1;
      for (int i = 0; i < m; i++) {
        if (tableau[i][entering] > ZERO) {
          double ratio = tableau[i][n + m] / tableau[i][entering];
          double best =
              leaving < 0 ? Double.MAX_VALUE : tableau[leaving][n + m] / tableau[leaving][entering];
          if (ratio < best - ZERO || (ratio < best + ZERO && basis[i] < basis[leaving])) {
            leaving = i;
          }
        }
      }
      double pivot = tableau[leaving][entering];
      for (int j = 0; j <= n + m; j++) {
        tableau[leaving][j] /= pivot;
      }
      for (int i = 0; i <= m; i++) {
        double factor = tableau[i][entering];
        if (i != leaving && factor != 0) {
          for (int j = 0; j <= n + m; j++) {
            tableau[i][j] -= factor * tableau[leaving][j];
          }
        }
      }
      basis[leaving] = entering;
    }
  }
}
