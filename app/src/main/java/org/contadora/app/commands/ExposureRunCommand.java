package org.contadora.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.exposure.equilibrium.CountryResult;
import org.contadora.exposure.page.ThreatFindings;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.scenarios.Rung;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenarios;
import org.contadora.exposure.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora exposure run`: every country's results for each step and answer.
@Command(
    name = "run",
    description = {
      "What a threat would change for each country.",
      "",
      "Solves the world's general equilibrium (Ignatenko, Lashkaripour, Macedoni, Simonovska, JIE 2025) for each"
          + " step and answer: welfare, real wage and real GDP side by side, employment, prices, trade. A threat to"
          + " some products counts by their share of the trade that is loaded (contadora exposure load)."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure run --target COL --rate 25%% --answer none,reciprocal,LAC",
      "  contadora exposure run liberation-day --countries all --format csv",
      "  contadora exposure run threat.yaml --model input-output",
      "  contadora exposure run colombia-2025 --format html --out colombia.html"
    })
public final class ExposureRunCommand implements Callable<Integer> {
  /// Countries in the table where a threat goes to everyone.
  private static final int MOST_ROWS = 20;

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
      description =
          "Whose results: countries, groups, or all. Default: sender and targets; with a threat to"
              + " everyone the sender and those that lose most.")
  private List<String> countries = List.of();

  /// A command that speaks to `terminal`.
  public ExposureRunCommand(Terminal terminal) {
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
          named(equilibrium.world());
          ThreatFindings findings =
              store.ifLoaded(loaded ->
                  new ThreatStudy(StudyProgress.on(terminal, messages), equilibrium)
                      .weigh(scenario, null, world.folder(), loaded, Set.of()));
          List<Rung> rungs = findings.rungs();
          List<String> whose = whose(findings.scenario(), rungs);
          var tables = new ExposureRungs(messages, findings.scenario(), findings.coverage(), whose);
          var files = new RungFiles(messages, findings.scenario(), findings.coverage(), whose);
          output.write(
              writer -> {
                PrintWriter out = new PrintWriter(writer);
                switch (output.format()) {
                  case TABLE -> tables.tables(out, rungs);
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

  /// Finds out before anything is solved whether `--countries` names what is there.
  private void named(World loaded) {
    if (!countries.isEmpty() && !countries.contains("all")) {
      Scenarios.countries("--countries", countries);
      WorldCountries.demand(loaded, "--countries", countries);
    }
  }

  private List<String> whose(Scenario scenario, List<Rung> rungs) {
    List<CountryResult> all = rungs.getFirst().outcome().countries();
    if (countries.contains("all")) {
      return all.stream().map(CountryResult::iso3).toList();
    }
    if (!countries.isEmpty()) {
      return Scenarios.countries("--countries", countries);
    }
    Set<String> whose = new LinkedHashSet<>(Set.of(scenario.sender()));
    if (scenario.targets().contains(Groups.WORLD)) {
      List<CountryResult> losers = new ArrayList<>(all);
      losers.sort(Comparator.comparingDouble(CountryResult::welfareUsd));
      losers.stream().limit(MOST_ROWS).map(CountryResult::iso3).forEach(whose::add);
    } else {
      whose.addAll(scenario.targets());
    }
    return List.copyOf(whose);
  }
}
