package org.contadora.exposure.equilibrium;

import java.util.ArrayList;
import java.util.List;
import org.contadora.exposure.world.Tariffs;

/// Turns a solved map into an [Outcome], and certifies it by the paper's equations.
final class Outcomes {
  private static final double USD_PER_KUSD = 1000;

  private Outcomes() {}

  static Outcome certified(
      Tariffs tariffs, ReducedMap map, double[] point, int iterations, String solver) {
    int n = map.n;
    double[] z = new double[4 * n];
    for (int i = 0; i < n; i++) {
      z[i] = map.lnW[i];
      z[n + i] = Math.log(map.e1[i] / map.c.e[i]);
      z[2 * n + i] = point[n + i];
      z[3 * n + i] = map.lnP[i];
    }
    Certificate certificate = certificate(map, z, iterations, solver);
    double worst = Math.max(certificate.largestResidual(), Math.abs(certificate.walrasGap()));
    if (!(worst <= Certificate.HIGHEST_RESIDUAL)) {
      throw new NoConvergence(
          solver + "'s solution fails the published equations; it", new double[] {worst});
    }
    return outcome(tariffs, map, point, certificate);
  }

  /// Newton's point need not obey the map where transfers do not add up: expenditure is taken from
  /// it.
  static Outcome ofNewton(
      Tariffs tariffs, ReducedMap map, double[] point, double[] z, int iterations) {
    map.evaluate(point);
    int n = map.n;
    for (int i = 0; i < n; i++) {
      map.e1[i] = Math.exp(z[n + i]) * map.c.e[i];
      map.lnP[i] = z[3 * n + i];
    }
    return outcome(tariffs, map, point, certificate(map, z, iterations, "Newton"));
  }

  private static Certificate certificate(
      ReducedMap map, double[] z, int iterations, String solver) {
    int n = map.n;
    PublishedSystem published = new PublishedSystem(map.c, map.shock);
    double[] residual = new double[4 * n];
    published.residual(z, residual);
    double largest = 0;
    double budget = 0;
    for (int k = 0; k < 4 * n; k++) {
      double size = Math.abs(residual[k]);
      largest = size > largest || Double.isNaN(size) ? size : largest;
      if (k >= n && k < 2 * n) {
        budget = Math.max(budget, size);
      }
    }
    return new Certificate(largest, published.lastCountryGap(), budget, iterations, solver);
  }

  private static Outcome outcome(
      Tariffs tariffs, ReducedMap map, double[] point, Certificate certificate) {
    Calibration c = map.c;
    int n = c.n;
    // Sales before tariffs abroad: Σ_i X'_ji without i = j.
    double[] perShare = new double[n];
    for (int i = 0; i < n; i++) {
      perShare[i] = map.e1[i] / map.s[i];
    }
    double[] sold = new double[n];
    ReducedMap.multiply(c.lambdaT, perShare, sold, n);
    double[] soldBefore = new double[n];
    ReducedMap.multiply(c.lambdaT, c.e, soldBefore, n);
    for (int k = 0; k < map.shock.size; k++) {
      sold[map.shock.origin[k]] += map.shock.changeOfNet[k] * perShare[map.shock.destination[k]];
    }
    List<CountryResult> countries = new ArrayList<>(n);
    double worldTrade = 0;
    double worldTradeBefore = 0;
    double employment = 0;
    for (int i = 0; i < n; i++) {
      double home = c.lambda[i * n + i] * c.e[i];
      double home1 = c.lambda[i * n + i] * map.a[i] * perShare[i];
      double exports = map.a[i] * sold[i] - home1;
      double imports = map.b[i] * map.e1[i] - home1;
      CountryResult country =
          country(map, i, exports, imports, soldBefore[i] - home, c.e[i] - home);
      countries.add(country);
      employment += country.employmentPct() * c.y[i] / c.sumY;
      worldTrade += map.e1[i] - home1;
      worldTradeBefore += c.e[i] - home;
    }
    return new Outcome(
        tariffs,
        map,
        point,
        List.copyOf(countries),
        percent(worldTrade / worldTradeBefore / map.g),
        employment,
        certificate);
  }

  private static CountryResult country(
      ReducedMap map,
      int i,
      double exports,
      double imports,
      double exportsBefore,
      double importsBefore) {
    Calibration c = map.c;
    double income = map.y1[i] / c.y[i];
    double realWage = Math.exp(map.lnW[i] - map.lnP[i]);
    double labour = income / Math.exp(map.lnW[i]);
    double deficitBefore = importsBefore - exportsBefore;
    double welfare = percent(map.welfare(i));
    double revenue = (1 - map.b[i]) * map.e1[i];
    return new CountryResult(
        c.world.country(i).iso3(),
        welfare,
        percent(realWage),
        percent(realWage * labour),
        percent(labour),
        percent(Math.exp(map.lnP[i])),
        percent(exports / exportsBefore / income),
        percent(imports / importsBefore / income),
        percent(exports / exportsBefore),
        percent(imports / importsBefore),
        100 * (imports - exports - deficitBefore) / Math.abs(deficitBefore),
        revenue / c.e[i],
        c.e[i] * USD_PER_KUSD,
        c.y[i] * USD_PER_KUSD,
        welfare / 100 * c.e[i] * USD_PER_KUSD,
        revenue * USD_PER_KUSD,
        exportsBefore * USD_PER_KUSD);
  }

  private static double percent(double ratio) {
    return 100 * (ratio - 1);
  }
}
