package org.contadora.exposure.redirect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.contadora.exposure.redirect.RedirectPlan.Basis;
import org.contadora.exposure.redirect.RedirectPlan.Bottleneck;
import org.contadora.exposure.redirect.RedirectPlan.Sale;
import org.contadora.exposure.redirect.RedirectPlan.Year;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/// Finds the plan that sells most, as a linear programme.
///
/// With y_kjt what market j newly buys of product k in year t, π margin, L loss, H headroom, u start,
/// ρ ramp, a tonnes per dollar, C extra capacity:
///
///     max  Σ π_kj y_kjt
///     s.t. Σ_j y_kjt ≤ L_kt                          no more than was lost
///          0 ≤ y_kjt ≤ H_kj                          room in the market
///          y_kjt ≤ (1+ρ) y_kj,t-1 + u_kj             yearly ramp, y_kj0 = 0
///          Σ_kj a_k y_kjt ≤ C_rt                     for each shared capacity r
///
/// Products that share no capacity do not touch each other: each is a programme of its own, and
/// those that do are solved together.
public final class Redirect {
  /// Dollars below which a sale or a slack is nothing.
  private static final double NOTHING_USD = 1;

  private static final double FULL = 1 - 1e-6;

  /// Inside the programme money is in millions: the solver likes numbers near one.
  private static final double UNIT_USD = 1e6;

  private final Pace pace;
  private final List<Capacity> capacities;

  /// @param pace how fast markets open
  /// @param capacities what products share
  public Redirect(Pace pace, List<Capacity> capacities) {
    this.pace = pace;
    this.capacities = List.copyOf(capacities);
  }

  /// The best plan for `products`.
  ///
  /// @param solved told how many products are done
  /// @throws IllegalStateException if the solver finds no optimum: there always is one
  public RedirectPlan plan(List<HitProduct> products, Basis basis, IntConsumer solved) {
    List<List<HitProduct>> groups = groups(products);
    List<Sale> sales = new ArrayList<>();
    double value = 0;
    int done = 0;
    for (List<HitProduct> group : groups) {
      value += solve(group, sales);
      done += group.size();
      solved.accept(done);
    }
    return new RedirectPlan(
        basis, years(products, sales), sales, bottlenecks(products, sales), value);
  }

  /// Products that share a capacity, directly or through others, are in one group.
  private List<List<HitProduct>> groups(List<HitProduct> products) {
    List<List<HitProduct>> groups = new ArrayList<>();
    List<Capacity> left = new ArrayList<>(capacities);
    List<HitProduct> free = new ArrayList<>(products);
    while (!left.isEmpty()) {
      List<Capacity> joined = new ArrayList<>(List.of(left.removeFirst()));
      List<HitProduct> group = new ArrayList<>();
      boolean grew = true;
      while (grew) {
        List<HitProduct> carried =
            free.stream().filter(p -> joined.stream().anyMatch(c -> c.carries(p))).toList();
        group.addAll(carried);
        free.removeAll(carried);
        List<Capacity> more =
            left.stream().filter(c -> group.stream().anyMatch(c::carries)).toList();
        joined.addAll(more);
        left.removeAll(more);
        grew = !carried.isEmpty() || !more.isEmpty();
      }
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    free.forEach(product -> groups.add(List.of(product)));
    return groups;
  }

  private double solve(List<HitProduct> group, List<Sale> sales) {
    var model = new ExpressionsBasedModel();
    List<Variable[][]> variables = new ArrayList<>();
    for (HitProduct product : group) {
      variables.add(variables(model, product));
    }
    for (Capacity capacity : capacities) {
      limit(model, capacity, group, variables);
    }
    if (model.countVariables() == 0) {
      return 0;
    }
    Optimisation.Result result = model.maximise();
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException(
          "The redirect programme of %d variables must have an optimum; the solver says %s."
              .formatted(model.countVariables(), result.getState()));
    }
    double value = 0;
    for (int k = 0; k < group.size(); k++) {
      HitProduct product = group.get(k);
      for (int j = 0; j < product.outlets().size(); j++) {
        List<Double> usd = new ArrayList<>();
        boolean any = false;
        for (Variable variable : variables.get(k)[j]) {
          double sold = UNIT_USD * Math.max(0, result.doubleValue(model.indexOf(variable)));
          usd.add(sold);
          any |= sold >= NOTHING_USD;
          value += product.outlets().get(j).margin() * sold;
        }
        if (any) {
          sales.add(new Sale(product.hs(), product.outlets().get(j).country(), usd));
        }
      }
    }
    return value;
  }

