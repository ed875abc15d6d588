package org.contadora.desk.legs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.contadora.flights.airports.Airports;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Every leg with its finding and what people said of it, ready to be filtered, sorted, paged and
/// counted.
///
/// A projection kept in one SQLite file: it can be deleted and fed again. Many may read while one
/// writes; safe for several threads. Pages begin after a place in the order, not after a number of
/// rows, so that the thousandth page costs what the first does.
public final class Board implements AutoCloseable {
  private final BoardFile file;
  private final Jdbi reading;
  private final Jdbi streaming;
  private final Jdbi writing;
  private final Airports airports;
  private final ReentrantLock writeLock = new ReentrantLock(true);
  private final KeptCounts counts;
  private volatile long revision;

  private Board(BoardFile file, Airports airports) {
    this.file = file;
    this.airports = airports;
    reading = file.reading();
    streaming = file.streaming();
    writing = file.writing();
    counts = new KeptCounts(reading);
  }

  /// Opens the board kept in `file`, a new one if there is none.
  ///
  /// @param airports where the countries of airports are looked up
  public static Board open(Path file, Airports airports) {
    Board board = new Board(BoardFile.open(file, airports), airports);
    board.revision =
        board.reading.withHandle(
            handle -> handle.createQuery("select revision from board").mapTo(Long.class).one());
    return board;
  }

  /// Changes with every change of the board, and only then.
  public long revision() {
    return revision;
  }

  /// Whether there is no leg on it.
  public boolean isEmpty() {
    return !reading.withHandle(handle ->
        handle.createQuery("select exists (select 1 from leg)").mapTo(Boolean.class).one());
  }

  /// Whether the flights on it are a simulation.
  public boolean isSimulated() {
    return reading.withHandle(
        handle -> handle.createQuery("select simulated from board").mapTo(Boolean.class).one());
  }

  /// One page of the table.
  ///
  /// @param cursor where the page begins, from the page before; null for the first
  /// @param limit most rows on the page
  /// @throws BadCursorException if the cursor is none of this order
  public LegPage page(LegFilter filter, LegSort sort, @Nullable String cursor, int limit) {
    return page(filter, sort, cursor, limit, LegCounting.RARE);
  }

  /// @param fewLegs how many legs are so few that they are looked up and sorted; the page is the
  ///   same
  LegPage page(LegFilter filter, LegSort sort, @Nullable String cursor, int limit, long fewLegs) {
    Conditions conditions = Conditions.of(filter);
    String rare = reading.withHandle(handle -> LegCounting.rarely(handle, filter, fewLegs));
    if (rare != null) {
      conditions.add(rare);
    }
    if (cursor != null) {
      LegCursor place = cursor(cursor, sort);
      conditions.add(sort.after(), "value", place.value()).bind("id", place.legId());
      if (sort == LegSort.LEAST_CERTAIN) {
        conditions.bind("time", place.timeMs());
      }
    }
    return page(conditions, sort, limit);
  }

  private static LegCursor cursor(String text, LegSort sort) {
    return LegCursor.parse(text)
        .filter(place -> place.sort() == sort)
        .orElseThrow(() ->
            new BadCursorException(
                "The cursor (%s) must be one that a page sorted by %s gave."
                    .formatted(text, sort.code())));
  }

  private record Placed(LegRow row, long value, long timeMs) {}

  private LegPage page(Conditions conditions, LegSort sort, int limit) {
    String sql =
        "select %s, %s as sort_value, time_ms from leg %s order by %s limit :limit"
            .formatted(LegRowMapper.COLUMNS, sort.column(), conditions.where(), sort.orderBy());
    List<Placed> found =
        reading.withHandle(handle ->
            bound(handle.createQuery(sql), conditions)
                .bind("limit", limit + 1)
                .map((row, _) ->
                    new Placed(
                        LegRowMapper.of(row), row.getLong("sort_value"), row.getLong("time_ms")))
                .list());
    List<LegRow> rows = new ArrayList<>();
    for (Placed placed : found.subList(0, Math.min(limit, found.size()))) {
      rows.add(placed.row());
    }
    if (found.size() <= limit) {
      return new LegPage(rows, null);
    }
    Placed last = found.get(limit - 1);
    var next = new LegCursor(sort, last.value(), last.timeMs(), last.row().legId());
    return new LegPage(rows, next.text());
  }

