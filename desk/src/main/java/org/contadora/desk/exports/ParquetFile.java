package org.contadora.desk.exports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.contadora.desk.legs.LegRow;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Apache Parquet, made by DuckDB in a folder of its own and sent when it is whole: the end of such
/// a file says what is in it. Only its magic goes out before, and is flushed again and again while
/// the rest is made: a flush throws where nobody takes the file any more.
final class ParquetFile {
  /// What DuckDB may hold; the rest goes to the folder.
  private static final String MEMORY_LIMIT = "160MB";

  /// Rows that are packed together, and held while they are.
  private static final int ROWS_PER_GROUP = 50_000;

  /// What every such file begins with (Apache Parquet, File Format).
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /// After so many rows it is looked whether somebody still takes them.
  private static final int ROWS_PER_LOOK = 1_000;

  /// How often it is looked while the file is packed, milliseconds.
  private static final long LOOK_MS = 250;

  private static final String TABLE = "flights";

  private ParquetFile() {}

  /// @throws IOException if `out` takes no more; then no further row is read
  static void write(List<ExportColumn> columns, Rows rows, Path folder, OutputStream out)
      throws IOException {
    write(columns, rows, folder, out, ROWS_PER_LOOK);
  }

  static void write(
      List<ExportColumn> columns, Rows rows, Path folder, OutputStream out, int rowsPerLook)
      throws IOException {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, "parquet-");
    try {
      Path file = work.resolve("flights.parquet");
      out.write(MAGIC);
      out.flush();
      make(columns, looking(rows, rowsPerLook, out), work, file, out);
      try (InputStream made = Files.newInputStream(file)) {
        made.skipNBytes(MAGIC.length);
        made.transferTo(out);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The Parquet file could not be made.", e);
    } finally {
      delete(work);
    }
  }

  private static Rows looking(Rows rows, int rowsPerLook, OutputStream out) {
    return visitor -> {
      var seen = new AtomicInteger();
      rows.forEach(row -> {
        visitor.take(row);
        if (seen.incrementAndGet() % rowsPerLook == 0) {
          out.flush();
        }
      });
    };
  }

  private static void make(
      List<ExportColumn> columns, Rows rows, Path work, Path file, OutputStream out)
      throws SQLException, IOException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + work.resolve("flights.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute("set memory_limit = '%s'".formatted(MEMORY_LIMIT));
      statement.execute("set threads = 1");
      statement.execute("set preserve_insertion_order = true");
      statement.execute("create table %s (%s)".formatted(TABLE, definitions(columns)));
      DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
      try (DuckDBAppender appender = duck.createAppender(TABLE)) {
        rows.forEach(row -> append(appender, columns, row));
      }
      execute(
          statement,
          "copy %s to '%s' (format parquet, compression zstd, row_group_size %d)"
              .formatted(TABLE, file.toString().replace("'", "''"), ROWS_PER_GROUP),
          out);
    }
  }

  /// Executes what takes long, and gives it up where nobody takes what comes of it.
  private static void execute(Statement statement, String query, OutputStream out)
      throws SQLException, IOException {
    var gone = new AtomicReference<@Nullable IOException>();
    var done = new CountDownLatch(1);
    // Never interrupted: that would close the connection.
    Thread looker = Thread.ofVirtual().start(() -> look(out, done, statement, gone));
    @Nullable SQLException failure = null;
    try {
      statement.execute(query);
    } catch (SQLException e) {
      failure = e;
    }
    done.countDown();
    try {
      looker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The desk stops.");
    }
    IOException reason = gone.get();
    if (reason != null) {
      throw reason;
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void look(
      OutputStream out,
      CountDownLatch done,
      Statement statement,
      AtomicReference<@Nullable IOException> gone) {
    try {
      do {
        out.flush();
      } while (!done.await(LOOK_MS, TimeUnit.MILLISECONDS));
    } catch (IOException e) {
      gone.set(e);
      try {
        statement.cancel();
      } catch (SQLException notCancelled) {
        e.addSuppressed(notCancelled);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String definitions(List<ExportColumn> columns) {
    return String.join(
        ", ",
        columns.stream()
            .map(column ->
                "\"%s\" %s"
                    .formatted(
                        column.name(),
                        switch (column.kind()) {
                          case TEXT -> "varchar";
                          case DAY -> "date";
                          case TIME -> "timestamp with time zone";
                          case COUNT -> "integer";
                          case SHARE -> "double";
                        }))
            .toList());
  }

  private static void append(DuckDBAppender appender, List<ExportColumn> columns, LegRow row)
      throws IOException {
    try {
      appender.beginRow();
      for (ExportColumn column : columns) {
        append(appender, column.of(row));
      }
      appender.endRow();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case String text -> appender.append(text);
      case LocalDate day -> appender.append(day);
      case Instant time -> appender.append(time.atOffset(ZoneOffset.UTC));
      case Integer count -> appender.append(count.intValue());
      case Double share -> appender.append(share.doubleValue());
      default -> throw new IllegalStateException("A cell (%s) has no type.".formatted(value));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
