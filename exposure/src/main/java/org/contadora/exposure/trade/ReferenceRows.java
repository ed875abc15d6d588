package org.contadora.exposure.trade;

import java.util.Optional;
import org.contadora.exposure.trade.TradeRow.Concordance;
import org.contadora.exposure.trade.TradeRow.CountryCode;
import org.contadora.exposure.trade.TradeRow.Description;
import org.contadora.exposure.trade.TradeRow.Gdp;
import org.contadora.exposure.trade.TradeRow.Industry;
import org.contadora.exposure.trade.TradeRow.Jobs;
import org.contadora.exposure.trade.TradeRow.Substitution;
import org.contadora.exposure.trade.TradeRow.TariffElasticity;

/// The rows of tables that say how products, countries and elasticities hang together.
final class ReferenceRows {
  /// The World Bank's indicator of gross domestic product, current US dollars.
  private static final String GDP = "NY.GDP.MKTP.CD";

  /// The year of the products in `liberation_day_countries.csv`.
  private static final int YEAR_OF_COUNTRIES = 2023;

  private final TradeDocument document;

  ReferenceRows(TradeDocument document) {
    this.document = document;
  }

  void read(Columns row, Rows rows) {
    switch (document.format()) {
      case COUNTRIES -> country(row, rows);
      case WORLD_BANK -> indicator(row, rows);
      case PROTEE -> tariffElasticity(row, rows);
      case SUBSTITUTION_HS3 -> substitution(row.text("iso3"), row.text("hs0_3d"), row, rows);
      case SUBSTITUTION_HTS10 -> substitution("USA", row.text("hts10"), row, rows);
      case HS2022_TO_HS2007 -> concordance(row, 2007, rows);
      case HS2022_TO_HS1992 -> concordance(row, 1992, rows);
      case HS_TO_ISIC4 -> industry(row, rows);
      case HS_DESCRIPTIONS -> description(row, rows);
      case JOBS -> jobs(row, rows);
      default ->
          throw new IllegalStateException(
              "The format %s has no reader.".formatted(document.format()));
    }
  }

  private static void country(Columns row, Rows rows) {
    String iso3 = row.text("iso3");
    double gdp = row.number("gdp_usd");
    if (!(gdp > 0)) {
      rows.refuse("GDP_IMPLAUSIBLE", "%s: gdp_usd %s, expected above 0".formatted(iso3, gdp));
      return;
    }
    rows.accept(new CountryCode("name", "", iso3, row.text("name")));
    rows.accept(new Gdp(iso3, YEAR_OF_COUNTRIES, gdp));
    rows.tariff("ustr_2025_04_02", iso3, 100 * row.number("ustr_applied_tariff"));
  }

  private static void indicator(Columns row, Rows rows) {
    String iso3 = row.text("Country Code");
    if (!row.text("Indicator Code").equals(GDP) || !Countries.isCountry(iso3)) {
      rows.passOver();
      return;
    }
    boolean any = false;
    for (String name : row.names()) {
      if (name.matches("(?:19|20)\\d\\d")) {
        double value = row.number(name);
        if (value > 0) {
          rows.accept(new Gdp(iso3, Integer.parseInt(name), value));
          any = true;
        }
      }
    }
    if (!any) {
      rows.passOver();
    }
  }

  private static void tariffElasticity(Columns row, Rows rows) {
    Optional<String> hs = HsCode.parseSix(row.text("hs6_2007"));
    double value = row.number("sigma_tariff_elasticity");
    if (hs.isEmpty()) {
      rows.refuse("HS_MALFORMED", "hs6_2007 " + row.text("hs6_2007"));
    } else if (value >= 0) {
      rows.refuse("ELASTICITY_POSITIVE", "%s: %s, expected below 0".formatted(hs.get(), value));
    } else {
      rows.accept(
          new TariffElasticity(
              hs.get(),
              value,
              row.text("flag_zero").equals("1"),
              row.text("flag_positive").equals("1")));
    }
  }

  private static void substitution(String iso3, String hs, Columns row, Rows rows) {
    double sigma = row.number("sigma");
    if (!(sigma > 0)) {
      rows.refuse(
          "ELASTICITY_POSITIVE", "%s %s: sigma %s, expected above 0".formatted(iso3, hs, sigma));
    } else {
      rows.accept(new Substitution(iso3, hs, sigma));
    }
  }

  private static void concordance(Columns row, int edition, Rows rows) {
    Optional<String> from = HsCode.parseSix(row.text("hs6_2022"));
    Optional<String> to = HsCode.parseSix(row.text("hs6_" + edition));
    if (from.isEmpty() || to.isEmpty()) {
      rows.refuse(
          "HS_MALFORMED", "%s to %s".formatted(row.text("hs6_2022"), row.text("hs6_" + edition)));
    } else {
      rows.accept(new Concordance(from.get(), edition, to.get()));
    }
  }

  private static void industry(Columns row, Rows rows) {
    Optional<String> hs = HsCode.parseSix(row.text("hs6"));
    if (hs.isPresent() && row.text("isic4_4d").isEmpty()) {
      // Scrap and offal: nobody's product.
      rows.passOver();
    } else if (hs.isEmpty() || row.text("isic4_4d").length() != 4) {
      rows.refuse("HS_MALFORMED", "%s to %s".formatted(row.text("hs6"), row.text("isic4_4d")));
    } else {
      rows.accept(new Industry(hs.get(), row.text("isic4_4d"), row.text("isic4_section")));
    }
  }

  private static void description(Columns row, Rows rows) {
    Optional<String> hs = HsCode.parse(row.text("code"));
    if (hs.isEmpty()) {
      // BACI's own list and the UN's hold codes such as TOTAL.
      rows.passOver();
    } else {
      rows.accept(new Description(hs.get(), row.text("description")));
    }
  }

  private static void jobs(Columns row, Rows rows) {
    Optional<String> hs = HsCode.parse(row.text("hs"));
    double jobs = row.number("jobs");
    double exports = row.number("exports_usd");
    if (hs.isEmpty()) {
      rows.refuse("HS_MALFORMED", "hs " + row.text("hs"));
    } else if (!(jobs >= 0) || !(exports > 0)) {
      rows.refuse(
          "JOBS_IMPLAUSIBLE",
          "%s: jobs %s, exports_usd %s, expected above 0".formatted(hs.get(), jobs, exports));
    } else {
      rows.accept(new Jobs(row.text("iso3"), hs.get(), jobs, exports, row.text("source")));
    }
  }
}
