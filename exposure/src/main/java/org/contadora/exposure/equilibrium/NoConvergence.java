package org.contadora.exposure.equilibrium;

import java.util.Arrays;
import java.util.Locale;

/// No solution was found, and none is given: the largest residual of each step is in the history.
public final class NoConvergence extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 5;

  private final double[] residuals;

  NoConvergence(String what, double[] residuals) {
    super(message(what, residuals));
    this.residuals = residuals.clone();
  }

  /// The largest residual of each step, first to last; NaN where a step led out of what an economy
  /// can be.
  public double[] residuals() {
    return residuals.clone();
  }

  private static String message(String what, double[] residuals) {
    StringBuilder last = new StringBuilder();
    for (int k = Math.max(0, residuals.length - SHOWN); k < residuals.length; k++) {
      last.append(last.isEmpty() ? "" : ", ")
          .append(String.format(Locale.ROOT, "%.2e", residuals[k]));
    }
    double best = Arrays.stream(residuals).filter(r -> !Double.isNaN(r)).min().orElse(Double.NaN);
    return String.format(
        Locale.ROOT,
        "%s found no solution in %d steps: the largest residual was %.2e at best, and at last %s."
            + "\nMaybe the tariffs are too high for this model, or trade and GDP do not fit together.",
        what,
        residuals.length,
        best,
        last);
  }
}
