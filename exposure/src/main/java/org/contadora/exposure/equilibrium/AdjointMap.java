package org.contadora.exposure.equilibrium;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The adjoint of a [ReducedMap] where it was last worked out: for Φ = Σ ω · (residuals with step
/// 1)
/// + Σ_i weight_i Ŵ_i it gives dΦ/dx and dΦ/dt at the cost of about one more evaluation. A bar is
///   dΦ over the value's name.
final class AdjointMap {
  private final ReducedMap m;
  private final Calibration c;
  private final int n;
  private final double[] aBar;
  private final double[] sBar;
  private final double[] bBar;
  private final double[] yBar;
  private final double[] eBar;
  private final double[] qBar;
  private final double[] salesBar;
  private final double[] sumBar;
  private double gBar;

  AdjointMap(ReducedMap map) {
    m = map;
    c = map.c;
    n = map.n;
    aBar = new double[n];
    sBar = new double[n];
    bBar = new double[n];
    yBar = new double[n];
    eBar = new double[n];
    qBar = new double[n];
    salesBar = new double[n];
    sumBar = new double[n];
  }

  /// Works out both derivatives.
  ///
  /// @param omega weights of the residuals, 2n or 3n
  /// @param weight weights of the countries' welfare, null for none
  /// @param dx receives dΦ/dx
  /// @param dt receives dΦ/dt for each entry of the shock, null if not wanted
  void reverse(double[] omega, double @Nullable [] weight, double[] dx, double @Nullable [] dt) {
    Arrays.fill(dx, 0);
    gBar = 0;
    for (int i = 0; i < n; i++) {
      reverseCountry(i, omega, weight == null ? 0 : weight[i], dx);
    }
    reverseMatrices(dt);
    for (int j = 0; j < n; j++) {
      double alphaBar = aBar[j] * m.a[j];
      double labourBar = (yBar[j] + gBar / c.sumY) * m.y1[j];
      dx[j] += c.expW * alphaBar + labourBar;
      dx[n + j] += c.expL * alphaBar + labourBar;
      if (m.intermediates) {
        dx[2 * n + j] += c.expP * alphaBar;
      }
    }
  }

  private void reverseCountry(int i, double[] omega, double weight, double[] dx) {
    double kappa = c.model.kappa();
    double beta = c.model.beta();
    double tau = m.relief ? (1 - m.b[i]) * m.e1[i] / m.y1[i] : 0;
    double revenueBar = 0;
    double priceBar = 0;
    double incomeBar = omega[i] / m.income[i];
    yBar[i] = -omega[i] / m.y1[i];
    double tauBar = m.relief ? kappa * omega[n + i] / (1 - tau) : 0;
    if (weight != 0) {
      double price = Math.exp(m.lnP[i]);
      double delta = m.delta(i);
      double labour = m.y1[i] / c.y[i];
      double consumption = m.consumption(i);
      double consumptionBar = weight * delta / (price * c.ec[i]);
      revenueBar += consumptionBar;
      yBar[i] += consumptionBar + weight * (1 - delta) / (price * c.y[i]);
      gBar += consumptionBar * c.t[i];
      priceBar -= weight * (delta * consumption + (1 - delta) * labour) / price;
      if (m.relief) {
        double deltaBar = weight * (consumption - labour) / price;
        tauBar -= deltaBar * delta * delta / c.ec[i] * kappa * c.y[i] / (1 + kappa);
      }
    }
    // τ = R/Y', the labour supply and the price index
    revenueBar += tauBar / m.y1[i];
    yBar[i] -= tauBar * tau / m.y1[i];
    priceBar -= kappa * omega[n + i];
    dx[i] += kappa * omega[n + i];
    dx[n + i] -= omega[n + i];
    if (m.intermediates) {
      priceBar += omega[2 * n + i];
      dx[2 * n + i] -= omega[2 * n + i];
    }
    dx[i] -= priceBar * (1 - c.phi[i]);
    sBar[i] = -priceBar / (c.model.epsilon() * m.s[i]);
    // R = (1 − b) E' and I = β a · sales + ν E' b
    eBar[i] =
        priceBar * (1 - c.phi[i]) / m.e1[i]
            + revenueBar * (1 - m.b[i])
            + incomeBar * c.nu[i] * m.b[i];
    bBar[i] = (incomeBar * c.nu[i] - revenueBar) * m.e1[i];
    aBar[i] = incomeBar * beta * m.sales[i];
    salesBar[i] = incomeBar * beta * m.a[i];
  }

  private void reverseMatrices(double @Nullable [] dt) {
    double beta = c.model.beta();
    Shock shock = m.shock;
    ReducedMap.multiply(c.lambda, salesBar, qBar, n);
    for (int k = 0; k < shock.size; k++) {
      qBar[shock.destination[k]] += shock.changeOfNet[k] * salesBar[shock.origin[k]];
    }
    for (int i = 0; i < n; i++) {
      eBar[i] += qBar[i] * (1 - c.nu[i]) / m.s[i];
      sBar[i] -= qBar[i] * m.q[i] / m.s[i];
      yBar[i] += eBar[i] / (beta * m.b[i] * m.h(i));
      gBar += eBar[i] * c.t[i] / (m.b[i] * m.h(i));
      double shareBar = bBar[i] - eBar[i] * m.e1[i] / m.b[i];
      bBar[i] = shareBar / m.s[i];
      sBar[i] -= shareBar * m.b[i] / m.s[i];
      sumBar[i] = sBar[i] + bBar[i];
    }
    double[] fromMatrix = qBar;
    ReducedMap.multiply(c.lambdaT, sumBar, fromMatrix, n);
    for (int k = 0; k < shock.size; k++) {
      int j = shock.origin[k];
      int i = shock.destination[k];
      fromMatrix[j] += shock.changeOfK[k] * sBar[i] + shock.changeOfNet[k] * bBar[i];
      if (dt != null) {
        dt[k] =
            shock.slopeOfK(c, k) * sBar[i] * m.a[j]
                + shock.slopeOfNet(c, k) * (bBar[i] * m.a[j] + salesBar[j] * m.q[i]);
      }
    }
    for (int j = 0; j < n; j++) {
      aBar[j] += fromMatrix[j];
    }
  }
}
