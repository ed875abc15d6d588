package org.contadora.exposure.equilibrium;

import org.contadora.exposure.world.Tariffs;

/// New tariffs as what they change in the matrices: with K_ji = λ_ji (1 + t_ji)^(−ε φ_i), the sums
/// over K and over K/(1 + t) are the sums over λ plus these few entries.
final class Shock {
  final int size;
  final int[] origin;
  final int[] destination;
  final double[] rate;

  /// K_ji − λ_ji.
  final double[] changeOfK;

  /// K_ji/(1 + t_ji) − λ_ji.
  final double[] changeOfNet;

  private Shock(int size) {
    this.size = size;
    origin = new int[size];
    destination = new int[size];
    rate = new double[size];
    changeOfK = new double[size];
    changeOfNet = new double[size];
  }

  static Shock of(Calibration c, Tariffs tariffs) {
    Shock shock = new Shock(tariffs.size());
    int[] at = {0};
    tariffs.forEach((exporter, importer, rate) -> {
      int k = at[0]++;
      shock.origin[k] = exporter;
      shock.destination[k] = importer;
      shock.setRate(c, k, rate);
    });
    return shock;
  }

  /// Changes the rate of an entry.
  void setRate(Calibration c, int k, double newRate) {
    int i = destination[k];
    double lambda = c.lambda[origin[k] * c.n + i];
    double kept = Math.pow(1 + newRate, -c.model.epsilon() * c.phi[i]);
    rate[k] = newRate;
    changeOfK[k] = lambda * (kept - 1);
    changeOfNet[k] = lambda * (kept / (1 + newRate) - 1);
  }

  /// dK_ji/dt_ji of an entry.
  double slopeOfK(Calibration c, int k) {
    int i = destination[k];
    double full = c.lambda[origin[k] * c.n + i] + changeOfK[k];
    return -c.model.epsilon() * c.phi[i] * full / (1 + rate[k]);
  }

  /// d(K_ji/(1 + t_ji))/dt_ji of an entry.
  double slopeOfNet(Calibration c, int k) {
    int i = destination[k];
    double net = c.lambda[origin[k] * c.n + i] + changeOfNet[k];
    return -(c.model.epsilon() * c.phi[i] + 1) * net / (1 + rate[k]);
  }
}
