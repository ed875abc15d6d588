package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.exposure.products.AllMarkets;
import org.contadora.exposure.products.AllMarkets.Elasticities;
import org.contadora.exposure.products.AllMarketsFiles;
import org.contadora.exposure.trade.TradeDataException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contadora exposure gsim`: one industry, all its markets at once.
@Command(
    name = "gsim",
    description = {
      "What new tariffs change in all markets of one industry at once.",
      "",
      "You give the trade between countries and the tariffs before and after; every market and every supplier"
          + " answers: who sells how much to whom at what price, and what buyers, producers and treasuries"
          + " gain or lose. The model is GSIM (Francois and Hall 2009), solved non-linearly. Elasticities"
          + " come from a table of yours; where that says nothing they are those that WITS sets.",
      "",
      "FLOWS is CSV with the columns exporter, importer, trade_usd, tariff_before_percent and"
          + " tariff_after_percent; what a country buys of itself may stand in it. Elasticities are CSV with the"
          + " columns country, substitution, demand and supply."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure gsim roses.csv",
      "  contadora exposure gsim roses.csv --elasticities elasticities.csv \\",
      "      --format json",
      "  contadora exposure gsim roses.csv --substitution 4 --supply 2 \\",
      "      --out roses-after.csv"
    })
public final class ExposureGsimCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "FLOWS", description = "The table of trade and tariffs.")
  private Path flows = Path.of("");

  @Option(
      names = "--elasticities",
      paramLabel = "FILE",
      description = "Elasticities by country. Default: the same for all.")
  private @Nullable Path elasticities;

  @Option(
      names = "--substitution",
      paramLabel = "SIGMA",
      defaultValue = "5",
      description =
          "Elasticity of substitution between suppliers, where the table says nothing. Default:"
              + " ${DEFAULT-VALUE}.")
  private double substitution;

  @Option(
      names = "--demand",
      paramLabel = "E",
      defaultValue = "-1.25",
      description =
          "Elasticity of a market's demand, where the table says nothing. Default: ${DEFAULT-VALUE}.")
  private double demand;

  @Option(
      names = "--supply",
      paramLabel = "E",
      defaultValue = "1.5",
      description =
          "Elasticity of a country's supply, where the table says nothing. Default: ${DEFAULT-VALUE}.")
  private double supply;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many flows the table shows. Default: ${DEFAULT-VALUE}.")
  private int top = 20;

  /// A command that speaks to `terminal`.
  public ExposureGsimCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    if (output.format() == OutputOptions.Format.HTML) {
      throw new CommandFailed(
          ExitCode.USAGE, "The value of --format (html) must be table, csv or json here.");
    }
    GsimReport report;
    try {
      report = new GsimReport(solved(messages), messages);
    } catch (TradeDataException e) {
      throw TradeStoreOption.failed(e);
    }
    output.write(
        writer -> {
          switch (output.format()) {
            case TABLE, HTML -> report.table(writer, top);
            case CSV -> report.csv(writer);
            case JSON -> report.json(writer);
          }
        },
        terminal,
        messages);
    return ExitCode.OK;
  }

  private AllMarkets.Result solved(Messages messages) {
    var standard = new Elasticities(substitution, demand, supply);
    Map<String, Elasticities> own =
        elasticities == null ? Map.of() : AllMarketsFiles.elasticities(elasticities, standard);
    List<AllMarkets.Flow> trade = AllMarketsFiles.flows(flows);
    TreeSet<String> unused = new TreeSet<>(own.keySet());
    trade.forEach(flow -> unused.removeAll(List.of(flow.exporter(), flow.importer())));
    if (!unused.isEmpty()) {
      terminal.say(messages.text("cli.gsim_unused", "countries", String.join(", ", unused)));
    }
    return new AllMarkets(trade, own, standard).solve();
  }
}
