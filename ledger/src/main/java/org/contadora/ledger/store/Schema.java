package org.contadora.ledger.store;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// The tables' version. Migrations are run only where the version is not the newest: looking that
/// up takes a millisecond, starting Flyway hundreds.
final class Schema {
  /// Version of the newest migration of either database.
  static final String CURRENT = "2";

  /// Held here, since the logging of the JDK forgets levels of loggers that nobody holds. Flyway's
  /// progress is of no use to whoever opens a ledger; its warnings are.
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private Schema() {}

  static void bringUp(Database database, Handle handle) {
    if (version(handle).equals(Optional.of(CURRENT))) {
      return;
    }
    FLYWAY.setLevel(Level.WARNING);
    var flyway = Flyway.configure(Schema.class.getClassLoader()).locations(database.migrations());
    database.migrateBy(flyway);
    flyway.load().migrate();
    requireCurrent(database, handle);
  }

  static void requireCurrent(Database database, Handle handle) {
    Optional<String> version = version(handle);
    if (!version.equals(Optional.of(CURRENT))) {
      throw new StoreException(
          "The ledger %s has tables of version %s, expected %s.\nMaybe open it once for writing, or use the program's version that wrote it."
              .formatted(database.name(), version.orElse("none"), CURRENT));
    }
  }

  private static Optional<String> version(Handle handle) {
    try {
      return handle
          .createQuery(
              """
              select version from flyway_schema_history
              where success order by installed_rank desc limit 1
              """)
          .mapTo(String.class)
          .findFirst();
    } catch (JdbiException noSuchTable) {
      return Optional.empty();
    }
  }
}
