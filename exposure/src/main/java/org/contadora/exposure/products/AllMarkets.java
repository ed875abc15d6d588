package org.contadora.exposure.products;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.contadora.exposure.trade.TradeDataException;

/// One industry with all its markets and suppliers at once, from a list of flows: [Gsim] with
/// countries by name, and what its prices are worth to those who buy, those who sell and those who
/// tax (Francois and Hall 2009).
///
/// With the market's price index P and the supplier's price p as ratios to before, and constant
/// elasticities Em of demand and Ex of supply:
///
///     buyers    = -Σ_r m_vr (1+t0_vr) · ∫₁ᴾ x^Em dx
///     producers =  Σ_v m_vr · ∫₁ᵖ x^Ex dx
///     revenue   =  Σ_r (t1_vr m'_vr - t0_vr m_vr)
public final class AllMarkets {
  private final List<Flow> flows;
  private final Map<String, Elasticities> byCountry;
  private final Elasticities standard;
  private final List<String> countries;

  /// What one country buys of another, or of itself.
  ///
  /// @param tradeUsd in a year, without tariff
  /// @param before tariff before, as a share
  /// @param after tariff after, as a share
  public record Flow(
      String exporter, String importer, double tradeUsd, double before, double after) {}

  /// How a country answers to prices.
  ///
  /// @param substitution between suppliers in its market, above 0 and not 1
  /// @param demand of its market for the product as a whole, below 0
  /// @param supply of what it sells, above 0 and finite
  public record Elasticities(double substitution, double demand, double supply) {
    /// What WITS sets where nobody says otherwise.
    public static final Elasticities OF_WITS =
        new Elasticities(
            Assumptions.GSIM_SUBSTITUTION, Assumptions.GSIM_IMPORT_DEMAND, Assumptions.GSIM_SUPPLY);

    /// Checks the values.
    public Elasticities {
      require(
          substitution > 0 && substitution != 1, "substitution", substitution, "above 0, not 1");
      require(demand < 0, "demand", demand, "below 0");
      require(supply > 0, "supply", supply, "above 0");
    }

    private static void require(boolean holds, String name, double value, String expected) {
      if (!holds || Double.isInfinite(value)) {
        throw TradeDataException.ofQuestion(
            "The elasticity of %s (%s) must be %s and finite.".formatted(name, value, expected));
      }
    }
  }

  /// A flow, and what becomes of it.
  ///
  /// @param afterUsd at suppliers' prices
  public record FlowResult(Flow flow, double afterUsd) {}

  /// What changes for a country.
  ///
  /// @param salesUsd what it sold before, at home too
  /// @param salesAfterUsd at suppliers' prices
  /// @param supplierPrice ratio of the price of what it sells; 1 if it sells nothing
  /// @param marketPrice ratio of its market's price index; 1 if it buys nothing
  /// @param producersUsd gain of those who sell
  /// @param buyersUsd gain of those who buy
  /// @param revenueUsd more tariff revenue
  public record CountryResult(
      String country,
      double salesUsd,
      double salesAfterUsd,
      double supplierPrice,
      double marketPrice,
      double producersUsd,
      double buyersUsd,
      double revenueUsd) {
    /// All three together.
    public double netUsd() {
      return producersUsd + buyersUsd + revenueUsd;
    }
  }

  /// What becomes of an industry.
  ///
  /// @param flows in the order in which they were given
  /// @param countries by code
  /// @param steps Newton steps taken
  /// @param residual largest relative gap between what a supplier sells and what is bought of it
  public record Result(
      List<FlowResult> flows, List<CountryResult> countries, int steps, double residual) {
    public Result {
      flows = List.copyOf(flows);
      countries = List.copyOf(countries);
    }
  }

