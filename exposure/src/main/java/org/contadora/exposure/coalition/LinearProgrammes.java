package org.contadora.exposure.coalition;

import java.util.List;
import java.util.Map;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/// The linear programmes of this package; the only class that knows the solver. Amounts are scaled
/// to about 1 for it and back.
final class LinearProgrammes {
  private LinearProgrammes() {}

  /// min Σ s_i, s ≥ 0, Σ_{i∈T} s_i ≥ missing_T for each set T of `rows`.
  static double[] cheapestShares(int n, List<Long> rows, Map<Long, Double> missing) {
    double scale = 1;
    for (long row : rows) {
      scale = Math.max(scale, Math.abs(missing.getOrDefault(row, 0.0)));
    }
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Variable[] s = new Variable[n];
    for (int i = 0; i < n; i++) {
      s[i] = model.newVariable("s" + i).lower(0).weight(1);
    }
    for (long row : rows) {
      Expression sum = model.newExpression("T" + row).lower(missing.getOrDefault(row, 0.0) / scale);
      for (int i = 0; i < n; i++) {
        if ((row >> i & 1) == 1) {
          sum.set(s[i], 1);
        }
      }
    }
    return values(model.minimise(), n, scale);
  }

  /// min e with x(S) + e ≥ worth_S for each set of `open` and x(S) = value_S for each of `fixed`.
  ///
  /// @return x, and e last
  static double[] leastExcess(
      int n, double[] worth, List<Integer> open, Map<Integer, Double> fixed) {
    double scale = scale(worth);
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Variable[] x = new Variable[n + 1];
    for (int i = 0; i < n; i++) {
      x[i] = model.newVariable("x" + i);
    }
    x[n] = model.newVariable("e").weight(1);
    for (Map.Entry<Integer, Double> row : fixed.entrySet()) {
      sum(model, x, n, row.getKey()).level(row.getValue() / scale);
    }
    for (int row : open) {
      sum(model, x, n, row).lower(worth[row] / scale).set(x[n], 1);
    }
    return values(model.minimise(), n + 1, scale);
  }

  /// The dual of [#leastExcess]: how much each open set's condition holds e up. Where this is above
  /// 0 the condition is tight in every optimum.
  static double[] pressure(int n, double[] worth, List<Integer> open, Map<Integer, Double> fixed) {
    double scale = scale(worth);
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Expression[] balance = new Expression[n];
    for (int i = 0; i < n; i++) {
      balance[i] = model.newExpression("x" + i).level(0);
    }
    Expression one = model.newExpression("e").level(1);
    int count = 0;
    for (int row : open) {
      Variable y = model.newVariable("y" + count++).lower(0).weight(worth[row] / scale);
      one.set(y, 1);
      put(balance, y, row);
    }
    for (Map.Entry<Integer, Double> row : fixed.entrySet()) {
      put(balance, model.newVariable("z" + count++).weight(row.getValue() / scale), row.getKey());
    }
    return values(model.maximise(), open.size(), 1);
  }

  private static void put(Expression[] balance, Variable variable, int set) {
    for (int i = 0; i < balance.length; i++) {
      if ((set >> i & 1) == 1) {
        balance[i].set(variable, 1);
      }
    }
  }

  private static Expression sum(ExpressionsBasedModel model, Variable[] x, int n, int set) {
    Expression sum = model.newExpression("S" + set);
    for (int i = 0; i < n; i++) {
      if ((set >> i & 1) == 1) {
        sum.set(x[i], 1);
      }
    }
    return sum;
  }

  private static double scale(double[] worth) {
    double scale = 0;
    for (double value : worth) {
      scale = Math.max(scale, Math.abs(value));
    }
    return scale == 0 ? 1 : scale;
  }

  private static double[] values(Optimisation.Result result, int n, double scale) {
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException(
          "The linear programme is %s; expected an optimum.".formatted(result.getState()));
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = result.doubleValue(i) * scale;
    }
    return values;
  }
}
