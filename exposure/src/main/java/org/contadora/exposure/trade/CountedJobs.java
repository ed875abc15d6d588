package org.contadora.exposure.trade;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.contadora.exposure.trade.TradeRow.Jobs;

/// The few groups of products of which it is known how many people make them: a table that comes
/// with the room, each row with its source. A loaded table takes its place.
public final class CountedJobs {
  private CountedJobs() {}

  /// What is known of `iso3`; empty for most.
  public static List<Jobs> of(String iso3) {
    try (InputStream in = CountedJobs.class.getResourceAsStream("jobs.csv")) {
      if (in == null) {
        throw new IllegalStateException("The table jobs.csv must be beside its reader.");
      }
      try (CsvReader<NamedCsvRecord> rows =
          CsvReader.builder()
              .commentStrategy(CommentStrategy.SKIP)
              .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return rows.stream()
            .filter(row -> row.getField("iso3").equals(iso3))
            .map(CountedJobs::jobs)
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Jobs jobs(NamedCsvRecord row) {
    return new Jobs(
        row.getField("iso3"),
        row.getField("hs"),
        Double.parseDouble(row.getField("jobs")),
        Double.parseDouble(row.getField("exports_usd")),
        row.getField("source"));
  }
}
