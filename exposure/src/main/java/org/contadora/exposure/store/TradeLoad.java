package org.contadora.exposure.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.contadora.core.Refusals;
import org.contadora.exposure.trade.LoadProgress;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.trade.TradeFiles;
import org.contadora.exposure.trade.TradeRow.CountryCode;

/// Loads trade data into a store: beside the old file first, which is then replaced in one step.
///
/// A load that fails, is stopped or whose process dies leaves the old data as they were. A table of
/// the same kind and years as one that was loaded before takes its place.
public final class TradeLoad {
  /// What is appended to the store's name while a load runs.
  static final String ASIDE = ".loading";

  /// Memory that the database may take beside the heap.
  private static final String MEMORY_LIMIT = "1GB";

  private final Path store;
  private final int threads;

  /// @param store the file to load into; made if it is not there
  /// @param threads how many the database may use
  public TradeLoad(Path store, int threads) {
    this.store = store.toAbsolutePath().normalize();
    this.threads = threads;
  }

  /// What a load brought.
  ///
  /// @param documents tables read
  /// @param rows rows accepted
  /// @param replaced tables of earlier loads whose place was taken
  public record Loaded(int documents, long rows, int replaced) {}

  /// Loads `inputs`: files, folders, `.zip`, `.gz`.
  ///
  /// @throws TradeDataException if an input cannot be used as a whole; the store is as it was
  /// @throws IOException if a file cannot be read or written; the store is as it was
  public Loaded load(List<Path> inputs, Refusals refusals, LoadProgress progress)
      throws IOException {
    Path folder = store.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path aside = store.resolveSibling(store.getFileName() + ASIDE);
    Path mark = store.resolveSibling(store.getFileName() + ".lock");
    try (FileChannel lock =
            FileChannel.open(mark, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        java.nio.channels.FileLock held = lockOrNull(lock)) {
      if (held == null) {
        throw new TradeDataException(
            "Another load into %s is running.\nMaybe wait until it is done.".formatted(store));
      }
      discard(aside);
      try {
        boolean fresh = !Files.exists(store);
        if (!fresh) {
          Files.copy(store, aside);
        }
        Loaded loaded = write(aside, fresh, inputs, refusals, progress);
        force(aside);
        replace(aside);
        return loaded;
      } finally {
        discard(aside);
      }
    }
  }

  private static java.nio.channels.@org.jspecify.annotations.Nullable FileLock lockOrNull(
      FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      return null;
    }
  }

  private Loaded write(
      Path file, boolean fresh, List<Path> inputs, Refusals refusals, LoadProgress progress)
      throws IOException {
    try (Connection connection = Connections.writing(file, threads, MEMORY_LIMIT)) {
      if (fresh) {
        Schema.create(connection);
      } else {
        Connections.demandVersion(connection, store);
      }
      try (StoreSink sink = new StoreSink(connection)) {
        TradeFiles files = new TradeFiles(codes(connection), refusals, progress);
        TradeFiles.Read read = files.read(inputs, sink);
        int replaced = sink.finish();
        try (Statement statement = connection.createStatement()) {
          statement.execute("CHECKPOINT");
        }
        return new Loaded(read.documents(), read.rows(), replaced);
      }
    } catch (SQLException e) {
      throw Connections.failed(file, e);
    }
  }

  private static List<CountryCode> codes(Connection connection) throws SQLException {
    List<CountryCode> codes = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT scheme, code, iso3, name FROM country_code")) {
      while (rows.next()) {
        codes.add(
            new CountryCode(
                rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return codes;
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void replace(Path aside) throws IOException {
    try {
      Files.move(aside, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
      throw new IOException(
          "The store (%s) cannot be replaced in one step: %s".formatted(store, e.getMessage()), e);
    }
  }

  private static void discard(Path aside) throws IOException {
    Files.deleteIfExists(aside);
    Files.deleteIfExists(aside.resolveSibling(aside.getFileName() + ".wal"));
  }
}
