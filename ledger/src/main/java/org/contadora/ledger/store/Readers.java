package org.contadora.ledger.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;

/// The pool of connections that read.
final class Readers {
  /// Readers at once; a reader takes tens of microseconds.
  private static final int CONNECTIONS = 8;

  /// How long a reader waits for a connection that others hold.
  private static final long WAIT_MS = 5_000;

  private Readers() {}

  /// Opens the pool with one connection, so that what cannot be opened is told at once.
  ///
  /// @param name how messages name the database
  static HikariDataSource open(HikariConfig config, String name) {
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(WAIT_MS);
    config.setInitializationFailTimeout(1);
    config.setPoolName("ledger-readers");
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StoreException(
          "The ledger %s could not be opened: %s\nMaybe the server is not running, or the file is damaged."
              .formatted(name, cause.getMessage()),
          e);
    }
  }
}
