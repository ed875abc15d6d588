package org.contadora.exposure.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.contadora.exposure.trade.TradeDataException;

/// The file of loaded trade, open to be asked in SQL.
final class Queries implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  private Queries(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Opens a file.
  ///
  /// @throws TradeDataException if nothing was loaded yet
  static Queries open(Path file, int threads) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new TradeDataException(
          "No trade data are loaded: %s is not there.\nMaybe run contadora exposure load FILE|DIR first."
              .formatted(file));
    }
    Connection connection = Connections.reading(file, threads);
    try {
      Connections.demandVersion(connection, file);
      return new Queries(file, connection);
    } catch (SQLException e) {
      close(connection, file);
      throw new TradeDataException(
          "The file (%s) is no store of trade data: %s"
              .formatted(file, Connections.failed(file, e).getMessage()),
          e);
    } catch (TradeDataException e) {
      close(connection, file);
      throw e;
    }
  }

  /// Reads one row.
  @FunctionalInterface
  interface RowOf<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// All rows that a query has; those that `reader` makes nothing of are left out.
  <T> List<T> ask(String sql, RowOf<T> reader, Object... arguments) throws IOException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      List<T> result = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          T value = reader.read(rows);
          if (value != null) {
            result.add(value);
          }
        }
      }
      return result;
    } catch (SQLException e) {
      throw Connections.failed(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    close(connection, file);
  }

  private static void close(Connection connection, Path file) throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Connections.failed(file, e);
    }
  }
}
