package org.contadora.ledger.store;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contadora.ledger.merkle.Hash;
import org.jdbi.v3.core.Handle;

/// The longer statements that read.
final class Statements {
  /// Rows of a whole table that the driver holds at once.
  private static final int FETCH = 5_000;

  private Statements() {}

  static Tree tree(Handle handle) {
    return handle
        .createQuery("select size, frontier, last_recorded_ms from tree")
        .map((row, _) ->
            new Tree(row.getLong(1), hashes(row.getBytes(2)), Instant.ofEpochMilli(row.getLong(3))))
        .one();
  }

  private static List<Hash> hashes(byte[] bytes) {
    List<Hash> hashes = new ArrayList<>();
    for (int at = 0; at + Hash.BYTES <= bytes.length; at += Hash.BYTES) {
      hashes.add(Hash.of(bytes, at, Hash.BYTES));
    }
    return hashes;
  }

  static int entries(Handle handle, long from, long to, EntrySink sink) {
    return handle
        .createQuery(
            """
            select entry_index, recorded_ms, kind, bytes from entry
            where entry_index >= :from and entry_index < :to
            order by entry_index
            """)
        .bind("from", from)
        .bind("to", to)
        .scanResultSet((rows, context) -> {
          int count = 0;
          try (context) {
            ResultSet row = rows.get();
            while (row.next()) {
              sink.entry(
                  row.getLong(1), row.getLong(2), String.valueOf(row.getString(3)), bytes(row));
              count++;
            }
          }
          return count;
        });
  }

  private static byte[] bytes(ResultSet row) throws java.sql.SQLException {
    byte[] bytes = row.getBytes(4);
    return bytes == null ? new byte[0] : bytes;
  }

  static long subjects(Handle handle, SubjectSink sink) {
    return handle
        .createQuery("select subject, entry_index from entry_subject")
        .setFetchSize(FETCH)
        .scanResultSet((rows, context) -> {
          long count = 0;
          try (context) {
            ResultSet row = rows.get();
            while (row.next()) {
              sink.row(String.valueOf(row.getString(1)), row.getLong(2));
              count++;
            }
          }
          return count;
        });
  }

  static Optional<byte[]> tile(Handle handle, int level, long tileIndex) {
    return handle
        .createQuery("select hashes from tile where level = :level and tile_index = :index")
        .bind("level", level)
        .bind("index", tileIndex)
        .mapTo(byte[].class)
        .findFirst();
  }
}
