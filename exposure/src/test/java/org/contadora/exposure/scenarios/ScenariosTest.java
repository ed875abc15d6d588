package org.contadora.exposure.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.scenarios.Scenario.Rate;
import org.contadora.exposure.scenarios.Scenario.Step;
import org.contadora.exposure.world.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenariosTest {
  @TempDir private Path folder;

  @Test
  void everyFieldIsRead() {
    Scenario scenario =
        Scenarios.parse(
            "threat.yaml",
            """
            name: {es: Prueba, en: Test}
            sender: USA
            targets: [COL, CARICOM, -HTI]
            announced: 2026-09-01
            start: 2026-10-01
            authority: section 338
            only: [0603, "0901.11"]
            exempt: 060311
            steps:
              - 25 %
              - rate: 50
                after: 1 week
            answers:
              - none
              - optimal
              - MERCOSUR
              - members: [LAC, -MEX]
                rate: 10 %
            """);
    assertThat(scenario.name("es")).isEqualTo("Prueba");
    assertThat(scenario.name("fr")).isEqualTo("Test");
    assertThat(scenario.targets()).startsWith("COL", "ATG").hasSize(14).doesNotContain("HTI");
    assertThat(scenario.start()).contains(LocalDate.of(2026, 10, 1));
    assertThat(scenario.authority()).isEqualTo(Authority.SECTION_338);
    assertThat(scenario.products().only()).containsExactly("0603", "090111");
    assertThat(scenario.products().exempt()).containsExactly("060311");
    assertThat(scenario.steps())
        .containsExactly(new Step(0, new Rate.Flat(0.25)), new Step(7, new Rate.Flat(0.5)));
    assertThat(scenario.dayOf(scenario.steps().get(1))).contains(LocalDate.of(2026, 10, 8));
    assertThat(scenario.answers()).hasSize(4);
    assertThat(scenario.answers().get(1)).isEqualTo(new Answer.Optimal(List.of()));
    assertThat(scenario.answers().get(3))
        .isInstanceOfSatisfying(
            Answer.Members.class,
            members -> {
              assertThat(members.members()).hasSize(31).doesNotContain("MEX");
              assertThat(members.share()).contains(0.1);
            });
  }

  @Test
  void theShortestScenario() {
    Scenario scenario =
        Scenarios.parse("s.yaml", "name: x\nsender: USA\ntargets: COL\nrate: 25 %\n");
    assertThat(scenario.answers()).containsExactly(new Answer.None());
    assertThat(scenario.products().isEverything()).isTrue();
    assertThat(scenario.name("ht")).isEqualTo("x");
  }

  static final Map<String, String> WRONG =
      Map.ofEntries(
          Map.entry("rate: 25x", "s.yaml:4: rate (25x) must be a percentage, such as 25 %"),
          Map.entry(
              "rate: 0.25", "s.yaml:4: rate (0.25) must be a percentage.\nMaybe 25 % is meant"),
          Map.entry("rate: 10000 %", "s.yaml:4: rate (10000 %) must be between 0 % and 1000 %"),
          Map.entry("rate: -5 %", "s.yaml:4: rate (-5 %) must be between 0 %"),
          Map.entry(
              "tariff: 25 %", "s.yaml:4: tariff is no field; expected one of announced, answers"),
          Map.entry(
              "rate: 25 %\nstart: soon", "s.yaml:5: start (soon) must be a day such as 2025-01-26"),
          Map.entry("rate: 25 %\nauthority: 999", "s.yaml:5: authority (999) must be one of IEEPA"),
          Map.entry(
              "rate: 25 %\nanswers: [none, revenge]", "s.yaml:5: answers (revenge) must be none"),
          Map.entry(
              "rate: 25 %\nanswers:\n  - members: []", "s.yaml:6: members is missing or empty"),
          Map.entry(
              "rate: 25 %\nonly: [flowers]", "s.yaml:5: only (flowers) must be a code of the"),
          Map.entry("rate: 25 %\nrate: 30 %", "s.yaml:5: "),
          Map.entry("rate: 25 %\nsteps: [50 %]", "expected either one rate or steps"),
          Map.entry("steps: []", "steps is empty; expected at least one"),
          Map.entry(
              "steps:\n  - {rate: 25 %, after: 7 days}\n  - {rate: 50 %, after: 2}",
              "s.yaml:6: the step after 2 days must come after the one before (7 days)"),
          Map.entry(
              "steps:\n  - {rate: 25 %, when: later}",
              "when is no field; expected one of after, rate"),
          Map.entry(
              "steps:\n  - {rate: 25 %, after: later}",
              "after (later) must be a number of days or"),
          Map.entry("rate: [1, 2]", "s.yaml:4: rate must be one value"),
          Map.entry("rate: {", "s.yaml:"),
          Map.entry("", "expected either one rate or steps"));

  static final java.util.Set<Map.Entry<String, String>> WRONGS = WRONG.entrySet();

  @ParameterizedTest
  @FieldSource("WRONGS")
  void whatIsWrongIsPointedAt(Map.Entry<String, String> wrong) {
    String text = "name: x\nsender: USA\ntargets: [COL]\n" + wrong.getKey() + "\n";
    assertThatThrownBy(() -> Scenarios.parse("s.yaml", text))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(wrong.getValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: x\nsender: USA\nrate: 25 %|targets is missing or empty",
        "name: x\nsender: USA\ntargets: []\nrate: 25 %|targets is missing or empty",
        "name: x\nsender: BRA\ntargets: [COL]\nrate: published|s.yaml:4: rate (published) must be a",
        "name: x\nsender: USA\ntargets: [USA]\nrate: 25 %|targets is empty",
        "name: x\nsender: usa\ntargets: [COL]\nrate: 25 %|s.yaml:2: sender (usa) must be an ISO",
        "name: x\ntargets: [COL]\nrate: 25 %|sender is missing; expected a value",
        "name: x\nsender: USA\ntargets: [ATLANTIS]\nrate: 25 %|s.yaml:3: targets (ATLANTIS) must be",
        "just words|s.yaml:1: the scenario must be fields",
        " |the file is empty",
        "a: b: c|s.yaml:1:"
      })
  void whoIsMeantHasToBeClear(String textAndMessage) {
    int bar = textAndMessage.lastIndexOf('|');
    assertThatThrownBy(() -> Scenarios.parse("s.yaml", textAndMessage.substring(0, bar)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(textAndMessage.substring(bar + 1));
  }

  @Test
  void readyMadeScenariosHaveAllLanguages() {
    for (String name : Scenarios.READY_MADE) {
      Scenario scenario = Scenarios.named(name);
      assertThat(scenario.name().keySet()).containsExactly("en", "es", "fr", "ht", "pt");
      assertThat(scenario.sender()).isEqualTo("USA");
    }
    Scenario colombia = Scenarios.named("colombia-2025");
    assertThat(colombia.targets()).containsExactly("COL");
    assertThat(colombia.steps()).hasSize(2);
    assertThat(colombia.authority()).isEqualTo(Authority.IEEPA);
  }

  @Test
  void filesAreReadAndNamedInMessages() throws Exception {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, Scenarios.text("group-threat"));
    assertThat(Scenarios.named(file.toString()).targets()).hasSize(32);
    assertThatThrownBy(() -> Scenarios.named(folder.resolve("none.yaml").toString()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("expected a file, or one of colombia-2025");
    Files.write(file, "name: \u00f1".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Scenarios.read(file)).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> Scenarios.text("none")).isInstanceOf(BadInput.class);
  }
}
