package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.TradeDataException;
import picocli.CommandLine.Option;

/// Where loaded trade data lie.
final class TradeStoreOption {
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
  TradeStore open() throws IOException {
    try {
      return TradeStore.open(store, threads());
    } catch (TradeDataException e) {
      throw failed(e);
    }
  }

  static int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  static CommandFailed failed(TradeDataException e) {
    return new CommandFailed(String.valueOf(e.getMessage()));
  }
}
