package org.contadora.exposure.redirect;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.contadora.exposure.tables.WrittenTable;
import org.contadora.exposure.trade.HsCode;
import org.contadora.exposure.trade.TradeDataException;

/// Reads what products share on their way out from a table.
public final class Capacities {
  private static final int BYTE_ORDER_MARK = '\ufeff';

  private final List<Row> rows;

  /// One line of the table.
  ///
  /// @param tonnes more in the first year, NaN to take it from what is carried now
  /// @param growth a year
  private record Row(String name, List<String> hs, double tonnes, double growth) {}

  private Capacities(List<Row> rows) {
    this.rows = rows;
  }

  /// The table that comes with the room; its growth rates are assumptions.
  public static Capacities shipped() {
    try (InputStream in = Capacities.class.getResourceAsStream("capacities.csv")) {
      if (in == null) {
        throw new IllegalStateException("The table capacities.csv must be beside its reader.");
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8), "capacities.csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The table in `file`, with the columns name, hs, tonnes_per_year and growth_percent.
  ///
  /// @throws TradeDataException if a row cannot be used, with line and value
  public static Capacities of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new TradeDataException(
          "The table of capacities (%s) must be a file; there is none.".formatted(file));
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      // Spreadsheets put a mark before the first column's name.
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      return read(reader, file.toString());
    }
  }

  /// Year by year, for what `potential` knows of weights.
  public List<Capacity> over(Pace pace, ExportPotential potential) {
    List<Capacity> capacities = new ArrayList<>();
    for (Row row : rows) {
      double now = potential.tonnesElsewhere(row.hs);
      List<Double> extra = new ArrayList<>();
      for (int year = 1; year <= pace.years(); year++) {
        extra.add(
            Double.isNaN(row.tonnes)
                ? now * (Math.pow(1 + row.growth, year) - 1)
                : row.tonnes * Math.pow(1 + row.growth, year - 1));
      }
      capacities.add(new Capacity(row.name, row.hs, extra));
    }
    return capacities;
  }

  private static Capacities read(Reader reader, String table) throws IOException {
    List<Row> rows = new ArrayList<>();
    long line = 1;
    boolean semicolons = false;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(reader)) {
      for (NamedCsvRecord record : csv) {
        line = record.getStartingLineNumber();
        semicolons = record.getHeader().getFirst().contains(";");
        rows.add(row(record));
      }
    } catch (CsvParseException | IllegalArgumentException | NoSuchElementException e) {
      throw new TradeDataException(
          "The table of capacities (%s) cannot be used from line %d on: %s"
                  .formatted(table, line, e.getMessage())
              + (semicolons ? WrittenTable.SEMICOLONS : ""),
          e);
    }
    return new Capacities(rows);
  }

  private static Row row(NamedCsvRecord record) {
    List<String> codes = new ArrayList<>();
    for (String code : record.getField("hs").split("\\|", -1)) {
      codes.add(
          HsCode.parse(code)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "hs (%s) must be codes of 2 to 10 digits with | between".formatted(code))));
    }
    double growth = number(record, "growth_percent") / 100;
    double tonnes =
        record.getField("tonnes_per_year").isBlank()
            ? Double.NaN
            : number(record, "tonnes_per_year");
    return new Row(record.getField("name"), codes, tonnes, growth);
  }

  private static double number(NamedCsvRecord record, String column) {
    String text = record.getField(column).strip();
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s (%s) must be a number".formatted(column, text), e);
    }
    if (!(value >= 0)) {
      throw new IllegalArgumentException("%s (%s) must be at least 0".formatted(column, text));
    }
    return value;
  }
}
