package org.contadora.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.exposure.ReplayableSeed;
import org.contadora.exposure.equilibrium.ModelCase.Profits;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Country;
import org.contadora.exposure.world.Flow;
import org.contadora.exposure.world.RandomWorld;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;
import org.junit.jupiter.api.Test;

final class EquilibriumTest {
  private static final int CASES = 60;

  private final Seed seed = ReplayableSeed.next();

  @Test
  void twoSolversWithoutACommonEquationAgree() {
    for (int k = 0; k < CASES; k++) {
      RandomGenerator random = seed.random("agree" + k);
      Economy economy = Economy.next(random);
      Equilibrium equilibrium = Equilibrium.of(economy.world, economy.model);
      Tariffs tariffs = economy.tariffs;
      Outcome fast = equilibrium.solve(tariffs);
      Outcome slow = equilibrium.verify(tariffs);
      assertSame(fast, slow, 1e-9, "case " + k);
      assertThat(fast.certificate().largestResidual()).isLessThan(Certificate.HIGHEST_RESIDUAL);
      assertThat(Math.abs(fast.certificate().walrasGap())).isLessThan(Certificate.HIGHEST_RESIDUAL);
    }
  }

  @Test
  void whereASolutionIsSoughtFromDoesNotMatter() {
    RandomGenerator random = seed.random("near");
    World world = RandomWorld.of(random);
    Equilibrium equilibrium = Equilibrium.of(world, ModelCase.baseline().withProfits(given()));
    Tariffs tariffs = RandomWorld.tariffs(world, random);
    Outcome elsewhere = equilibrium.solve(RandomWorld.tariffs(world, random));
    assertSame(
        equilibrium.solve(tariffs, elsewhere), equilibrium.solve(tariffs), 1e-9, "near another");
  }

  @Test
  void scalingEveryValueChangesNothingReal() {
    for (int k = 0; k < CASES / 4; k++) {
      RandomGenerator random = seed.random("scale" + k);
      Economy economy = Economy.next(random);
      World world = economy.world;
      ModelCase model = economy.model;
      Tariffs tariffs = economy.tariffs;
      World dearer = rebuilt(world, order(world), 7.25);
      Outcome before = Equilibrium.solve(world, tariffs, model);
      Outcome after = Equilibrium.solve(dearer, moved(tariffs, dearer, order(world)), model);
      assertSame(before, after, 1e-9, "case " + k);
      CountryResult first = before.countries().getFirst();
      assertThat(after.countries().getFirst().welfareUsd())
          .isCloseTo(7.25 * first.welfareUsd(), within(1e-6 * first.expenditureUsd()));
    }
  }

  @Test
  void relabellingCountriesPermutesResults() {
    for (int k = 0; k < CASES / 4; k++) {
      RandomGenerator random = seed.random("order" + k);
      Economy economy = Economy.next(random);
      World world = economy.world;
      ModelCase model = economy.model;
      Tariffs tariffs = economy.tariffs;
      List<Integer> order = order(world);
      Collections.shuffle(order, new java.util.Random(random.nextLong()));
      World shuffled = rebuilt(world, order, 1);
      assertSame(
          Equilibrium.solve(world, tariffs, model),
          Equilibrium.solve(shuffled, moved(tariffs, shuffled, order), model),
          1e-9,
          "case " + k);
    }
  }

