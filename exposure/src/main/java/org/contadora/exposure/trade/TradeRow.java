package org.contadora.exposure.trade;

/// One row of trade data, whatever file it came from.
///
/// Countries are ISO 3166-1 alpha-3; two codes more are the World Bank's: `EUU` the European Union,
/// `WLD` the world. Money is US dollars of the year, not thousands.
public sealed interface TradeRow {
  /// One flow in one year.
  ///
  /// @param hs product: empty for all goods, else 2, 4, 6, 8 or 10 digits of the Harmonized System
  /// @param valueUsd value as its source measures it, above zero
  /// @param dutyUsd duties calculated on it, NaN where the source has none
  /// @param tonnes weight, NaN where not known
  record Flow(
      TradeSource source,
      int year,
      String exporter,
      String importer,
      String hs,
      double valueUsd,
      double dutyUsd,
      double tonnes)
      implements TradeRow {}

  /// A publisher's code of a country.
  ///
  /// @param scheme whose code: `baci` or `census`
  record CountryCode(String scheme, String code, String iso3, String name) implements TradeRow {}

  /// Gross domestic product at current prices.
  record Gdp(String iso3, int year, double usd) implements TradeRow {}

  /// ProTEE: reaction of bilateral trade to its tariff (Fontagné, Guimbard and Orefice 2022), in
  /// the Harmonized System of 2007.
  ///
  /// @param elasticity below zero; NaN where none was published
  /// @param insignificant whether the product's own estimate was not significant, so that its
  ///   heading's mean stands here
  /// @param positive whether the product's own estimate had the wrong sign
  record TariffElasticity(String hs2007, double elasticity, boolean insignificant, boolean positive)
      implements TradeRow {}

  /// Elasticity of substitution between suppliers (Broda and Weinstein 2006).
  ///
  /// @param iso3 importer
  /// @param hs three digits (HS 1992) or ten (US tariff)
  record Substitution(String iso3, String hs, double sigma) implements TradeRow {}

  /// A product of 2022 in an older edition of the Harmonized System.
  ///
  /// @param edition year of that edition
  record Concordance(String hs2022, int edition, String hs) implements TradeRow {}

  /// An industry that makes a product: class of ISIC Rev. 4.
  record Industry(String hs, String isic4, String section) implements TradeRow {}

  /// What a code of 2022 means, in English.
  record Description(String hs, String text) implements TradeRow {}

  /// A product on a list: exempt from a tariff, or chosen for an answer.
  ///
  /// @param list name of the list
  /// @param hs 6, 8 or 10 digits, trailing pairs of zeros of a longer code left out
  record ListedProduct(String list, String hs) implements TradeRow {}

  /// A tariff on all goods of a country.
  ///
  /// @param list name of the list
  /// @param rate 0.25 is 25 %
  record CountryTariff(String list, String iso3, double rate) implements TradeRow {}

  /// Imports and duties of one month, by industry of the North American classification.
  ///
  /// @param month `2025-09`
  record MonthlyDuty(String exporter, String month, String naics3, double usd, double dutyUsd)
      implements TradeRow {}

  /// People who make what a product code covers.
  ///
  /// @param hs prefix of the products
  /// @param jobs people employed
  /// @param exportsUsd all exports of these products in that year
  record Jobs(String iso3, String hs, double jobs, double exportsUsd, String source)
      implements TradeRow {}
}