  /// The variables of one product by market and year, with what limits them.
  private Variable[][] variables(ExpressionsBasedModel model, HitProduct product) {
    int markets = product.outlets().size();
    Variable[][] variables = new Variable[markets][pace.years()];
    for (int j = 0; j < markets; j++) {
      Outlet outlet = product.outlets().get(j);
      for (int t = 0; t < pace.years(); t++) {
        variables[j][t] =
            model
                .addVariable("y_" + product.hs() + "_" + outlet.country() + "_" + t)
                .lower(0)
                .upper(outlet.headroomUsd() / UNIT_USD)
                .weight(outlet.margin());
        Expression ramp = model.addExpression().upper(outlet.startUsd() / UNIT_USD);
        ramp.set(variables[j][t], 1);
        if (t > 0) {
          ramp.set(variables[j][t - 1], -(1 + pace.ramp()));
        }
      }
    }
    for (int t = 0; t < pace.years(); t++) {
      Expression lost = model.addExpression().upper(product.lostUsd().get(t) / UNIT_USD);
      for (int j = 0; j < markets; j++) {
        lost.set(variables[j][t], 1);
      }
    }
    return variables;
  }

  private void limit(
      ExpressionsBasedModel model,
      Capacity capacity,
      List<HitProduct> group,
      List<Variable[][]> variables) {
    for (int t = 0; t < pace.years(); t++) {
      Expression used = null;
      for (int k = 0; k < group.size(); k++) {
        if (capacity.carries(group.get(k))) {
          if (used == null) {
            used = model.addExpression().upper(capacity.extraTonnes().get(t));
          }
          for (Variable[] market : variables.get(k)) {
            used.set(market[t], group.get(k).tonnesPerUsd() * UNIT_USD);
          }
        }
      }
    }
  }

  private List<Year> years(List<HitProduct> products, List<Sale> sales) {
    List<Year> years = new ArrayList<>();
    for (int t = 0; t < pace.years(); t++) {
      double lost = 0;
      double sender = 0;
      TreeMap<String, Double> sold = new TreeMap<>();
      for (HitProduct product : products) {
        lost += product.lostUsd().get(t);
        sender += product.senderSalesUsd() - product.lostUsd().get(t);
        for (Outlet outlet : product.outlets()) {
          sold.merge(outlet.country(), outlet.salesUsd(), Double::sum);
        }
      }
      double redirected = 0;
      for (Sale sale : sales) {
        redirected += sale.usdByYear().get(t);
        sold.merge(sale.country(), sale.usdByYear().get(t), Double::sum);
      }
      double all = sender;
      double squares = sender * sender;
      for (Map.Entry<String, Double> one : sold.entrySet()) {
        all += one.getValue();
        squares += one.getKey().equals(Outlet.OTHERS) ? 0 : one.getValue() * one.getValue();
      }
      years.add(
          new Year(
              t + 1,
              lost,
              redirected,
              lost - redirected,
              all == 0 ? 0 : 100 * sender / all,
              all == 0 ? 0 : squares / (all * all)));
    }
    return years;
  }

  private List<Bottleneck> bottlenecks(List<HitProduct> products, List<Sale> sales) {
    TreeMap<String, HitProduct> byHs = new TreeMap<>();
    products.forEach(product -> byHs.put(product.hs(), product));
    List<Bottleneck> bottlenecks = new ArrayList<>();
    for (Capacity capacity : capacities) {
      for (int t = 0; t < pace.years(); t++) {
        double used = 0;
        for (Sale sale : sales) {
          HitProduct product = byHs.get(sale.hs());
          if (product != null && capacity.carries(product)) {
            used += product.tonnesPerUsd() * sale.usdByYear().get(t);
          }
        }
        if (used > 0 && used >= FULL * capacity.extraTonnes().get(t)) {
          bottlenecks.add(new Bottleneck(capacity.name(), t + 1, capacity.extraTonnes().get(t)));
        }
      }
    }
    return bottlenecks;
  }
}
