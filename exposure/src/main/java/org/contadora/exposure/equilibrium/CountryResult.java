package org.contadora.exposure.equilibrium;

/// What new tariffs change for one country. Percentages are changes to the base year.
///
/// Welfare can rise where real wages fall: it counts better terms of trade and lower income tax in.
/// Show `realWagePct` and `realGdpPct` beside it.
///
/// @param iso3 ISO 3166-1 alpha-3 code
/// @param welfarePct equivalent consumption of goods and leisure, Ŵ − 1
/// @param realWagePct ŵ/P̂ − 1
/// @param realGdpPct real factor income, ŵ L̂/P̂ − 1
/// @param employmentPct L̂ − 1
/// @param cpiPct consumer prices, P̂ − 1, where the world's spending is the numeraire
/// @param exportsToGdpPct value of exports over income
/// @param importsToGdpPct value of imports before tariffs over income
/// @param exportsPct value of exports
/// @param importsPct value of imports before tariffs
/// @param deficitPct imports less exports, in percent of its own size: very large where trade is
///   nearly balanced
/// @param revenueShare tariff revenue over the base year's expenditure, a share
/// @param expenditureUsd the base year's expenditure, the weight in the paper's averages
/// @param incomeUsd the base year's income
/// @param welfareUsd welfare's change in US$ of the base year's expenditure
/// @param revenueUsd tariff revenue at new prices, US$
/// @param exportsUsd the base year's exports
public record CountryResult(
    String iso3,
    double welfarePct,
    double realWagePct,
    double realGdpPct,
    double employmentPct,
    double cpiPct,
    double exportsToGdpPct,
    double importsToGdpPct,
    double exportsPct,
    double importsPct,
    double deficitPct,
    double revenueShare,
    double expenditureUsd,
    double incomeUsd,
    double welfareUsd,
    double revenueUsd,
    double exportsUsd) {}
