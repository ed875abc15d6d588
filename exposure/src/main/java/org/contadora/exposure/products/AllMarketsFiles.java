package org.contadora.exposure.products;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.contadora.exposure.products.AllMarkets.Elasticities;
import org.contadora.exposure.products.AllMarkets.Flow;
import org.contadora.exposure.trade.TradeDataException;
import org.jspecify.annotations.Nullable;

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
    rows(
        file,
        row -> {
          double before = number(file, row, "tariff_before_percent", 0.0) / PERCENT;
          flows.add(
              new Flow(
                  text(file, row, "exporter"),
                  text(file, row, "importer"),
                  number(file, row, "trade_usd", null),
                  before,
                  number(file, row, "tariff_after_percent", before * PERCENT) / PERCENT));
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
    rows(
        file,
        row -> {
          String country = text(file, row, "country");
          Elasticities own;
          try {
            own =
                new Elasticities(
                    number(file, row, "substitution", standard.substitution()),
                    number(file, row, "demand", standard.demand()),
                    number(file, row, "supply", standard.supply()));
          } catch (TradeDataException e) {
            throw new TradeDataException("%s: %s".formatted(place(file, row), e.getMessage()));
          }
          if (all.put(country, own) != null) {
            throw new TradeDataException(
                "%s: country (%s) is there twice; expected each once."
                    .formatted(place(file, row), country));
          }
        });
    return all;
  }

  private static void rows(Path file, Consumer<NamedCsvRecord> each) {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      csv.forEach(each);
    } catch (CsvParseException | UncheckedIOException e) {
      throw new TradeDataException(
          "The file (%s) could not be read as CSV: %s".formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw new TradeDataException("The file (%s) could not be read: %s".formatted(file, e));
    }
  }

  private static String text(Path file, NamedCsvRecord row, String column) {
    return find(row, column)
        .orElseThrow(() ->
            new TradeDataException(
                "%s: %s is missing; expected a value in every row."
                    .formatted(place(file, row), column)));
  }

  private static Optional<String> find(NamedCsvRecord row, String column) {
    return row.findField(column).map(String::strip).filter(field -> !field.isEmpty());
  }

  /// @param otherwise where the cell is empty or the column not there; null if it must be
  private static double number(
      Path file, NamedCsvRecord row, String column, @Nullable Double otherwise) {
    if (otherwise != null && find(row, column).isEmpty()) {
      return otherwise;
    }
    String value = text(file, row, column);
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException _) {
      throw new TradeDataException(
          "%s: %s (%s) must be a number.".formatted(place(file, row), column, value));
    }
  }

  private static String place(Path file, NamedCsvRecord row) {
    return file.getFileName() + ":" + row.getStartingLineNumber();
  }
}
