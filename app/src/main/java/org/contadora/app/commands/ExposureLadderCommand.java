package org.contadora.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.exposure.page.ThreatFindings;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.scenarios.Rung;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora exposure ladder`: one country's results, step by step and answer by answer.
@Command(
    name = "ladder",
    description = {
      "Step by step: what each rung of a threat would cost, and each answer to it.",
      "",
      "One line for each step and answer, for the country that is threatened and for the one that threatens; with"
          + " what the law allows, and when."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure ladder colombia-2025",
      "  contadora exposure ladder --target BRA --rate 25%%,50%% \\",
      "      --answer none,reciprocal,optimal",
      "  contadora exposure ladder colombia-2025 --format html --out ladder.html"
    })
public final class ExposureLadderCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final ScenarioOption threat = new ScenarioOption();

  @Mixin private final WorldOption world = new WorldOption();

  @Mixin private final TradeStoreOption store = new TradeStoreOption();

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final LanguageOption language = new LanguageOption();

  @Option(
      names = "--countries",
      split = ",",
      paramLabel = "ISO3",
      description = "Whose ladder. Default: the first target and the sender.")
  private List<String> countries = List.of();

  /// A command that speaks to `terminal`.
  public ExposureLadderCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    return world.run(
        terminal,
        messages,
        equilibrium -> {
          Scenario scenario = threat.scenario(equilibrium.world());
          List<String> whose = whose(scenario);
          WorldCountries.demand(equilibrium.world(), "--countries", countries);
          ThreatFindings findings =
              store.ifLoaded(loaded ->
                  new ThreatStudy(StudyProgress.on(terminal, messages), equilibrium)
                      .weigh(scenario, whose.getFirst(), world.folder(), loaded, Set.of()));
          List<Rung> rungs = findings.rungs();
          var tables = new ExposureRungs(messages, findings.scenario(), findings.coverage(), whose);
          var files = new RungFiles(messages, findings.scenario(), findings.coverage(), whose);
          output.write(
              writer -> {
                PrintWriter out = new PrintWriter(writer);
                switch (output.format()) {
                  case TABLE -> tables.ladder(out, rungs);
                  case CSV -> files.csv(out, rungs);
                  case JSON -> out.println(files.json(rungs));
                  case HTML -> ThreatPages.write(writer, findings, messages.language());
                }
                out.flush();
              },
              terminal,
              messages);
        });
  }

  private List<String> whose(Scenario scenario) {
    if (!countries.isEmpty()) {
      return Scenarios.countries("--countries", countries);
    }
    String first = scenario.targets().getFirst();
    return first.equals(Groups.WORLD)
        ? List.of(scenario.sender())
        : List.of(first, scenario.sender());
  }
}
