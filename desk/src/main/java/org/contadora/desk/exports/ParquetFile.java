package org.contadora.desk.exports;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.stream.Stream;
import org.contadora.desk.legs.LegRow;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Apache Parquet, made by DuckDB in a folder of its own and sent when it is whole: the end of such
/// a file says what is in it. Only what is sent tells whether there still is somebody who takes it,
/// so the four bytes that every such file begins with (Apache Parquet, File Format) go out one by
/// one while the rest is made.
final class ParquetFile {
  /// What DuckDB may hold; the rest goes to the folder.
  private static final String MEMORY_LIMIT = "160MB";

  /// Rows that are packed together, and held while they are.
  private static final int ROWS_PER_GROUP = 50_000;

  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /// After how many rows the bytes of the magic but the first are sent. A connection that was
  /// closed is noticed with the second byte after that: the first is answered by a reset.
  static final List<Integer> SENT_AFTER_ROWS = List.of(4_000, 16_000, 64_000);

  private static final String TABLE = "flights";

  private ParquetFile() {}

  static void write(List<ExportColumn> columns, Rows rows, Path folder, OutputStream out)
      throws IOException {
    write(columns, rows, folder, out, SENT_AFTER_ROWS);
  }

  static void write(
      List<ExportColumn> columns,
      Rows rows,
      Path folder,
      OutputStream out,
      List<Integer> sentAfterRows)
      throws IOException {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, "parquet-");
    try {
      Path file = work.resolve("flights.parquet");
      var begun = new Beginning(out, sentAfterRows);
      make(columns, begun.before(rows), work, file);
      try (InputStream made = Files.newInputStream(file)) {
        made.skipNBytes(begun.sent);
        made.transferTo(out);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The Parquet file could not be made.", e);
    } finally {
      delete(work);
    }
  }

  /// Sends the beginning of the file while its rows come.
  private static final class Beginning {
    private final OutputStream out;
    private final List<Integer> sentAfterRows;
    int sent;
    private int seen;

    Beginning(OutputStream out, List<Integer> sentAfterRows) {
      this.out = out;
      this.sentAfterRows = sentAfterRows;
    }

    Rows before(Rows rows) {
      return visitor -> {
        send();
        rows.forEach(row -> {
          visitor.take(row);
          seen++;
          if (sent < MAGIC.length && seen == sentAfterRows.get(sent - 1)) {
            send();
          }
        });
      };
    }

    private void send() throws IOException {
      out.write(MAGIC[sent]);
      out.flush();
      sent++;
    }
  }

  private static void make(List<ExportColumn> columns, Rows rows, Path work, Path file)
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
      statement.execute(
          "copy %s to '%s' (format parquet, compression zstd, row_group_size %d)"
              .formatted(TABLE, file.toString().replace("'", "''"), ROWS_PER_GROUP));
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
