package org.contadora.ledger;

import java.nio.file.Path;
import org.contadora.ledger.store.Access;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresLedgerTest extends LedgerContract {
  private static PostgresServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new PostgresServer();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Override
  LedgerSettings settings(Path folder) throws Exception {
    return new LedgerSettings(folder, ORIGIN, server.newDatabase(), Access.WRITE);
  }
}
