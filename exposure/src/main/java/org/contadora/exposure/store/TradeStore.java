package org.contadora.exposure.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.exposure.trade.CountedJobs;
import org.contadora.exposure.trade.Countries;
import org.contadora.exposure.trade.Elasticities;
import org.contadora.exposure.trade.Industries;
import org.contadora.exposure.trade.ProductList;
import org.contadora.exposure.trade.ProductMarket;
import org.contadora.exposure.trade.ProductMarket.Supply;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.trade.TradeRow.Concordance;
import org.contadora.exposure.trade.TradeRow.CountryCode;
import org.contadora.exposure.trade.TradeRow.Industry;
import org.contadora.exposure.trade.TradeRow.Jobs;
import org.contadora.exposure.trade.TradeRow.MonthlyDuty;
import org.contadora.exposure.trade.TradeRow.Substitution;
import org.contadora.exposure.trade.TradeRow.TariffElasticity;
import org.contadora.exposure.trade.TradeSource;

/// What was loaded, to be asked. Reads only; any number of processes may.
public final class TradeStore implements AutoCloseable {
  private final Queries queries;

  private TradeStore(Queries queries) {
    this.queries = queries;
  }

  /// Opens the store in `file`.
  ///
  /// @throws TradeDataException if nothing was loaded yet
  public static TradeStore open(Path file, int threads) throws IOException {
    return new TradeStore(Queries.open(file, threads));
  }

  /// One loaded table.
  ///
  /// @param subject what of its format it holds: years, or the name of a list
  public record Document(
      String format,
      String subject,
      String place,
      String sha256,
      long rows,
      long refused,
      boolean madeUp) {}

  /// All loaded tables, in the order in which they were loaded.
  public List<Document> documents() throws IOException {
    return queries.ask(
        "SELECT format, subject, place, sha256, row_count, refused, made_up FROM document ORDER BY id",
        row ->
            new Document(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getBoolean(7)));
  }

  /// What one source says of all trade from one country to another in one year.
  public record Reported(TradeSource source, int year, double usd, String basis) {}

  /// What every source says of all goods from `exporter` to `importer`, by year and source: they
  /// disagree, and each is kept.
  public List<Reported> reported(String exporter, String importer) throws IOException {
    List<Reported> all =
        queries.ask(
            """
            SELECT source, year, digits, sum(usd) FROM flow
            WHERE exporter = ? AND importer = ? AND digits IN (0, 2, 6)
            GROUP BY source, year, digits ORDER BY year, source, digits
            """,
            row -> {
              int digits = row.getInt(3);
              return new Reported(
                  TradeSource.valueOf(row.getString(1)),
                  row.getInt(2),
                  row.getDouble(4),
                  digits == 0 ? "total" : "HS" + digits);
            },
            exporter,
            importer);
    if (importer.equals("USA")) {
      all = new ArrayList<>(all);
      all.addAll(
          queries.ask(
              """
              SELECT left(month, 4)::INTEGER, sum(usd) FROM monthly_duty WHERE exporter = ?
              GROUP BY 1 HAVING count(DISTINCT month) = 12 ORDER BY 1
              """,
              row ->
                  new Reported(
                      TradeSource.CENSUS, row.getInt(1), row.getDouble(2), "NAICS, monthly"),
              exporter));
      all.sort(java.util.Comparator.comparingInt(Reported::year).thenComparing(Reported::source));
    }
    return List.copyOf(all);
  }

  /// The newest source with products of six digits for the market `importer`: the importer's own
  /// customs before BACI.
  public Optional<SourceYear> newest(String importer) throws IOException {
    return queries
        .ask(
            """
            SELECT source, max(year) FROM flow WHERE importer = ? AND digits = 6
            GROUP BY source ORDER BY source = 'CENSUS' DESC LIMIT 1
            """,
            row -> new SourceYear(TradeSource.valueOf(row.getString(1)), row.getInt(2)),
            importer)
        .stream()
        .findFirst();
  }

  /// A source in one year.
  public record SourceYear(TradeSource source, int year) {}

