package org.contadora.exposure.trade;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tables that are known, told by the names of their columns. The first that fits is taken.
public enum TradeFormat {
  /// One year of BACI: year, exporter, importer, product, thousands of dollars, tonnes.
  BACI("t", "i", "j", "k", "v", "q"),
  /// BACI's numbers of countries.
  BACI_COUNTRIES("country_code", "country_name", "country_iso3"),
  /// The same before 2024.
  BACI_COUNTRIES_OLD("country_code", "country_name_full", "iso_3digit_alpha"),
  /// The Census Bureau's numbers of countries (Schedule C).
  CENSUS_COUNTRIES("CTY_CODE", "ISO3", "country"),
  /// US imports by product of six digits.
  CENSUS_HS6("hs6", "cty_code", "country", "imports_usd", "duty_usd"),
  /// US imports by product of ten digits.
  CENSUS_HS10("country", "cty_code", "hs10", "imports_usd", "duty_usd"),
  /// US imports by chapter.
  CENSUS_HS2("cty_code", "country", "hs2", "imports_*_usd", "duty_*_usd"),
  /// US imports by month and industry.
  CENSUS_MONTHLY("country", "ym", "naics", "imports_usd", "duty_usd"),
  /// Colombia's exports by destination.
  DIAN_DESTINATIONS("destination_es", "exports_fob_musd_*"),
  /// Colombia's exports by chapter.
  DIAN_CHAPTERS("hs2", "name_es", "colombia_total_exports_fob_musd_*"),
  /// All goods by pair of countries.
  BILATERAL_TOTALS("exporter", "importer", "value_kusd"),
  /// Countries with their product and the tariff of 2 April 2025.
  COUNTRIES("iso3", "name", "gdp_usd", "ustr_applied_tariff"),
  /// World Bank, one indicator: a column a year.
  WORLD_BANK("Country Name", "Country Code", "Indicator Name", "Indicator Code"),
  /// World Bank, what its indicators and countries are: read over.
  WORLD_BANK_NOTES("Country Code", "Region", "IncomeGroup"),
  /// The same of indicators.
  WORLD_BANK_INDICATORS("INDICATOR_CODE", "INDICATOR_NAME"),
  /// Tariff elasticities of CEPII.
  PROTEE("hs6_2007", "flag_zero", "flag_positive", "sigma_tariff_elasticity"),
  /// Substitution by importer and three digits.
  SUBSTITUTION_HS3("iso3", "hs0_3d", "sigma"),
  /// Substitution in the US by ten digits.
  SUBSTITUTION_HTS10("hts10", "sigma"),
  /// 2022 to 2007.
  HS2022_TO_HS2007("hs6_2022", "hs6_2007"),
  /// 2022 to 1992.
  HS2022_TO_HS1992("hs6_2022", "hs6_1992"),
  /// Products to industries.
  HS_TO_ISIC4("hs6", "isic4_4d", "isic4_section"),
  /// What codes mean; BACI's own list has the same columns.
  HS_DESCRIPTIONS("code", "description"),
  /// People who make a group of products.
  JOBS("iso3", "hs", "jobs", "exports_usd", "source"),
  /// A tariff for each country, of the annex of 2 April 2025.
  COUNTRY_TARIFFS_ANNEX("CTY_NAME", "tariff_rate", "CTY_CODE"),
  /// The same of 7 August 2025.
  COUNTRY_TARIFFS_AUGUST("country_name", "rtariff-aug"),
  /// A list of products of the US tariff.
  PRODUCTS_HTSUS("HTSUS"),
  /// The same with how many digits count.
  PRODUCTS_HTS("hts_code", "digits"),
  /// A list of codes with no header at all, such as `0101.21.00`.
  PRODUCTS_BARE;

  private final String columns;

  TradeFormat(String... columns) {
    this.columns = String.join("|", columns);
  }

  /// The columns it is told by; `*` stands for a year.
  public List<String> columns() {
    return columns.isEmpty() ? List.of() : List.of(columns.split("\\|", -1));
  }

  /// The format of a table with these columns, if it is known.
  public static Optional<TradeFormat> of(List<String> header) {
    Set<String> names = new HashSet<>(header);
    header.forEach(name -> names.add(withoutYear(name)));
    for (TradeFormat format : values()) {
      if (!format.columns.isEmpty() && names.containsAll(format.columns())) {
        return Optional.of(format);
      }
    }
    boolean bare = header.size() == 1 && HsCode.parse(header.getFirst()).isPresent();
    return bare ? Optional.of(PRODUCTS_BARE) : Optional.empty();
  }

  /// Whether it names countries, so that it is read before what uses the names.
  boolean isCountries() {
    return this == BACI_COUNTRIES || this == BACI_COUNTRIES_OLD || this == CENSUS_COUNTRIES;
  }

  private static String withoutYear(String name) {
    return name.replaceAll("_(?:19|20)\\d\\d(?=_|$)", "_*");
  }
}
