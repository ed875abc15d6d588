package org.contadora.desk.alerts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contadora.desk.live.PrivateFile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rules, channels and the log of alerts, in one SQLite file that only its owner may read. Safe for
/// several threads.
final class AlertStore {
  private static final int BUSY_TIMEOUT_MS = 10_000;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static final String SCHEMA =
      """
      create table if not exists rule (name text primary key, settings text not null);
      create table if not exists channel (name text primary key, settings text not null);
      create table if not exists alert (
        id integer primary key autoincrement, at_ms integer not null, rule text not null,
        kind text not null, aircraft text not null, name text not null, leg_id text,
        once text not null, facts text not null, evidence text not null);
      create index if not exists alert_by_rule on alert (rule, once, at_ms);
      create table if not exists delivery (
        alert_id integer not null, channel text not null, state text not null,
        tries integer not null, at_ms integer not null, detail text not null,
        why text not null default '',
        primary key (alert_id, channel));
      """;

  /// Files of desks that are older lack the column.
  private static final String HAS_WHY =
      "select count(*) from pragma_table_info('delivery') where name = 'why'";

  private final Jdbi jdbi;

  private AlertStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static AlertStore open(Path file) throws IOException {
    PrivateFile.make(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    Jdbi jdbi = Jdbi.create(source);
    jdbi.useHandle(handle -> {
      handle.createScript(SCHEMA).execute();
      if (!handle.createQuery(HAS_WHY).mapTo(Boolean.class).one()) {
        handle.execute("alter table delivery add column why text not null default ''");
      }
    });
    return new AlertStore(jdbi);
  }

  /// What is set in a table, `rule` or `channel`, by name.
  Map<String, Map<String, String>> settings(String table) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery("select name, settings from %s order by name".formatted(table))
            .map((row, _) -> Map.entry(row.getString("name"), row.getString("settings")))
            .forEach(entry -> all.put(entry.getKey(), Values.of(entry.getValue()))));
    return all;
  }

  void put(String table, String name, Map<String, String> settings) {
    jdbi.useHandle(handle ->
        handle.execute(
            "insert or replace into %s values (?, ?)".formatted(table),
            name,
            Values.lines(settings)));
  }

  boolean remove(String table, String name) {
    return jdbi.withHandle(
            handle -> handle.execute("delete from %s where name = ?".formatted(table), name))
        > 0;
  }

  /// Keeps an alert, unless its rule has told the same since a time.
  ///
  /// @param once what makes two alerts of a rule the same
  /// @return its id; empty if it was told before
  Optional<Long> add(Alert alert, String once, @Nullable Instant since, List<String> channels) {
    return jdbi.inTransaction(handle -> {
      boolean told =
          handle
              .createQuery(
                  "select exists (select 1 from alert where rule = :rule and once = :once and at_ms >= :since)")
              .bind("rule", alert.rule())
              .bind("once", once)
              .bind("since", since == null ? Long.MIN_VALUE : since.toEpochMilli())
              .mapTo(Boolean.class)
              .one();
      if (told) {
        return Optional.<Long>empty();
      }
      long id =
          handle
              .createUpdate(
                  """
                  insert into alert (at_ms, rule, kind, aircraft, name, leg_id, once, facts, evidence)
                  values (:at, :rule, :kind, :aircraft, :name, :leg, :once, :facts, :evidence)
                  """)
              .bind("at", alert.time().toEpochMilli())
              .bind("rule", alert.rule())
              .bind("kind", alert.kind().name())
              .bind("aircraft", alert.aircraft())
              .bind("name", alert.name())
              .bind("leg", alert.legId())
              .bind("once", once)
              .bind("facts", MAPPER.writeValueAsString(alert.facts()))
              .bind("evidence", MAPPER.writeValueAsString(alert.evidence()))
              .executeAndReturnGeneratedKeys("id")
              .mapTo(Long.class)
              .one();
      for (String channel : channels) {
        handle.execute(
            "insert into delivery values (?, ?, 'WAITING', 0, ?, '', '')",
            id,
            channel,
            alert.time().toEpochMilli());
      }
      return Optional.of(id);
    });
  }

  void delivered(long id, Alert.Delivery delivery) {
    jdbi.useHandle(handle ->
        handle.execute(
            "insert or replace into delivery values (?, ?, ?, ?, ?, ?, ?)",
            id,
            delivery.channel(),
            delivery.state().name(),
            delivery.tries(),
            delivery.time().toEpochMilli(),
            delivery.detail(),
            delivery.why()));
  }

  /// Alerts, the newest first.
  List<Alert> newest(int limit) {
    return jdbi.withHandle(handle -> read(handle, "order by id desc limit " + limit));
  }

  Optional<Alert> find(long id) {
    return jdbi.withHandle(handle -> read(handle, "where id = " + id).stream().findFirst());
  }

  /// Alerts of which a delivery had not ended when the desk was stopped.
  List<Alert> waiting() {
    return jdbi.withHandle(handle ->
        read(
            handle,
            "where id in (select alert_id from delivery where state = 'WAITING') order by id"));
  }

  private static List<Alert> read(Handle handle, String which) {
    List<Alert> alerts = new ArrayList<>();
    handle
        .createQuery("select * from alert " + which)
        .map((row, _) -> {
          long id = row.getLong("id");
          return new Alert(
              id,
              Instant.ofEpochMilli(row.getLong("at_ms")),
              row.getString("rule"),
              AlertKind.valueOf(row.getString("kind")),
              row.getString("aircraft"),
              row.getString("name"),
              row.getString("leg_id"),
              MAPPER.readValue(row.getString("facts"), new TypeReference<Map<String, String>>() {}),
              MAPPER.readValue(row.getString("evidence"), new TypeReference<List<Alert.Said>>() {}),
              List.of());
        })
        .forEach(alerts::add);
    alerts.replaceAll(alert -> withDeliveries(handle, alert));
    return alerts;
  }

  private static Alert withDeliveries(Handle handle, Alert alert) {
    List<Alert.Delivery> deliveries =
        handle
            .createQuery("select * from delivery where alert_id = :id order by channel")
            .bind("id", alert.id())
            .map((row, _) ->
                new Alert.Delivery(
                    row.getString("channel"),
                    Alert.State.valueOf(row.getString("state")),
                    row.getInt("tries"),
                    Instant.ofEpochMilli(row.getLong("at_ms")),
                    row.getString("why"),
                    row.getString("detail")))
            .list();
    return new Alert(
        alert.id(),
        alert.time(),
        alert.rule(),
        alert.kind(),
        alert.aircraft(),
        alert.name(),
        alert.legId(),
        alert.facts(),
        alert.evidence(),
        deliveries);
  }
}