  /// Who supplies each product that any of `exporters` sells to `importer`, in the order of the
  /// products' codes.
  public List<ProductMarket> markets(String importer, SourceYear from, List<String> exporters)
      throws IOException {
    List<ProductMarket> markets = new ArrayList<>();
    List<Supply> supplies = new ArrayList<>();
    String[] product = {""};
    queries.ask(
        """
        SELECT hs, exporter, sum(usd), coalesce(sum(duty_usd), 0) FROM flow
        WHERE importer = ? AND source = ? AND year = ? AND digits = 6 AND hs IN (
          SELECT hs FROM flow WHERE importer = ? AND source = ? AND year = ? AND digits = 6
            AND exporter IN (SELECT unnest(string_split(?, ','))))
        GROUP BY hs, exporter ORDER BY hs, exporter
        """,
        row -> {
          String hs = row.getString(1);
          if (!hs.equals(product[0]) && !supplies.isEmpty()) {
            markets.add(new ProductMarket(product[0], importer, from.year, from.source, supplies));
            supplies.clear();
          }
          product[0] = hs;
          supplies.add(new Supply(row.getString(2), row.getDouble(3), row.getDouble(4)));
          return hs;
        },
        importer,
        from.source.name(),
        from.year,
        importer,
        from.source.name(),
        from.year,
        String.join(",", exporters));
    if (!supplies.isEmpty()) {
      markets.add(new ProductMarket(product[0], importer, from.year, from.source, supplies));
    }
    return List.copyOf(markets);
  }

  /// What `exporter` sells to the US by tariff line of ten digits, by six digits and then by line;
  /// empty where no such table was loaded for it.
  public SortedMap<String, SortedMap<String, Double>> lines(String exporter) throws IOException {
    SortedMap<String, SortedMap<String, Double>> lines = new TreeMap<>();
    queries.ask(
        """
        SELECT hs, sum(usd) FROM flow WHERE exporter = ? AND importer = 'USA' AND digits = 10
          AND year = (SELECT max(year) FROM flow WHERE exporter = ? AND importer = 'USA' AND digits = 10)
        GROUP BY hs ORDER BY hs
        """,
        row -> {
          String line = row.getString(1);
          lines
              .computeIfAbsent(line.substring(0, 6), _ -> new TreeMap<>())
              .put(line, row.getDouble(2));
          return line;
        },
        exporter,
        exporter);
    return lines;
  }

  /// One flow of one product, or of all goods where `hs` is empty.
  public record Sale(String hs, String partner, double usd, double tonnes) {}

  /// What `exporter` sells of each product to each market, from BACI; empty without BACI.
  public List<Sale> salesOf(String exporter, int year) throws IOException {
    return queries.ask(
        """
        SELECT hs, importer, sum(usd), coalesce(sum(tonnes), 0) FROM flow
        WHERE source = 'BACI' AND year = ? AND exporter = ? AND digits = 6
        GROUP BY hs, importer ORDER BY hs, importer
        """,
        row -> new Sale(row.getString(1), row.getString(2), row.getDouble(3), row.getDouble(4)),
        year,
        exporter);
  }

  /// What each market buys of each product in all, from BACI.
  public List<Sale> worldDemand(int year) throws IOException {
    return queries.ask(
        """
        SELECT hs, importer, sum(usd), coalesce(sum(tonnes), 0) FROM flow
        WHERE source = 'BACI' AND year = ? AND digits = 6
        GROUP BY hs, importer ORDER BY hs, importer
        """,
        row -> new Sale(row.getString(1), row.getString(2), row.getDouble(3), row.getDouble(4)),
        year);
  }

  /// What `exporter` sells to each market in all by the source, newest year of it; and to
  /// [Countries#WORLD] what the source names no market for, where it has the sum of all.
  public List<Sale> totalsOf(String exporter, TradeSource source) throws IOException {
    return queries.ask(
        """
        WITH newest AS (
          SELECT importer, sum(usd) AS usd FROM flow
          WHERE source = ? AND exporter = ? AND digits = 0 AND year = (
            SELECT max(year) FROM flow WHERE source = ? AND exporter = ? AND digits = 0)
          GROUP BY importer),
        named AS (SELECT * FROM newest WHERE importer <> 'WLD'),
        rest AS (
          SELECT 'WLD' AS importer, usd - (SELECT coalesce(sum(usd), 0) FROM named) AS usd
          FROM newest WHERE importer = 'WLD')
        SELECT '', importer, usd, 0 FROM (FROM named UNION ALL FROM rest WHERE usd > 0)
        ORDER BY importer
        """,
        row -> new Sale(row.getString(1), row.getString(2), row.getDouble(3), row.getDouble(4)),
        source.name(),
        exporter,
        source.name(),
        exporter);
  }

