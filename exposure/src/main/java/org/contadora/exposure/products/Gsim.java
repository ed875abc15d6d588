package org.contadora.exposure.products;

/// GSIM, all markets and all suppliers of one industry at once, non-linear (Francois and Hall 2002,
/// 2009).
///
/// Symbols: m_vr what market v buys of supplier r; T_vr = (1+t1_vr)/(1+t0_vr); θ_vr the share of r
/// in v's spending, tariff included; φ_vr the share of r's sales that go to v; σ_v, Em_v < 0, Ex_r
/// elasticities. Changes as ratios:
///
///     P_vr = T_vr p_r,   P_v^(1-σ) = Σ_r θ_vr P_vr^(1-σ),   q_vr = (P_vr/P_v)^(-σ) P_v^Em
///     F_r  = Ex_r·ln p_r - ln Σ_v φ_vr q_vr = 0
///
/// Newton's method in ln p with ω_vr = φ_vr q_vr / Σ_v φ_vr q_vr and w_vr = θ_vr (P_vr/P_v)^(1-σ):
///
///     ∂F_r/∂ln p_s = (Ex_r + Σ_v ω_vr σ_v) δ_rs - Σ_v ω_vr (σ_v + Em_v) w_vs
///
/// which is the published linear system (diag(Ex) - A) p = b at the starting point: its own effect
/// θ·Em - (1-θ)·σ and its cross effect θ·(Em + σ). Home sales may stand on the diagonal of m.
public final class Gsim {
  private static final double TOLERANCE = 1e-12;
  private static final int MOST_STEPS = 60;

  /// A step in ln p longer than this is shortened: far from the solution the slope misleads.
  private static final double LONGEST_STEP = 1;

  private final double[][] trade;
  private final double[][] share;
  private final double[][] destination;
  private final double[][] logTariff;
  private final double[] sigma;
  private final double[] demand;
  private final double[] supply;

  /// One industry.
  ///
  /// @param tradeUsd what each market (row) buys of each supplier (column), without tariff
  /// @param before tariffs before, same shape
  /// @param after tariffs after
  /// @param sigma substitution in each market, above zero and not 1
  /// @param importDemand demand of each market, below zero
  /// @param supply of each supplier, finite
  public Gsim(
      double[][] tradeUsd,
      double[][] before,
      double[][] after,
      double[] sigma,
      double[] importDemand,
      double[] supply) {
    int markets = tradeUsd.length;
    int suppliers = supply.length;
    for (double one : sigma) {
      if (!(one > 0) || one == 1) {
        throw new IllegalArgumentException(
            "The substitution (%s) must be above 0 and not 1.".formatted(one));
      }
    }
    this.trade = tradeUsd;
    this.sigma = sigma.clone();
    this.demand = importDemand.clone();
    this.supply = supply.clone();
    this.share = new double[markets][suppliers];
    this.destination = new double[markets][suppliers];
    this.logTariff = new double[markets][suppliers];
    double[] sales = new double[suppliers];
    for (int v = 0; v < markets; v++) {
      double spending = 0;
      for (int r = 0; r < suppliers; r++) {
        spending += tradeUsd[v][r] * (1 + before[v][r]);
        sales[r] += tradeUsd[v][r];
      }
      for (int r = 0; r < suppliers; r++) {
        share[v][r] = spending == 0 ? 0 : tradeUsd[v][r] * (1 + before[v][r]) / spending;
        logTariff[v][r] = Math.log1p(after[v][r]) - Math.log1p(before[v][r]);
      }
    }
    for (int v = 0; v < markets; v++) {
      for (int r = 0; r < suppliers; r++) {
        destination[v][r] = sales[r] == 0 ? 0 : tradeUsd[v][r] / sales[r];
      }
    }
  }

  /// What changes.
  ///
  /// @param logSupplierPrice by supplier
  /// @param logMarketPrice price index by market
  /// @param tradeAfterUsd what each market buys of each supplier, at suppliers' prices
  /// @param steps Newton steps taken
  /// @param residual largest of |F_r|
  @SuppressWarnings("ArrayRecordComponent") // three tables of numbers; nobody compares them
  public record Solution(
      double[] logSupplierPrice,
      double[] logMarketPrice,
      double[][] tradeAfterUsd,
      int steps,
      double residual) {}

