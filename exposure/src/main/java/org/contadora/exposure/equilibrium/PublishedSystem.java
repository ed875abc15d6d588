package org.contadora.exposure.equilibrium;

import org.contadora.exposure.equilibrium.ModelCase.Rebate;

/// The equations as the paper has them, in the logarithms of ŵ, Ê, L̂ and P̂ (blocks of n in this
/// order), with their analytic Jacobian. It shares nothing with [ReducedMap], whose results it
/// certifies.
///
/// ```
/// A_ji = λ_ji (ŵ_j^β P̂_j^(1−β))^(−ε) ((ŵ_j/P̂_j)^(1−β) L̂_j)^(ε ψ) (1 + t_ji)^(−ε φ_i)
/// S_i = Σ_j A_ji,  l_ji = A_ji/S_i,  X'_ji = l_ji E'_i/(1 + t_ji),  R_i = Σ_j l_ji t_ji/(1 + t_ji) E'_i
///
/// (1)  β Σ_i (1 − ν_i) X'_ji + ν_j Σ_k X'_kj = Y'_j           all but the last j; instead of it
///      Σ (P̂_i − 1) E_i = 0, with intermediate goods Σ (ŵ_i − 1) Y_i = 0      (numeraire)
/// (2)  R_i + Y'_i + (1 − β) Σ_k (1 − ν_k) X'_ik + T_i (Σ Y'/Σ Y) = E'_i
/// (3)  L̂_i = (τ̂_i ŵ_i/P̂_i)^κ,  τ̂_i = 1/(1 − R_i/Y'_i) or 1
/// (4)  P̂_i = (Ê_i/ŵ_i)^(1 − φ_i) S_i^(−1/ε)
/// ```
///
/// Residuals are relative: (1) over Y_j, (2) over E_i, (3) and (4) as differences of logarithms.
final class PublishedSystem {
  private final Calibration c;
  private final int n;
  private final boolean relief;
  private final double[] k;
  private final double[] tax;
  private final double[] a;
  private final double[] s;
  private final double[] l;
  private final double[] x;
  private final double[] y1;
  private final double[] e1;
  private final double[] rho;
  private double lastCountryGap;

  PublishedSystem(Calibration c, Shock shock) {
    this.c = c;
    n = c.n;
    relief = c.model.rebate() == Rebate.INCOME_TAX_RELIEF;
    k = c.lambda.clone();
    tax = new double[n * n];
    for (int entry = 0; entry < shock.size; entry++) {
      int i = shock.destination[entry];
      int at = shock.origin[entry] * n + i;
      tax[at] = shock.rate[entry];
      k[at] *= Math.pow(1 + tax[at], -c.model.epsilon() * c.phi[i]);
    }
    a = new double[n];
    s = new double[n];
    l = new double[n * n];
    x = new double[n * n];
    y1 = new double[n];
    e1 = new double[n];
    rho = new double[n];
  }

  /// Fills `out` (4n) with the residuals at `z` (4n).
  void residual(double[] z, double[] out) {
    double sumY1 = work(z);
    double beta = c.model.beta();
    double kappa = c.model.kappa();
    double g = sumY1 / c.sumY;
    double numeraire = 0;
    for (int j = 0; j < n; j++) {
      double net = 0;
      double bought = 0;
      for (int i = 0; i < n; i++) {
        net += (1 - c.nu[i]) * x[j * n + i];
        bought += x[i * n + j];
      }
      double revenue = rho[j] * e1[j];
      out[j] = (beta * net + c.nu[j] * bought - y1[j]) / c.y[j];
      out[n + j] = (revenue + y1[j] + (1 - beta) * net + c.t[j] * g - e1[j]) / c.e[j];
      double relieved = relief ? -Math.log(1 - revenue / y1[j]) : 0;
      out[2 * n + j] = z[2 * n + j] - kappa * (relieved + z[j] - z[3 * n + j]);
      out[3 * n + j] = z[3 * n + j] - price(z, j);
      numeraire +=
          beta < 1
              ? Math.expm1(z[j]) * c.y[j] / c.sumY
              : Math.expm1(z[3 * n + j]) * c.e[j] / c.sumE;
    }
    lastCountryGap = out[n - 1];
    out[n - 1] = numeraire;
  }

  /// The residual of (1) for the country whose equation gives way to the numeraire: 0 if Walras's
  /// law holds.
  double lastCountryGap() {
    return lastCountryGap;
  }

  boolean isWithoutIntermediates() {
    return c.model.beta() == 1;
  }

  /// ln P̂_j by (4).
  private double price(double[] z, int j) {
    return (1 - c.phi[j]) * (z[n + j] - z[j]) - Math.log(s[j]) / c.model.epsilon();
  }

