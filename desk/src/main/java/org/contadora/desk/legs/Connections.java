package org.contadora.desk.legs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.ConnectionFactory;
import org.sqlite.SQLiteConfig;

/// A few open connections to one SQLite file, lent in turn: opening one takes longer than most
/// questions put to it.
final class Connections implements ConnectionFactory, AutoCloseable {
  private final String url;
  private final SQLiteConfig config;
  private final BlockingQueue<Connection> idle;
  private final Semaphore permits;
  private final int most;

  Connections(String url, SQLiteConfig config, int most) {
    this.url = url;
    this.config = config;
    this.most = most;
    idle = new ArrayBlockingQueue<>(most);
    permits = new Semaphore(most, true);
  }

  @Override
  public Connection openConnection() throws SQLException {
    permits.acquireUninterruptibly();
    Connection kept = idle.poll();
    if (kept != null) {
      return kept;
    }
    try {
      return config.createConnection(url);
    } catch (SQLException | RuntimeException e) {
      permits.release();
      throw e;
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (!idle.offer(connection)) {
        connection.close();
      }
    } finally {
      permits.release();
    }
  }

  /// Waits for what is lent, then closes all.
  @Override
  public void close() throws SQLException {
    permits.acquireUninterruptibly(most);
    try {
      for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
        kept.close();
      }
    } finally {
      permits.release(most);
    }
  }
}
