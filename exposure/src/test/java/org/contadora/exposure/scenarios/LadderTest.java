package org.contadora.exposure.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.ModelCase;
import org.contadora.exposure.equilibrium.ModelCase.Profits;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Country;
import org.contadora.exposure.world.Flow;
import org.contadora.exposure.world.SharedWorld;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LadderTest {
  /// Four made-up economies under real names.
  private static final World WORLD =
      World.of(
          List.of(
              country("USA", 20, 0.1),
              country("COL", 2, 0.1),
              country("BRA", 4, 0.2),
              country("DEU", 9, 0.2)),
          List.of(
              new Flow("COL", "USA", 2e8), new Flow("USA", "COL", 2.1e8),
              new Flow("BRA", "USA", 3e8), new Flow("USA", "BRA", 2.8e8),
              new Flow("DEU", "USA", 8e8), new Flow("USA", "DEU", 7.9e8),
              new Flow("BRA", "DEU", 2e8), new Flow("DEU", "BRA", 2.2e8)));

  private static final Equilibrium EQUILIBRIUM =
      Equilibrium.of(WORLD, ModelCase.baseline().withProfits(new Profits.Given("USA", 0.27, 0.11)));

  private static Country country(String code, double gdp, double published) {
    return new Country(code, code, gdp * 1e12, OptionalDouble.of(published));
  }

  @Test
  void everyStepMeetsEveryAnswer() {
    Scenario scenario =
        Scenarios.parse(
            "s.yaml",
            """
            name: x
            sender: USA
            targets: [COL]
            start: 2026-10-01
            steps: [{rate: 25 %}, {rate: 50 %, after: 7 days}]
            answers: [none, reciprocal, optimal, {members: [COL, BRA]}]
            """);
    List<Integer> told = new ArrayList<>();
    List<Rung> rungs = new Ladder(EQUILIBRIUM, Coverage.ALL).climb(scenario, told::add);
    assertThat(rungs).hasSize(Ladder.size(scenario)).hasSize(8);
    assertThat(told).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    int usa = WORLD.indexOf("USA");
    int col = WORLD.indexOf("COL");
    int bra = WORLD.indexOf("BRA");
    Tariffs both = rungs.get(5).outcome().tariffs();
    assertThat(both.rate(col, usa)).isEqualTo(0.5);
    assertThat(both.rate(usa, col)).isEqualTo(0.5);
    Tariffs joint = rungs.get(3).outcome().tariffs();
    assertThat(joint.rate(usa, bra)).isEqualTo(0.25);
    assertThat(joint.rate(bra, usa)).isEqualTo(0);
    Rung optimal = rungs.get(2);
    assertThat(optimal.answer()).isInstanceOf(Answer.Optimal.class);
    assertThat(optimal.gradientNorm().orElseThrow()).isLessThan(1e-5);
    assertThat(optimal.outcome().of("COL").welfarePct())
        .isGreaterThan(rungs.get(0).outcome().of("COL").welfarePct())
        .isGreaterThan(rungs.get(1).outcome().of("COL").welfarePct());
  }

  @Test
  void publishedRatesGoToEveryone() {
    Scenario scenario = Scenarios.named("liberation-day");
    Ladder ladder = new Ladder(EQUILIBRIUM, Coverage.ALL);
    Tariffs tariffs = ladder.threat(scenario, scenario.steps().getFirst());
    assertThat(tariffs.size()).isEqualTo(3);
    assertThat(tariffs.rate(WORLD.indexOf("BRA"), WORLD.indexOf("USA"))).isEqualTo(0.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[WORLD, -BRA]", "[-BRA, WORLD]"})
  void everyoneButSomeIsMeant(String everyoneElse) {
    Scenario scenario =
        Scenarios.parse(
            "s.yaml",
            """
            name: x
            sender: USA
            targets: %1$s
            rate: 25 %%
            answers: [{members: %1$s, rate: 10 %%}]
            """
                .formatted(everyoneElse));
    Rung rung = new Ladder(EQUILIBRIUM, Coverage.ALL).climb(scenario, _ -> {}).getFirst();
    Tariffs tariffs = rung.outcome().tariffs();
    int usa = WORLD.indexOf("USA");
    assertThat(tariffs.rate(WORLD.indexOf("BRA"), usa)).isZero();
    assertThat(tariffs.rate(WORLD.indexOf("DEU"), usa)).isEqualTo(0.25);
    assertThat(tariffs.rate(usa, WORLD.indexOf("BRA"))).isZero();
    assertThat(tariffs.rate(usa, WORLD.indexOf("DEU"))).isEqualTo(0.1);
    assertThat(tariffs.size()).isEqualTo(4);
  }

  @Test
  void productsAreWeighedByTheirShareOfTrade() {
    Scenario scenario =
        Scenarios.parse(
            "s.yaml", "name: x\nsender: USA\ntargets: [COL]\nrate: 40 %\nexempt: [27]\n");
    Coverage half =
        (s, exporter) ->
            Optional.of(
                new Coverage.Part(exporter, 50, 100, "CENSUS", 2024, /* byTariffLine= */ true));
    Tariffs tariffs = new Ladder(EQUILIBRIUM, half).threat(scenario, scenario.steps().getFirst());
    assertThat(tariffs.rate(WORLD.indexOf("COL"), WORLD.indexOf("USA")))
        .isCloseTo(0.2, within(1e-12));
    assertThat(codes(new Ladder(EQUILIBRIUM, half), scenario)).isEmpty();
    assertThat(new Ladder(EQUILIBRIUM, half).parts(scenario))
        .extracting(Coverage.Part::share)
        .containsExactly(0.5);
    assertThat(codes(new Ladder(EQUILIBRIUM, Coverage.ALL), scenario))
        .containsExactly("PRODUCTS_NOT_WEIGHED");
  }

  @Test
  void aScenarioThatHitsNoTradeIsRefused() {
    Scenario scenario =
        Scenarios.parse("s.yaml", "name: x\nsender: DEU\ntargets: [COL]\nrate: 25 %\n");
    assertThatThrownBy(() -> new Ladder(EQUILIBRIUM, Coverage.ALL).climb(scenario, _ -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "The scenario hits no trade: DEU buys nothing that is taxed from COL");
    Scenario nobody =
        Scenarios.parse("s.yaml", "name: x\nsender: USA\ntargets: [ARG]\nrate: 25 %\n");
    assertThatThrownBy(() -> new Ladder(EQUILIBRIUM, Coverage.ALL).climb(nobody, _ -> {}))
        .hasMessageContaining("The country (ARG) is not among the 4");
  }

  @Test
  void theLawIsHeldAgainstEachStep() {
    assertThat(warnings("IEEPA", "2026-02-19", "2026-02-19", "25 %")).isEmpty();
    assertThat(warnings("IEEPA", "2026-02-20", "2026-02-20", "25 %"))
        .containsExactly("AUTHORITY_STRUCK_DOWN");
    assertThat(warnings("section 122", "2026-03-01", "2026-03-01", "15 %"))
        .containsExactly("ENDS_AFTER_DAYS");
    assertThat(warnings("section 122", "2026-03-01", "2026-03-01", "25 %"))
        .containsExactly("RATE_ABOVE_CAP", "ENDS_AFTER_DAYS");
    assertThat(warnings("section 338", "2026-03-01", "2026-03-20", "50 %"))
        .containsExactly("LEAD_TIME_TOO_SHORT");
    assertThat(warnings("section 338", "2026-03-01", "2026-03-31", "60 %"))
        .containsExactly("RATE_ABOVE_CAP");
  }

  @Test
  void warningsNameRatesAsAPersonWritesThem() {
    Scenario scenario =
        Scenarios.parse(
            "s.yaml",
            "name: x\nsender: USA\ntargets: [COL]\nauthority: section 122\nrate: 1000 %\n");
    Warning warning =
        new Ladder(EQUILIBRIUM, Coverage.ALL)
            .climb(scenario, _ -> {})
            .getFirst()
            .warnings()
            .getFirst();
    assertThat(warning.values()).containsEntry("rate", "1000").containsEntry("cap", "15");
  }

  private static List<String> warnings(String authority, String told, String start, String rate) {
    Scenario scenario =
        Scenarios.parse(
            "s.yaml",
            "name: x\nsender: USA\ntargets: [COL]\nauthority: %s\nannounced: %s\nstart: %s\nrate: %s\n"
                .formatted(authority, told, start, rate));
    return codes(new Ladder(EQUILIBRIUM, Coverage.ALL), scenario);
  }

  private static List<String> codes(Ladder ladder, Scenario scenario) {
    return ladder.climb(scenario, _ -> {}).getFirst().warnings().stream()
        .map(Warning::code)
        .toList();
  }

  /// The reference runs' first four scenarios, through the ready-made file.
  @Test
  void theColombiaLadderOnTheRealWorld() {
    Equilibrium real = Equilibrium.of(SharedWorld.world(), ModelCase.baseline());
    List<Rung> rungs =
        new Ladder(real, Coverage.ALL).climb(Scenarios.named("colombia-2025"), _ -> {});
    assertThat(rungs).hasSize(6);
    assertThat(rungs.get(0).outcome().of("COL").welfarePct()).isCloseTo(-.452, within(5e-4));
    assertThat(rungs.get(1).outcome().of("COL").welfarePct()).isCloseTo(-.341, within(5e-4));
    assertThat(rungs.get(2).outcome().of("COL").welfarePct()).isCloseTo(-.186, within(5e-4));
    assertThat(rungs.get(3).outcome().of("COL").welfarePct()).isCloseTo(-.548, within(5e-4));
    assertThat(rungs.get(4).outcome().of("COL").welfarePct()).isCloseTo(-.902, within(5e-4));
    assertThat(rungs.get(2).outcome().of("MEX").realWagePct()).isCloseTo(-1.42, within(5e-3));
    assertThat(rungs.get(0).outcome().tradePct("COL", "USA")).isCloseTo(-76, within(0.5));
    assertThat(rungs.get(3).outcome().tradePct("COL", "USA")).isCloseTo(-93, within(0.5));
  }
}
