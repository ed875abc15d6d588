package org.contadora.exposure.equilibrium;

import org.contadora.exposure.equilibrium.ModelCase.Rebate;

/// The equilibrium as a map on u = ln ŵ, v = ln L̂ and, with intermediate goods, p = ln P̂, whose
/// fixed point it is. Everything else follows from these (a hat is new over old, a prime is new):
///
/// ```
/// A_ji = K_ji a_j            a_j = exp(expW u_j + expL v_j + expP p_j)
/// S_i  = Σ_j A_ji            b_i = Σ_j A_ji/(1 + t_ji) / S_i       (1 − b_i: tariffs' share in E'_i)
/// Y'_i = ŵ_i L̂_i Y_i         G = Σ Y'/Σ Y
/// E'_i = (Y'_i/β + T_i G) / (b_i h_i)            h_i = 1 + ν_i (1 − β)/β
/// R_i  = (1 − b_i) E'_i
/// I_j  = β Σ_i (1 − ν_i) X'_ji + ν_j b_j E'_j    X'_ji = A_ji/S_i E'_i/(1 + t_ji)
/// P̂_i  = (Ê_i/ŵ_i)^(1 − φ_i) S_i^(−1/ε)
/// ```
///
/// and the three conditions are I_j = Y'_j, L̂_i = (τ̂_i ŵ_i/P̂_i)^κ with τ̂_i = 1/(1 − R_i/Y'_i)
/// or 1, and p_i = ln P̂_i. E' comes from the budget (2) with (1) put into it, which makes it
/// diagonal; the sum of I is then the sum of Y' at any point (Walras), so that only relative wages
/// move.
///
/// [AdjointMap] is its adjoint, line by line backwards. Not for use by several threads.
final class ReducedMap {
  /// Steps grow no further below this share of imports in expenditure.
  private static final double LEAST_OPEN = 1e-4;

  final Calibration c;
  final Shock shock;
  final int n;

  /// How many unknowns: 2n, or 3n with intermediate goods.
  final int unknowns;

  final boolean intermediates;
  final boolean relief;
  final double[] a;
  final double[] s;
  final double[] b;
  final double[] y1;
  final double[] e1;
  final double[] q;
  final double[] sales;
  final double[] income;
  final double[] lnP;
  final double[] lnW;
  double g;

  ReducedMap(Calibration c, Shock shock) {
    this.c = c;
    this.shock = shock;
    n = c.n;
    intermediates = c.model.beta() < 1;
    relief = c.model.rebate() == Rebate.INCOME_TAX_RELIEF;
    unknowns = intermediates ? 3 * n : 2 * n;
    a = new double[n];
    s = new double[n];
    b = new double[n];
    y1 = new double[n];
    e1 = new double[n];
    q = new double[n];
    sales = new double[n];
    income = new double[n];
    lnP = new double[n];
    lnW = new double[n];
  }

  /// Works out everything at `x`.
  ///
  /// @return false if `x` lies outside what the economy can be: an expenditure that is not above 0,
  ///   or revenue above all income
  boolean evaluate(double[] x) {
    double sumY1 = 0;
    for (int j = 0; j < n; j++) {
      double alpha = c.expW * x[j] + c.expL * x[n + j];
      if (intermediates) {
        alpha += c.expP * x[2 * n + j];
      }
      a[j] = Math.exp(alpha);
      lnW[j] = x[j];
      y1[j] = c.y[j] * Math.exp(x[j] + x[n + j]);
      sumY1 += y1[j];
    }
    g = sumY1 / c.sumY;
    multiply(c.lambda, a, s, n);
    System.arraycopy(s, 0, b, 0, n);
    for (int k = 0; k < shock.size; k++) {
      s[shock.destination[k]] += shock.changeOfK[k] * a[shock.origin[k]];
      b[shock.destination[k]] += shock.changeOfNet[k] * a[shock.origin[k]];
    }
    double beta = c.model.beta();
    boolean sound = true;
    for (int i = 0; i < n; i++) {
      b[i] /= s[i];
      e1[i] = (y1[i] / beta + c.t[i] * g) / (b[i] * h(i));
      sound &= e1[i] > 0 && (1 - b[i]) * e1[i] < y1[i];
      q[i] = (1 - c.nu[i]) * e1[i] / s[i];
    }
    if (!sound) {
      return false;
    }
    multiply(c.lambdaT, q, sales, n);
    for (int k = 0; k < shock.size; k++) {
      sales[shock.origin[k]] += shock.changeOfNet[k] * q[shock.destination[k]];
    }
    for (int i = 0; i < n; i++) {
      income[i] = beta * a[i] * sales[i] + c.nu[i] * e1[i] * b[i];
      lnP[i] =
          (1 - c.phi[i]) * (Math.log(e1[i] / c.e[i]) - lnW[i]) - Math.log(s[i]) / c.model.epsilon();
    }
    return true;
  }

