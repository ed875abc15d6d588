package org.contadora.app.commands;

import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Terminal;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.ProductExposure;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.HsCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `contadora exposure products`: what a tariff costs product by product.
@Command(
    name = "products",
    description = {
      "What a tariff would cost, product by product and industry by industry.",
      "",
      "For each product of six digits, with all its rival suppliers: trade lost, who gains it, what"
          + " buyers in the importing country pay more, revenue; for the first months (elasticity about"
          + " 2, as in Brazil in autumn 2025) and for the long run (published elasticities), with the"
          + " range in which 90 of 100 draws lie. Two models: a non-linear market (CES), which leads,"
          + " and SMART, the linear form that most others use. Where sources disagree on how large the"
          + " trade is, each is shown."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure products --exporter COL --rate 25",
      "  contadora exposure products --exporter COL --rate 25 \\",
      "      --exempt us_ieepa_annexII_exempt_hts8",
      "  contadora exposure products --exporter COL --rate 50 --format csv \\",
      "      > products.csv",
      "  contadora exposure products --exporter COL --rate 50 --format html \\",
      "      --out products.html",
      "  contadora exposure products --exporter COL --rate 25 --product 060311",
      "  contadora exposure products --exporter COL --rate 25 --gsim \\",
      "      --elasticities broda-weinstein"
    })
public final class ExposureProductsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final TradeStoreOption storeOption = new TradeStoreOption();
  @Mixin private final ThreatOptions threat = new ThreatOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--product",
      paramLabel = "HS",
      split = ",",
      description = "Show only products that begin so, such as 0603. Sums stay those of all.")
  private List<String> products = List.of();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many products and industries the table shows. Default: ${DEFAULT-VALUE}.")
  private int top = 20;

  /// A command that speaks to `terminal`.
  public ExposureProductsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    try (TradeStore store = storeOption.open()) {
      NavigableSet<String> wanted = wanted(store);
      ThreatOptions.Answer answer = threat.answer(store);
      List<ProductExposure> shown = shown(answer, wanted);
      SortedMap<String, String> names = store.descriptions();
      List<TradeStore.Reported> reported = store.reported(threat.exporter(), threat.importer());
      List<TradeStore.Document> documents = store.documents();
      var report =
          new ProductsReport(
              answer, shown, names, store.countries(), reported, documents, messages);
      var files = new ProductFiles(answer, shown, names, reported, documents, messages);
      output.write(
          writer -> {
            switch (output.format()) {
              case TABLE -> report.table(writer, top);
              case CSV -> files.csv(writer);
              case JSON -> files.json(writer);
              case HTML ->
                  ThreatPages.write(
                      writer,
                      ThreatStudy.ofProducts(answer, Optional.empty(), store),
                      messages.language());
            }
          },
          terminal,
          messages);
    }
    return ExitCode.OK;
  }

  private NavigableSet<String> wanted(TradeStore store) throws IOException {
    NavigableSet<String> wanted = new TreeSet<>();
    TreeSet<String> known = new TreeSet<>(store.descriptions().keySet());
    for (String product : products) {
      String code =
          HsCode.parse(product)
              .filter(digits -> digits.length() <= 6)
              .orElseThrow(() ->
                  new CommandFailed(
                      ExitCode.USAGE,
                      "The product (%s) must be a code of 2, 4 or 6 digits, such as 060311."
                          .formatted(product)));
      wanted.add(ThreatOptions.demandKnown(code, known));
    }
    return wanted;
  }

  private List<ProductExposure> shown(ThreatOptions.Answer answer, NavigableSet<String> wanted) {
    Exposure exposure = answer.exposure();
    List<ProductExposure> shown =
        exposure.products().stream()
            .filter(one -> wanted.isEmpty() || wanted.stream().anyMatch(one.hs6()::startsWith))
            .toList();
    if (shown.isEmpty()) {
      throw new CommandFailed(
          "%s sells nothing of %s to %s in %s %d."
              .formatted(
                  exposure.exporter(),
                  String.join(", ", wanted),
                  threat.importer(),
                  answer.from().source(),
                  answer.from().year()));
    }
    return shown;
  }
}
