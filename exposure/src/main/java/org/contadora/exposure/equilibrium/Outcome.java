package org.contadora.exposure.equilibrium;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;

/// The equilibrium under new tariffs: what changes for each country, and how sure the solution is
/// one.
public final class Outcome {
  private final Tariffs tariffs;
  private final Calibration c;
  private final double[] a;
  private final double[] s;
  private final double[] e1;
  private final double[] point;
  private final List<CountryResult> countries;
  private final double globalTradeToGdpPct;
  private final double globalEmploymentPct;
  private final Certificate certificate;

  Outcome(
      Tariffs tariffs,
      ReducedMap map,
      double[] point,
      List<CountryResult> countries,
      double globalTradeToGdpPct,
      double globalEmploymentPct,
      Certificate certificate) {
    this.tariffs = tariffs;
    this.c = map.c;
    this.a = map.a.clone();
    this.s = map.s.clone();
    this.e1 = map.e1.clone();
    this.point = point;
    this.countries = countries;
    this.globalTradeToGdpPct = globalTradeToGdpPct;
    this.globalEmploymentPct = globalEmploymentPct;
    this.certificate = certificate;
  }

  /// The new tariffs.
  public Tariffs tariffs() {
    return tariffs;
  }

  /// Every country's results, in the world's order.
  public List<CountryResult> countries() {
    return countries;
  }

  /// One country's results.
  ///
  /// @throws org.contadora.exposure.world.BadInput if there is none of that code
  public CountryResult of(String iso3) {
    return countries.get(world().indexOf(iso3));
  }

  /// What shows that this is a solution.
  public Certificate certificate() {
    return certificate;
  }

  /// Change of world trade over world income, in percent.
  public double globalTradeToGdpPct() {
    return globalTradeToGdpPct;
  }

  /// Change of employment, weighted by income, in percent.
  public double globalEmploymentPct() {
    return globalEmploymentPct;
  }

  /// The average over some countries, weighted by the base year's expenditure as in the paper.
  public double average(Predicate<String> whose, ToDoubleFunction<CountryResult> what) {
    double sum = 0;
    double weights = 0;
    for (CountryResult country : countries) {
      if (whose.test(country.iso3())) {
        sum += country.expenditureUsd() * what.applyAsDouble(country);
        weights += country.expenditureUsd();
      }
    }
    return sum / weights;
  }

  /// Change of the value that `exporter` sells `importer`, before tariffs, in percent; NaN if it
  /// sells nothing.
  public double tradePct(String exporter, String importer) {
    int j = world().indexOf(exporter);
    int i = world().indexOf(importer);
    double t = tariffs.rate(j, i);
    double before = c.lambda[j * c.n + i] * c.e[i];
    double kept = Math.pow(1 + t, -c.model.epsilon() * c.phi[i] - 1);
    double after = c.lambda[j * c.n + i] * kept * a[j] / s[i] * e1[i];
    return 100 * (after / before - 1);
  }

  /// The point in the solver's unknowns, from which a neighbouring scenario starts. Not to be
  /// changed.
  double[] point() {
    return point;
  }

  private World world() {
    return tariffs.world();
  }
}