  private double work(double[] z) {
    double sumY1 = 0;
    java.util.Arrays.fill(s, 0);
    java.util.Arrays.fill(rho, 0);
    for (int j = 0; j < n; j++) {
      a[j] = Math.exp(c.expW * z[j] + c.expL * z[2 * n + j] + c.expP * z[3 * n + j]);
      y1[j] = Math.exp(z[j] + z[2 * n + j]) * c.y[j];
      e1[j] = Math.exp(z[n + j]) * c.e[j];
      sumY1 += y1[j];
      for (int i = 0; i < n; i++) {
        l[j * n + i] = k[j * n + i] * a[j];
        s[i] += l[j * n + i];
      }
    }
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        int at = j * n + i;
        l[at] /= s[i];
        x[at] = l[at] * e1[i] / (1 + tax[at]);
        rho[i] += l[at] * tax[at] / (1 + tax[at]);
      }
    }
    return sumY1;
  }

  /// The Jacobian at the point of the last [#residual], 4n × 4n, row-major.
  double[] jacobian(double[] z) {
    int size = 4 * n;
    double[] jac = new double[size * size];
    double beta = c.model.beta();
    double kappa = c.model.kappa();
    double[] weights = new double[n];
    double[] dNet = new double[n];
    for (int j = 0; j < n; j++) {
      // d Σ_i (1 − ν_i) X'_ji over α_k = ln a_k, and over Ê_i
      java.util.Arrays.fill(dNet, 0);
      double net = 0;
      for (int i = 0; i < n; i++) {
        weights[i] = (1 - c.nu[i]) * x[j * n + i];
        net += weights[i];
      }
      for (int m = 0; m < n; m++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += weights[i] * l[m * n + i];
        }
        dNet[m] = (m == j ? net : 0) - sum;
      }
      int row1 = j * size;
      int row2 = (n + j) * size;
      int row3 = (2 * n + j) * size;
      int row4 = (3 * n + j) * size;
      double revenue = rho[j] * e1[j];
      double share = revenue / y1[j];
      double slope = relief ? kappa / (1 - share) : 0;
      for (int m = 0; m < n; m++) {
        double taxed = tax[m * n + j] / (1 + tax[m * n + j]);
        double dRevenue = e1[j] * l[m * n + j] * (taxed - rho[j]);
        put(jac, row1, m, (beta * dNet[m] - c.nu[j] * dRevenue) / c.y[j]);
        put(jac, row2, m, ((1 - beta) * dNet[m] + dRevenue) / c.e[j]);
        put(jac, row3, m, -slope * dRevenue / y1[j]);
        put(jac, row4, m, l[m * n + j] / c.model.epsilon());
        jac[row1 + n + m] += beta * weights[m] / c.y[j];
        jac[row2 + n + m] += (1 - beta) * weights[m] / c.e[j];
        double world = c.t[j] * y1[m] / c.sumY / c.e[j];
        jac[row2 + m] += world;
        jac[row2 + 2 * n + m] += world;
      }
      jac[row1 + n + j] += c.nu[j] * e1[j] * (1 - rho[j]) / c.y[j];
      jac[row1 + j] -= y1[j] / c.y[j];
      jac[row1 + 2 * n + j] -= y1[j] / c.y[j];
      jac[row2 + n + j] += (revenue - e1[j]) / c.e[j];
      jac[row2 + j] += y1[j] / c.e[j];
      jac[row2 + 2 * n + j] += y1[j] / c.e[j];
      jac[row3 + n + j] -= slope * share;
      jac[row3 + j] += slope * share - kappa;
      jac[row3 + 2 * n + j] += slope * share + 1;
      jac[row3 + 3 * n + j] += kappa;
      jac[row4 + n + j] -= 1 - c.phi[j];
      jac[row4 + j] += 1 - c.phi[j];
      jac[row4 + 3 * n + j] += 1;
    }
    numeraireRow(z, jac, size);
    return jac;
  }

  private void numeraireRow(double[] z, double[] jac, int size) {
    int row = (n - 1) * size;
    java.util.Arrays.fill(jac, row, row + size, 0);
    for (int j = 0; j < n; j++) {
      if (c.model.beta() < 1) {
        jac[row + j] = Math.exp(z[j]) * c.y[j] / c.sumY;
      } else {
        jac[row + 3 * n + j] = Math.exp(z[3 * n + j]) * c.e[j] / c.sumE;
      }
    }
  }

  /// What a derivative by α_m = ln a_m is in ŵ_m, L̂_m and P̂_m.
  private void put(double[] jac, int row, int m, double value) {
    jac[row + m] += c.expW * value;
    jac[row + 2 * n + m] += c.expL * value;
    jac[row + 3 * n + m] += c.expP * value;
  }
}
