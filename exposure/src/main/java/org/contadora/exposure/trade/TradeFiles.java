package org.contadora.exposure.trade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.contadora.core.Refusals;
import org.contadora.exposure.trade.TradeRow.CountryCode;

/// Reads trade data from files, folders, `.zip` and `.gz`: each table is told by its header, tables
/// that name countries are read first, and rows go to a sink one by one, so that a year of world
/// trade never lies in memory.
///
/// A row that cannot be used is refused and the rest is read. A file that breaks off, is damaged,
/// or of which no row can be used, ends the load: half a year of trade looks like a whole one.
public final class TradeFiles {
  private final Countries countries;
  private final Refusals refusals;
  private final LoadProgress progress;
  private final List<Table> tables = new ArrayList<>();
  private long totalBytes;
  private long doneBytes;

  /// @param known codes of countries from earlier loads
  /// @param refusals takes what cannot be used
  /// @param progress told how far reading is
  public TradeFiles(List<CountryCode> known, Refusals refusals, LoadProgress progress) {
    this.countries = new Countries(known);
    this.refusals = refusals;
    this.progress = progress;
  }

  /// How to open a table, as often as wanted.
  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }

  /// One table found: what it is is known before it is read.
  private record Table(TradeDocument document, long bytes, Opening opening) {}

  /// What was read.
  ///
  /// @param documents how many tables
  /// @param rows how many rows were accepted
  public record Read(int documents, long rows) {}

  /// Reads all `inputs` into `sink`.
  ///
  /// @throws IOException if a file cannot be read
  /// @throws TradeDataException if an input is missing, none is known, or one is not whole
  public Read read(List<Path> inputs, TradeSink sink) throws IOException {
    List<ZipFile> archives = new ArrayList<>();
    try {
      for (Path input : inputs) {
        find(input, archives);
      }
      if (tables.isEmpty()) {
        throw new TradeDataException(
            "None of the inputs (%s) is a table of trade data that is known."
                    .formatted(String.join(", ", inputs.stream().map(Path::toString).toList()))
                + "\nMaybe contadora exposure load --help has the columns that are expected.");
      }
      totalBytes = tables.stream().mapToLong(Table::bytes).sum();
      long rows = 0;
      for (Table table : inOrder()) {
        rows += read(table, sink);
      }
      return new Read(tables.size(), rows);
    } finally {
      for (ZipFile archive : archives) {
        archive.close();
      }
    }
  }

  private List<Table> inOrder() {
    List<Table> ordered = new ArrayList<>(tables);
    ordered.sort(java.util.Comparator.comparing(table -> !table.document().format().isCountries()));
    return ordered;
  }

  private void find(Path input, List<ZipFile> archives) throws IOException {
    if (Files.isDirectory(input)) {
      List<Path> files;
      try (Stream<Path> listed = Files.list(input)) {
        files = listed.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        find(file, archives);
      }
      return;
    }
    if (!Files.isRegularFile(input)) {
      throw new TradeDataException("The input (%s) must be a file or folder.".formatted(input));
    }
    String name = String.valueOf(input.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".zip")) {
      ZipFile archive = new ZipFile(input.toFile());
      archives.add(archive);
      for (ZipEntry member : Collections.list(archive.entries())) {
        if (!member.isDirectory()) {
          add(
              input + "!" + member.getName(),
              member.getCompressedSize(),
              () -> archive.getInputStream(member));
        }
      }
    } else if (name.endsWith(".gz")) {
      add(
          input.toString(),
          Files.size(input),
          () -> new GZIPInputStream(Files.newInputStream(input)));
    } else {
      add(input.toString(), Files.size(input), () -> Files.newInputStream(input));
    }
  }

  private void add(String place, long bytes, Opening opening) throws IOException {
    Optional<TradeDocument> document;
    try (InputStream in = opening.open()) {
      document = TableReader.recognise(place, in);
    }
    if (document.isPresent()) {
      tables.add(new Table(document.get(), Math.max(bytes, 0), opening));
    } else {
      refusals.refuse("TABLE_UNKNOWN", place, unknown(opening));
    }
  }

  private static String unknown(Opening opening) throws IOException {
    try (InputStream in = opening.open()) {
      return TableReader.hasSemicolons(in)
          ? "semicolons stand between its columns; expected commas, and points in numbers; not read"
          : "its columns are none of those that are known; not read";
    }
  }

  private long read(Table table, TradeSink sink) throws IOException {
    TradeDocument document = table.document();
    if (document.format() == TradeFormat.WORLD_BANK_NOTES
        || document.format() == TradeFormat.WORLD_BANK_INDICATORS) {
      doneBytes += table.bytes();
      return 0;
    }
    TradeSink learning = learning(sink);
    long before = doneBytes;
    try (InputStream in = table.opening().open()) {
      long rows =
          new TableReader(document, countries, refusals)
              .read(in, learning, share -> tell(before, share, table.bytes()));
      doneBytes = before + table.bytes();
      progress.at(doneBytes, totalBytes);
      return rows;
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new TradeDataException(
          "The file (%s) is damaged: %s.\nMaybe it was not fetched or copied whole."
              .formatted(document.place(), e.getMessage()),
          e);
    }
  }

  private void tell(long before, double share, long bytes) {
    progress.at(before + Math.round(Math.min(share, 1) * bytes), totalBytes);
  }

  /// A sink that also learns the countries' codes as they pass.
  private TradeSink learning(TradeSink sink) {
    return new TradeSink() {
      @Override
      public void begin(TradeDocument document) {
        sink.begin(document);
      }

      @Override
      public void accept(TradeRow row) {
        if (row instanceof CountryCode code) {
          countries.add(code);
        }
        sink.accept(row);
      }

      @Override
      public void end(TradeDocument document, long rows, long refused, String sha256) {
        sink.end(document, rows, refused, sha256);
      }
    };
  }
}
