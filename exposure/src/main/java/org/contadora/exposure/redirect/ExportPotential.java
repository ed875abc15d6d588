package org.contadora.exposure.redirect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How much of each product each market could buy of an exporter (the export potential of ITC,
/// Decreux and Spies 2016, in the form of the notes with growth and market access left out):
///
///     Supply_k = v_k / Σ_i v_ik                 the exporter's share in world exports of k
///     Demand_jk = m_jk                          what market j imports of k
///     Ease_j = v_j / Σ_k Supply_k Demand_jk     how much more or less it sells there than its
///                                               shares would have it
///     potential = Supply · Ease · Demand,       headroom = max(0, potential - v_kj)
///
/// A market that buys nothing yet has no ease, and so no room: new markets are not foreseen, which
/// makes the plan cautious.
public final class ExportPotential {
  /// The cost of winning a sale where selling is as easy as shares would have it, of its value. An
  /// assumption; where it is easier it costs less.
  private static final double COST_OF_WINNING = 0.2;

  private final String sender;
  private final Pace pace;
  private final Map<String, Double> supplyByProduct = new HashMap<>();
  private final Map<String, Double> easeByMarket = new TreeMap<>();
  private final Map<String, TreeMap<String, Double>> demand = new HashMap<>();
  private final Map<String, TreeMap<String, Double>> sales = new HashMap<>();
  private final Map<String, Double> tonnesPerUsd = new HashMap<>();

  /// A flow: product, market, dollars, tonnes (0 where not known).
  public record Flow(String hs, String country, double usd, double tonnes) {}

  /// @param sender who raises the tariff; not a market for what it no longer buys
  /// @param exports what the exporter sells of each product to each market
  /// @param imports what each market buys of each product of all the world
  public ExportPotential(
      String sender, Pace pace, Collection<Flow> exports, Collection<Flow> imports) {
    this.sender = sender;
    this.pace = pace;
    Map<String, double[]> ownAndWorld = new HashMap<>();
    Map<String, double[]> weight = new HashMap<>();
    for (Flow flow : exports) {
      sales
          .computeIfAbsent(flow.hs, _ -> new TreeMap<>())
          .merge(flow.country, flow.usd, Double::sum);
      ownAndWorld.computeIfAbsent(flow.hs, _ -> new double[2])[0] += flow.usd;
      if (flow.tonnes > 0) {
        double[] sum = weight.computeIfAbsent(flow.hs, _ -> new double[2]);
        sum[0] += flow.tonnes;
        sum[1] += flow.usd;
      }
    }
    for (Flow flow : imports) {
      if (sales.containsKey(flow.hs)) {
        demand
            .computeIfAbsent(flow.hs, _ -> new TreeMap<>())
            .merge(flow.country, flow.usd, Double::sum);
        ownAndWorld.computeIfAbsent(flow.hs, _ -> new double[2])[1] += flow.usd;
      }
    }
    ownAndWorld.forEach(
        (hs, sums) -> supplyByProduct.put(hs, sums[1] == 0 ? 0 : sums[0] / sums[1]));
    weight.forEach((hs, sums) -> tonnesPerUsd.put(hs, sums[0] / sums[1]));
    ease();
  }

  private void ease() {
    Map<String, Double> sold = new TreeMap<>();
    Map<String, Double> expected = new TreeMap<>();
    sales
        .values()
        .forEach(byMarket -> byMarket.forEach((j, usd) -> sold.merge(j, usd, Double::sum)));
    demand.forEach((hs, byMarket) ->
        byMarket.forEach((j, usd) ->
            expected.merge(j, supplyByProduct.getOrDefault(hs, 0.0) * usd, Double::sum)));
    sold.forEach((j, usd) -> {
      double by = expected.getOrDefault(j, 0.0);
      if (by > 0) {
        easeByMarket.put(j, usd / by);
      }
    });
  }

  /// What market `country` could buy of product `hs`.
  public double potentialUsd(String hs, String country) {
    return supplyByProduct.getOrDefault(hs, 0.0)
        * easeByMarket.getOrDefault(country, 0.0)
        * demand.getOrDefault(hs, new TreeMap<>()).getOrDefault(country, 0.0);
  }

  /// A product with the markets that could take it, those with most room first.
  ///
  /// @param mostMarkets how many of them; all that buy already count as sales either way
  public HitProduct product(
      String hs, double senderSalesUsd, List<Double> lostUsd, int mostMarkets) {
    List<Outlet> outlets = new ArrayList<>();
    TreeMap<String, Double> byMarket = demand.getOrDefault(hs, new TreeMap<>());
    byMarket.forEach((country, imports) -> {
      if (!country.equals(sender)) {
        double now = sales.getOrDefault(hs, new TreeMap<>()).getOrDefault(country, 0.0);
        double room = Math.max(0, potentialUsd(hs, country) - now);
        room = Math.min(room, pace.absorption() * imports);
        double ease = easeByMarket.getOrDefault(country, 0.0);
        double margin = 1 - COST_OF_WINNING / (1 + ease);
        outlets.add(new Outlet(country, now, room, pace.start() * room, margin));
      }
    });
    outlets.sort(
        Comparator.<Outlet>comparingDouble(one -> -one.headroomUsd())
            .thenComparing(Outlet::country));
    List<Outlet> kept = new ArrayList<>();
    for (int i = 0; i < outlets.size(); i++) {
      Outlet one = outlets.get(i);
      if (i < mostMarkets && one.headroomUsd() > 0) {
        kept.add(one);
      } else if (one.salesUsd() > 0) {
        kept.add(new Outlet(one.country(), one.salesUsd(), 0, 0, one.margin()));
      }
    }
    return new HitProduct(
        hs, senderSalesUsd, lostUsd, tonnesPerUsd.getOrDefault(hs, Double.NaN), kept);
  }

  /// All goods as one product, from nothing but totals by destination: each may grow every year by
  /// the same rate, and that is all that can be said.
  ///
  /// @param salesByCountry what each market buys; [Outlet#OTHERS] for those that are not named
  /// @param growth a year, 0.1 is 10 %
  public static HitProduct ofTotals(
      String sender,
      Map<String, Double> salesByCountry,
      List<Double> lostUsd,
      Pace pace,
      double growth) {
    List<Outlet> outlets = new ArrayList<>();
    new TreeMap<>(salesByCountry)
        .forEach((country, usd) -> {
          if (!country.equals(sender)) {
            double grows = country.equals(Outlet.OTHERS) ? 0 : growth;
            double room = usd * (Math.pow(1 + grows, pace.years()) - 1);
            outlets.add(new Outlet(country, usd, room, grows * usd, 1));
          }
        });
    return new HitProduct(
        "", salesByCountry.getOrDefault(sender, 0.0), lostUsd, Double.NaN, outlets);
  }

  /// How many tonnes of the products under `hs` go to markets other than the sender now.
  public double tonnesElsewhere(List<String> hs) {
    double tonnes = 0;
    for (Map.Entry<String, TreeMap<String, Double>> product : sales.entrySet()) {
      if (hs.stream().anyMatch(product.getKey()::startsWith)) {
        double each = tonnesPerUsd.getOrDefault(product.getKey(), 0.0);
        for (Map.Entry<String, Double> market : product.getValue().entrySet()) {
          tonnes += market.getKey().equals(sender) ? 0 : each * market.getValue();
        }
      }
    }
    return tonnes;
  }
}
