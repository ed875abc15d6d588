package org.contadora.desk.accounts;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The SQLite file of accounts and tokens, through one connection that is kept: every request asks
/// it who someone is. Safe for several threads.
final class AccountsFile implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MS = 10_000;

  private final Handle handle;

  AccountsFile(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    handle = Jdbi.create(source).open();
    handle.execute(
        """
        create table if not exists account (
          name text primary key, role text not null, hash text not null, created text not null)
        """);
    if (!hasColumn("account", "disabled")) {
      handle.execute("alter table account add column disabled integer not null default 0");
    }
    handle.execute(
        """
        create table if not exists token (
          token_id text primary key, hash text not null unique, account text not null,
          role text not null, label text not null, created text not null, expires text not null,
          revoked text, last_used text, last_address text)
        """);
  }

  private boolean hasColumn(String table, String column) {
    return handle
        .createQuery("select count(*) from pragma_table_info(:table) where name = :column")
        .bind("table", table)
        .bind("column", column)
        .mapTo(Boolean.class)
        .one();
  }

  /// Asks or changes something, nobody else at the same time.
  synchronized <T> T with(Function<Handle, T> work) {
    return work.apply(handle);
  }

  /// Changes when another process has written the file; see `pragma data_version` in SQLite's
  /// manual.
  synchronized long version() {
    return handle.createQuery("pragma data_version").mapTo(Long.class).one();
  }

  /// Does all of it or nothing.
  synchronized <T> T inTransaction(Function<Handle, T> work) {
    return handle.inTransaction(work::apply);
  }

  @Override
  public synchronized void close() {
    try {
      handle.getConnection().close();
      handle.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The accounts could not be closed.", e);
    }
  }
}
