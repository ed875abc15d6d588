package org.contadora.exposure.trade;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.core.Refusals;
import org.contadora.exposure.trade.TradeRow.CountryCode;
import org.contadora.exposure.trade.TradeRow.CountryTariff;
import org.contadora.exposure.trade.TradeRow.Flow;
import org.contadora.exposure.trade.TradeRow.ListedProduct;
import org.contadora.exposure.trade.TradeRow.MonthlyDuty;

/// Turns the rows of one table into what they say, and refuses those that say nothing usable.
final class Rows {
  private static final double PER_THOUSAND = 1_000;
  private static final double PER_MILLION = 1_000_000;

  /// A tariff above this is taken for a mistake in the unit. The highest ad valorem equivalents in
  /// force anywhere are near 900 % (World Tariff Profiles of WTO, ITC and UNCTAD).
  private static final double HIGHEST_TARIFF_PERCENT = 1_000;

  /// A year of BACI has over ten million rows; a file with this many is meant to be a whole one.
  private static final long ROWS_OF_A_WHOLE_YEAR = 1_000_000;

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)(?!\\d)");

  private final TradeDocument document;
  private final Countries countries;
  private final Refusals refusals;
  private final TradeSink sink;
  private final ReferenceRows reference;
  private final Map<String, Optional<String>> products = new HashMap<>();
  private Columns columns = new Columns(List.of());
  private int year;
  private long accepted;
  private long refused;
  private String lastExporter = "";

  /// The last line had too few fields, and what it said.
  private String shortLine = "";

  Rows(TradeDocument document, Countries countries, Refusals refusals, TradeSink sink) {
    this.document = document;
    this.countries = countries;
    this.refusals = refusals;
    this.sink = sink;
    this.reference = new ReferenceRows(document);
  }

  /// Takes the header.
  void columns(List<String> header) {
    columns = new Columns(header);
    Matcher inHeader = YEAR.matcher(String.join(" ", header).replace('_', ' '));
    Matcher inName = YEAR.matcher(name());
    year = inHeader.find() ? number(inHeader) : inName.find() ? number(inName) : 0;
    if (document.format() == TradeFormat.CENSUS_HS6
        || document.format() == TradeFormat.CENSUS_HS10) {
      if (year == 0) {
        throw new TradeDataException(
            "The table (%s) has no year in it; its file's name must hold one, such as imports_2024.csv."
                .formatted(document.place()));
      }
    }
    if (document.format() == TradeFormat.BACI && !countries.knowsBaci()) {
      throw new TradeDataException(
          "The countries of %s are numbers that are not known yet.\nMaybe load BACI's country_codes table, which comes with it, too."
              .formatted(document.place()));
    }
  }

  long accepted() {
    return accepted;
  }

  long refused() {
    return refused;
  }

  /// Reads one row.
  void read(CsvRecord row) {
    columns.on(row);
    if (row.getFieldCount() < columns.count()) {
      shortLine =
          "line %d has %d fields".formatted(row.getStartingLineNumber(), row.getFieldCount());
      refuse("ROW_SHORT", "%d fields, expected %d".formatted(row.getFieldCount(), columns.count()));
      return;
    }
    shortLine = "";
    try {
      long before = accepted + refused;
      dispatch();
      if (accepted + refused == before) {
        throw new IllegalStateException("A row must be accepted or refused: " + row);
      }
    } catch (NumberFormatException e) {
      refuse("NUMBER_MALFORMED", String.valueOf(e.getMessage()));
    }
  }

  /// After the last row.
  ///
  /// @throws TradeDataException if the table breaks off or nothing of it could be used
  void finish(boolean endsWithLine) {
    if (!shortLine.isEmpty() && !endsWithLine) {
      throw new TradeDataException(
          "The file (%s) breaks off: %s, expected %d.\nMaybe it was not fetched or copied whole."
              .formatted(document.place(), shortLine, columns.count()));
    }
    if (accepted == 0) {
      throw new TradeDataException(
          "No row of %s could be used: %s."
              .formatted(
                  document.place(), refused == 0 ? "it has none" : refused + " were refused"));
    }
    if (document.format() == TradeFormat.BACI
        && accepted > ROWS_OF_A_WHOLE_YEAR
        && (!endsWithLine || isEarly(lastExporter))) {
      refusals.refuse(
          "YEAR_MAYBE_CUT",
          document.place(),
          "its last exporter is %s; a whole year goes on to Zambia or Zimbabwe"
              .formatted(lastExporter));
    }
  }

  /// BACI is sorted by the exporter's number (ISO 3166-1), of which the highest are 882 Samoa, 887
  /// Yemen, 894 Zambia.
  private static boolean isEarly(String exporter) {
    return !List.of("WSM", "YEM", "ZMB", "ZWE").contains(exporter);
  }

  private void dispatch() {
    switch (document.format()) {
      case BACI -> baci();
      case BACI_COUNTRIES -> code(Countries.BACI, "country_code", "country_iso3", "country_name");
      case BACI_COUNTRIES_OLD ->
          code(Countries.BACI, "country_code", "iso_3digit_alpha", "country_name_full");
      case CENSUS_COUNTRIES -> code(Countries.CENSUS, "CTY_CODE", "ISO3", "country");
      case CENSUS_HS6 -> census(HsCode.parseSix(columns.text("hs6")), 6, "imports_usd", "duty_usd");
      case CENSUS_HS10 -> census(HsCode.parse(columns.text("hs10")), 10, "imports_usd", "duty_usd");
      case CENSUS_HS2 ->
          census(
              HsCode.parse(columns.text("hs2")),
              2,
              "imports_%d_usd".formatted(year),
              "duty_%d_usd".formatted(year));
      case CENSUS_MONTHLY -> monthly();
      case DIAN_DESTINATIONS -> dianDestination();
      case DIAN_CHAPTERS -> dianChapter();
      case BILATERAL_TOTALS -> total();
      case COUNTRY_TARIFFS_ANNEX -> countryTariff("CTY_NAME", "tariff_rate");
      case COUNTRY_TARIFFS_AUGUST -> countryTariff("country_name", "rtariff-aug");
      case PRODUCTS_HTSUS, PRODUCTS_BARE -> listed("HTSUS");
      case PRODUCTS_HTS -> listed("hts_code");
      default -> reference.read(columns, this);
    }
  }

  private void baci() {
    Optional<String> exporter = countries.ofBaci(columns.text("i"));
    Optional<String> importer = countries.ofBaci(columns.text("j"));
    if (exporter.isEmpty() || importer.isEmpty()) {
      refuse("COUNTRY_UNKNOWN", "i %s, j %s".formatted(columns.text("i"), columns.text("j")));
      return;
    }
    // A few thousand codes over millions of rows: each is checked once.
    Optional<String> hs = products.computeIfAbsent(columns.text("k"), HsCode::parseSix);
    if (hs.isEmpty()) {
      refuse("HS_MALFORMED", "k %s, expected six digits".formatted(columns.text("k")));
      return;
    }
    lastExporter = exporter.get();
    flow(
        TradeSource.BACI,
        Integer.parseInt(columns.text("t")),
        exporter.get(),
        importer.get(),
        hs.get(),
        columns.number("v") * PER_THOUSAND,
        Double.NaN,
        columns.number("q"));
  }

  private void census(Optional<String> hs, int digits, String value, String duty) {
    if (hs.isEmpty() || hs.get().length() != digits) {
      refuse(
          "HS_MALFORMED",
          "hs%1$d %2$s, expected %1$d digits".formatted(digits, columns.text("hs" + digits)));
      return;
    }
    Optional<String> exporter = countries.ofCensus(columns.text("cty_code"));
    if (exporter.isEmpty()) {
      exporter = countries.named(columns.text("country"));
    }
    if (exporter.isEmpty()) {
      refuse(
          "COUNTRY_UNKNOWN",
          "cty_code %s (%s)".formatted(columns.text("cty_code"), columns.text("country")));
      return;
    }
    double duties = columns.number(duty);
    flow(
        TradeSource.CENSUS,
        year,
        exporter.get(),
        "USA",
        hs.get(),
        columns.number(value),
        duties,
        Double.NaN);
  }

  private void dianDestination() {
    String name = columns.text("destination_es");
    Optional<String> importer =
        name.equals("TOTAL") ? Optional.of(Countries.WORLD) : countries.named(name);
    if (importer.isEmpty()) {
      refuse("COUNTRY_UNKNOWN", "destination_es " + name);
      return;
    }
    dian(importer.get(), "", "exports_fob_musd_" + year);
  }

  private void dianChapter() {
    String chapter = columns.text("hs2");
    Optional<String> hs = chapter.equals("TOTAL") ? Optional.of("") : HsCode.parse(chapter);
    if (hs.isEmpty()) {
      refuse("HS_MALFORMED", "hs2 %s, expected two digits".formatted(chapter));
    } else if (hs.get().isEmpty()) {
      // The total stands in the table by destination too; the sum of chapters is not all goods.
      accepted++;
    } else {
      dian(Countries.WORLD, hs.get(), "colombia_total_exports_fob_musd_" + year);
    }
  }

  private void dian(String importer, String hs, String column) {
    flow(
        TradeSource.DIAN,
        year,
        "COL",
        importer,
        hs,
        columns.number(column) * PER_MILLION,
        Double.NaN,
        Double.NaN);
  }

  private void total() {
    String exporter = columns.text("exporter");
    String importer = columns.text("importer");
    if (!Countries.isCountry(exporter) || !Countries.isCountry(importer)) {
      refuse("COUNTRY_UNKNOWN", "exporter %s, importer %s".formatted(exporter, importer));
      return;
    }
    flow(
        TradeSource.BACI_TOTALS,
        year,
        exporter,
        importer,
        "",
        columns.number("value_kusd") * PER_THOUSAND,
        Double.NaN,
        Double.NaN);
  }

  private void flow(
      TradeSource source,
      int flowYear,
      String exporter,
      String importer,
      String hs,
      double valueUsd,
      double dutyUsd,
      double tonnes) {
    if (Double.isNaN(valueUsd)) {
      refuse("TRADE_MISSING", "%s to %s, product %s: no value".formatted(exporter, importer, hs));
    } else if (valueUsd < 0 || dutyUsd < 0) {
      refuse(
          "TRADE_NEGATIVE",
          "%s to %s, product %s: value %s, duty %s"
              .formatted(exporter, importer, hs, valueUsd, dutyUsd));
    } else if (valueUsd == 0) {
      // Nothing was traded: true, and nothing to keep.
      accepted++;
    } else {
      accept(new Flow(source, flowYear, exporter, importer, hs, valueUsd, dutyUsd, tonnes));
    }
  }

  private void monthly() {
    String name = columns.text("country");
    Optional<String> exporter =
        name.equals("TOTAL FOR ALL COUNTRIES")
            ? Optional.of(Countries.WORLD)
            : countries.named(name);
    if (exporter.isEmpty()) {
      refuse("COUNTRY_UNKNOWN", "country " + name);
      return;
    }
    accept(
        new MonthlyDuty(
            exporter.get(),
            columns.text("ym"),
            columns.text("naics"),
            columns.number("imports_usd"),
            columns.number("duty_usd")));
  }

  private void countryTariff(String nameColumn, String rateColumn) {
    Optional<String> iso3 = countries.named(columns.text(nameColumn));
    double percent = columns.number(rateColumn);
    if (iso3.isEmpty()) {
      refuse("COUNTRY_UNKNOWN", nameColumn + " " + columns.text(nameColumn));
    } else {
      tariff(name(), iso3.get(), percent);
    }
  }

  /// Takes a tariff in percent, if it can be one.
  void tariff(String list, String iso3, double percent) {
    if (Double.isNaN(percent) || percent < 0 || percent > HIGHEST_TARIFF_PERCENT) {
      refuse(
          "TARIFF_IMPLAUSIBLE",
          "%s: %s %%, expected 0 to %.0f".formatted(iso3, percent, HIGHEST_TARIFF_PERCENT));
    } else {
      accept(new CountryTariff(list, iso3, percent / 100));
    }
  }

  private void listed(String column) {
    Optional<String> hs = HsCode.parse(columns.text(column));
    if (hs.isEmpty()) {
      refuse("HS_MALFORMED", "%s %s".formatted(column, columns.text(column)));
    } else {
      accept(new ListedProduct(name(), HsCode.withoutFilling(hs.get())));
    }
  }

  private void code(String scheme, String code, String iso3, String name) {
    accept(new CountryCode(scheme, columns.text(code), columns.text(iso3), columns.text(name)));
  }

  /// Hands a row on.
  void accept(TradeRow row) {
    accepted++;
    sink.accept(row);
  }

  /// Counts a row that cannot be used.
  void refuse(String code, String detail) {
    refused++;
    refusals.refuse(code, document.place() + " line " + columns.line(), detail);
  }

  /// Counts a row that says nothing wrong but nothing for us either.
  void passOver() {
    accepted++;
  }

  /// The file's name without folder and ending: what lists are called by.
  private String name() {
    String name = document.place().replace('\\', '/');
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('!')) + 1);
    return name.replaceFirst("\\.csv(?:\\.gz)?$", "");
  }

  private static int number(Matcher year) {
    return Integer.parseInt(year.group(1));
  }
}
