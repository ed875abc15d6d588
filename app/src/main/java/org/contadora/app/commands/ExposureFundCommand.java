package org.contadora.app.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.exposure.coalition.Coalition;
import org.contadora.exposure.coalition.Coalition.GroupProof;
import org.contadora.exposure.coalition.FundTable;
import org.contadora.exposure.coalition.Game;
import org.contadora.exposure.coalition.Hit;
import org.contadora.exposure.coalition.Pledge;
import org.contadora.exposure.coalition.Pledge.Measure;
import org.contadora.exposure.coalition.Priors;
import org.contadora.exposure.coalition.Reserve;
import org.contadora.exposure.page.ThreatFindings.GroupFund;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.scenarios.Scenarios;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.World;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora exposure fund`: what keeps a group together.
@Command(
    name = "fund",
    description = {
      "How large a fund keeps a group together.",
      "",
      "Each member's welfare, real wage and real GDP if all resist, and if it alone gives way; the fund that makes"
          + " up for the difference; whether the group can pay for itself; its parts."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure fund --group LAC --rate 25%%",
      "  contadora exposure fund --group LAC,-MEX --hit COL --rate 25%% --answer 10%%",
      "  contadora exposure fund --group LAC --hit COL,ECU,PER --rate 25%%",
      "  contadora exposure fund --group ANDEAN --rate 50%% --proof-to 4 --game \\",
      "      --concession 500",
      "  contadora exposure fund --group LAC --rate 25%% --format html --out fund.html"
    })
public final class ExposureFundCommand implements Callable<Integer> {
  private static final double USD_PER_MILLION = 1e6;

  private final Terminal terminal;

  @Mixin private final WorldOption world = new WorldOption();

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final LanguageOption language = new LanguageOption();

  @Option(
      names = "--group",
      required = true,
      split = ",",
      paramLabel = "ISO3",
      description = "The members: countries, or groups such as LAC; -MEX takes one out again.")
  private List<String> group = List.of();

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "PERCENT",
      description = "The rate that is threatened, such as 25%%.")
  private String rate = "";

  @Option(
      names = "--answer",
      paramLabel = "PERCENT",
      description =
          "The rate at which all who resist answer. Default: the rate that is threatened.")
  private @Nullable String answer;

  @Option(
      names = "--sender",
      paramLabel = "ISO3",
      description = "Who threatens. Default: ${DEFAULT-VALUE}.",
      defaultValue = "USA")
  private String sender = "USA";

  @Option(
      names = "--hit",
      split = ",",
      paramLabel = "ISO3",
      description =
          "The members that are taxed as long as they resist: countries, or groups. Default: all who"
              + " resist.")
  private List<String> hit = List.of();

  @Option(
      names = "--concession",
      paramLabel = "USD_M",
      description =
          "What giving way costs a member besides, in millions of dollars a year. Default: 0.")
  private double concession;

  @Option(
      names = "--measure",
      paramLabel = "MEASURE",
      description =
          "What members compare: welfare, real_gdp or real_wage. Default: ${DEFAULT-VALUE}.",
      defaultValue = "welfare")
  private Measure measure = Measure.WELFARE;

  @Option(
      names = "--proof-to",
      paramLabel = "K",
      description = "Also the fund with which no K members or fewer gain by leaving together.")
  private int proofTo;

  @Option(
      names = "--game",
      description =
          "Also what is fair if any members may stand alone: Shapley value, nucleolus, whether there is a"
              + " core. Up to 12 members.")
  private boolean game;

  /// A command that speaks to `terminal`.
  public ExposureFundCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    return world.run(
        terminal,
        messages,
        equilibrium -> {
          Pledge pledge = pledge();
          demandCountries(equilibrium.world());
          Coalition coalition = new Coalition(equilibrium, pledge);
          int members = coalition.pledge().members().size();
          if (game && members > Coalition.LARGEST_GAME) {
            throw new BadInput(
                "The group has %d members; expected at most %d with --game."
                    .formatted(members, Coalition.LARGEST_GAME));
          }
          FundTable table;
          Reserve reserve;
          Optional<GroupProof> proof;
          Optional<Game> division;
          try (Progress progress =
              Progress.ofItems(terminal, messages.text("cli.exposure_solving"), 2L * members)) {
            table = coalition.table(progress::at);
            reserve =
                coalition.reserve(
                    Priors.ofOtherIssuesThanTrade(), done -> progress.at(members + done));
          }
          proof = proof(coalition, messages);
          division = division(coalition, messages);
          var tables =
              new ExposureFund(messages, coalition.pledge(), table, reserve, proof, division);
          var fund =
              new GroupFund(
                  Groups.named(equilibrium.world(), pledge.members()),
                  coalition.pledge(),
                  table,
                  Optional.of(reserve),
                  proof.map(GroupProof::proofTo));
          output.write(
              writer -> {
                PrintWriter out = new PrintWriter(writer);
                switch (output.format()) {
                  case TABLE -> tables.table(out);
                  case CSV -> tables.csv(out);
                  case JSON -> out.println(tables.json());
                  case HTML ->
                      ThreatPages.write(
                          writer, ThreatStudy.ofFund(fund, world.folder()), messages.language());
                }
                out.flush();
              },
              terminal,
              messages);
        });
  }

  private Optional<GroupProof> proof(Coalition coalition, Messages messages) {
    if (proofTo <= 0) {
      return Optional.empty();
    }
    int members = coalition.pledge().members().size();
    try (Progress progress =
        Progress.ofItems(
            terminal,
            messages.text("cli.exposure_solving"),
            Coalition.sets(members, Math.min(proofTo, members)))) {
      return Optional.of(coalition.groupProof(proofTo, progress::at));
    }
  }

  private Optional<Game> division(Coalition coalition, Messages messages) {
    if (!game) {
      return Optional.empty();
    }
    long sets = 1L << coalition.pledge().members().size();
    try (Progress progress =
        Progress.ofItems(terminal, messages.text("cli.exposure_solving"), sets)) {
      return Optional.of(coalition.game(progress::at));
    }
  }

  private void demandCountries(World loaded) {
    WorldCountries.demand(loaded, "--group", group);
    WorldCountries.demand(loaded, "--sender", List.of(sender));
    WorldCountries.demand(loaded, "--hit", upper(hit));
  }

  private static List<String> upper(List<String> codes) {
    return codes.stream().map(code -> code.toUpperCase(Locale.ROOT)).toList();
  }

  private Pledge pledge() {
    double threatened = Scenarios.rate("--rate", rate);
    return new Pledge(
        sender,
        Scenarios.countries("--group", group),
        hit.isEmpty() ? Hit.RESISTERS : Hit.of(Scenarios.countries("--hit", upper(hit))),
        threatened,
        answer == null ? threatened : Scenarios.rate("--answer", answer),
        concession * USD_PER_MILLION,
        measure);
  }
}
