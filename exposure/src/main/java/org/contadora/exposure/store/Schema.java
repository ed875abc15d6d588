package org.contadora.exposure.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables of the store.
final class Schema {
  /// Raised with every change that an older program could not read.
  static final int VERSION = 1;

  private static final String TABLES =
      """
      CREATE TABLE meta (version INTEGER NOT NULL);
      CREATE TABLE document (
        id INTEGER NOT NULL, format VARCHAR NOT NULL, subject VARCHAR NOT NULL,
        place VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, row_count BIGINT NOT NULL,
        refused BIGINT NOT NULL, made_up BOOLEAN NOT NULL);
      CREATE TABLE flow (
        document INTEGER NOT NULL, source VARCHAR NOT NULL, year SMALLINT NOT NULL,
        exporter VARCHAR NOT NULL, importer VARCHAR NOT NULL, digits TINYINT NOT NULL,
        hs VARCHAR NOT NULL, usd DOUBLE NOT NULL, duty_usd DOUBLE, tonnes DOUBLE);
      CREATE TABLE country_code (
        document INTEGER NOT NULL, scheme VARCHAR NOT NULL, code VARCHAR NOT NULL,
        iso3 VARCHAR NOT NULL, name VARCHAR NOT NULL);
      CREATE TABLE gdp (
        document INTEGER NOT NULL, iso3 VARCHAR NOT NULL, year SMALLINT NOT NULL, usd DOUBLE NOT NULL);
      CREATE TABLE tariff_elasticity (
        document INTEGER NOT NULL, hs2007 VARCHAR NOT NULL, elasticity DOUBLE,
        insignificant BOOLEAN NOT NULL, positive BOOLEAN NOT NULL);
      CREATE TABLE substitution (
        document INTEGER NOT NULL, iso3 VARCHAR NOT NULL, hs VARCHAR NOT NULL, sigma DOUBLE NOT NULL);
      CREATE TABLE concordance (
        document INTEGER NOT NULL, hs2022 VARCHAR NOT NULL, edition SMALLINT NOT NULL,
        hs VARCHAR NOT NULL);
      CREATE TABLE industry (
        document INTEGER NOT NULL, hs VARCHAR NOT NULL, isic4 VARCHAR NOT NULL,
        section VARCHAR NOT NULL);
      CREATE TABLE description (
        document INTEGER NOT NULL, hs VARCHAR NOT NULL, text VARCHAR NOT NULL);
      CREATE TABLE listed_product (
        document INTEGER NOT NULL, list VARCHAR NOT NULL, hs VARCHAR NOT NULL);
      CREATE TABLE country_tariff (
        document INTEGER NOT NULL, list VARCHAR NOT NULL, iso3 VARCHAR NOT NULL,
        rate DOUBLE NOT NULL);
      CREATE TABLE monthly_duty (
        document INTEGER NOT NULL, exporter VARCHAR NOT NULL, month VARCHAR NOT NULL,
        naics3 VARCHAR NOT NULL, usd DOUBLE NOT NULL, duty_usd DOUBLE NOT NULL);
      CREATE TABLE jobs (
        document INTEGER NOT NULL, iso3 VARCHAR NOT NULL, hs VARCHAR NOT NULL,
        jobs DOUBLE NOT NULL, exports_usd DOUBLE NOT NULL, source VARCHAR NOT NULL);
      """;

  /// Every table with rows of documents.
  static final String[] ROW_TABLES = {
    "flow",
    "country_code",
    "gdp",
    "tariff_elasticity",
    "substitution",
    "concordance",
    "industry",
    "description",
    "listed_product",
    "country_tariff",
    "monthly_duty",
    "jobs"
  };

  private Schema() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      statement.execute("INSERT INTO meta VALUES (" + VERSION + ")");
    }
  }
}
