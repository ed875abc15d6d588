package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.exposure.products.Assumptions;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.ProductExposures;
import org.contadora.exposure.products.Threat;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.Countries;
import org.contadora.exposure.trade.HsCode;
import org.contadora.exposure.trade.LoadProgress;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.trade.TradeDocument;
import org.contadora.exposure.trade.TradeFiles;
import org.contadora.exposure.trade.TradeRow;
import org.contadora.exposure.trade.TradeSink;
import picocli.CommandLine.Option;

/// Who threatens whom with what, and how it is worked out by product.
final class ThreatOptions {
  @Option(
      names = "--importer",
      paramLabel = "ISO3",
      defaultValue = "USA",
      description = "Who raises the tariff. Default: ${DEFAULT-VALUE}.")
  private String importer = "USA";

  @Option(
      names = "--exporter",
      paramLabel = "ISO3",
      required = true,
      description = "Whose losses are asked for, such as COL.")
  private String exporter = "";

  @Option(
      names = "--rate",
      paramLabel = "PERCENT",
      required = true,
      description = "What is added to the tariff, in percentage points: 25 is 25 %%.")
  private double ratePercent;

  @Option(
      names = "--also",
      paramLabel = "ISO3",
      split = ",",
      description = "Others that the same tariff hits, such as ECU,PER.")
  private List<String> also = List.of();

  @Option(
      names = "--exempt",
      paramLabel = "LIST",
      split = ",",
      description =
          "Products that stay as they are: names of loaded lists, files with codes, or codes.")
  private List<String> exempt = List.of();

  @Option(
      names = "--only",
      paramLabel = "LIST",
      split = ",",
      description = "The only products hit: names of loaded lists, files with codes, or codes.")
  private List<String> only = List.of();

  @Option(
      names = "--demand",
      paramLabel = "E",
      defaultValue = "-1",
      description =
          "Elasticity of the importer's demand for a product as a whole. Default: ${DEFAULT-VALUE}.")
  private double demand = -1;

  @Option(
      names = "--supply",
      paramLabel = "E",
      defaultValue = "Infinity",
      description =
          "Elasticity of each supplier's offer to this market. Default: infinite, so that the buyer"
              + " pays the whole tariff.")
  private double supply = Double.POSITIVE_INFINITY;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "500",
      description =
          "How often the elasticities are drawn for the range. Default: ${DEFAULT-VALUE}.")
  private int draws = 500;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Where the draws come from. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--as-in-reference",
      description =
          "No tariff before and suppliers as listed, members of the European Union beside the Union:"
              + " only to compare with tables that were made so.")
  private boolean asInReference;

  String exporter() {
    return exporter.toUpperCase(Locale.ROOT);
  }

  String importer() {
    return importer.toUpperCase(Locale.ROOT);
  }

  double ratePercent() {
    return ratePercent;
  }

  /// What was asked, worked out.
  ///
  /// @param from whose figures these are
  /// @param exposure the result
  record Answer(TradeStore.SourceYear from, Exposure exposure) {}

  /// Works the threat out on what is loaded.
  Answer answer(TradeStore store) throws IOException {
    demandCountry(importer());
    demandCountry(exporter());
    also.forEach(ThreatOptions::demandCountry);
    try {
      Threat threat = threat(store);
      TradeStore.SourceYear from =
          store
              .newest(importer())
              .orElseThrow(() ->
                  new CommandFailed(
                      ("Nothing is loaded of what %s imports by product.%nMaybe load its customs' table"
                              + " by six digits, or a year of BACI.")
                          .formatted(importer())));
      List<ProductMarket> markets = store.markets(importer(), from, List.of(exporter()));
      var known =
          new ProductExposures.Exporter(
              exporter(),
              TradeStoreOption.lines(store, importer(), exporter()),
              store.jobs(exporter()));
      Exposure exposure =
          new ProductExposures(store.elasticities(), store.industries(), assumptions())
              .assess(known, markets, threat);
      return new Answer(from, exposure);
    } catch (TradeDataException e) {
      throw TradeStoreOption.failed(e);
    }
  }

  private Threat threat(TradeStore store) throws IOException {
    TreeMap<String, Double> rates = new TreeMap<>();
    rates.put(exporter(), ratePercent / 100);
    also.forEach(one -> rates.put(one.toUpperCase(Locale.ROOT), ratePercent / 100));
    SortedMap<String, ProductList> lists = store.lists();
    TreeSet<String> known = new TreeSet<>(store.descriptions().keySet());
    return new Threat(importer(), rates, list(exempt, lists, known), list(only, lists, known));
  }

  private Assumptions assumptions() {
    return new Assumptions(demand, supply, !asInReference, asInReference, draws, new Seed(seed));
  }

  static void demandCountry(String iso3) {
    String code = iso3.toUpperCase(Locale.ROOT);
    if (!Countries.isCountry(code) && !code.equals(Countries.EUROPEAN_UNION)) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The country (%s) must be a code of three letters, such as COL or USA.".formatted(iso3));
    }
  }

  /// Everything that is named, in one list.
  private static ProductList list(
      List<String> names, SortedMap<String, ProductList> lists, NavigableSet<String> known)
      throws IOException {
    if (names.isEmpty()) {
      return ProductList.NONE;
    }
    List<String> codes = new ArrayList<>();
    for (String name : names) {
      ProductList loaded = lists.get(name);
      if (loaded != null) {
        codes.addAll(loaded.codes());
      } else if (HsCode.parse(name).isPresent()) {
        codes.add(demandKnown(HsCode.parse(name).get(), known));
      } else if (Files.isRegularFile(Path.of(name))) {
        codes.addAll(read(Path.of(name)));
      } else {
        throw new CommandFailed(
            ExitCode.USAGE,
            "The list (%s) must be a loaded list, a file or a product code; loaded are %s."
                .formatted(name, lists.isEmpty() ? "none" : String.join(", ", lists.keySet())));
      }
    }
    return new ProductList(String.join(", ", names), codes);
  }

  /// The code, if it begins any that is known; codes of more than six digits by their first six.
  static String demandKnown(String code, NavigableSet<String> known) {
    ProductList one = new ProductList(code, List.of(code));
    if (known.isEmpty() || one.unknown(known).isEmpty()) {
      return code;
    }
    String near = known.floor(code);
    throw new CommandFailed(
        ExitCode.USAGE,
        "The product (%s) must be a code of the Harmonized System 2022.%s"
            .formatted(code, near == null ? "" : "%nMaybe %s.".formatted(near)));
  }

  private static List<String> read(Path file) throws IOException {
    List<String> codes = new ArrayList<>();
    TradeSink sink =
        new TradeSink() {
          @Override
          public void begin(TradeDocument document) {}

          @Override
          public void accept(TradeRow row) {
            if (row instanceof TradeRow.ListedProduct one) {
              codes.add(one.hs());
            }
          }

          @Override
          public void end(TradeDocument document, long rows, long refused, String sha256) {}
        };
    var refusals = new Refusals();
    new TradeFiles(List.of(), refusals, LoadProgress.silent()).read(List.of(file), sink);
    if (refusals.total() > 0) {
      Refusals.Refusal first = refusals.examples().getFirst();
      throw new CommandFailed(
          ExitCode.USAGE,
          "The list (%s) has %d lines that are no product codes, the first in %s: %s."
              .formatted(file, refusals.total(), first.place(), first.detail()));
    }
    return codes;
  }
}
