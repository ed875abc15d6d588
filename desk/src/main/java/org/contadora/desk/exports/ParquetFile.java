package org.contadora.desk.exports;

import java.io.IOException;
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
/// a file says what is in it.
final class ParquetFile {
  /// What DuckDB may hold; the rest goes to the folder.
  private static final String MEMORY_LIMIT = "160MB";

  /// Rows that are packed together, and held while they are.
  private static final int ROWS_PER_GROUP = 50_000;

  private static final String TABLE = "flights";

  private ParquetFile() {}

  static void write(List<ExportColumn> columns, Rows rows, Path folder, OutputStream out)
      throws IOException {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, "parquet-");
    try {
      Path file = work.resolve("flights.parquet");
      make(columns, rows, work, file);
      Files.copy(file, out);
    } catch (SQLException e) {
      throw new IllegalStateException("The Parquet file could not be made.", e);
    } finally {
      delete(work);
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
