package org.contadora.exposure.products;

/// SMART, the closed form of WITS: one market, trade creation and trade diversion (Laird and Yeats
/// 1986; Jammes and Olarreaga 2005).
///
/// With m_c what supplier c sells, e < 0 the demand for imports, s > 0 substitution between
/// suppliers, μ the supply:
///
///     TC_c = m_c · e·μ/(μ-e) · (t1_c-t0_c)/(1+t0_c)            (μ infinite: e in place of e·μ/(μ-e))
///     ρ_c  = (1+t1_c)/(1+t0_c) - 1,   R_c = Σ_{k≠c} m_k
///     TD_c = -m_c·R_c·s·ρ_c / (m_c + R_c + m_c·s·|ρ_c|), within [-m_c, R_c]
///
/// and -TD_c goes to the others in proportion to m_k, so that diversion sums to zero. It is linear
/// in the tariff: beside the non-linear market it shows how much of a large tariff's effect the
/// usual tool misses. A line cannot sell less than nothing; what the formulas take below is cut off.
final class Smart {
  private Smart() {}

  static Outcome outcome(Lines lines, double e, double s, double mu) {
    int n = lines.count();
    double total = 0;
    for (int c = 0; c < n; c++) {
      total += lines.valueUsd[c];
    }
    double passed = Double.isInfinite(mu) ? 1 : mu / (mu - e);
    double[] change = new double[n];
    double priceSum = 0;
    double producer = 0;
    for (int c = 0; c < n; c++) {
      double m = lines.valueUsd[c];
      double rho = (lines.after[c] - lines.before[c]) / (1 + lines.before[c]);
      if (rho == 0) {
        continue;
      }
      double rest = total - m;
      double creation = m * e * passed * rho;
      double diversion =
          m + rest == 0 ? 0 : -m * rest * s * rho / (m + rest + m * s * Math.abs(rho));
      diversion = Math.clamp(diversion, -m, rest);
      change[c] += creation + diversion;
      for (int k = 0; k < n && rest > 0; k++) {
        if (k != c) {
          change[k] -= diversion * lines.valueUsd[k] / rest;
        }
      }
      if (!lines.own[c]) {
        continue;
      }
      double price = Double.isInfinite(mu) ? 0 : e * rho / (mu - e);
      priceSum += m * price;
      producer -= Double.isInfinite(mu) ? 0 : m * price * (1 + 0.5 * mu * price);
    }
    return sum(lines, change, priceSum, producer, total);
  }

  private static Outcome sum(
      Lines lines, double[] change, double priceSum, double producer, double total) {
    double trade = 0;
    double lost = 0;
    double diverted = 0;
    double revenue = 0;
    double consumer = 0;
    double marketPrice = 0;
    for (int c = 0; c < lines.count(); c++) {
      double m = lines.valueUsd[c];
      double after = Math.max(0, m + change[c]);
      double rise = lines.after[c] - lines.before[c];
      revenue += lines.after[c] * after - lines.before[c] * m;
      // Trapezoid under the demand: what is still bought costs more, half of what is not was lost.
      consumer += rise * (m + after) / 2;
      marketPrice += m / total * rise / (1 + lines.before[c]);
      if (lines.own[c]) {
        trade += m;
        lost += m - after;
      } else {
        diverted += after - m;
      }
    }
    return new Outcome(
        trade,
        lost,
        trade == 0 ? 0 : 100 * priceSum / trade,
        100 * marketPrice,
        revenue,
        diverted,
        consumer,
        producer);
  }
}
