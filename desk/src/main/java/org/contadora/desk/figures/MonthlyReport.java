package org.contadora.desk.figures;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.contadora.desk.legs.CoverageDay;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.contadora.desk.legs.StatisticsRow;

/// Everything that the report of a month says.
///
/// @param rules version of the rule book by which legs are judged
/// @param figures by day, week, country, departure, arrival, operator and class
/// @param coverage every day of the month
public record MonthlyReport(
    YearMonth month,
    boolean simulated,
    String rules,
    Comparison comparison,
    Map<By, List<StatisticsRow>> figures,
    List<Notable> notable,
    List<CoverageDay> coverage,
    List<PublishedBeside> published) {
  /// A flight to look at first.
  ///
  /// @param why stable code: a tag, or `several_stops`
  public record Notable(LegRow row, String why) {}

  /// The data behind it, a table for each chart.
  public List<Table> tables() {
    java.util.ArrayList<Table> tables = new java.util.ArrayList<>();
    tables.add(Tables.comparison(comparison));
    figures.forEach((by, rows) -> tables.add(Tables.statistics(by, rows)));
    tables.add(Tables.notable(notable));
    tables.add(Tables.coverage(coverage));
    tables.add(Tables.published(published));
    return tables;
  }
}
