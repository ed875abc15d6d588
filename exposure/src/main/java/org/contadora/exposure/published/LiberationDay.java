package org.contadora.exposure.published;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.ModelCase;
import org.contadora.exposure.equilibrium.Outcome;
import org.contadora.exposure.world.Country;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;

/// The scenarios of Ignatenko, Lashkaripour, Macedoni and Simonovska (Journal of International
/// Economics, 2025), with the choices that their published code makes, also where those are slips:
/// what is compared with their tables has to be the same.
public final class LiberationDay {
  /// The country whose tariffs these are.
  public static final String US = "USA";

  /// The European Union of the paper's averages: 25 members, without Czechia and Slovakia.
  public static final Set<String> EU =
      Set.of(
          "AUT", "BEL", "BGR", "CYP", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN",
          "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVN", "SWE");

  /// Rate on everyone in the regional wars (Table 8).
  private static final double ON_EVERYONE = 0.1;

  /// Rate on China in the third regional war (Table 8).
  private static final double ESCALATED = 1.08;

  private final World world;
  private final Map<Variant, Equilibrium> equilibria = new EnumMap<>(Variant.class);

  /// Variants of the model that the tables compare.
  public enum Variant {
    /// Tables 1 to 3 and 8.
    BASELINE,
    /// Table 9, alternative 2.
    INCOMPLETE_PASS_THROUGH,
    /// Tables 9 and 10.
    EATON_KORTUM_KRUGMAN,
    /// Table 1, case 2.
    LUMP_SUM,
    /// Table 9, alternative 3.
    HIGH_ELASTICITY,
    /// Tables 4 and 11.
    INPUT_OUTPUT
  }

  /// The nine cases of the paper's main program, in its order.
  public enum Case {
    /// 1: the rates of 2 April 2025.
    USTR(Variant.BASELINE),
    /// 2: the same with incomplete pass-through.
    USTR_INCOMPLETE_PASS_THROUGH(Variant.INCOMPLETE_PASS_THROUGH),
    /// 3: the same in the model of Eaton, Kortum and Krugman.
    USTR_EATON_KORTUM_KRUGMAN(Variant.EATON_KORTUM_KRUGMAN),
    /// 4: the tariff that is best for the United States if nobody answers.
    OPTIMAL(Variant.BASELINE),
    /// 5: everyone answers the rates of 2 April with the tariff best for all of them together.
    USTR_OPTIMAL_RETALIATION(Variant.BASELINE),
    /// 6: everyone answers with the rate it meets.
    USTR_RECIPROCAL(Variant.BASELINE),
    /// 7: both sides optimal.
    OPTIMAL_OPTIMAL_RETALIATION(Variant.BASELINE),
    /// 8: the rates of 2 April, revenue paid out to everyone alike.
    USTR_LUMP_SUM(Variant.LUMP_SUM),
    /// 9: the rates of 2 April at twice the trade elasticity.
    USTR_HIGH_ELASTICITY(Variant.HIGH_ELASTICITY);

    private final Variant variant;

    Case(Variant variant) {
      this.variant = variant;
    }
  }

  /// The trade wars of Table 8.
  public enum War {
    /// The rates of 2 April between the United States and both China and the EU, 10 % with all
    /// others.
    EU_AND_CHINA,
    /// The same with China alone.
    CHINA,
    /// The same at 108 % with China.
    CHINA_AT_108
  }

  /// @param world with the published rates
  public LiberationDay(World world) {
    this.world = world;
  }

  /// One of the nine cases.
  public Outcome solve(Case which) {
    return equilibrium(which.variant).solve(tariffs(which));
  }

  /// One of the wars of Table 8, in the baseline model.
  public Outcome solve(War which) {
    return equilibrium(Variant.BASELINE).solve(tariffs(which));
  }

  /// The model variant, calibrated to the world.
  public Equilibrium equilibrium(Variant variant) {
    return equilibria.computeIfAbsent(variant, v -> Equilibrium.of(world, model(v)));
  }

  private static ModelCase model(Variant variant) {
    return switch (variant) {
      case BASELINE -> ModelCase.baseline();
      case INCOMPLETE_PASS_THROUGH -> ModelCase.incompletePassThrough();
      case EATON_KORTUM_KRUGMAN -> ModelCase.eatonKortumKrugman();
      case LUMP_SUM -> ModelCase.lumpSum();
      case HIGH_ELASTICITY -> ModelCase.highElasticity();
      case INPUT_OUTPUT -> ModelCase.inputOutput();
    };
  }

  /// The tariffs of a case.
  public Tariffs tariffs(Case which) {
    return switch (which) {
      case USTR,
          USTR_INCOMPLETE_PASS_THROUGH,
          USTR_EATON_KORTUM_KRUGMAN,
          USTR_LUMP_SUM,
          USTR_HIGH_ELASTICITY ->
          Tariffs.published(world, US);
      case OPTIMAL -> uniform(optimalTariff(false));
      case USTR_OPTIMAL_RETALIATION -> withOptimalRetaliation(Tariffs.published(world, US));
      case USTR_RECIPROCAL -> Tariffs.published(world, US).withReciprocal(US);
      case OPTIMAL_OPTIMAL_RETALIATION -> withOptimalRetaliation(uniform(optimalTariff(true)));
    };
  }

