package org.contadora.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.exposure.ReplayableSeed;
import org.contadora.exposure.equilibrium.Choice.Best;
import org.contadora.exposure.equilibrium.Choice.Pair;
import org.contadora.exposure.equilibrium.ModelCase.Profits;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Country;
import org.contadora.exposure.world.Flow;
import org.contadora.exposure.world.RandomWorld;
import org.contadora.exposure.world.SharedWorld;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;
import org.junit.jupiter.api.Test;

final class OptimumTest {
  private final Seed seed = ReplayableSeed.next();

  /// The adjoint's slow twin: central differences of whole solutions, of fourth order.
  @Test
  void gradientAgreesWithDifferences() {
    for (int k = 0; k < 20; k++) {
      RandomGenerator random = seed.random("gradient" + k);
      World world = RandomWorld.of(random);
      ModelCase model =
          k % 3 == 0
              ? ModelCase.inputOutput()
              : k % 3 == 1 ? ModelCase.lumpSum() : ModelCase.baseline();
      Equilibrium equilibrium =
          Equilibrium.of(world, model.withProfits(new Profits.Given("USA", 0.27, 0.11)));
      List<String> codes = world.countries().stream().map(Country::iso3).toList();
      Choice choice =
          k % 2 == 0 ? Choice.ofImporter("USA", codes, 0.4) : Choice.ofAnswers("USA", codes, 0.4);
      Optimum optimum =
          new Optimum(equilibrium.calibration(), RandomWorld.tariffs(world, random), choice);
      List<Pair> taxed = choice.free().stream().filter(pair -> trade(world, pair) > 0).toList();
      double total = taxed.stream().mapToDouble(pair -> trade(world, pair)).sum();
      double[] x = new double[taxed.size()];
      double[] gradient = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double scale = Math.sqrt(trade(world, taxed.get(i)) / total);
        x[i] = scale * (0.02 + 0.3 * random.nextDouble());
      }
      optimum.at(x, gradient);
      int one = random.nextInt(x.length);
      double h = 0.01 * x[one];
      double near = at(optimum, x, one, h) - at(optimum, x, one, -h);
      double far = at(optimum, x, one, 2 * h) - at(optimum, x, one, -2 * h);
      double difference = (8 * near - far) / (12 * h);
      assertThat(gradient[one])
          .as("case %d, %s", k, ReplayableSeed.hint(seed))
          .isCloseTo(difference, within(1e-4 + 1e-4 * Math.abs(difference)));
    }
  }

  @Test
  void nothingNearIsBetter() {
    for (int k = 0; k < 5; k++) {
      RandomGenerator random = seed.random("near" + k);
      World world = RandomWorld.of(random);
      Equilibrium equilibrium =
          Equilibrium.of(
              world, ModelCase.baseline().withProfits(new Profits.Given("USA", 0.27, 0.11)));
      List<String> codes = world.countries().stream().map(Country::iso3).toList();
      Best best = equilibrium.best(Tariffs.none(world), Choice.ofImporter("USA", codes, 0.6));
      for (int trial = 0; trial < 20; trial++) {
        Tariffs other = Tariffs.none(world);
        for (var entry : best.rates().entrySet()) {
          Pair pair = entry.getKey();
          double rate = entry.getValue() + 0.05 * random.nextGaussian();
          other = other.with(pair.exporter(), pair.importer(), Math.clamp(rate, 0, 0.6));
        }
        assertThat(equilibrium.solve(other).of("USA").welfarePct())
            .as("case %d, %s", k, ReplayableSeed.hint(seed))
            .isLessThanOrEqualTo(best.welfarePct() + 1e-9);
      }
    }
  }

  /// The real world with intermediate goods: 193 tariffs each, between the bounds that the paper
  /// sets.
  @Test
  void bestTariffsOfTheInputOutputModel() {
    World world = SharedWorld.world();
    List<String> codes = world.countries().stream().map(Country::iso3).toList();
    Equilibrium equilibrium = Equilibrium.of(world, ModelCase.inputOutput());
    Best own = equilibrium.best(Tariffs.none(world), Choice.ofImporter("USA", codes, 0.25));
    assertThat(own.gradientNorm()).isLessThan(1e-5);
    assertThat(own.welfarePct()).isCloseTo(own.outcome().of("USA").welfarePct(), within(1e-9));
    for (double rate : new double[] {0.1, 0.15, 0.17, 0.18, 0.2, 0.218, 0.25}) {
      Tariffs uniform = Tariffs.none(world).withAll(codes, "USA", rate);
      assertThat(equilibrium.solve(uniform).of("USA").welfarePct()).isLessThan(own.welfarePct());
    }
    Tariffs published = Tariffs.published(world, "USA");
    Best answers = equilibrium.best(published, Choice.ofAnswers("USA", codes, 0.5));
    assertThat(answers.gradientNorm()).isLessThan(1e-5);
    for (double rate : new double[] {0, 0.1, 0.14, 0.18, 0.2274}) {
      Outcome uniform = equilibrium.solve(published.withAnswers("USA", codes, rate));
      assertThat(weighted(equilibrium, uniform)).isLessThan(answers.welfarePct());
    }
    assertThat(weighted(equilibrium, answers.outcome()))
        .isCloseTo(answers.welfarePct(), within(1e-9));
  }

  @Test
  void aChoiceOverNothingIsRefused() {
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
    Equilibrium equilibrium = Equilibrium.of(world, ModelCase.baseline());
    assertThatThrownBy(() ->
            equilibrium.best(Tariffs.none(world), Choice.ofImporter("USA", List.of("COL"), 0.5)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("on no trade at all");
    assertThatThrownBy(() -> Choice.ofImporter("USA", List.of(), 0.5)).isInstanceOf(BadInput.class);
  }

  private static double at(Optimum optimum, double[] x, int one, double step) {
    double[] moved = x.clone();
    moved[one] += step;
    return optimum.at(moved, new double[x.length]);
  }

  private static double weighted(Equilibrium equilibrium, Outcome outcome) {
    double sum = 0;
    double weights = 0;
    for (CountryResult country : outcome.countries()) {
      if (!country.iso3().equals("USA")) {
        sum += country.incomeUsd() * country.welfarePct();
        weights += country.incomeUsd();
      }
    }
    assertThat(equilibrium.model().beta()).isLessThan(1);
    return sum / weights;
  }

  private static double trade(World world, Pair pair) {
    return world.tradeKusd(world.indexOf(pair.exporter()), world.indexOf(pair.importer()));
  }
}
