package org.contadora.ledger;

import java.nio.file.Path;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.PostgresSettings;
import org.contadora.ledger.store.Store;
import org.jspecify.annotations.Nullable;

/// Where a ledger lies and what it is opened for.
///
/// @param folder holds the evidence, the keys and, without PostgreSQL, the entries too
/// @param origin the ledger's name in its checkpoints, such as `desk.example/ledger`; counts only
///   when the ledger is made
/// @param postgres the database that holds the entries, null for a SQLite file in the folder
/// @param access to read, or to be the one that writes
public record LedgerSettings(
    Path folder, String origin, @Nullable PostgresSettings postgres, Access access) {
  private static final String DATABASE = "ledger.db";

  /// A ledger in one folder.
  public static LedgerSettings sqlite(Path folder, String origin, Access access) {
    return new LedgerSettings(folder, origin, null, access);
  }

  /// The SQLite file.
  Path database() {
    return folder.resolve(DATABASE);
  }

  /// Where original bytes lie.
  Path evidence() {
    return folder.resolve("evidence");
  }

  /// The secret key that signs checkpoints, not part of any backup.
  Path signingKey() {
    return folder.resolve("signing.key");
  }

  /// The public key that checks them.
  Path verifierKey() {
    return folder.resolve("ledger.vkey");
  }

  Store openStore() {
    return postgres == null ? Store.sqlite(database(), access) : Store.postgres(postgres, access);
  }
}
