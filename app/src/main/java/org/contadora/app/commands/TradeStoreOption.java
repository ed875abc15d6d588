package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.app.terminal.ExitCode;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.TradeDataException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where loaded trade data lie.
final class TradeStoreOption {
  /// The importer whose trade by tariff line of ten digits is loaded.
  private static final String WITH_TARIFF_LINES = "USA";

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description =
          "File with the loaded trade data. Default: trade.duckdb in the data folder"
              + " (~/.local/share/contadora).")
  private Path store = Path.of("trade.duckdb");

  Path path() {
    return store;
  }

  /// The store, open to be asked.
  ///
  /// @throws CommandFailed if nothing is loaded or it cannot be used
  TradeStore open() {
    try {
      return TradeStore.open(store, threads());
    } catch (TradeDataException e) {
      throw failed(e);
    } catch (IOException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  /// What `exporter` sells to `importer` by tariff line of ten digits, which only one importer's
  /// table has.
  static SortedMap<String, SortedMap<String, Double>> lines(
      TradeStore store, String importer, String exporter) throws IOException {
    return importer.equals(WITH_TARIFF_LINES) ? store.lines(exporter) : new TreeMap<>();
  }

  /// What a command does with the store, if there is one.
  interface Work<T> {
    T on(@Nullable TradeStore store) throws IOException;
  }

  /// Works with the store where something is loaded, and without one where nothing is.
  <T> T ifLoaded(Work<T> work) throws IOException {
    if (!Files.isRegularFile(store)) {
      return work.on(null);
    }
    try (TradeStore opened = open()) {
      return work.on(opened);
    }
  }

  static int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  /// A wrong question was not understood; without the data to answer it, the command failed.
  static CommandFailed failed(TradeDataException e) {
    return new CommandFailed(
        e.isOfQuestion() ? ExitCode.USAGE : ExitCode.FAILED, String.valueOf(e.getMessage()));
  }
}
