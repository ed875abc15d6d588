package org.contadora.ledger.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.contadora.ledger.entries.Recorded;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.NodeSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Where entries and tree lie: a file of SQLite or a database of PostgreSQL, with the same tables
/// and the same statements.
///
/// One process writes, any number read. A batch is one transaction: its entries, the index by
/// subject, the tiles and the tree's size and edge come together or not at all. Safe for use by
/// several threads.
public final class Store implements AutoCloseable {
  /// Rows read in one statement, so that neither memory nor a lock grows with the ledger.
  private static final int PAGE = 2_000;

  private final Database database;
  private final Jdbi jdbi;
  private final @Nullable Writer writer;

  private Store(Database database, Access access) {
    this.database = database;
    this.jdbi = Jdbi.create(database.readers());
    try {
      if (access == Access.WRITE) {
        Handle handle = database.openWriter();
        this.writer = new Writer(handle);
        Schema.bringUp(database, handle);
      } else {
        this.writer = null;
        jdbi.useHandle(handle -> Schema.requireCurrent(database, handle));
      }
    } catch (RuntimeException e) {
      close();
      throw unreadable(e);
    }
  }

  /// Opens the SQLite file, and makes it where there is none and `access` is to write.
  ///
  /// @throws StoreException if it cannot be opened, or somebody else writes
  public static Store sqlite(Path file, Access access) {
    return sqlite(file, access, SqliteDatabase.UNLIMITED_PAGES);
  }

  /// A store whose file may have no more than `maxPages` pages, as on a disk that is full.
  static Store sqlite(Path file, Access access, int maxPages) {
    return new Store(new SqliteDatabase(file, access, maxPages), access);
  }

  /// Opens the PostgreSQL database, and makes the tables where there are none and `access` is to
  /// write.
  ///
  /// @throws StoreException if it cannot be opened, or somebody else writes
  public static Store postgres(PostgresSettings settings, Access access) {
    return new Store(new PostgresDatabase(settings), access);
  }

  /// How messages name the store.
  public String name() {
    return database.name();
  }

  /// What the store holds in all at this moment.
  public Tree tree() {
    return read(Statements::tree);
  }

  /// Appends all of `entries` or none; when this returns they outlast a kill and a loss of power.
  ///
  /// @return index of the first
  /// @throws StoreException if they could not be kept; the store is as it was before
  /// @throws IllegalArgumentException if an entry was recorded before the one in front of it
  public long append(List<Recorded> entries) {
    if (writer == null) {
      throw new StoreException("The ledger %s was opened to be read only.".formatted(name()));
    }
    try {
      return writer.append(entries);
    } catch (JdbiException e) {
      throw new StoreException(
          "The batch of %d entries could not be kept in %s: %s\nMaybe the disk is full; nothing of the batch is in the ledger."
              .formatted(entries.size(), name(), cause(e)),
          e);
    }
  }

  /// Keeps a signed statement of the tree of `size` entries, in place of an earlier one of that
  /// size.
  public void saveCheckpoint(long size, String signedNote) {
    if (writer == null) {
      throw new StoreException("The ledger %s was opened to be read only.".formatted(name()));
    }
    try {
      writer.saveCheckpoint(size, signedNote);
    } catch (JdbiException e) {
      throw new StoreException(
          "The checkpoint of size %d could not be kept in %s: %s".formatted(size, name(), cause(e)),
          e);
    }
  }

  /// The statement for the largest tree.
  public Optional<String> findLastCheckpoint() {
    return read(handle ->
        handle
            .createQuery("select signed_note from checkpoint order by size desc limit 1")
            .mapTo(String.class)
            .findFirst());
  }

  /// The statement for the tree of `size` entries.
  public Optional<String> findCheckpoint(long size) {
    return read(handle ->
        handle
            .createQuery("select signed_note from checkpoint where size = :size")
            .bind("size", size)
            .mapTo(String.class)
            .findFirst());
  }

  /// Sizes of the trees for which there are statements, in ascending order.
  public List<Long> checkpointSizes() {
    return read(handle ->
        handle.createQuery("select size from checkpoint order by size").mapTo(Long.class).list());
  }

  /// Hands over the entries from `from` to before `to`, as far as there are any.
  public void entries(long from, long to, EntrySink sink) {
    for (long first = from; first < to; first += PAGE) {
      long page = first;
      long end = Math.min(to, first + PAGE);
      int rows = read(handle -> Statements.entries(handle, page, end, sink));
      if (rows == 0) {
        return;
      }
    }
  }

