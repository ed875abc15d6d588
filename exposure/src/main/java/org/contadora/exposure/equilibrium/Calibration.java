package org.contadora.exposure.equilibrium;

import org.contadora.exposure.equilibrium.ModelCase.Profits;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.World;

/// The base year made consistent with the model, as plain arrays for the hot loops. Index j is the
/// origin, i the destination; values are thousands of US$.
///
/// ```
/// T_i  = (1 − ν_i)(Σ_j X_ji − Σ_k (1 − ν_k) X_ik)        transfers that pay for the deficit
/// E_i  = GDP_i + T_i,  X_ii = max(0, E_i − Σ_j X_ji)     expenditure, and what is bought at home
/// E_i  = Σ_j X_ji (again, with X_ii),  λ_ji = X_ji / E_i
/// Y_j  = β Σ_i (1 − ν_i) X_ji + ν_j E_j                  income of labour
/// T_j  = E_j − Y_j − (1 − β) Σ_i (1 − ν_i) X_ji
/// φ_i  = φ̃ + (1 + θ)/((1 − ν_i) θ) − 1/θ − 1
/// ```
///
/// In the input-output variant X_ii is divided by β before the last three.
final class Calibration {
  /// Gross profit margins of firms at home abroad and in the United States: the paper's targets.
  private static final double MARGIN_OTHERS = 0.12;

  private static final double MARGIN_OWN = 0.26;

  final World world;
  final ModelCase model;
  final int n;

  /// Row-major λ: `lambda[j * n + i]`, and its transpose, so that both sums run along memory.
  final double[] lambda;

  final double[] lambdaT;
  final double[] e;
  final double[] y;
  final double[] t;
  final double[] nu;
  final double[] phi;

  /// Income that is consumed: E_c = Y + T.
  final double[] ec;

  /// Exponents of A_ji in w_j, L_j and P_j.
  final double expW;

  final double expL;
  final double expP;
  final double sumY;
  final double sumE;

  private Calibration(
      World world,
      ModelCase model,
      double[] lambda,
      double[] e,
      double[] y,
      double[] t,
      double[] nu,
      double[] phi) {
    this.world = world;
    this.model = model;
    this.n = world.size();
    this.lambda = lambda;
    this.lambdaT = transposed(lambda, n);
    this.e = e;
    this.y = y;
    this.t = t;
    this.nu = nu;
    this.phi = phi;
    this.ec = new double[n];
    for (int i = 0; i < n; i++) {
      ec[i] = y[i] + t[i];
    }
    double beta = model.beta();
    this.expW = -model.epsilon() * (beta - model.psi() * (1 - beta));
    this.expL = model.epsilon() * model.psi();
    this.expP = -model.epsilon() * (1 - beta) * (1 + model.psi());
    this.sumY = sum(y);
    this.sumE = sum(e);
  }