  /// The tariffs of a war.
  public Tariffs tariffs(War which) {
    Tariffs published = Tariffs.published(world, US);
    Tariffs tariffs = uniform(ON_EVERYONE);
    Set<String> targets = new HashSet<>(Set.of("CHN"));
    if (which == War.EU_AND_CHINA) {
      targets.addAll(EU);
    }
    for (String target : targets) {
      double rate =
          which == War.CHINA_AT_108
              ? ESCALATED
              : published.rate(world.indexOf(target), world.indexOf(US));
      tariffs = tariffs.with(target, US, rate);
    }
    return tariffs.withReciprocal(US);
  }

  /// The tariff on everyone that is best for the United States if nobody answers:
  ///
  /// ```
  /// t* = 1/((1 + δ ε) φ_US − 1),  δ = Σ_{i≠US} (1 − ν_i) X_US,i (1 − λ_US,i) / ((1 − ν_US)(E_US − X_US,US))
  /// ```
  ///
  /// @param asInCaseSeven with Y instead of E in the denominator, as the published code has it
  ///   where both sides are optimal: 18.54 % instead of 21.80 %
  public double optimalTariff(boolean asInCaseSeven) {
    Equilibrium.Base base = equilibrium(Variant.BASELINE).base();
    int us = world.indexOf(US);
    double sum = 0;
    for (int i = 0; i < world.size(); i++) {
      if (i != us) {
        double x = world.tradeKusd(us, i);
        sum += (1 - base.nu().get(i)) * x * (1 - x / base.e().get(i));
      }
    }
    double size = (asInCaseSeven ? base.y() : base.e()).get(us) - base.home().get(us);
    double delta = sum / ((1 - base.nu().get(us)) * size);
    return 1 / ((1 + delta * ModelCase.baseline().epsilon()) * base.phi().get(us) - 1);
  }

  /// The tariff on what the United States sell that is best for all others together, from the two
  /// regions' aggregates (o: others):
  ///
  /// ```
  /// t* = 1/((1 + δ ε) φ_o − 1),  δ = (1 − ν_US) X_o,US (1 − X_o,US/E_US) / ((1 − ν_o)(Y_o − X_oo))
  /// ```
  public double optimalRetaliation() {
    Equilibrium.Base base = equilibrium(Variant.BASELINE).base();
    int us = world.indexOf(US);
    double income = 0;
    double within = 0;
    double sold = 0;
    int other = us == 0 ? 1 : 0;
    for (int j = 0; j < world.size(); j++) {
      if (j != us) {
        income += base.y().get(j);
        within += base.home().get(j);
        sold += world.tradeKusd(j, us);
        for (int i = 0; i < world.size(); i++) {
          within += i == us ? 0 : world.tradeKusd(j, i);
        }
      }
    }
    double delta =
        (1 - base.nu().get(us))
            * sold
            * (1 - sold / base.e().get(us))
            / ((1 - base.nu().get(other)) * (income - within));
    return 1 / ((1 + delta * ModelCase.baseline().epsilon()) * base.phi().get(other) - 1);
  }

  /// Balanced trade with the United States, as in Table 10: transfers that pay for the bilateral
  /// balances with the United States are taken away, and what tariffs change is the difference
  /// between two solutions. The paper's transfers do not add up to 0 then; see
  /// [Equilibrium#withTransfers].
  ///
  /// @param before without new tariffs
  /// @param after with the rates of 2 April 2025, and the answer if there is one
  public record BalancedTrade(Outcome before, Outcome after) {}

  /// Solves balanced trade.
  ///
  /// @param answered whether all others tax the United States at 1/((1 + ε) φ_US − 1)
  public BalancedTrade balancedTrade(boolean answered) {
    Equilibrium baseline = equilibrium(Variant.BASELINE);
    Equilibrium.Base base = baseline.base();
    int us = world.indexOf(US);
    double[] transfers = new double[world.size()];
    for (int i = 0; i < transfers.length; i++) {
      transfers[i] =
          i == us ? 0 : base.t().get(i) - (world.tradeKusd(us, i) - world.tradeKusd(i, us));
    }
    Equilibrium balanced = baseline.withTransfers(transfers);
    Tariffs tariffs = Tariffs.published(world, US);
    if (answered) {
      double epsilon = ModelCase.baseline().epsilon();
      tariffs = answered(tariffs, 1 / ((1 + epsilon) * base.phi().get(us) - 1));
    }
    return new BalancedTrade(balanced.verify(Tariffs.none(world)), balanced.verify(tariffs));
  }

  /// The rates of 2 April answered by everyone at 1/ε in the model of Eaton, Kortum and Krugman
  /// (Table 10, fixed transfers after retaliation).
  public Outcome fixedTransfersAnswered() {
    double epsilon = ModelCase.baseline().epsilon();
    return equilibrium(Variant.EATON_KORTUM_KRUGMAN)
        .solve(answered(Tariffs.published(world, US), 1 / epsilon));
  }

  private Tariffs withOptimalRetaliation(Tariffs tariffs) {
    return answered(tariffs, optimalRetaliation());
  }

  private Tariffs uniform(double rate) {
    return Tariffs.none(world).withAll(codes(), US, rate);
  }

  private Tariffs answered(Tariffs tariffs, double rate) {
    return tariffs.withAnswers(US, codes(), rate);
  }

  private List<String> codes() {
    List<String> codes = new ArrayList<>();
    for (Country country : world.countries()) {
      codes.add(country.iso3());
    }
    return codes;
  }
}