  private static Query bound(Query query, Conditions conditions) {
    return query.bindMap(conditions.values());
  }

  /// Takes a leg.
  @FunctionalInterface
  public interface LegVisitor<X extends Exception> {
    /// Takes one leg; what it throws ends the visit.
    void take(LegRow row) throws X;
  }

  /// Hands on every leg that the filter lets through, in the order, as they stood when it began,
  /// without holding them all.
  public <X extends Exception> void forEach(LegFilter filter, LegSort sort, LegVisitor<X> visitor)
      throws X {
    Conditions conditions = Conditions.of(filter);
    String sql =
        "select %s from leg %s order by %s"
            .formatted(LegRowMapper.COLUMNS, conditions.where(), sort.orderBy());
    streaming.<X>useHandle(handle -> {
      try (var rows =
          bound(handle.createQuery(sql), conditions).map(new LegRowMapper()).iterator()) {
        while (rows.hasNext()) {
          visitor.take(rows.next());
        }
      }
    });
  }

  /// How many legs a filter lets through. The classes are counted together: whoever turns from one
  /// to the next asks for nothing new.
  public LegCounts counts(LegFilter filter) {
    return counts.of(filter);
  }

  /// The leg of that id.
  public Optional<LegRow> find(String legId) {
    String sql = "select %s from leg where leg_id = :id".formatted(LegRowMapper.COLUMNS);
    return reading.withHandle(
        handle -> handle.createQuery(sql).bind("id", legId).map(new LegRowMapper()).findOne());
  }

  /// The legs of one rotation in the order of time.
  public List<LegRow> rotation(String rotationId) {
    String sql =
        "select %s from leg where rotation_id = :id order by time_ms, leg_id"
            .formatted(LegRowMapper.COLUMNS);
    return reading.withHandle(
        handle -> handle.createQuery(sql).bind("id", rotationId).map(new LegRowMapper()).list());
  }

  /// What the card of a leg shows.
  public Optional<LegDocument> findDocument(String legId) {
    return reading.withHandle(handle ->
        handle
            .createQuery("select flight, gaps, airports from leg_document where leg_id = :id")
            .bind("id", legId)
            .map((row, _) ->
                new LegDocument(
                    Packed.unpack(row.getBytes("flight")),
                    Packed.unpack(row.getBytes("gaps")),
                    Tags.split(row.getString("airports"))))
            .findOne());
  }

  /// Hands on what a map draws of the newest legs that the filter lets through.
  ///
  /// @param limit most legs
  public void forEachLine(LegFilter filter, int limit, Consumer<LegLine> visitor) {
    Conditions conditions = Conditions.of(filter);
    String sql =
        """
        select leg_id, callsign, class, departure_airport, departure_basis, arrival_airport,
          arrival_basis, time_ms, arrival_ms, candidates, lines, areas
        from leg join leg_drawing using (leg_id) %s
        order by time_ms desc, leg_id desc limit :limit
        """
            .formatted(conditions.where());
    reading.useHandle(handle ->
        bound(handle.createQuery(sql), conditions)
            .bind("limit", limit)
            .map((row, _) -> LegRowMapper.line(row))
            .forEach(visitor));
  }