  @Test
  void noNewTariffChangesNothing() {
    for (int k = 0; k < CASES / 4; k++) {
      RandomGenerator random = seed.random("zero" + k);
      World world = RandomWorld.of(random);
      Outcome outcome = Equilibrium.solve(world, Tariffs.none(world), randomModel(random));
      for (CountryResult country : outcome.countries()) {
        assertThat(List.of(country.welfarePct(), country.realWagePct(), country.cpiPct()))
            .as("%s, case %d, %s", country, k, ReplayableSeed.hint(seed))
            .allSatisfy(value -> assertThat(value).isCloseTo(0, within(1e-9)));
      }
      assertThat(outcome.globalTradeToGdpPct()).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void tariffsOnNoTradeChangeNothing() {
    World world =
        World.of(
            List.of(
                new Country("USA", "A", 9e9),
                new Country("COL", "B", 5e9),
                new Country("BRA", "C", 5e9)),
            List.of(
                new Flow("USA", "COL", 1e5),
                new Flow("COL", "BRA", 1e5),
                new Flow("BRA", "USA", 1e5)));
    Tariffs tariffs = Tariffs.none(world).with("COL", "USA", 0.5);
    assertThat(tariffs.hitsTrade()).isFalse();
    Outcome outcome = Equilibrium.solve(world, tariffs, ModelCase.baseline().withProfits(given()));
    assertThat(outcome.of("COL").welfarePct()).isCloseTo(0, within(1e-9));
  }

  /// Where transfers do not add up there is nothing for relative wages to settle at: no number is
  /// given.
  @Test
  void noSolutionIsAnErrorWithItsHistory() {
    World world = RandomWorld.of(seed.random("none"));
    Equilibrium sound = Equilibrium.of(world, ModelCase.baseline().withProfits(given()));
    double[] transfers = new double[world.size()];
    transfers[0] = 0.3 * sound.base().e().getFirst();
    Equilibrium broken = sound.withTransfers(transfers);
    assertThatThrownBy(() -> broken.solve(Tariffs.none(world)))
        .isInstanceOf(NoConvergence.class)
        .hasMessageContaining("found no solution")
        .satisfies(
            e -> assertThat(((NoConvergence) e).residuals()).isNotEmpty().hasSizeLessThan(2000));
  }

  @Test
  void parametersThatMakeNoModelAreRefused() {
    assertThatThrownBy(() -> ModelCase.baseline().withEpsilon(0))
        .isInstanceOf(BadInput.class)
        .hasMessage("The parameter epsilon (0.0) must be above 0.");
    assertThatThrownBy(() -> ModelCase.baseline().withPhiTilde(-1)).isInstanceOf(BadInput.class);
  }

  @Test
  void profitSharesNeedTheirCountry() {
    World world =
        World.of(
            List.of(new Country("COL", "B", 5e9), new Country("BRA", "C", 5e9)),
            List.of(new Flow("COL", "BRA", 1e5), new Flow("BRA", "COL", 1e5)));
    assertThatThrownBy(() -> Equilibrium.of(world, ModelCase.baseline()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("USA");
  }

  /// An economy that has an equilibrium: about one in many thousands has none, and both solvers say
  /// so.
  private record Economy(World world, ModelCase model, Tariffs tariffs) {
    static Economy next(RandomGenerator random) {
      for (int trial = 0; ; trial++) {
        World world = RandomWorld.of(random);
        Economy economy =
            new Economy(world, randomModel(random), RandomWorld.tariffs(world, random));
        try {
          Equilibrium.solve(world, economy.tariffs, economy.model);
          return economy;
        } catch (NoConvergence none) {
          assertThat(trial).as("economies without equilibrium in a row").isLessThan(2);
          assertThatThrownBy(() -> Equilibrium.of(world, economy.model).verify(economy.tariffs))
              .isInstanceOf(NoConvergence.class);
        }
      }
    }
  }

  private static Profits given() {
    return new Profits.Given("USA", 0.27, 0.11);
  }

  private static ModelCase randomModel(RandomGenerator random) {
    ModelCase model =
        switch (random.nextInt(6)) {
          case 0 -> ModelCase.lumpSum();
          case 1 -> ModelCase.incompletePassThrough();
          case 2 -> ModelCase.highElasticity();
          case 3, 4 -> ModelCase.inputOutput();
          default -> ModelCase.baseline();
        };
    return random.nextInt(5) == 0
        ? model.withProfits(new Profits.None(given()))
        : model.withProfits(given());
  }

  private static List<Integer> order(World world) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < world.size(); i++) {
      order.add(i);
    }
    return order;
  }

  private static World rebuilt(World world, List<Integer> order, double scale) {
    List<Country> countries = new ArrayList<>();
    List<Flow> flows = new ArrayList<>();
    for (int j : order) {
      Country c = world.country(j);
      countries.add(new Country(c.iso3(), c.name(), scale * c.gdpUsd()));
      for (int i : order) {
        if (i != j) {
          flows.add(new Flow(c.iso3(), world.country(i).iso3(), scale * world.tradeKusd(j, i)));
        }
      }
    }
    return World.of(countries, flows);
  }

  private static Tariffs moved(Tariffs tariffs, World to, List<Integer> order) {
    Tariffs[] moved = {Tariffs.none(to)};
    tariffs.forEach((exporter, importer, rate) ->
        moved[0] = moved[0].with(order.indexOf(exporter), order.indexOf(importer), rate));
    return moved[0];
  }

  private void assertSame(Outcome a, Outcome b, double tolerance, String which) {
    for (CountryResult country : a.countries()) {
      CountryResult twin = b.of(country.iso3());
      double[] ours = real(country);
      double[] theirs = real(twin);
      for (int k = 0; k < ours.length; k++) {
        assertThat(ours[k] / 100)
            .as("figure %d of %s, %s, %s", k, country.iso3(), which, ReplayableSeed.hint(seed))
            .isCloseTo(theirs[k] / 100, within(tolerance));
      }
    }
  }

  private static double[] real(CountryResult c) {
    return new double[] {
      c.welfarePct(),
      c.realWagePct(),
      c.realGdpPct(),
      c.employmentPct(),
      c.cpiPct(),
      c.exportsToGdpPct(),
      c.importsToGdpPct(),
      c.revenueShare()
    };
  }
}
