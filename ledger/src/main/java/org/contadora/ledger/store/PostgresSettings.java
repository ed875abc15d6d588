package org.contadora.ledger.store;

/// Where a PostgreSQL database is and who opens it.
///
/// @param url such as `jdbc:postgresql://127.0.0.1:5432/contadora`
/// @param user the database's user, owner of the ledger's tables
/// @param password may be empty where the server asks for none
public record PostgresSettings(String url, String user, String password) {
  /// Without the password.
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