  static Calibration of(World world, ModelCase model) {
    int n = world.size();
    // What is bought at home is worked out with profits even where the variant has none.
    double[] nuOfHome =
        model.profits() instanceof Profits.None(Profits home)
            ? profitShares(world, home)
            : profitShares(world, model.profits());
    double[] nu = profitShares(world, model.profits());
    double[] x = new double[n * n];
    double[] gdp = new double[n];
    for (int j = 0; j < n; j++) {
      gdp[j] = world.country(j).gdpUsd() / 1000;
      for (int i = 0; i < n; i++) {
        x[j * n + i] = world.tradeKusd(j, i);
      }
    }
    double beta = model.beta();
    double[] imports = columnSums(x, n);
    for (int i = 0; i < n; i++) {
      double netSales = 0;
      for (int k = 0; k < n; k++) {
        netSales += (1 - nuOfHome[k]) * world.tradeKusd(i, k);
      }
      double expenditure = gdp[i] + (1 - nuOfHome[i]) * (imports[i] - netSales);
      x[i * n + i] = Math.max(0, expenditure - imports[i]) / beta;
    }
    double[] e = columnSums(x, n);
    double[] y = new double[n];
    double[] t = new double[n];
    for (int j = 0; j < n; j++) {
      double netSales = 0;
      for (int i = 0; i < n; i++) {
        netSales += (1 - nu[i]) * x[j * n + i];
      }
      y[j] = beta * netSales + nu[j] * e[j];
      t[j] = e[j] - y[j] - (1 - beta) * netSales;
    }
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        x[j * n + i] /= e[i];
      }
    }
    return new Calibration(world, model, x, e, y, t, nu, passThrough(model, nu));
  }

  /// The same economy with other transfers (the paper's balanced trade).
  Calibration withTransfers(double[] transfers) {
    return new Calibration(world, model, lambda, e, y, transfers, nu, phi);
  }

  private static double[] passThrough(ModelCase model, double[] nu) {
    double theta = model.theta();
    double[] phi = new double[nu.length];
    for (int i = 0; i < nu.length; i++) {
      phi[i] =
          model.profits() instanceof Profits.None
              ? 1
              : model.phiTilde() + (1 + theta) / ((1 - nu[i]) * theta) - 1 / theta - 1;
    }
    return phi;
  }

  private static double[] profitShares(World world, Profits profits) {
    return switch (profits) {
      case Profits.Calibrated(String country) -> shares(world, country, calibrated(world, country));
      case Profits.Given(String country, double own, double others) -> {
        if (!(own >= 0 && own < 1 && others >= 0 && others < 1)) {
          throw new BadInput(
              "The profit shares (%s and %s) must be at least 0 and below 1."
                  .formatted(own, others));
        }
        yield shares(world, country, new double[] {others, own});
      }
      case Profits.None(_) -> new double[world.size()];
    };
  }

  private static double[] shares(World world, String country, double[] othersAndOwn) {
    int own = world.indexOf(country);
    double[] nu = new double[world.size()];
    java.util.Arrays.fill(nu, othersAndOwn[0]);
    nu[own] = othersAndOwn[1];
    return nu;
  }

  /// ν of all others (0) and of one country (1), from the two regions' aggregates:
  ///
  /// ```
  /// E = Y + (1 − ν)(Σ_j X_j· − Σ_i X_·i (1 − ν_i))
  /// r_0 = (E_0 − X_10)/(E_0 − X_10 + X_01),  r_1 = (E_1 − X_01)/(E_1 − X_01 + X_10)
  /// (1 − r_0) ν_1 + r_0 ν_0 = 0.12,  r_1 ν_1 + (1 − r_1) ν_0 = 0.26
  /// ```
  ///
  /// r moves little with ν, so that solving the last two in turn with it converges at once.
  private static double[] calibrated(World world, String country) {
    int own = world.indexOf(country);
    int n = world.size();
    double[][] x = new double[2][2];
    double[] gdp = new double[2];
    for (int j = 0; j < n; j++) {
      gdp[j == own ? 1 : 0] += world.country(j).gdpUsd() / 1000;
      for (int i = 0; i < n; i++) {
        x[j == own ? 1 : 0][i == own ? 1 : 0] += world.tradeKusd(j, i);
      }
    }
    double[] nu = {MARGIN_OTHERS, MARGIN_OWN};
    double change = 1;
    for (int step = 0; step < 200 && change > 1e-15; step++) {
      double[] home = new double[2];
      for (int i = 0; i < 2; i++) {
        int k = 1 - i;
        double e =
            gdp[i]
                + (1 - nu[i]) * (x[i][i] + x[k][i] - x[i][i] * (1 - nu[i]) - x[i][k] * (1 - nu[k]));
        home[i] = (e - x[k][i]) / (e - x[k][i] + x[i][k]);
      }
      double det = home[0] * home[1] - (1 - home[0]) * (1 - home[1]);
      double others = (MARGIN_OTHERS * home[1] - (1 - home[0]) * MARGIN_OWN) / det;
      double mine = (home[0] * MARGIN_OWN - (1 - home[1]) * MARGIN_OTHERS) / det;
      change = Math.abs(others - nu[0]) + Math.abs(mine - nu[1]);
      nu[0] = others;
      nu[1] = mine;
    }
    if (!(change <= 1e-12 && nu[0] >= 0 && nu[0] < 1 && nu[1] >= 0 && nu[1] < 1)) {
      throw new BadInput(
          ("The profit shares of %s (%s) and all others (%s) that its trade and GDP give must be at"
                  + " least 0 and below 1.\nMaybe trade and GDP are in different units.")
              .formatted(country, nu[1], nu[0]));
    }
    return nu;
  }

  static double[] transposed(double[] a, int n) {
    double[] out = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        out[i * n + j] = a[j * n + i];
      }
    }
    return out;
  }

  private static double[] columnSums(double[] x, int n) {
    double[] sums = new double[n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        sums[i] += x[j * n + i];
      }
    }
    return sums;
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
