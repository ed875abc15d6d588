package org.contadora.exposure.products;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.exposure.products.AllMarkets.Elasticities;
import org.contadora.exposure.products.AllMarkets.Flow;
import org.contadora.exposure.tables.WrittenTable;
import org.contadora.exposure.trade.TradeDataException;

/// Reads what [AllMarkets] needs from tables that a person wrote: CSV with the columns named in the
/// first row, `#` before a comment. Anything that is wrong ends the reading: markets over half a
/// table would look like those over a whole.
public final class AllMarketsFiles {
  private static final double PERCENT = 100;

  private AllMarketsFiles() {}

  /// Flows: `exporter`, `importer`, `trade_usd`, `tariff_before_percent`, `tariff_after_percent`.
  /// An empty tariff before is 0, an empty one after is the one before.
  ///
  /// @throws TradeDataException if the table cannot be read, with the line, the column and its
  ///   value
  public static List<Flow> flows(Path file) {
    List<Flow> flows = new ArrayList<>();
    new WrittenTable(file, TradeDataException::new)
        .forEach(row -> {
          double before = row.number("tariff_before_percent", 0.0) / PERCENT;
          String exporter = row.text("exporter");
          String importer = row.text("importer");
          double trade = row.number("trade_usd");
          row.demandColumn("tariff_after_percent");
          double after = row.number("tariff_after_percent", before * PERCENT) / PERCENT;
          flows.add(new Flow(exporter, importer, trade, before, after));
        });
    return flows;
  }

  /// Elasticities: `country`, `substitution`, `demand`, `supply`.
  ///
  /// @param standard what stands where a cell is empty
  /// @throws TradeDataException if the table cannot be read, with the line, the column and its
  ///   value
  public static Map<String, Elasticities> elasticities(Path file, Elasticities standard) {
    Map<String, Elasticities> all = new TreeMap<>();
    new WrittenTable(file, TradeDataException::new)
        .forEach(row -> {
          String country = row.text("country");
          double substitution = row.number("substitution", standard.substitution());
          double demand = row.number("demand", standard.demand());
          double supply = row.number("supply", standard.supply());
          Elasticities own;
          try {
            own = new Elasticities(substitution, demand, supply);
          } catch (TradeDataException e) {
            throw row.wrong(String.valueOf(e.getMessage()));
          }
          if (all.put(country, own) != null) {
            throw row.wrong("country (%s) is there twice; expected each once.".formatted(country));
          }
        });
    return all;
  }
}
