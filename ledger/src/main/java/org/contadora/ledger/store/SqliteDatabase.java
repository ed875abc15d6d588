package org.contadora.ledger.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// A file of SQLite in WAL mode with `synchronous=FULL`: a commit returns when its bytes would
/// outlast a loss of power.
final class SqliteDatabase implements Database {
  private static final int BUSY_TIMEOUT_MS = 5_000;

  /// The locked byte lies behind the text in the lock file: Windows lets nobody read a locked byte.
  private static final long LOCKED_BYTE = 1 << 20;

  /// As many as SQLite allows (sqlite.org/limits.html).
  static final int UNLIMITED_PAGES = 1_073_741_823;

  private final Path file;
  private final int maxPages;
  private final HikariDataSource readers;
  private @Nullable FileChannel lockFile;

  SqliteDatabase(Path file, Access access, int maxPages) {
    this.file = file;
    this.maxPages = maxPages;
    if (access == Access.READ && !Files.exists(file)) {
      throw new StoreException(
          "The ledger %s must exist to be read.\nMaybe it was never written, or the folder's name is mistyped."
              .formatted(file));
    }
    var config = new HikariConfig();
    config.setDataSource(dataSource(SQLiteConfig.TransactionMode.DEFERRED));
    readers = Readers.open(config, file.toString());
  }

  private SQLiteDataSource dataSource(SQLiteConfig.TransactionMode mode) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.setTransactionMode(mode);
    config.setMaxPageCount(maxPages);
    config.enforceForeignKeys(true);
    // A page's bytes outside of cells would otherwise keep what was deleted.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public String migrations() {
    return "classpath:org/contadora/ledger/store/sqlite";
  }

  @Override
  public DataSource readers() {
    return readers;
  }

  @Override
  public void migrateBy(FluentConfiguration flyway) {
    flyway.dataSource(dataSource(SQLiteConfig.TransactionMode.IMMEDIATE));
  }

  @Override
  public Handle openWriter() {
    lock();
    return Jdbi.create(dataSource(SQLiteConfig.TransactionMode.IMMEDIATE)).open();
  }

  private void lock() {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try {
      Files.createDirectories(lock.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new StoreException(
            "The ledger %s is being written by %s; only one process may write.\nMaybe a desk is running: stop it, or read only."
                .formatted(file, Files.readString(lock).strip()));
      }
      lockFile = channel;
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              "process %d%n"
                  .formatted(ProcessHandle.current().pid())
                  .getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new StoreException(
          "The lock file %s cannot be written: %s".formatted(lock, e.getMessage()), e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  @Override
  public List<String> check(Handle handle) {
    List<String> found = handle.createQuery("pragma integrity_check").mapTo(String.class).list();
    return found.equals(List.of("ok")) ? List.of() : found;
  }

  @Override
  public void close() {
    readers.close();
    if (lockFile != null) {
      try {
        lockFile.close();
      } catch (IOException e) {
        throw new StoreException("The lock of %s cannot be released.".formatted(file), e);
      }
    }
  }
}
