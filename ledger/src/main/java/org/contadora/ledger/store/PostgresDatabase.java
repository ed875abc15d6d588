package org.contadora.ledger.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// A database of PostgreSQL. The writer's session holds an advisory lock, and asks for
/// `synchronous_commit=on` whatever the server's default is.
final class PostgresDatabase implements Database {
  /// Key of the advisory lock: "Cont" in ASCII, so that whoever sees it in `pg_locks` can tell.
  private static final int LOCK_KEY = 0x436f6e74;

  /// How long to wait for the lock of a writer that has just been killed.
  private static final String LOCK_TIMEOUT = "3s";

  /// SQLSTATE `lock_not_available` (PostgreSQL manual, appendix A).
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final PostgresSettings settings;
  private final HikariDataSource readers;

  PostgresDatabase(PostgresSettings settings) {
    this.settings = settings;
    var config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setDataSourceProperties(properties("contadora reader"));
    readers = Readers.open(config, settings.toString());
  }

  private Properties properties(String application) {
    var properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty(
        "ApplicationName", "%s, process %d".formatted(application, ProcessHandle.current().pid()));
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  @Override
  public String name() {
    return settings.toString();
  }

  @Override
  public String migrations() {
    return "classpath:org/contadora/ledger/store/postgresql";
  }

  @Override
  public DataSource readers() {
    return readers;
  }

  @Override
  public void migrateBy(FluentConfiguration flyway) {
    flyway.dataSource(settings.url(), settings.user(), settings.password());
  }

  @Override
  public Handle openWriter() {
    Handle handle = Jdbi.create(settings.url(), properties("contadora writer")).open();
    try {
      handle.execute("set lock_timeout = '" + LOCK_TIMEOUT + "'");
      handle.execute("select pg_advisory_lock(" + LOCK_KEY + ")");
      handle.execute("set lock_timeout = 0");
      handle.execute("set synchronous_commit = on");
      return handle;
    } catch (JdbiException e) {
      try (handle) {
        if (e.getCause() instanceof SQLException sql
            && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
          throw new StoreException(
              "The ledger of %s is being written by %s; only one process may write.\nMaybe a desk is running: stop it, or read only."
                  .formatted(settings, holder(handle)),
              e);
        }
        throw e;
      }
    }
  }

  private static String holder(Handle handle) {
    return handle
        .createQuery(
            """
            select a.application_name || coalesce(' on ' || host(a.client_addr), '')
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.objid = :key and l.granted
              and l.database = (select oid from pg_database where datname = current_database())
            """)
        .bind("key", LOCK_KEY)
        .mapTo(String.class)
        .findFirst()
        .orElse("a process that has just ended");
  }

  @Override
  public List<String> check(Handle handle) {
    // Pages are the server's own affair (initdb --data-checksums); content is checked by reading.
    return List.of();
  }

  @Override
  public void close() {
    readers.close();
  }
}
