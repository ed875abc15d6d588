package org.contadora.ledger.store;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;

/// In what SQLite and PostgreSQL differ. A seam with two implementations.
interface Database extends AutoCloseable {
  /// How messages name it.
  String name();

  /// Folder of the migrations among the resources.
  String migrations();

  /// Connections for reading, kept in a pool.
  DataSource readers();

  /// The one connection that writes; takes the lock that keeps other writers out.
  ///
  /// @throws StoreException if somebody else writes
  Handle openWriter();

  /// Tells Flyway how to connect.
  void migrateBy(FluentConfiguration flyway);

  /// What the database itself finds wrong with its files.
  List<String> check(Handle handle);

  @Override
  void close();
}
