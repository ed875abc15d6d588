package org.contadora.exposure.products;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.exposure.products.Exposure.IndustryLoss;
import org.contadora.exposure.products.Exposure.JobsAtRisk;
import org.contadora.exposure.products.Exposure.Total;
import org.contadora.exposure.trade.Industries;
import org.contadora.exposure.trade.TradeRow.Jobs;

/// Adds products up: in all, by industry, by group of people; point and every draw.
final class Sums {
  private final int draws;
  private final Industries industries;
  private final List<Jobs> jobs;
  private final Map<Horizon, Running> totals = new EnumMap<>(Horizon.class);
  private final TreeMap<String, Industry> byDivision = new TreeMap<>();
  private final Map<Jobs, Map<Horizon, Group>> byJobs = new java.util.LinkedHashMap<>();
  private String hs6 = "";

  /// The totals so far.
  private static final class Running {
    final double[] ces = new double[8];
    final double[] smart = new double[8];
    final double[] lost;
    final double[] cost;

    Running(int draws) {
      lost = new double[draws];
      cost = new double[draws];
    }
  }

  /// A group of products so far.
  private static final class Group {
    final double[] lost;
    double point;

    Group(int draws) {
      lost = new double[draws];
    }

    void add(double share, double pointUsd, double[] lostUsd) {
      point += share * pointUsd;
      for (int d = 0; d < lost.length; d++) {
        lost[d] += share * lostUsd[d];
      }
    }

    Range range(double factor) {
      double[] scaled = new double[lost.length];
      for (int d = 0; d < lost.length; d++) {
        scaled[d] = factor * lost[d];
      }
      return Range.of(scaled, factor * point);
    }
  }

  private static final class Industry {
    final Map<Horizon, Group> groups = new EnumMap<>(Horizon.class);
    double trade;
    double shared;
  }

  Sums(int draws, Industries industries, List<Jobs> jobs) {
    this.draws = draws;
    this.industries = industries;
    this.jobs = jobs;
  }

  /// Begins a product.
  void product(String newHs6, double tradeUsd) {
    hs6 = newHs6;
    boolean shared = industries.isShared(hs6);
    industries
        .divisions(hs6)
        .forEach((division, share) -> {
          Industry industry = byDivision.computeIfAbsent(division, _ -> new Industry());
          industry.trade += share * tradeUsd;
          industry.shared += shared ? share * tradeUsd : 0;
        });
  }

  /// Adds the product's result for one horizon.
  void add(Horizon horizon, Outcome ces, Outcome smart, double[] lost, double[] cost) {
    Running running = totals.computeIfAbsent(horizon, _ -> new Running(draws));
    add(running.ces, ces);
    add(running.smart, smart);
    for (int d = 0; d < draws; d++) {
      running.lost[d] += lost[d];
      running.cost[d] += cost[d];
    }
    industries
        .divisions(hs6)
        .forEach((division, share) ->
            byDivision
                .computeIfAbsent(division, _ -> new Industry())
                .groups
                .computeIfAbsent(horizon, _ -> new Group(draws))
                .add(share, ces.lostUsd(), lost));
    for (Jobs one : jobs) {
      if (hs6.startsWith(one.hs())) {
        byJobs
            .computeIfAbsent(one, _ -> new EnumMap<>(Horizon.class))
            .computeIfAbsent(horizon, _ -> new Group(draws))
            .add(1, ces.lostUsd(), lost);
      }
    }
  }

  private static void add(double[] sums, Outcome one) {
    sums[0] += one.tradeUsd();
    sums[1] += one.lostUsd();
    sums[2] += one.supplierPricePct() * one.tradeUsd();
    sums[3] += one.marketPricePct() * one.tradeUsd();
    sums[4] += one.revenueUsd();
    sums[5] += one.divertedUsd();
    sums[6] += one.consumerCostUsd();
    sums[7] += one.producerLossUsd();
  }

  private static Outcome outcome(double[] sums) {
    double trade = sums[0];
    return new Outcome(
        trade,
        sums[1],
        trade == 0 ? 0 : sums[2] / trade,
        trade == 0 ? 0 : sums[3] / trade,
        sums[4],
        sums[5],
        sums[6],
        sums[7]);
  }

  Map<Horizon, Total> totals() {
    Map<Horizon, Total> result = new EnumMap<>(Horizon.class);
    totals.forEach((horizon, running) -> {
      Outcome ces = outcome(running.ces);
      result.put(
          horizon,
          new Total(
              ces,
              outcome(running.smart),
              Range.of(running.lost, ces.lostUsd()),
              Range.of(running.cost, ces.consumerCostUsd())));
    });
    return result;
  }

  List<IndustryLoss> industries() {
    List<IndustryLoss> losses = new ArrayList<>();
    byDivision.forEach((division, industry) -> {
      Map<Horizon, Range> ranges = new EnumMap<>(Horizon.class);
      industry.groups.forEach((horizon, group) -> ranges.put(horizon, group.range(1)));
      double shared = industry.trade == 0 ? 0 : 100 * industry.shared / industry.trade;
      losses.add(new IndustryLoss(division, industry.trade, ranges, shared));
    });
    losses.sort(
        Comparator.<IndustryLoss>comparingDouble(one -> -one.lostUsd(Horizon.LONG).median())
            .thenComparing(IndustryLoss::division));
    return losses;
  }

  List<JobsAtRisk> jobs() {
    List<JobsAtRisk> result = new ArrayList<>();
    byJobs.forEach((one, groups) -> {
      Map<Horizon, Range> ranges = new EnumMap<>(Horizon.class);
      groups.forEach(
          (horizon, group) -> ranges.put(horizon, group.range(one.jobs() / one.exportsUsd())));
      result.add(new JobsAtRisk(one.hs(), one.jobs(), ranges, one.source()));
    });
    return result;
  }
}
