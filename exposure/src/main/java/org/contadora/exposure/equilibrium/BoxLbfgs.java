package org.contadora.exposure.equilibrium;

import java.util.Arrays;

/// Minimises a smooth function of many variables within bounds: limited-memory BFGS on the
/// variables that no bound holds, with steps projected onto the box (Nocedal and Wright, Numerical
/// Optimization, 2nd edition, sections 7.2 and 16.7).
final class BoxLbfgs {
  private static final int MEMORY = 12;
  private static final int MOST_EVALUATIONS = 400;

  /// Share of the promised decrease that a step must keep.
  private static final double SUFFICIENT = 1e-4;

  /// How far two values may be apart that the solver cannot tell apart, relative.
  private static final double NOISE = 1e-10;

  /// Steps along a curvature below this share are not remembered.
  private static final double CURVATURE = 1e-12;

  private final Function function;
  private final double[] low;
  private final double[] high;
  private final double goal;
  private final int n;
  private final double[][] s = new double[MEMORY][];
  private final double[][] y = new double[MEMORY][];
  private int remembered;
  private int evaluations;
  private double gradientNorm;

  /// The value of a function, and its gradient.
  interface Function {
    double at(double[] x, double[] gradient);
  }

  /// @param goal largest entry of the projected gradient at which a point is the minimum
  BoxLbfgs(Function function, double[] low, double[] high, double goal) {
    this.function = function;
    this.low = low;
    this.high = high;
    this.goal = goal;
    n = low.length;
  }

  /// Moves `x` to the minimum.
  ///
  /// @return the value there
  /// @throws NoConvergence if there is none to be found
  double minimise(double[] x) {
    double[] history = new double[MOST_EVALUATIONS];
    double[] gradient = new double[n];
    double[] tried = new double[n];
    double[] triedGradient = new double[n];
    project(x);
    double value = function.at(x, gradient);
    evaluations = 1;
    int steps = 0;
    while ((gradientNorm = projectedNorm(x, gradient)) > goal) {
      history[steps++] = gradientNorm;
      boolean newton = remembered > 0;
      double[] direction = direction(x, gradient);
      double factor = newton ? 1 : firstFactor(direction);
      double triedValue = Double.NaN;
      boolean closer = false;
      while (evaluations < MOST_EVALUATIONS) {
        for (int k = 0; k < n; k++) {
          tried[k] = x[k] + factor * direction[k];
        }
        project(tried);
        double promised = 0;
        for (int k = 0; k < n; k++) {
          promised += gradient[k] * (tried[k] - x[k]);
        }
        triedValue = function.at(tried, triedGradient);
        evaluations++;
        // Near the minimum the value no longer tells points apart: the gradient does.
        closer =
            triedValue <= value + SUFFICIENT * promised
                || (triedValue <= value + NOISE * (1 + Math.abs(value))
                    && projectedNorm(tried, triedGradient) < gradientNorm);
        if (closer || factor < 1e-10) {
          break;
        }
        factor /= 2;
      }
      if (!closer) {
        if (newton && evaluations < MOST_EVALUATIONS) {
          remembered = 0;
          continue;
        }
        throw new NoConvergence("The search for the optimum", Arrays.copyOf(history, steps));
      }
      remember(x, gradient, tried, triedGradient);
      System.arraycopy(tried, 0, x, 0, n);
      System.arraycopy(triedGradient, 0, gradient, 0, n);
      value = triedValue;
    }
    return value;
  }

  int evaluations() {
    return evaluations;
  }

  /// The largest entry of the projected gradient at the minimum.
  double gradientNorm() {
    return gradientNorm;
  }

  private double firstFactor(double[] direction) {
    double factor = Double.POSITIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      if (direction[k] != 0) {
        factor = Math.min(factor, 0.2 * (high[k] - low[k]) / Math.abs(direction[k]));
      }
    }
    return Double.isInfinite(factor) ? 1 : factor;
  }

  private boolean isHeld(double[] x, double[] gradient, int k) {
    return (x[k] <= low[k] && gradient[k] > 0) || (x[k] >= high[k] && gradient[k] < 0);
  }

  private double projectedNorm(double[] x, double[] gradient) {
    double norm = 0;
    for (int k = 0; k < n; k++) {
      if (!isHeld(x, gradient, k)) {
        norm = Math.max(norm, Math.abs(gradient[k]));
      }
    }
    return norm;
  }

  private double[] direction(double[] x, double[] gradient) {
    double[] d = new double[n];
    boolean[] held = new boolean[n];
    for (int k = 0; k < n; k++) {
      held[k] = isHeld(x, gradient, k);
      d[k] = held[k] ? 0 : -gradient[k];
    }
    double[] alpha = new double[remembered];
    double[] rho = new double[remembered];
    for (int m = remembered - 1; m >= 0; m--) {
      rho[m] = dot(s[m], y[m], held);
      if (rho[m] > 0) {
        alpha[m] = dot(s[m], d, held) / rho[m];
        add(-alpha[m], y[m], d, held);
      }
    }
    if (remembered > 0) {
      double[] lastY = y[remembered - 1];
      double curvature = dot(s[remembered - 1], lastY, held);
      double scale = curvature / dot(lastY, lastY, held);
      if (scale > 0 && !Double.isInfinite(scale)) {
        for (int k = 0; k < n; k++) {
          d[k] *= scale;
        }
      }
    }
    for (int m = 0; m < remembered; m++) {
      if (rho[m] > 0) {
        add(alpha[m] - dot(y[m], d, held) / rho[m], s[m], d, held);
      }
    }
    return d;
  }

  private void remember(double[] x, double[] gradient, double[] next, double[] nextGradient) {
    double[] step = new double[n];
    double[] change = new double[n];
    double product = 0;
    double size = 0;
    for (int k = 0; k < n; k++) {
      step[k] = next[k] - x[k];
      change[k] = nextGradient[k] - gradient[k];
      product += step[k] * change[k];
      size += change[k] * change[k];
    }
    if (product <= CURVATURE * size) {
      return;
    }
    if (remembered == MEMORY) {
      System.arraycopy(s, 1, s, 0, MEMORY - 1);
      System.arraycopy(y, 1, y, 0, MEMORY - 1);
      remembered--;
    }
    s[remembered] = step;
    y[remembered++] = change;
  }

  private void project(double[] x) {
    for (int k = 0; k < n; k++) {
      x[k] = Math.min(high[k], Math.max(low[k], x[k]));
    }
  }

  private static double dot(double[] a, double[] b, boolean[] held) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += held[k] ? 0 : a[k] * b[k];
    }
    return sum;
  }

  private static void add(double factor, double[] what, double[] to, boolean[] held) {
    for (int k = 0; k < to.length; k++) {
      to[k] += held[k] ? 0 : factor * what[k];
    }
  }
}
