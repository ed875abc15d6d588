package org.contadora.ledger.store;

import java.time.Instant;
import java.util.List;
import org.contadora.ledger.entries.EntryCodec;
import org.contadora.ledger.entries.Recorded;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.merkle.Frontier;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.TreeHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The one that writes. It keeps nothing in memory between batches: each begins with what the store
/// holds, so that a batch that failed leaves nothing to be put right.
final class Writer implements AutoCloseable {
  private final Handle handle;

  Writer(Handle handle) {
    this.handle = handle;
  }

  synchronized long append(List<Recorded> entries) {
    if (entries.isEmpty()) {
      return Statements.tree(handle).size();
    }
    return handle.inTransaction(_ -> appendInTransaction(entries));
  }

  private long appendInTransaction(List<Recorded> entries) {
    Tree before = Statements.tree(handle);
    Frontier frontier = before.frontier();
    PreparedBatch tiles =
        handle.prepareBatch(
            """
            insert into tile (level, tile_index, hashes) values (:level, :index, :hashes)
            on conflict (level, tile_index) do update set hashes = excluded.hashes
            """);
    TileBuilder builder =
        new TileBuilder((level, index, hashes) ->
            tiles.bind("level", level).bind("index", index).bind("hashes", hashes).add());
    resume(builder, before.size());
    Instant recorded = insert(entries, before, frontier, builder);
    builder.end();
    tiles.execute();
    int rows =
        handle
            .createUpdate(
                """
                update tree set size = :size, frontier = :frontier, last_recorded_ms = :recorded
                where size = :before
                """)
            .bind("size", frontier.size())
            .bind("frontier", bytes(frontier.hashes()))
            .bind("recorded", recorded.toEpochMilli())
            .bind("before", before.size())
            .execute();
    if (rows != 1) {
      throw new StoreException(
          "The ledger had %d entries and then did not: somebody else writes it, expected one writer."
              .formatted(before.size()));
    }
    return before.size();
  }

  private Instant insert(
      List<Recorded> entries, Tree before, Frontier frontier, TileBuilder builder) {
    PreparedBatch rows =
        handle.prepareBatch(
            """
            insert into entry (entry_index, recorded_ms, kind, bytes)
            values (:index, :recorded, :kind, :bytes)
            """);
    PreparedBatch subjects =
        handle.prepareBatch(
            "insert into entry_subject (subject, entry_index) values (:subject, :index)");
    Instant last = before.lastRecorded();
    for (Recorded entry : entries) {
      if (entry.recorded().isBefore(last)) {
        throw new IllegalArgumentException(
            "The entry's time (%s) must not be before the one in front of it (%s)."
                .formatted(entry.recorded(), last));
      }
      last = entry.recorded();
      byte[] bytes = EntryCodec.encode(entry);
      rows.bind("index", frontier.size())
          .bind("recorded", last.toEpochMilli())
          .bind("kind", EntryCodec.kind(entry.entry()))
          .bind("bytes", bytes)
          .add();
      for (Subject subject : entry.entry().subjects()) {
        subjects.bind("subject", subject.toString()).bind("index", frontier.size()).add();
      }
      frontier.append(TreeHash.leaf(bytes), builder);
    }
    rows.execute();
    subjects.execute();
    return last;
  }

  private void resume(TileBuilder builder, long size) {
    long count = size;
    for (int level = 0; count > 0; level++) {
      long tile = count / TileBuilder.WIDTH;
      int growing = (int) (count % TileBuilder.WIDTH) * Hash.BYTES;
      byte[] hashes =
          growing == 0 ? new byte[0] : Statements.tile(handle, level, tile).orElse(new byte[0]);
      if (hashes.length != growing) {
        throw new StoreException(
            "The growing tile of level %d has %d bytes, expected %d.\nMaybe the store is damaged: see contadora ledger verify."
                .formatted(level, hashes.length, growing));
      }
      builder.resume(level, count, hashes);
      count = tile;
    }
  }

  private static byte[] bytes(List<Hash> hashes) {
    byte[] bytes = new byte[hashes.size() * Hash.BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(bytes, i * Hash.BYTES);
    }
    return bytes;
  }

  synchronized void saveCheckpoint(long size, String signedNote) {
    handle
        .createUpdate(
            """
            insert into checkpoint (size, signed_note) values (:size, :note)
            on conflict (size) do update set signed_note = excluded.signed_note
            """)
        .bind("size", size)
        .bind("note", signedNote)
        .execute();
  }

  @Override
  public synchronized void close() {
    handle.close();
  }
}
