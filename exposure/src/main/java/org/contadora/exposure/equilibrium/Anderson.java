package org.contadora.exposure.equilibrium;

import java.util.Arrays;

/// Finds the fixed point of a [ReducedMap] by damped steps that are extrapolated over the last few
/// (Anderson, Journal of the ACM 12, 1965; in the form of Walker and Ni, SIAM Journal on Numerical
/// Analysis 49, 2011): no matrix is factorised.
final class Anderson {
  /// How many earlier steps the extrapolation looks at.
  private static final int DEPTH = 8;

  /// Damping of the steps, tried one after the other.
  private static final double[] STEPS = {0.7, 0.3, 0.1};

  private static final int MOST_ITERATIONS = 400;

  /// Columns that add less than this share of their length to the others are left out.
  private static final double DEPENDENT = 1e-8;

  /// Largest residual (logarithm of the two sides' ratio) at which a point is the solution.
  static final double TOLERANCE = 1e-12;

  private final int size;
  private final int depth;
  private final double[][] dx = new double[DEPTH][];
  private final double[][] df = new double[DEPTH][];
  private final double[][] basis = new double[DEPTH][];
  private final double[][] r = new double[DEPTH][DEPTH];
  private final double[] gamma = new double[DEPTH];
  private final double[] f;
  private final double[] lastX;
  private final double[] lastF;
  private double[] history = new double[64];
  private int iterations;

  Anderson(int size) {
    this.size = size;
    depth = Math.min(DEPTH, size / 2);
    for (int k = 0; k < DEPTH; k++) {
      dx[k] = new double[size];
      df[k] = new double[size];
      basis[k] = new double[size];
    }
    f = new double[size];
    lastX = new double[size];
    lastF = new double[size];
  }

  /// Moves `x` to the fixed point of `map`, which has been worked out there on return.
  ///
  /// @throws NoConvergence if there is none to be found
  void solve(ReducedMap map, double[] x) {
    double[] start = x.clone();
    iterations = 0;
    for (double step : STEPS) {
      System.arraycopy(start, 0, x, 0, size);
      if (run(map, x, step)) {
        return;
      }
    }
    throw new NoConvergence("The fixed point", Arrays.copyOf(history, iterations));
  }

  /// Steps of the last [#solve].
  int iterations() {
    return iterations;
  }

  private boolean run(ReducedMap map, double[] x, double damping) {
    double[] step = map.steps(damping);
    int kept = 0;
    int next = 0;
    boolean hasLast = false;
    double best = Double.POSITIVE_INFINITY;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      if (!map.evaluate(x)) {
        record(Double.NaN);
        if (!hasLast) {
          return false;
        }
        // Back to the last sound point, and half of its plain step.
        for (int k = 0; k < size; k++) {
          lastF[k] *= 0.5;
          x[k] = lastX[k] + lastF[k];
        }
        kept = 0;
        next = 0;
        continue;
      }
      map.residual(x, step, f);
      double largest = largest(f, step);
      record(largest);
      if (largest <= TOLERANCE) {
        map.shift(x, -map.scale());
        map.evaluate(x);
        return true;
      }
      double shift = map.scale();
      map.shift(f, -shift);
      if (largest > 1e3 * best || Double.isNaN(largest)) {
        return false;
      }
      best = Math.min(best, largest);
      if (hasLast) {
        for (int k = 0; k < size; k++) {
          dx[next][k] = x[k] - lastX[k];
          df[next][k] = f[k] - lastF[k];
        }
        next = (next + 1) % depth;
        kept = Math.min(kept + 1, depth);
      }
      System.arraycopy(x, 0, lastX, 0, size);
      System.arraycopy(f, 0, lastF, 0, size);
      hasLast = true;
      extrapolate(x, kept, next);
    }
    return false;
  }

  /// x + f − Σ γ_k (Δx_k + Δf_k), where γ makes |f − Σ γ_k Δf_k| smallest: by orthogonalising the
  /// latest Δf first, so that what is left out as dependent is the oldest.
  private void extrapolate(double[] x, int kept, int next) {
    int used = 0;
    int[] column = new int[DEPTH];
    for (int age = 0; age < kept; age++) {
      int k = Math.floorMod(next - 1 - age, depth);
      double[] v = basis[used];
      System.arraycopy(df[k], 0, v, 0, size);
      double length = Math.sqrt(dot(v, v));
      for (int earlier = 0; earlier < used; earlier++) {
        r[earlier][used] = dot(basis[earlier], v);
        add(-r[earlier][used], basis[earlier], v);
      }
      double rest = Math.sqrt(dot(v, v));
      if (rest > DEPENDENT * length) {
        r[used][used] = rest;
        for (int i = 0; i < size; i++) {
          v[i] /= rest;
        }
        column[used++] = k;
      }
    }
    for (int k = used - 1; k >= 0; k--) {
      double value = dot(basis[k], f);
      for (int later = k + 1; later < used; later++) {
        value -= r[k][later] * gamma[later];
      }
      gamma[k] = value / r[k][k];
    }
    add(1, f, x);
    for (int k = 0; k < used; k++) {
      add(-gamma[k], dx[column[k]], x);
      add(-gamma[k], df[column[k]], x);
    }
  }

  private static double largest(double[] f, double[] step) {
    double largest = 0;
    for (int k = 0; k < f.length; k++) {
      double value = Math.abs(k < step.length ? f[k] / step[k] : f[k]);
      largest = value > largest || Double.isNaN(value) ? value : largest;
    }
    return largest;
  }

  private void record(double residual) {
    if (iterations == history.length) {
      history = Arrays.copyOf(history, 2 * iterations);
    }
    history[iterations++] = residual;
  }

  static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static void add(double factor, double[] what, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }
}
