package org.contadora.desk.legs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.contadora.flights.airports.Airports;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;

/// The SQLite file of a board: its tables as this version has them, and ways to read and write them
/// that do not wait for each other.
final class BoardFile implements AutoCloseable {
  /// Most connections that read at once; SQLite reads from memory, so more than processors help no
  /// one.
  private static final int READERS = 4;

  /// Most long lists handed on at once. They have their own connections: whoever takes one slowly,
  /// or asks for a card for each of its legs, does not keep others from reading.
  private static final int STREAMS = 4;

  private static final int BUSY_TIMEOUT_MS = 10_000;

  /// How figures are counted. Before 1, legs of which nobody had decided for good were certain in
  /// the counts of classes; before 2, an end whose airport is not known lay in no country.
  private static final int FIGURES = 2;

  private final Connections readConnections;
  private final Connections streamConnections;
  private final Connections writeConnections;
  private final Jdbi reading;
  private final Jdbi streaming;
  private final Jdbi writing;

  private BoardFile(Path file) {
    String url = "jdbc:sqlite:" + file;
    readConnections = new Connections(url, config(), READERS);
    streamConnections = new Connections(url, config(), STREAMS);
    writeConnections = new Connections(url, config(), 1);
    reading = Jdbi.create(readConnections);
    streaming = Jdbi.create(streamConnections);
    writing = Jdbi.create(writeConnections);
  }

  /// Opens the file, a new one if there is none, and brings it up to this version.
  static BoardFile open(Path path, Airports airports) {
    BoardFile file = new BoardFile(path);
    file.writing.useTransaction(handle -> prepare(handle, airports));
    return file;
  }

  /// For short questions.
  Jdbi reading() {
    return reading;
  }

  /// For long lists that are taken row by row.
  Jdbi streaming() {
    return streaming;
  }

  /// For changes, one at a time.
  Jdbi writing() {
    return writing;
  }

  /// A board that was fed before its figures and pieces were kept counts them once.
  private static void prepare(Handle handle, Airports airports) {
    handle.createScript(resource("board.sql")).execute();
    for (String trigger : resource("triggers.sql").split("\n\n", -1)) {
      handle.execute(trigger);
    }
    boolean counted =
        handle.createQuery("select exists (select 1 from leg_count)").mapTo(Boolean.class).one();
    Figures figures = new Figures(handle);
    boolean earlier =
        handle.createQuery("pragma user_version").mapTo(Integer.class).one() < FIGURES;
    if (earlier) {
      OpenEnds.findCountries(handle, airports);
    }
    if (!counted) {
      figures.forget();
      figures.refresh();
    } else if (earlier) {
      handle.execute(
          """
          insert or ignore into stale_day
          select distinct day from leg where state in ('awaiting', 'contested') and day is not null
          """);
      figures.refresh();
    }
    handle.execute("pragma user_version = " + FIGURES);
    Pieces.gatherIfNone(handle);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // The ledger is what must survive a power cut; the board can be fed again.
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    return config;
  }

  private static String resource(String name) {
    try (InputStream in = BoardFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource (%s) is missing.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for those who read and write, then closes the file.
  @Override
  public void close() {
    try {
      readConnections.close();
      streamConnections.close();
      writeConnections.close();
    } catch (SQLException e) {
      throw new IllegalStateException("The board could not be closed.", e);
    }
  }
}
