package org.contadora.exposure.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.contadora.exposure.trade.TradeDocument;
import org.contadora.exposure.trade.TradeRow;
import org.contadora.exposure.trade.TradeSink;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Appends rows to the tables, each with the number of its document; what an earlier document of
/// the same subject brought is taken out at the end.
final class StoreSink implements TradeSink, AutoCloseable {
  private final DuckDBConnection connection;
  private final Map<String, DuckDBAppender> appenders = new HashMap<>();
  private final TreeSet<String> subject = new TreeSet<>();
  private final int firstDocument;
  private int document;

  StoreSink(Connection connection) throws SQLException {
    this.connection = connection.unwrap(DuckDBConnection.class);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM document")) {
      row.next();
      this.firstDocument = row.getInt(1);
    }
    this.document = firstDocument - 1;
  }

  @Override
  public void begin(TradeDocument begun) {
    document++;
    subject.clear();
  }

  @Override
  public void accept(TradeRow row) {
    try {
      append(row);
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("A row cannot be stored: " + row, e));
    }
  }

  @Override
  public void end(TradeDocument ended, long rows, long refused, String sha256) {
    String sql = "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setInt(1, document);
      insert.setString(2, ended.format().name());
      insert.setString(3, String.join(" ", subject));
      insert.setString(4, ended.place());
      insert.setString(5, sha256);
      insert.setLong(6, rows);
      insert.setLong(7, refused);
      insert.setBoolean(8, ended.madeUp());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new UncheckedIOException(Connections.failed(Path.of(ended.place()), e));
    }
  }

  /// Puts everything into the tables and takes out what was replaced.
  ///
  /// @return how many documents were replaced
  int finish() throws SQLException {
    for (DuckDBAppender appender : appenders.values()) {
      appender.close();
    }
    appenders.clear();
    // Of one load the last of a subject counts, of two loads the later.
    String replaced =
        """
        SELECT old.id FROM document old WHERE EXISTS (
          SELECT 1 FROM document fresh
          WHERE fresh.id >= %d AND fresh.id > old.id
            AND fresh.format = old.format AND fresh.subject = old.subject)
        """
            .formatted(firstDocument);
    int count;
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT count(*) FROM (" + replaced + ")")) {
        row.next();
        count = row.getInt(1);
      }
      if (count > 0) {
        statement.execute("CREATE TEMP TABLE replaced AS " + replaced);
        for (String table : Schema.ROW_TABLES) {
          statement.execute(
              "DELETE FROM %s WHERE document IN (SELECT id FROM replaced)".formatted(table));
        }
        statement.execute("DELETE FROM document WHERE id IN (SELECT id FROM replaced)");
        statement.execute("DROP TABLE replaced");
      }
    }
    return count;
  }

  @Override
  public void close() throws SQLException {
    for (DuckDBAppender appender : appenders.values()) {
      appender.close();
    }
  }

  private DuckDBAppender table(String name) throws SQLException {
    DuckDBAppender appender = appenders.get(name);
    if (appender == null) {
      appender = connection.createAppender(name);
      appenders.put(name, appender);
    }
    return appender.beginRow().append(document);
  }

  private void append(TradeRow row) throws SQLException {
    switch (row) {
      case TradeRow.Flow flow -> append(flow);
      case TradeRow.CountryCode code -> {
        subject.add(code.scheme());
        table("country_code")
            .append(code.scheme())
            .append(code.code())
            .append(code.iso3())
            .append(code.name())
            .endRow();
      }
      case TradeRow.Gdp gdp ->
          table("gdp").append(gdp.iso3()).append((short) gdp.year()).append(gdp.usd()).endRow();
      case TradeRow.TariffElasticity one ->
          orNull(table("tariff_elasticity").append(one.hs2007()), one.elasticity())
              .append(one.insignificant())
              .append(one.positive())
              .endRow();
      case TradeRow.Substitution one ->
          table("substitution").append(one.iso3()).append(one.hs()).append(one.sigma()).endRow();
      case TradeRow.Concordance one ->
          table("concordance")
              .append(one.hs2022())
              .append((short) one.edition())
              .append(one.hs())
              .endRow();
      case TradeRow.Industry one ->
          table("industry").append(one.hs()).append(one.isic4()).append(one.section()).endRow();
      case TradeRow.Description one ->
          table("description").append(one.hs()).append(one.text()).endRow();
      case TradeRow.ListedProduct one -> {
        subject.add(one.list());
        table("listed_product").append(one.list()).append(one.hs()).endRow();
      }
      case TradeRow.CountryTariff one -> {
        subject.add(one.list());
        table("country_tariff").append(one.list()).append(one.iso3()).append(one.rate()).endRow();
      }
      case TradeRow.MonthlyDuty one ->
          table("monthly_duty")
              .append(one.exporter())
              .append(one.month())
              .append(one.naics3())
              .append(one.usd())
              .append(one.dutyUsd())
              .endRow();
      case TradeRow.Jobs one -> {
        subject.add(one.iso3());
        table("jobs")
            .append(one.iso3())
            .append(one.hs())
            .append(one.jobs())
            .append(one.exportsUsd())
            .append(one.source())
            .endRow();
      }
    }
  }

  private int lastYear = -1;

  private void append(TradeRow.Flow flow) throws SQLException {
    if (flow.year() != lastYear || subject.isEmpty()) {
      lastYear = flow.year();
      subject.add(Integer.toString(lastYear));
    }
    DuckDBAppender row =
        table("flow")
            .append(flow.source().name())
            .append((short) flow.year())
            .append(flow.exporter())
            .append(flow.importer())
            .append((byte) flow.hs().length())
            .append(flow.hs())
            .append(flow.valueUsd());
    orNull(orNull(row, flow.dutyUsd()), flow.tonnes()).endRow();
  }

  private static DuckDBAppender orNull(DuckDBAppender row, double value) throws SQLException {
    return Double.isNaN(value) ? row.appendNull() : row.append(value);
  }
}
