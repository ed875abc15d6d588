package org.contadora.app.commands;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.Horizon;
import org.contadora.exposure.products.ProductExposure;
import org.contadora.exposure.redirect.Capacities;
import org.contadora.exposure.redirect.Capacity;
import org.contadora.exposure.redirect.ExportPotential;
import org.contadora.exposure.redirect.ExportPotential.Flow;
import org.contadora.exposure.redirect.HitProduct;
import org.contadora.exposure.redirect.Pace;
import org.contadora.exposure.redirect.Redirect;
import org.contadora.exposure.redirect.RedirectPlan;
import org.contadora.exposure.redirect.RedirectPlan.Basis;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.trade.TradeSource;

/// Makes a redirect plan from what is loaded: by product where there is a year of BACI, else from
/// totals by destination.
final class RedirectStudy {
  /// Markets that are looked at for one product.
  private static final int MOST_MARKETS = 15;

  private static final double PERCENT = 100;

  private final StudyProgress progress;
  private final TradeStore store;
  private final Assumed assumed;

  /// What is assumed beside the pace.
  ///
  /// @param capacities what products share on the way
  /// @param growth yearly growth of present customers, where only totals are known
  /// @param most products that are planned for, the largest losses first
  record Assumed(Capacities capacities, double growth, int most) {
    /// What stands in the command's help.
    static Assumed standard() {
      return new Assumed(Capacities.shipped(), 0.05, 150);
    }
  }

  RedirectStudy(StudyProgress progress, TradeStore store, Assumed assumed) {
    this.progress = progress;
    this.store = store;
    this.assumed = assumed;
  }

  /// The plan for what a threat costs.
  ///
  /// @throws TradeDataException if nothing is loaded of what the country sells elsewhere
  RedirectPlan plan(Exposure exposure, Pace pace) throws IOException {
    Optional<Integer> baci = store.newestBaci();
    List<Flow> exports =
        baci.isEmpty() ? List.of() : flows(store.salesOf(exposure.exporter(), baci.get()));
    if (exports.isEmpty()) {
      return fromTotals(exposure, pace);
    }
    var potential =
        new ExportPotential(
            exposure.threat().importer(),
            pace,
            exports,
            flows(store.worldDemand(baci.orElseThrow())));
    List<HitProduct> products = new ArrayList<>();
    for (ProductExposure one : exposure.products()) {
      int markets = products.size() < assumed.most ? MOST_MARKETS : 0;
      products.add(potential.product(one.hs6(), one.tradeUsd(), losses(pace, one), markets));
    }
    List<Capacity> shared = assumed.capacities.over(pace, potential);
    try (StudyProgress.Step step = progress.begin("planning", products.size())) {
      return new Redirect(pace, shared).plan(products, Basis.PRODUCTS, step::at);
    }
  }

  private RedirectPlan fromTotals(Exposure exposure, Pace pace) throws IOException {
    String importer = exposure.threat().importer();
    List<TradeStore.Sale> totals = store.totalsOf(exposure.exporter(), TradeSource.DIAN);
    if (totals.isEmpty()) {
      totals = store.totalsOf(exposure.exporter(), TradeSource.BACI_TOTALS);
    }
    if (totals.isEmpty()) {
      throw new TradeDataException(
          "Nothing is loaded of what %s sells elsewhere.\nMaybe load a year of BACI, or totals by destination."
              .formatted(exposure.exporter()));
    }
    Map<String, Double> sales = new TreeMap<>();
    totals.forEach(one -> sales.put(one.partner(), one.usd()));
    // The share that is lost, of what this source says is sold: sources differ by a quarter.
    double now = sales.getOrDefault(importer, 0.0);
    HitProduct all =
        ExportPotential.ofTotals(
            importer,
            sales,
            pace.losses(
                now * exposure.total(Horizon.SHORT).ces().lostPct() / PERCENT,
                now * exposure.total(Horizon.LONG).ces().lostPct() / PERCENT),
            pace,
            assumed.growth);
    var steady = new Pace(pace.years(), assumed.growth, 1, 1, pace.fullLossYear());
    return new Redirect(steady, List.of()).plan(List.of(all), Basis.TOTALS, _ -> {});
  }

  private static List<Double> losses(Pace pace, ProductExposure one) {
    return pace.losses(one.ces(Horizon.SHORT).lostUsd(), one.ces(Horizon.LONG).lostUsd());
  }

  private static List<Flow> flows(List<TradeStore.Sale> sales) {
    return sales.stream()
        .map(one -> new Flow(one.hs(), one.partner(), one.usd(), one.tonnes()))
        .toList();
  }
}
