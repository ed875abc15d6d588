package org.contadora.exposure.products;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.exposure.products.ProductExposure.ExemptBasis;
import org.contadora.exposure.trade.Countries;
import org.contadora.exposure.trade.Elasticities;
import org.contadora.exposure.trade.Elasticities.Elasticity;
import org.contadora.exposure.trade.Industries;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.trade.TradeRow.Jobs;

/// Says product by product what a threat costs an exporter.
///
/// Each product is a market of its own: there is no substitution between products, no effect of
/// income, and inputs are not traced (as in SMART and GSIM). Sums over products are additive by
/// that assumption. Effects through wages and other markets are the equilibrium's part.
public final class ProductExposures {
  private final Elasticities elasticities;
  private final Industries industries;
  private final Assumptions assumptions;

  /// @param elasticities of the long run
  /// @param industries which make what
  /// @param assumptions of the models
  public ProductExposures(
      Elasticities elasticities, Industries industries, Assumptions assumptions) {
    this.elasticities = elasticities;
    this.industries = industries;
    this.assumptions = assumptions;
  }

  /// What is known of the exporter beside its markets.
  ///
  /// @param lines its sales by tariff line of ten digits, under six digits; may be empty
  /// @param jobs people who make groups of products; may be empty
  public record Exporter(
      String iso3, SortedMap<String, SortedMap<String, Double>> lines, List<Jobs> jobs) {
    public Exporter {
      lines = new TreeMap<>(lines);
      jobs = List.copyOf(jobs);
    }

    /// An exporter of which only its trade by six digits is known.
    public static Exporter of(String iso3) {
      return new Exporter(iso3, new TreeMap<>(), List.of());
    }
  }

  /// Weighs `threat` for `exporter`.
  ///
  /// @param markets who supplies each product to the country that threatens
  /// @throws TradeDataException if the exporter is not hit, or sells nothing that is
  public Exposure assess(Exporter exporter, List<ProductMarket> markets, Threat threat) {
    String iso3 = exporter.iso3;
    if (!threat.rateByExporter().containsKey(iso3)) {
      throw TradeDataException.ofQuestion(
          "The exporter (%s) must be among those hit: %s."
              .formatted(iso3, String.join(", ", threat.rateByExporter().keySet())));
    }
    Draws draws = new Draws(assumptions);
    Sums sums = new Sums(assumptions.draws(), industries, exporter.jobs);
    List<ProductExposure> products = new ArrayList<>();
    double hitUsd = 0;
    for (ProductMarket listed : markets) {
      ProductMarket market = market(listed, iso3);
      double trade = market.valueUsd(iso3);
      if (trade > 0) {
        ProductExposure product = product(exporter, market, trade, threat, draws, sums);
        products.add(product);
        hitUsd += trade * (100 - product.exemptPct());
      }
    }
    if (hitUsd == 0) {
      throw TradeDataException.ofQuestion(
          "The threat hits no trade: %s sells %s to %s.%s"
              .formatted(
                  iso3,
                  products.isEmpty() ? "nothing" : "only what is exempt or not listed",
                  threat.importer(),
                  products.isEmpty() && Countries.MEMBERS_OF_THE_UNION.contains(iso3)
                      ? "\nMaybe the loaded trade has its members in one, the European Union (%s)."
                          .formatted(Countries.EUROPEAN_UNION)
                      : ""));
    }
    products.sort(
        Comparator.<ProductExposure>comparingDouble(one -> -one.ces(Horizon.LONG).lostUsd())
            .thenComparing(ProductExposure::hs6));
    return new Exposure(iso3, threat, products, sums.industries(), sums.jobs(), sums.totals());
  }

  private ProductMarket market(ProductMarket listed, String asked) {
    if (assumptions.membersTwice()) {
      return listed;
    }
    return asked.equals(Countries.EUROPEAN_UNION)
        ? listed.withUnionAsOne()
        : listed.withoutMembersCountedTwice();
  }