  /// Open legs that deserve a person's look, least certain first: those that the machine holds
  /// removal-related, and others of which it is not sure.
  ///
  /// @param after id of the leg after which to begin, null for the beginning
  /// @param who the account that looks: what it decided itself waits for somebody else
  public List<LegRow> toReview(@Nullable String after, int limit, @Nullable String who) {
    Conditions conditions = ReviewQueue.conditions(who);
    if (after != null) {
      conditions.add(
          """
          (uncertainty_ppm, time_ms, leg_id) >
            (select uncertainty_ppm, time_ms, leg_id from leg where leg_id = :after)
          """,
          "after",
          after);
    }
    return page(conditions, LegSort.LEAST_CERTAIN, limit).rows();
  }

  /// How many legs wait for a person's look.
  ///
  /// @param who the account that looks
  public long openReviews(@Nullable String who) {
    Conditions conditions = ReviewQueue.conditions(who);
    return reading.withHandle(handle ->
        bound(handle.createQuery("select count(*) from leg " + conditions.where()), conditions)
            .mapTo(Long.class)
            .one());
  }

  /// Removal flights and stops, counted by `by`.
  public List<StatisticsRow> statistics(StatisticsQuery query) {
    return reading.withHandle(handle -> new Statistics(handle, query).rows());
  }

  /// The first legs of the removal flights that put people down in most places.
  public List<LegRow> severalStops(Days days, int limit) {
    String sql =
        """
        select %s from leg where leg_id in (
          select flight_id from removal_flight where day between :from and :to and stops > 1
          order by stops desc, day, flight_id limit :limit)
        order by time_ms, leg_id
        """
            .formatted(LegRowMapper.COLUMNS);
    return reading.withHandle(handle ->
        handle
            .createQuery(sql)
            .bind("from", days.first().toString())
            .bind("to", days.last().toString())
            .bind("limit", limit)
            .map(new LegRowMapper())
            .list());
  }

  /// The first and the last day of which there is a leg or a position; empty if there is none.
  public Optional<Days> days() {
    return reading.withHandle(handle -> {
      LocalDate first = Statistics.edge(handle, "min");
      LocalDate last = Statistics.edge(handle, "max");
      return first == null || last == null ? Optional.empty() : Optional.of(new Days(first, last));
    });
  }

  /// What was looked at on every day of a period.
  public List<CoverageDay> coverage(Days days) {
    return reading.withHandle(
        handle -> new CoverageReader(handle, days.first(), days.last()).days());
  }

  /// Puts what people say of a leg on the board; the ledger keeps it.
  ///
  /// @return whether there is such a leg
  public boolean decide(String legId, PersonsWord decided) {
    return write(handle -> new Projection(handle).decide(legId, decided));
  }

  /// Feeds the board: all that `feeding` hands in appears at once when it returns, or nothing if it
  /// throws.
  public <X extends Exception> void feed(boolean simulated, Feeding<X> feeding) throws X {
    writeLock.lock();
    try {
      writing.useTransaction(handle -> {
        var feed = new BoardFeed(handle, airports);
        feeding.run(feed);
        feed.finish(simulated);
        bump(handle);
      });
      changed();
    } finally {
      writeLock.unlock();
    }
  }

  /// Hands findings to the board.
  @FunctionalInterface
  public interface Feeding<X extends Exception> {
    /// Hands in everything.
    void run(BoardFeed feed) throws X;
  }

  private boolean write(Predicate<Handle> change) {
    writeLock.lock();
    try {
      boolean changed =
          writing.inTransaction(handle -> {
            boolean done = change.test(handle);
            if (done) {
              bump(handle);
            }
            return done;
          });
      if (changed) {
        changed();
      }
      return changed;
    } finally {
      writeLock.unlock();
    }
  }

  private static void bump(Handle handle) {
    handle.execute("update board set revision = revision + 1");
  }

  private void changed() {
    counts.forget();
    // Afterwards: whoever sees the new revision sees new counts.
    synchronized (this) {
      revision++;
    }
  }

  /// Waits for those who read and write, then closes the file.
  @Override
  public void close() {
    file.close();
  }
}
