package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.contadora.app.terminal.Messages;
import org.contadora.app.terminal.Progress;
import org.contadora.app.terminal.Terminal;
import org.contadora.core.Refusals;
import org.contadora.exposure.store.TradeLoad;
import org.contadora.exposure.trade.TradeDataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `contadora exposure load`: trade data into the store.
@Command(
    name = "load",
    description = {
      "Load trade data: files, folders, .zip and .gz; each table is told by its columns.",
      "",
      "Known are: BACI (t i j k v q, with its country_codes), US imports of the Census Bureau by 2, 6"
          + " or 10 digits and by month (cty_code, hs6, imports_usd, duty_usd …), Colombia's exports of"
          + " DIAN, totals by pair of countries (exporter, importer, value_kusd), World Bank indicators,"
          + " tariff elasticities (hs6_2007, sigma_tariff_elasticity), Broda and Weinstein (iso3, hs0_3d,"
          + " sigma), concordances (hs6_2022, hs6_2007; hs6, isic4_4d, isic4_section), descriptions"
          + " (code, description), lists of products (HTSUS; hts_code, digits; or bare codes), tariffs by"
          + " country, and jobs (iso3, hs, jobs, exports_usd, source).",
      "",
      "What cannot be used is counted by reason and shown. If anything breaks off or is stopped, the"
          + " data loaded before stay as they were. A table of the same kind and years takes the place"
          + " of the earlier one."
    },
    footer = {
      "",
      "Examples:",
      "  contadora exposure load trade/",
      "  contadora exposure load BACI_HS22_V202501.zip elasticities.csv \\",
      "      --store trade.duckdb"
    })
public final class ExposureLoadCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final TradeStoreOption store = new TradeStoreOption();

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Files, folders or archives with tables.")
  private List<Path> inputs = List.of();

  /// A command that speaks to `terminal`.
  public ExposureLoadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = language.messages();
    Refusals refusals = new Refusals();
    TradeLoad.Loaded loaded;
    try (Progress progress = Progress.ofBytes(terminal, messages.text("exposure.loading"), -1)) {
      loaded =
          new TradeLoad(store.path(), TradeStoreOption.threads())
              .load(inputs, refusals, progress::at);
    } catch (TradeDataException e) {
      Refused.tell(refusals, terminal, messages);
      throw TradeStoreOption.failed(e);
    }
    int exitCode = Refused.tell(refusals, terminal, messages);
    terminal.say(
        messages.text(
            "exposure.loaded",
            "documents",
            loaded.documents(),
            "rows",
            loaded.rows(),
            "replaced",
            loaded.replaced(),
            "path",
            store.path()));
    return exitCode;
  }
}