  private ProductExposure product(
      Exporter exporter,
      ProductMarket market,
      double trade,
      Threat threat,
      Draws draws,
      Sums sums) {
    Exempt exempt = exempt(exporter, market.hs6(), threat);
    Lines lines = lines(exporter.iso3, market, threat, exempt.share);
    Elasticity elasticity = elasticities.of(market.hs6());
    CesMarket ces = new CesMarket(lines, assumptions.importDemand(), assumptions.supply());
    Map<Horizon, Outcome> nonLinear = new EnumMap<>(Horizon.class);
    Map<Horizon, Outcome> closed = new EnumMap<>(Horizon.class);
    Map<Horizon, Range> ranges = new EnumMap<>(Horizon.class);
    sums.product(market.hs6(), trade);
    for (Horizon horizon : Horizon.values()) {
      double sigma = sigma(horizon, elasticity);
      nonLinear.put(horizon, ces.outcome(sigma));
      closed.put(horizon, smart(lines, sigma));
      double[] lost = new double[assumptions.draws()];
      double[] cost = new double[assumptions.draws()];
      for (int d = 0; d < lost.length; d++) {
        double drawn = draws.sigma(horizon, market.hs6(), elasticity, d);
        double logPrice = ces.logPrice(drawn);
        lost[d] = ces.lostUsd(drawn, logPrice);
        cost[d] = ces.consumerCostUsd(logPrice);
      }
      sums.add(horizon, nonLinear.get(horizon), closed.get(horizon), lost, cost);
      ranges.put(horizon, Range.of(lost, outcome(nonLinear, horizon).lostUsd()));
    }
    return new ProductExposure(
        market.hs6(),
        trade,
        100 * trade / market.totalUsd(),
        elasticity,
        100 * exempt.share,
        exempt.basis,
        nonLinear,
        closed,
        ranges);
  }

  /// A small supplier's trade reacts with e+s in SMART and with σ in the market; set side by side
  /// they are to differ by their form, not by that.
  private Outcome smart(Lines lines, double sigma) {
    double e = Math.max(assumptions.importDemand(), -sigma);
    return Smart.outcome(lines, e, sigma + e, assumptions.supply());
  }

  private static Outcome outcome(Map<Horizon, Outcome> byHorizon, Horizon horizon) {
    return java.util.Objects.requireNonNull(byHorizon.get(horizon));
  }

  /// The response of a few months cannot be larger than that of years (Le Chatelier).
  private static double sigma(Horizon horizon, Elasticity elasticity) {
    return horizon == Horizon.LONG
        ? elasticity.used()
        : Math.min(Assumptions.SHORT_RUN_ELASTICITY, elasticity.used());
  }

  private Lines lines(String own, ProductMarket market, Threat threat, double exemptShare) {
    Lines lines = new Lines(2 * market.supplies().size());
    for (ProductMarket.Supply supply : market.supplies()) {
      double before = assumptions.baseTariff() ? supply.dutyUsd() / supply.valueUsd() : 0;
      double rate = threat.rateOn(supply.exporter());
      boolean isOwn = supply.exporter().equals(own);
      double exempt =
          rate == 0
              ? 0
              : isOwn
                  ? exemptShare
                  : exempt(Exporter.of(supply.exporter()), market.hs6(), threat).share;
      if (exempt < 1) {
        lines.add(isOwn, supply.valueUsd() * (1 - exempt), before, before + rate);
      }
      if (exempt > 0) {
        lines.add(isOwn, supply.valueUsd() * exempt, before, before);
      }
    }
    return lines;
  }

  /// How much of a product the threat leaves as it is.
  record Exempt(double share, ExemptBasis basis) {}

  static Exempt exempt(Exporter exporter, String hs6, Threat threat) {
    SortedMap<String, Double> lines = exporter.lines.getOrDefault(hs6, new TreeMap<>());
    if (isUntouched(threat, hs6)) {
      return new Exempt(1, ExemptBasis.WHOLE_PRODUCT);
    }
    boolean part = threat.exempt().cover(hs6) == ProductList.Cover.PART;
    if (!part && isHitWhole(threat, hs6)) {
      return new Exempt(0, ExemptBasis.NOT_LISTED);
    }
    if (lines.isEmpty()) {
      return new Exempt(part ? 1 : 0, ExemptBasis.SIX_DIGITS);
    }
    double all = 0;
    double untouched = 0;
    for (Map.Entry<String, Double> line : lines.entrySet()) {
      all += line.getValue();
      untouched += isUntouched(threat, line.getKey()) ? line.getValue() : 0;
    }
    double share = all == 0 ? 0 : untouched / all;
    return new Exempt(share, share == 0 ? ExemptBasis.NOT_LISTED : ExemptBasis.TARIFF_LINES);
  }

  /// Whether all of the code is exempt, or none of it among the only ones hit.
  private static boolean isUntouched(Threat threat, String hs) {
    boolean outside = !threat.only().isEmpty() && threat.only().cover(hs) == ProductList.Cover.NONE;
    return outside || threat.exempt().cover(hs) == ProductList.Cover.ALL;
  }

  private static boolean isHitWhole(Threat threat, String hs) {
    return threat.only().isEmpty() || threat.only().cover(hs) == ProductList.Cover.ALL;
  }
}