  double h(int i) {
    double beta = c.model.beta();
    return 1 + c.nu[i] * (1 - beta) / beta;
  }

  /// out_i = Σ_j m_ji x_j, four rows at a time along memory, which the compiler turns into vectors.
  static void multiply(double[] m, double[] x, double[] out, int n) {
    java.util.Arrays.fill(out, 0);
    int j = 0;
    for (; j + 3 < n; j += 4) {
      double x0 = x[j];
      double x1 = x[j + 1];
      double x2 = x[j + 2];
      double x3 = x[j + 3];
      int r0 = j * n;
      int r1 = r0 + n;
      int r2 = r1 + n;
      int r3 = r2 + n;
      for (int i = 0; i < n; i++) {
        out[i] += (x0 * m[r0 + i] + x1 * m[r1 + i]) + (x2 * m[r2 + i] + x3 * m[r3 + i]);
      }
    }
    for (; j < n; j++) {
      double xj = x[j];
      int r = j * n;
      for (int i = 0; i < n; i++) {
        out[i] += xj * m[r + i];
      }
    }
  }

  /// How far the conditions are from holding where [#evaluate] was: the logarithms of both sides'
  /// ratio.
  ///
  /// @param step factors on the first n
  void residual(double[] x, double[] step, double[] out) {
    double kappa = c.model.kappa();
    for (int i = 0; i < n; i++) {
      out[i] = step[i] * Math.log(income[i] / y1[i]);
      double tax = relief ? -Math.log1p(-(1 - b[i]) * e1[i] / y1[i]) : 0;
      out[n + i] = kappa * (tax + lnW[i] - lnP[i]) - x[n + i];
      if (intermediates) {
        out[2 * n + i] = lnP[i] - x[2 * n + i];
      }
    }
  }

  /// How far each wage may follow the logarithm of income over what it should be: nearly the
  /// inverse of how income falls as the wage rises, −(1 − λ_ii)(1 + ε (1 + λ_ii)). A country that
  /// hardly trades needs long steps, an open one short ones.
  double[] steps(double damping) {
    double[] steps = new double[n];
    for (int i = 0; i < n; i++) {
      double home = c.lambda[i * n + i];
      double open = Math.max(1 - home, LEAST_OPEN);
      steps[i] = damping / (open * (1 + c.model.epsilon() * (1 + home)));
    }
    return steps;
  }

  /// The logarithm of what prices must be divided by for the numeraire to be 1 where [#evaluate]
  /// was: spending on the base year's basket (Σ P̂_i E_i = Σ E_i), with intermediate goods the base
  /// year's labour (Σ ŵ_i Y_i = Σ Y_i).
  double scale() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += intermediates ? Math.exp(lnW[i]) * c.y[i] : Math.exp(lnP[i]) * c.e[i];
    }
    return Math.log(sum / (intermediates ? c.sumY : c.sumE));
  }

  /// Multiplies all prices by exp(`shift`).
  void shift(double[] x, double shift) {
    for (int i = 0; i < n; i++) {
      x[i] += shift;
      if (intermediates) {
        x[2 * n + i] += shift;
      }
    }
  }

  /// Expenditure on consumption of i over that of the base year.
  double consumption(int i) {
    return ((1 - b[i]) * e1[i] + y1[i] + c.t[i] * g) / c.ec[i];
  }

  /// δ_i = E_c/(E_c − κ (1 − τ_i) Y_i/(1 + κ)): how much of welfare's change is consumption's.
  double delta(int i) {
    double kappa = c.model.kappa();
    double tau = relief ? (1 - b[i]) * e1[i] / y1[i] : 0;
    return c.ec[i] / (c.ec[i] - kappa * (1 - tau) * c.y[i] / (1 + kappa));
  }

  /// Ŵ_i = δ_i Ê_c,i/P̂_i + (1 − δ_i) ŵ_i L̂_i/P̂_i.
  double welfare(int i) {
    double delta = delta(i);
    return (delta * consumption(i) + (1 - delta) * y1[i] / c.y[i]) / Math.exp(lnP[i]);
  }
}
