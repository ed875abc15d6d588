package org.contadora.ledger;

import java.nio.file.Path;
import org.contadora.ledger.store.Access;

class SqliteLedgerTest extends LedgerContract {
  @Override
  LedgerSettings settings(Path folder) {
    return LedgerSettings.sqlite(folder, ORIGIN, Access.WRITE);
  }
}
