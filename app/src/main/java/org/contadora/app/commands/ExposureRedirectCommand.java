package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.redirect.Capacities;
import org.contadora.exposure.redirect.Pace;
import org.contadora.exposure.redirect.RedirectPlan;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.TradeDataException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora exposure redirect`: where lost trade could go.
@Command(
    name = "redirect",
    description = {
      "Where the trade that a tariff takes could go, year by year, and what stays lost.",
      "",
      "For each product hit: how much more other markets could buy (export potential less what they"
          + " buy already), how fast (a yearly ramp), and what products share on the way (planes,"
          + " refrigerated containers, ports). The plan that sells most is found as a linear programme.",
      "",
      "Room by product needs a year of BACI. Without one only totals by destination are used: then the"
          + " plan says no more than what steady growth of present customers would bring, and says so."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure redirect --exporter COL --rate 25",
      "  contadora exposure redirect --exporter COL --rate 25 --years 8 --ramp 30 \\",
      "      --capacities mine.csv",
      "  contadora exposure redirect --exporter COL --rate 25 --format json \\",
      "      --out plan.json",
      "  contadora exposure redirect --exporter COL --rate 25 --format html \\",
      "      --out plan.html"
    })
public final class ExposureRedirectCommand implements Callable<Integer> {
  private static final double PERCENT = 100;

  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final TradeStoreOption storeOption = new TradeStoreOption();
  @Mixin private final ThreatOptions threat = new ThreatOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--years",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many years. Default: ${DEFAULT-VALUE}.")
  private int years = 5;

  @Option(
      names = "--ramp",
      paramLabel = "PERCENT",
      defaultValue = "50",
      description = "How much new sales can grow in a year. Default: ${DEFAULT-VALUE}.")
  private double rampPercent = 50;

  @Option(
      names = "--start",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description = "Share of a market's room that can be used at once. Default: ${DEFAULT-VALUE}.")
  private double startPercent = 10;

  @Option(
      names = "--absorption",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description =
          "Largest share of what a market buys that may change hands. Default: ${DEFAULT-VALUE}.")
  private double absorptionPercent = 10;

  @Option(
      names = "--growth",
      paramLabel = "PERCENT",
      defaultValue = "5",
      description =
          "Yearly growth of present customers beyond what is expected anyway, used where there is no BACI. Default: ${DEFAULT-VALUE}.")
  private double growthPercent = 5;

  @Option(
      names = "--capacities",
      paramLabel = "FILE",
      description =
          "What products share: a table with name, hs, tonnes_per_year, growth_percent instead of the"
              + " shipped one.")
  private @Nullable Path capacities;

  @Option(
      names = "--products",
      paramLabel = "N",
      defaultValue = "150",
      description =
          "How many products are planned for, the largest losses first; the rest count as lost."
              + " Default: ${DEFAULT-VALUE}.")
  private int most = 150;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "15",
      description = "How many markets and products the table shows. Default: ${DEFAULT-VALUE}.")
  private int top = 15;

  /// A command that speaks to `terminal`.
  public ExposureRedirectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    try (TradeStore store = storeOption.open()) {
      ThreatOptions.Answer answer = threat.answer(store);
      RedirectPlan plan;
      try {
        plan = plan(store, answer.exposure(), messages);
      } catch (TradeDataException e) {
        throw TradeStoreOption.failed(e);
      }
      var report =
          new RedirectReport(
              answer, plan, store.descriptions(), store.countries(), store.documents(), messages);
      output.write(
          writer -> {
            switch (output.format()) {
              case TABLE -> report.table(writer, top);
              case CSV -> report.csv(writer);
              case JSON -> report.json(writer);
              case HTML ->
                  ThreatPages.write(
                      writer,
                      ThreatStudy.ofProducts(answer, Optional.of(plan), store),
                      messages.language());
            }
          },
          terminal,
          messages);
    }
    return ExitCode.OK;
  }

  private RedirectPlan plan(TradeStore store, Exposure exposure, Messages messages)
      throws IOException {
    var pace =
        new Pace(
            years,
            rampPercent / PERCENT,
            startPercent / PERCENT,
            absorptionPercent / PERCENT,
            Pace.STANDARD.fullLossYear());
    var assumed =
        new RedirectStudy.Assumed(
            capacities == null ? Capacities.shipped() : Capacities.of(capacities),
            growthPercent / PERCENT,
            most);
    return new RedirectStudy(StudyProgress.on(terminal, messages), store, assumed)
        .plan(exposure, pace);
  }
}
