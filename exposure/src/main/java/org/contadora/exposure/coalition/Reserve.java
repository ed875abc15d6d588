package org.contadora.exposure.coalition;

/// What a mutual fund has to hold: each member is threatened in a year with one probability and
/// then hit with another, independently, and is paid its loss.
///
/// @param expectedUsd what it pays in a year on average: the members' contributions without loading
/// @param valueAtRisk99Usd what it has to hold to pay in 99 years of 100
/// @param worstUsd what it would pay if every member were hit
/// @param priors the probabilities
public record Reserve(double expectedUsd, double valueAtRisk99Usd, double worstUsd, Priors priors) {
  private static final double LEVEL = 0.99;

  /// Steps of the grid on which losses are added up; each loss is rounded up to it, so that the
  /// capital is too high by at most the number of members over this, relative.
  private static final int GRID = 100_000;

  static Reserve of(double[] losses, Priors priors) {
    double probability = priors.threatPerYear() * priors.carriedOut();
    double worst = 0;
    for (double loss : losses) {
      worst += loss;
    }
    double step = worst / GRID;
    int size = GRID + losses.length + 1;
    double[] density = new double[size];
    density[0] = 1;
    for (double loss : losses) {
      int shift = step == 0 ? 0 : (int) Math.ceil(loss / step);
      for (int k = size - 1; k >= 0; k--) {
        double hit = k >= shift ? density[k - shift] : 0;
        density[k] = (1 - probability) * density[k] + probability * hit;
      }
    }
    double below = 0;
    int at = 0;
    for (; at < size; at++) {
      below += density[at];
      if (below >= LEVEL) {
        break;
      }
    }
    return new Reserve(probability * worst, Math.min(at * step, worst), worst, priors);
  }
}