  /// The bytes of one entry.
  public Optional<byte[]> findEntry(long index) {
    return read(handle ->
        handle
            .createQuery("select bytes from entry where entry_index = :index")
            .bind("index", index)
            .mapTo(byte[].class)
            .findFirst());
  }

  /// Indices of the entries about `subject` that were recorded up to `asOf`, in ascending order.
  ///
  /// @param from the first index looked at, to read a long history page by page
  /// @param limit most indices given
  public List<Long> about(Subject subject, Instant asOf, long from, int limit) {
    return read(handle ->
        handle
            .createQuery(
                """
                select s.entry_index
                from entry_subject s join entry e on e.entry_index = s.entry_index
                where s.subject = :subject and s.entry_index >= :from and e.recorded_ms <= :as_of
                order by s.entry_index
                limit :limit
                """)
            .bind("subject", subject.toString())
            .bind("from", from)
            .bind("as_of", asOf.toEpochMilli())
            .bind("limit", limit)
            .mapTo(Long.class)
            .list());
  }

  /// Indices of the entries of one kind from `from` on, in ascending order.
  ///
  /// @param limit most indices given
  public List<Long> ofKind(String kind, long from, int limit) {
    return read(handle ->
        handle
            .createQuery(
                """
                select entry_index from entry where kind = :kind and entry_index >= :from
                order by entry_index limit :limit
                """)
            .bind("kind", kind)
            .bind("from", from)
            .bind("limit", limit)
            .mapTo(Long.class)
            .list());
  }

  /// Indices of the last entries of one kind before `before`, in descending order.
  ///
  /// @param limit most indices given
  public List<Long> lastOfKind(String kind, long before, int limit) {
    return read(handle ->
        handle
            .createQuery(
                """
                select entry_index from entry where kind = :kind and entry_index < :before
                order by entry_index desc limit :limit
                """)
            .bind("kind", kind)
            .bind("before", before)
            .bind("limit", limit)
            .mapTo(Long.class)
            .list());
  }

  /// How many entries there are of each kind.
  public Map<String, Long> countsByKind() {
    return read(handle -> {
      Map<String, Long> counts = new TreeMap<>();
      handle
          .createQuery("select kind, count(*) as n from entry group by kind")
          .map((row, _) -> Map.entry(String.valueOf(row.getString("kind")), row.getLong("n")))
          .forEach(count -> counts.put(count.getKey(), count.getValue()));
      return counts;
    });
  }

  /// The kind of the first entry about `subject`.
  public Optional<String> findFirstKind(Subject subject) {
    return read(handle ->
        handle
            .createQuery(
                """
                select kind from entry where entry_index =
                  (select min(entry_index) from entry_subject where subject = :subject)
                """)
            .bind("subject", subject.toString())
            .mapTo(String.class)
            .findFirst());
  }

  /// Hands over the whole index by subject, in no certain order.
  public void subjects(SubjectSink sink) {
    read(handle -> Statements.subjects(handle, sink));
  }

  /// Hashes of complete subtrees, for one proof: every tile is read once.
  public NodeSource nodes() {
    return new TileNodes((level, index) -> findTile(level, index));
  }

  /// A tile's hashes, 32 bytes each, as far as it has grown.
  public Optional<byte[]> findTile(int level, long tileIndex) {
    return read(handle -> Statements.tile(handle, level, tileIndex));
  }

  /// Number of tiles, full and growing.
  public long tileCount() {
    return read(handle -> handle.createQuery("select count(*) from tile").mapTo(Long.class).one());
  }

  /// What the database itself finds wrong with its files; empty if nothing.
  public List<String> check() {
    return read(database::check);
  }

  /// The hash of a complete subtree. For several use [#nodes].
  public Hash node(int level, long index) {
    return nodes().node(level, index);
  }

  private <T> T read(org.jdbi.v3.core.HandleCallback<T, RuntimeException> query) {
    try {
      return jdbi.inTransaction(query);
    } catch (JdbiException e) {
      throw unreadable(e);
    }
  }

  private RuntimeException unreadable(RuntimeException e) {
    return e instanceof JdbiException jdbiException
        ? new StoreException(
            "The ledger %s could not be read: %s\nMaybe the server is not running, or the file is damaged: see contadora ledger verify."
                .formatted(name(), cause(jdbiException)),
            e)
        : e;
  }

  private static String cause(JdbiException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  /// Releases the lock and all connections.
  @Override
  public void close() {
    try (database) {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
