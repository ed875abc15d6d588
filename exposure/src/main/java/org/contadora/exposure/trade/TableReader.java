package org.contadora.exposure.trade;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.contadora.core.Refusals;
import org.contadora.core.Sha256;

/// Reads one table of known format to its end.
final class TableReader {
  /// Lines before the header: the World Bank puts four above it, a sample of ours says what it is.
  private static final int MOST_LINES_BEFORE_HEADER = 8;

  /// Rows between two looks at the clock of progress and at whether to stop.
  private static final int ROWS_BETWEEN_TELLS = 1 << 14;

  /// What a table says of itself in a comment above its header if its figures are made up.
  static final String MADE_UP = "made-up sample";

  private final TradeDocument document;
  private final Countries countries;
  private final Refusals refusals;

  TableReader(TradeDocument document, Countries countries, Refusals refusals) {
    this.document = document;
    this.countries = countries;
    this.refusals = refusals;
  }

  /// What the table that begins with `in` is, if it is known.
  static Optional<TradeDocument> recognise(String place, InputStream in) throws IOException {
    boolean madeUp = false;
    try (CsvReader<CsvRecord> csv = csv(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int lines = 0;
      for (Iterator<CsvRecord> records = csv.iterator();
          records.hasNext() && lines < MOST_LINES_BEFORE_HEADER;
          lines++) {
        CsvRecord line = records.next();
        if (line.isComment()) {
          madeUp |= line.getField(0).toLowerCase(Locale.ROOT).contains(MADE_UP);
          continue;
        }
        Optional<TradeFormat> format = TradeFormat.of(header(line));
        if (format.isPresent()) {
          return Optional.of(new TradeDocument(place, format.get(), madeUp));
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /// Whether a table would be one that is known if commas stood where semicolons stand.
  static boolean hasSemicolons(InputStream in) throws IOException {
    try (CsvReader<CsvRecord> csv = csv(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (CsvRecord line : csv) {
        if (!line.isComment()) {
          List<String> header = List.of(String.join(",", header(line)).split(";", -1));
          return header.size() > 1 && TradeFormat.of(header).isPresent();
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      return false;
    }
    return false;
  }

  /// Reads the rows.
  ///
  /// @param share told from time to time which share of the bytes is read
  /// @return how many rows were accepted
  long read(InputStream in, TradeSink sink, DoubleConsumer share) throws IOException {
    Watched watched = new Watched(in);
    sink.begin(document);
    Rows rows = new Rows(document, countries, refusals, sink);
    try (CsvReader<CsvRecord> csv = csv(new InputStreamReader(watched, StandardCharsets.UTF_8))) {
      List<String> header = List.of();
      int sinceTold = 0;
      for (CsvRecord record : csv) {
        if (record.isComment()) {
          continue;
        }
        if (header.isEmpty()) {
          header = headerAmongFirst(record, rows);
          continue;
        }
        rows.read(record);
        if (++sinceTold == ROWS_BETWEEN_TELLS) {
          sinceTold = 0;
          tell(watched, share);
        }
      }
    } catch (CsvParseException e) {
      throw new TradeDataException(
          "The file (%s) cannot be read as a table: %s".formatted(document.place(), e.getMessage()),
          e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    rows.finish(watched.endsWithLine());
    String sha256 = Sha256.hex(watched.digest);
    sink.end(document, rows.accepted(), rows.refused(), sha256);
    return rows.accepted();
  }

  /// The header, if `record` is it; before it may stand lines of another kind.
  private List<String> headerAmongFirst(CsvRecord record, Rows rows) {
    List<String> header = header(record);
    if (TradeFormat.of(header).filter(document.format()::equals).isEmpty()) {
      return List.of();
    }
    if (document.format() == TradeFormat.PRODUCTS_BARE) {
      rows.columns(List.of("HTSUS"));
      rows.read(record);
    } else {
      rows.columns(header);
    }
    return header;
  }

  private static void tell(Watched watched, DoubleConsumer share) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("The load was stopped.");
    }
    share.accept((double) watched.read / Math.max(1, watched.expected()));
  }

  private static List<String> header(CsvRecord record) {
    return record.getFields().stream().map(name -> name.replace("\ufeff", "").strip()).toList();
  }

  private static CsvReader<CsvRecord> csv(Reader reader) {
    return CsvReader.builder()
        .commentStrategy(CommentStrategy.READ)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .ofCsvRecord(reader);
  }

  /// Bytes as they pass: how many, their hash, and the last one.
  private static final class Watched extends FilterInputStream {
    private final MessageDigest digest = Sha256.digest();
    private final long atStart;
    private long read;
    private int last = '\n';

    Watched(InputStream in) throws IOException {
      super(in);
      atStart = in.available();
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        digest.update((byte) b);
        last = b;
        read++;
      }
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count > 0) {
        digest.update(buffer, offset, count);
        last = buffer[offset + count - 1];
        read += count;
      }
      return count;
    }

    /// What the stream said it holds; for a file that is all of it.
    long expected() {
      return Math.max(atStart, read);
    }

    boolean endsWithLine() {
      return last == '\n' || last == '\r';
    }
  }
}
