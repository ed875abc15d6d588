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
import org.contadora.app.terminal.Messages;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.exposure.products.Assumptions;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.products.ProductExposures;
import org.contadora.exposure.products.Threat;
import org.contadora.exposure.scenarios.Scenarios;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.Countries;
import org.contadora.exposure.trade.Elasticities;
import org.contadora.exposure.trade.HsCode;
import org.contadora.exposure.trade.LoadProgress;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.trade.TradeDocument;
import org.contadora.exposure.trade.TradeFiles;
import org.contadora.exposure.trade.TradeRow;
import org.contadora.exposure.trade.TradeSink;
import org.contadora.exposure.world.BadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who threatens whom with what, and how it is worked out by product.
final class ThreatOptions {
  private static final String PROTEE = "protee";
  private static final String BRODA_WEINSTEIN = "broda-weinstein";
  private static final Assumptions STANDARD = Assumptions.STANDARD;

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
      description = "What is added to the tariff, in percentage points: 25 or 25%%.")
  private String rate = "";

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
      names = "--elasticities",
      paramLabel = "SOURCE",
      defaultValue = "protee",
      description =
          "Elasticities of the long run: protee, the reaction of trade to its tariff by product"
              + " (Fontagné, Guimbard and Orefice 2022), or broda-weinstein, substitution between"
              + " suppliers by importer and product group (Broda and Weinstein 2006). The short run is 2, or"
              + " less where the product's own is less. Default: ${DEFAULT-VALUE}.")
  private String elasticities = PROTEE;

  @Option(
      names = "--gsim",
      description =
          "As GSIM does (Francois and Hall 2009), non-linear: suppliers lower their prices too. Sets what"
              + " WITS sets, demand -1.25 and supply 1.5, unless --demand or --supply say otherwise.")
  private boolean gsim;

  @Option(
      names = "--demand",
      paramLabel = "E",
      description =
          "Elasticity of the importer's demand for a product as a whole. Default: -1, the money spent on it"
              + " stays the same.")
  private @Nullable Double demand;

  @Option(
      names = "--supply",
      paramLabel = "E",
      description =
          "Elasticity of each supplier's offer to this market. Default: infinite, so that the buyer"
              + " pays the whole tariff, as was seen in 2018 and 2019.")
  private @Nullable Double supply;

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

  /// What was asked, worked out.
  ///
  /// @param from whose figures these are
  /// @param exposure the result
  /// @param elasticities whose those of the long run are
  /// @param assumptions the models' other numbers
  record Answer(
      TradeStore.SourceYear from, Exposure exposure, String elasticities, Assumptions assumptions) {
    /// The model in a few words and numbers.
    String model(Messages messages) {
      return messages.text(
          "exposure.model",
          "elasticities",
          messages.text("exposure.elasticities_" + elasticities),
          "demand",
          assumptions.importDemand(),
          "supply",
          Double.isInfinite(assumptions.supply())
              ? messages.text("exposure.supply_infinite")
              : Double.toString(assumptions.supply()));
    }
  }

  /// Works the threat out on what is loaded.
  Answer answer(TradeStore store) throws IOException {
    demandCountry("--importer", importer());
    demandCountry("--exporter", exporter());
    also.forEach(one -> demandCountry("--also", one));
    try {
      Threat threat = threat(store);
      TradeStore.SourceYear from =
          store
              .newest(importer())
              .orElseThrow(() ->
                  new CommandFailed(
                      ("Nothing is loaded of what %s (--importer) imports by product.%nMaybe load its customs' table"
                              + " by six digits, or a year of BACI.")
                          .formatted(importer())));
      List<ProductMarket> markets = store.markets(importer(), from, List.of(exporter()));
      var known =
          new ProductExposures.Exporter(
              exporter(),
              TradeStoreOption.lines(store, importer(), exporter()),
              store.jobs(exporter()));
      Exposure exposure =
          new ProductExposures(source(store), store.industries(), assumptions())
              .assess(known, markets, threat);
      return new Answer(from, exposure, elasticities, assumptions());
    } catch (TradeDataException e) {
      throw TradeStoreOption.failed(e);
    }
  }

  private Threat threat(TradeStore store) throws IOException {
    TreeMap<String, Double> rates = new TreeMap<>();
    double share = share();
    rates.put(exporter(), share);
    also.forEach(one -> rates.put(one.toUpperCase(Locale.ROOT), share));
    SortedMap<String, ProductList> lists = store.lists();
    TreeSet<String> known = new TreeSet<>(store.descriptions().keySet());
    return new Threat(importer(), rates, list(exempt, lists, known), list(only, lists, known));
  }

  private double share() {
    try {
      return Scenarios.rate("--rate", rate);
    } catch (BadInput e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private Elasticities source(TradeStore store) throws IOException {
    return switch (elasticities) {
      case PROTEE -> store.elasticities();
      case BRODA_WEINSTEIN -> store.substitution(importer());
      default ->
          throw new CommandFailed(
              ExitCode.USAGE,
              "The elasticities (%s) must be %s or %s."
                  .formatted(elasticities, PROTEE, BRODA_WEINSTEIN));
    };
  }

  private Assumptions assumptions() {
    double demanded =
        demand != null ? demand : gsim ? Assumptions.GSIM_IMPORT_DEMAND : STANDARD.importDemand();
    double supplied = supply != null ? supply : gsim ? Assumptions.GSIM_SUPPLY : STANDARD.supply();
    return new Assumptions(
        demanded, supplied, !asInReference, asInReference, draws, new Seed(seed));
  }

  static void demandCountry(String option, String iso3) {
    String code = iso3.toUpperCase(Locale.ROOT);
    if (!Countries.isCountry(code) && !code.equals(Countries.EUROPEAN_UNION)) {
      throw new CommandFailed(
          ExitCode.USAGE,
          "The value of %s (%s) must be a country's code of three letters, such as COL or USA."
              .formatted(option, iso3));
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
