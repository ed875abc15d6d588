package org.contadora.desk.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// What the live part of a desk keeps: feeds that an administrator set up, outages, watched
/// aircraft. One SQLite file that only its owner may read, since feeds have keys. Safe for several
/// threads.
final class LiveStore {
  private static final int BUSY_TIMEOUT_MS = 10_000;

  private static final String SCHEMA =
      """
      create table if not exists feed (name text primary key, settings text not null);
      create table if not exists outage (
        id integer primary key autoincrement, feed text not null, from_ms integer not null,
        to_ms integer, why text not null, detail text not null);
      create index if not exists outage_by_time on outage (from_ms);
      create table if not exists alive (feed text primary key, at_ms integer not null);
      create table if not exists watch (
        aircraft text primary key, note text not null, who text not null, at_ms integer not null);
      """;

  private static final RowMapper<Outage> OUTAGE =
      (row, _) -> {
        long toMs = row.getLong("to_ms");
        Instant to = row.wasNull() ? null : Instant.ofEpochMilli(toMs);
        return new Outage(
            row.getLong("id"),
            row.getString("feed"),
            Instant.ofEpochMilli(row.getLong("from_ms")),
            to,
            row.getString("why"),
            row.getString("detail"));
      };

  private final Jdbi jdbi;

  private LiveStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static LiveStore open(Path file) throws IOException {
    PrivateFile.make(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    Jdbi jdbi = Jdbi.create(source);
    jdbi.useHandle(handle -> handle.createScript(SCHEMA).execute());
    return new LiveStore(jdbi);
  }

  /// The feeds that were set up on a page: their values by name.
  Map<String, Map<String, String>> feeds() {
    Map<String, Map<String, String>> feeds = new LinkedHashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("select name, settings from feed order by name")
            .map((row, _) -> Map.entry(row.getString("name"), row.getString("settings")))
            .forEach(entry -> feeds.put(entry.getKey(), values(entry.getValue()))));
    return feeds;
  }

  private static Map<String, String> values(String lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines.lines().toList()) {
      int equals = line.indexOf('=');
      values.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return values;
  }

  void putFeed(String name, Map<String, String> values) {
    StringBuilder lines = new StringBuilder();
    values.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
    jdbi.useHandle(handle ->
        handle.execute("insert or replace into feed values (?, ?)", name, lines.toString()));
  }

  boolean removeFeed(String name) {
    return jdbi.withHandle(handle -> handle.execute("delete from feed where name = ?", name)) > 0;
  }

  long openOutage(String feed, Instant from, String why, String detail) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                "insert into outage (feed, from_ms, why, detail) values (:feed, :from, :why, :detail)")
            .bind("feed", feed)
            .bind("from", from.toEpochMilli())
            .bind("why", why)
            .bind("detail", detail)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one());
  }

  void changeOutage(long id, String why, String detail) {
    jdbi.useHandle(handle ->
        handle.execute("update outage set why = ?, detail = ? where id = ?", why, detail, id));
  }

  void closeOutage(long id, Instant to) {
    jdbi.useHandle(handle ->
        handle.execute("update outage set to_ms = ? where id = ?", to.toEpochMilli(), id));
  }

  void dropOutage(long id) {
    jdbi.useHandle(handle -> handle.execute("delete from outage where id = ?", id));
  }

  /// The outage of a feed that had not ended when this was last written.
  @Nullable Outage ongoing(String feed) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select * from outage where feed = :feed and to_ms is null order by id desc limit 1")
            .bind("feed", feed)
            .map(OUTAGE)
            .findOne()
            .orElse(null));
  }

  /// Outages that touch a period, newest first.
  List<Outage> outages(Instant from, Instant to, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select * from outage where from_ms < :to and coalesce(to_ms, :to) >= :from
                order by from_ms desc, id desc limit :limit
                """)
            .bind("from", from.toEpochMilli())
            .bind("to", to.toEpochMilli())
            .bind("limit", limit)
            .map(OUTAGE)
            .list());
  }

  /// Remembers that the desk watched a feed at a time.
  void alive(String feed, Instant at) {
    jdbi.useHandle(handle ->
        handle.execute("insert or replace into alive values (?, ?)", feed, at.toEpochMilli()));
  }

  @Nullable Instant lastAlive(String feed) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select at_ms from alive where feed = :feed")
            .bind("feed", feed)
            .mapTo(Long.class)
            .findOne()
            .map(Instant::ofEpochMilli)
            .orElse(null));
  }

  List<Watched> watched() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select * from watch order by aircraft")
            .map((row, _) ->
                new Watched(
                    row.getString("aircraft"),
                    row.getString("note"),
                    row.getString("who"),
                    Instant.ofEpochMilli(row.getLong("at_ms"))))
            .list());
  }

  void watch(Watched watched) {
    jdbi.useHandle(handle ->
        handle.execute(
            "insert or replace into watch values (?, ?, ?, ?)",
            watched.aircraft(),
            watched.note(),
            watched.who(),
            watched.since().toEpochMilli()));
  }

  boolean unwatch(String aircraft) {
    return jdbi.withHandle(
            handle -> handle.execute("delete from watch where aircraft = ?", aircraft))
        > 0;
  }
}