  /// The newest year of BACI that was loaded.
  public Optional<Integer> newestBaci() throws IOException {
    return queries
        .ask(
            "SELECT max(year) FROM flow WHERE source = 'BACI' HAVING count(*) > 0",
            row -> row.getInt(1))
        .stream()
        .findFirst();
  }

  /// The tariff elasticities with their fallbacks.
  public Elasticities elasticities() throws IOException {
    return new Elasticities(
        queries.ask(
            """
            SELECT hs2007, coalesce(elasticity, 'NaN'::DOUBLE), insignificant, positive
            FROM tariff_elasticity
            """,
            row ->
                new TariffElasticity(
                    row.getString(1), row.getDouble(2), row.getBoolean(3), row.getBoolean(4))),
        concordances());
  }

  /// Elasticities of substitution between those who supply `importer`, with their fallbacks.
  ///
  /// @throws TradeDataException if none are loaded for it
  public Elasticities substitution(String importer) throws IOException {
    return Elasticities.ofSubstitution(
        queries.ask(
            "SELECT iso3, hs, sigma FROM substitution WHERE iso3 = ? ORDER BY hs, sigma",
            row -> new Substitution(row.getString(1), row.getString(2), row.getDouble(3)),
            importer),
        concordances());
  }

  private List<Concordance> concordances() throws IOException {
    return queries.ask(
        "SELECT hs2022, edition, hs FROM concordance",
        row -> new Concordance(row.getString(1), row.getInt(2), row.getString(3)));
  }

  /// Which industries make which products.
  public Industries industries() throws IOException {
    return new Industries(
        queries.ask(
            "SELECT hs, isic4, section FROM industry ORDER BY hs, isic4",
            row -> new Industry(row.getString(1), row.getString(2), row.getString(3))));
  }

  /// What people are known to work on the products of `iso3`: as loaded, else as the room knows; of
  /// made-up trade nobody is known.
  public List<Jobs> jobs(String iso3) throws IOException {
    List<Jobs> loaded =
        queries.ask(
            "SELECT hs, jobs, exports_usd, source FROM jobs WHERE iso3 = ? ORDER BY hs",
            row ->
                new Jobs(
                    iso3, row.getString(1), row.getDouble(2), row.getDouble(3), row.getString(4)),
            iso3);
    if (!loaded.isEmpty() || documents().stream().anyMatch(Document::madeUp)) {
      return loaded;
    }
    return CountedJobs.of(iso3);
  }

  /// What codes mean, in English.
  public SortedMap<String, String> descriptions() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    queries.ask(
        "SELECT hs, min(text) FROM description GROUP BY hs",
        row -> texts.put(row.getString(1), row.getString(2)));
    return texts;
  }

  /// The lists of products, by name.
  public SortedMap<String, ProductList> lists() throws IOException {
    SortedMap<String, List<String>> codes = new TreeMap<>();
    queries.ask(
        "SELECT list, hs FROM listed_product",
        row ->
            codes.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2)));
    SortedMap<String, ProductList> lists = new TreeMap<>();
    codes.forEach((name, members) -> lists.put(name, new ProductList(name, members)));
    return lists;
  }

  /// Monthly imports of the US from `exporter` with their duties, in order.
  public List<MonthlyDuty> monthlyDuties(String exporter) throws IOException {
    return queries.ask(
        """
        SELECT month, naics3, usd, duty_usd FROM monthly_duty WHERE exporter = ?
        ORDER BY month, naics3
        """,
        row ->
            new MonthlyDuty(
                exporter, row.getString(1), row.getString(2), row.getDouble(3), row.getDouble(4)),
        exporter);
  }

  /// Gross domestic product of the newest year loaded, in dollars, by country.
  public SortedMap<String, Double> gdp() throws IOException {
    SortedMap<String, Double> byCountry = new TreeMap<>();
    queries.ask(
        "SELECT iso3, arg_max(usd, year) FROM gdp GROUP BY iso3",
        row -> byCountry.put(row.getString(1), row.getDouble(2)));
    return byCountry;
  }

  /// Names and codes of countries.
  public Countries countries() throws IOException {
    return new Countries(
        queries.ask(
            "SELECT scheme, code, iso3, name FROM country_code",
            row ->
                new CountryCode(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
  }

  @Override
  public void close() throws IOException {
    queries.close();
  }
}
