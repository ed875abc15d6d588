package org.contadora.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/// What the engine is measured against, on the same members: nothing but inflating them with the
/// JDK's Inflater, and DuckDB's plain scan.
final class Yardsticks {
  /// Bytes of a gzip header without a name, as the archives here have.
  private static final int GZIP_HEADER = 10;

  private static final int ROOM = 16 << 20;

  private record Member(long at, int length) {}

  private final Path archive;
  private final List<Member> members = new ArrayList<>();

  Yardsticks(Path archive) throws IOException {
    this.archive = archive;
    try (TarFile tar = new TarFile(archive)) {
      for (TarArchiveEntry entry : tar.getEntries()) {
        members.add(new Member(entry.getDataOffset(), (int) entry.getSize()));
      }
    }
  }

  int memberCount() {
    return members.size();
  }

  /// Inflates every member on `threads` threads.
  ///
  /// @return how many bytes came out
  long inflate(int threads) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicLong total = new AtomicLong();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads);
        FileChannel channel = FileChannel.open(archive)) {
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        results.add(pool.submit(() -> total.addAndGet(inflate(channel, next))));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
    return total.get();
  }

  private long inflate(FileChannel channel, AtomicInteger next)
      throws IOException, DataFormatException {
    byte[] packed = new byte[ROOM];
    byte[] unpacked = new byte[ROOM];
    Inflater inflater = new Inflater(true);
    long total = 0;
    for (int i = next.getAndIncrement(); i < members.size(); i = next.getAndIncrement()) {
      Member member = members.get(i);
      channel.read(ByteBuffer.wrap(packed, 0, member.length()), member.at());
      inflater.reset();
      inflater.setInput(packed, GZIP_HEADER, member.length() - GZIP_HEADER);
      int length = 0;
      while (!inflater.finished()) {
        length += inflater.inflate(unpacked, length, unpacked.length - length);
      }
      total += length;
    }
    inflater.end();
    return total;
  }

  /// Puts every member into a folder as a file that DuckDB takes for gzip.
  void extract(Path folder) throws IOException {
    if (Files.exists(folder)) {
      return;
    }
    Files.createDirectories(folder);
    try (FileChannel channel = FileChannel.open(archive)) {
      for (int i = 0; i < members.size(); i++) {
        byte[] packed = new byte[members.get(i).length()];
        channel.read(ByteBuffer.wrap(packed), members.get(i).at());
        Files.write(folder.resolve("%06d.json.gz".formatted(i)), packed);
      }
    }
  }

  /// Counts and sums the rows of all files with DuckDB.
  ///
  /// @return how many rows it saw
  static long duckDb(Path folder, int threads) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads=" + threads);
      String query =
          """
          SELECT count(*), sum(row[2]::DOUBLE), sum(row[7]::INTEGER) FROM (
            SELECT unnest(trace) AS row FROM read_json('%s/*.json.gz',
              columns={icao: 'VARCHAR', trace: 'JSON[][]'},
              format='unstructured', maximum_object_size=67108864))
          """
              .formatted(folder);
      try (ResultSet result = statement.executeQuery(query)) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
