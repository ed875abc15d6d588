package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.Horizon;
import org.contadora.exposure.products.ProductExposure;
import org.contadora.exposure.redirect.Capacities;
import org.contadora.exposure.redirect.Capacity;
import org.contadora.exposure.redirect.ExportPotential;
import org.contadora.exposure.redirect.ExportPotential.Flow;
import org.contadora.exposure.redirect.HitProduct;
import org.contadora.exposure.redirect.Pace;
import org.contadora.exposure.redirect.Redirect;
import org.contadora.exposure.redirect.RedirectPlan;
import org.contadora.exposure.redirect.RedirectPlan.Basis;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.trade.TradeSource;
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
      "  contadora exposure redirect --exporter COL --rate 25 --years 8 --ramp 30 --capacities mine.csv",
      "  contadora exposure redirect --exporter COL --rate 25 --format json --out plan.json"
    })
public final class ExposureRedirectCommand implements Callable<Integer> {
  /// Markets that are looked at for one product.
  private static final int MOST_MARKETS = 15;

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
    Optional<Integer> baci = store.newestBaci();
    List<Flow> exports =
        baci.isEmpty() ? List.of() : flows(store.salesOf(exposure.exporter(), baci.get()));
    if (exports.isEmpty()) {
      return fromTotals(store, exposure, pace);
    }
    var potential =
        new ExportPotential(
            threat.importer(), pace, exports, flows(store.worldDemand(baci.orElseThrow())));
    List<HitProduct> products = new ArrayList<>();
    for (ProductExposure one : exposure.products()) {
      int markets = products.size() < most ? MOST_MARKETS : 0;
      products.add(potential.product(one.hs6(), one.tradeUsd(), losses(pace, one), markets));
    }
    List<Capacity> shared =
        (capacities == null ? Capacities.shipped() : Capacities.of(capacities))
            .over(pace, potential);
    try (Progress progress =
        Progress.ofItems(terminal, messages.text("exposure.planning"), products.size())) {
      return new Redirect(pace, shared).plan(products, Basis.PRODUCTS, progress::at);
    }
  }

  private RedirectPlan fromTotals(TradeStore store, Exposure exposure, Pace pace)
      throws IOException {
    List<TradeStore.Sale> totals = store.totalsOf(exposure.exporter(), TradeSource.DIAN);
    if (totals.isEmpty()) {
      totals = store.totalsOf(exposure.exporter(), TradeSource.BACI_TOTALS);
    }
    if (totals.isEmpty()) {
      throw new TradeDataException(
          "Nothing is loaded of what %s sells elsewhere.\nMaybe load a year of BACI, or totals by destination."
              .formatted(exposure.exporter()));
    }
    Map<String, Double> sales = new TreeMap<>();
    totals.forEach(one -> sales.put(one.partner(), one.usd()));
    // The share that is lost, of what this source says is sold: sources differ by a quarter.
    double now = sales.getOrDefault(threat.importer(), 0.0);
    HitProduct all =
        ExportPotential.ofTotals(
            threat.importer(),
            sales,
            pace.losses(
                now * exposure.total(Horizon.SHORT).ces().lostPct() / PERCENT,
                now * exposure.total(Horizon.LONG).ces().lostPct() / PERCENT),
            pace,
            growthPercent / PERCENT);
    var steady = new Pace(pace.years(), growthPercent / PERCENT, 1, 1, pace.fullLossYear());
    return new Redirect(steady, List.of()).plan(List.of(all), Basis.TOTALS, _ -> {});
  }

  private static List<Double> losses(Pace pace, ProductExposure one) {
    return pace.losses(
        Math.max(0, one.ces(Horizon.SHORT).lostUsd()),
        Math.max(0, one.ces(Horizon.LONG).lostUsd()));
  }

  private static List<Flow> flows(List<TradeStore.Sale> sales) {
    return sales.stream()
        .map(one -> new Flow(one.hs(), one.partner(), one.usd(), one.tonnes()))
        .toList();
  }
}