  /// Solves for the prices that clear all markets.
  ///
  /// @throws IllegalStateException if Newton's method does not converge, with the last residual
  public Solution solve() {
    int n = supply.length;
    double[] p = new double[n];
    double[] f = new double[n];
    double[][] jacobian = new double[n][n];
    double residual = Double.NaN;
    for (int step = 0; step <= MOST_STEPS; step++) {
      residual = system(p, f, jacobian);
      if (residual <= TOLERANCE) {
        return solution(p, step, residual);
      }
      DenseSolver.solve(jacobian, f);
      double longest = 0;
      for (double x : f) {
        longest = Math.max(longest, Math.abs(x));
      }
      double damping = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
      for (int r = 0; r < n; r++) {
        p[r] -= damping * f[r];
      }
    }
    throw new IllegalStateException(
        "The markets do not clear after %d steps; the largest residual is %s."
            .formatted(MOST_STEPS, residual));
  }

  /// Fills F and its derivatives at prices `p`.
  ///
  /// @return the largest |F_r|
  private double system(double[] p, double[] f, double[][] jacobian) {
    int n = p.length;
    double[] quantity = new double[n];
    double[] ownSlope = new double[n];
    double[][] weights = new double[trade.length][n];
    double[][] demanded = new double[trade.length][n];
    for (int v = 0; v < trade.length; v++) {
      double index = market(v, p, weights[v]);
      for (int r = 0; r < n; r++) {
        double log = -sigma[v] * (p[r] + logTariff[v][r] - index) + demand[v] * index;
        demanded[v][r] = destination[v][r] * Math.exp(log);
        quantity[r] += demanded[v][r];
        ownSlope[r] += sigma[v] * demanded[v][r];
      }
    }
    double largest = 0;
    for (int r = 0; r < n; r++) {
      java.util.Arrays.fill(jacobian[r], 0);
      if (quantity[r] == 0) {
        // A supplier that sells nothing has no price to find.
        f[r] = p[r];
        jacobian[r][r] = 1;
        continue;
      }
      f[r] = supply[r] * p[r] - Math.log(quantity[r]);
      largest = Math.max(largest, Math.abs(f[r]));
      jacobian[r][r] = supply[r] + ownSlope[r] / quantity[r];
    }
    for (int v = 0; v < trade.length; v++) {
      double cross = sigma[v] + demand[v];
      for (int r = 0; r < n; r++) {
        double factor = quantity[r] == 0 ? 0 : cross * demanded[v][r] / quantity[r];
        if (factor != 0) {
          for (int s = 0; s < n; s++) {
            jacobian[r][s] -= factor * weights[v][s];
          }
        }
      }
    }
    return largest;
  }

  /// The price index of market `v`, and the weight of each supplier in it.
  private double market(int v, double[] p, double[] weight) {
    double power = 1 - sigma[v];
    double sum = 0;
    for (int r = 0; r < p.length; r++) {
      weight[r] = share[v][r] * Math.exp(power * (p[r] + logTariff[v][r]));
      sum += weight[r];
    }
    if (sum == 0) {
      return 0;
    }
    for (int r = 0; r < p.length; r++) {
      weight[r] /= sum;
    }
    return Math.log(sum) / power;
  }

  private Solution solution(double[] p, int steps, double residual) {
    double[][] after = new double[trade.length][p.length];
    double[] index = new double[trade.length];
    double[] weight = new double[p.length];
    for (int v = 0; v < trade.length; v++) {
      index[v] = market(v, p, weight);
      for (int r = 0; r < p.length; r++) {
        double log = -sigma[v] * (p[r] + logTariff[v][r] - index[v]) + demand[v] * index[v] + p[r];
        after[v][r] = trade[v][r] * Math.exp(log);
      }
    }
    return new Solution(p, index, after, steps, residual);
  }
}
