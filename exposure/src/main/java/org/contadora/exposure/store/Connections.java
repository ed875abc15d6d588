package org.contadora.exposure.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.contadora.exposure.trade.TradeDataException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Opens the database file.
final class Connections {
  private Connections() {}

  static Connection writing(Path file, int threads, String memoryLimit) throws IOException {
    Properties settings = settings(threads);
    settings.setProperty("memory_limit", memoryLimit);
    // Rows come back in any order unless a query asks: saves buffering whole columns.
    settings.setProperty("preserve_insertion_order", "false");
    return open(file, false, settings);
  }

  static Connection reading(Path file, int threads) throws IOException {
    return open(file, true, settings(threads));
  }

  private static Properties settings(int threads) {
    Properties settings = new Properties();
    settings.setProperty("threads", Integer.toString(threads));
    // Nothing is fetched or loaded behind the user's back.
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return settings;
  }

  private static Connection open(Path file, boolean readOnly, Properties settings)
      throws IOException {
    try {
      return DuckDBConnection.newConnection("jdbc:duckdb:" + file, readOnly, settings);
    } catch (SQLException e) {
      throw failed(file, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("The store (%s) cannot be opened: %s".formatted(file, e), e);
    }
  }

  /// Checks that the tables are those of this program.
  static void demandVersion(Connection connection, Path store) throws SQLException {
    int version;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version FROM meta")) {
      version = row.next() ? row.getInt(1) : 0;
    }
    if (version != Schema.VERSION) {
      throw new TradeDataException(
          "The store (%s) has version %d, expected %d.\nMaybe delete it and load again."
              .formatted(store, version, Schema.VERSION));
    }
  }

  static IOException failed(Path file, SQLException e) {
    @Nullable String message = e.getMessage();
    String reason = message == null ? e.toString() : message.lines().findFirst().orElse("");
    return new IOException("The store (%s) cannot be used: %s".formatted(file, reason), e);
  }
}