  /// One industry.
  ///
  /// @param byCountry elasticities of those countries that have their own
  /// @param standard those of all others
  /// @throws TradeDataException if a flow is there twice, or cannot be
  public AllMarkets(List<Flow> flows, Map<String, Elasticities> byCountry, Elasticities standard) {
    this.flows = List.copyOf(flows);
    this.byCountry = Map.copyOf(byCountry);
    this.standard = standard;
    TreeSet<String> named = new TreeSet<>();
    TreeSet<String> pairs = new TreeSet<>();
    for (Flow flow : flows) {
      check(flow);
      named.add(flow.exporter());
      named.add(flow.importer());
      if (!pairs.add(flow.exporter() + " " + flow.importer())) {
        throw new TradeDataException(
            "The flow from %s to %s is there twice; expected each pair once."
                .formatted(flow.exporter(), flow.importer()));
      }
    }
    countries = List.copyOf(named);
    if (countries.isEmpty()) {
      throw new TradeDataException("There is no flow; expected at least one.");
    }
  }

  private static void check(Flow flow) {
    if (!(flow.tradeUsd() >= 0) || Double.isInfinite(flow.tradeUsd())) {
      throw new TradeDataException(
          "The trade from %s to %s (%s US$) must be at least 0."
              .formatted(flow.exporter(), flow.importer(), flow.tradeUsd()));
    }
    for (double tariff : new double[] {flow.before(), flow.after()}) {
      if (!(tariff > -1) || Double.isInfinite(tariff)) {
        throw new TradeDataException(
            "The tariff of %s on %s (%s, as a share) must be above -1."
                .formatted(flow.importer(), flow.exporter(), tariff));
      }
    }
  }

  /// Solves for the prices that clear all markets.
  ///
  /// @throws TradeDataException if they are not found, with the last residual
  public Result solve() {
    int n = countries.size();
    double[][] trade = new double[n][n];
    double[][] before = new double[n][n];
    double[][] after = new double[n][n];
    double[] sigma = new double[n];
    double[] demand = new double[n];
    double[] supply = new double[n];
    for (int i = 0; i < n; i++) {
      Elasticities own = byCountry.getOrDefault(countries.get(i), standard);
      sigma[i] = own.substitution();
      demand[i] = own.demand();
      supply[i] = own.supply();
    }
    for (Flow flow : flows) {
      int v = countries.indexOf(flow.importer());
      int r = countries.indexOf(flow.exporter());
      trade[v][r] = flow.tradeUsd();
      before[v][r] = flow.before();
      after[v][r] = flow.after();
    }
    try {
      return result(new Gsim(trade, before, after, sigma, demand, supply).solve());
    } catch (IllegalStateException e) {
      throw new TradeDataException(String.valueOf(e.getMessage()));
    }
  }

  private Result result(Gsim.Solution solution) {
    int n = countries.size();
    double[] sales = new double[n];
    double[] salesAfter = new double[n];
    double[] spending = new double[n];
    double[] revenue = new double[n];
    List<FlowResult> changed = new ArrayList<>();
    for (Flow flow : flows) {
      int v = countries.indexOf(flow.importer());
      int r = countries.indexOf(flow.exporter());
      double now = solution.tradeAfterUsd()[v][r];
      changed.add(new FlowResult(flow, now));
      sales[r] += flow.tradeUsd();
      salesAfter[r] += now;
      spending[v] += flow.tradeUsd() * (1 + flow.before());
      revenue[v] += flow.after() * now - flow.before() * flow.tradeUsd();
    }
    List<CountryResult> results = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Elasticities own = byCountry.getOrDefault(countries.get(i), standard);
      double sold = sales[i] == 0 ? 0 : solution.logSupplierPrice()[i];
      double bought = spending[i] == 0 ? 0 : solution.logMarketPrice()[i];
      results.add(
          new CountryResult(
              countries.get(i),
              sales[i],
              salesAfter[i],
              Math.exp(sold),
              Math.exp(bought),
              sales[i] * integral(own.supply(), sold),
              -spending[i] * integral(own.demand(), bought),
              revenue[i]));
    }
    return new Result(changed, results, solution.steps(), solution.residual());
  }

  /// The integral of x^elasticity from 1 to e^logPrice.
  private static double integral(double elasticity, double logPrice) {
    double power = 1 + elasticity;
    return power == 0 ? logPrice : Math.expm1(power * logPrice) / power;
  }
}
