package org.contadora.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.PostgresSettings;

/// The process that [KillTest] kills: appends batches of one to twenty entries without end, and
/// says the ledger's size after each.
public final class AppendUntilKilled {
  private AppendUntilKilled() {}

  public static void main(String[] args) throws Exception {
    var postgres = args.length > 2 ? new PostgresSettings(args[2], args[3], "") : null;
    var settings =
        new LedgerSettings(Path.of(args[0]), LedgerContract.ORIGIN, postgres, Access.WRITE);
    var random = new Random(Long.parseLong(args[1]));
    try (Ledger ledger = Ledger.open(settings, Clock.systemUTC())) {
      while (true) {
        long batch = ledger.size();
        int count = 1 + random.nextInt(20);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          entries.add(Entries.finding("b-%d-%d-%d".formatted(batch, count, i), i));
        }
        Appended appended = ledger.append(entries);
        System.out.println("ok " + (appended.firstIndex() + count));
      }
    }
  }
}
