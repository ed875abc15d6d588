package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.contadora.desk.figures.Comparison;
import org.contadora.desk.figures.Comparisons;
import org.contadora.desk.figures.PublishedBeside;
import org.contadora.desk.figures.PublishedSeries;
import org.contadora.desk.figures.Table;
import org.contadora.desk.figures.Tables;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.CoverageDay;
import org.contadora.desk.legs.Days;
import org.contadora.desk.legs.Regions;
import org.contadora.desk.legs.StatisticsQuery;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.contadora.desk.legs.StatisticsRow;
import org.contadora.desk.live.FeedDay;
import org.contadora.desk.live.Live;

/// Counts, what they are compared with, and what was looked at; each also as the CSV behind a
/// chart.
final class StatisticsRoutes {
  /// Most days that coverage is told of: ten years.
  private static final int MOST_DAYS = 3660;

  private final Board board;
  private final Live live;
  private final Comparisons comparisons;
  private final PublishedSeries published;
  private final Etags etags;

  StatisticsRoutes(WebParts parts, Etags etags) {
    board = parts.board();
    live = parts.live();
    comparisons = new Comparisons(board);
    published = new PublishedSeries(board, parts.rules().published());
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(
        reader("/statistics", this::statistics),
        reader("/statistics/comparison", this::comparison),
        // Outages of feeds change without the board: known by its bytes.
        new Route("GET", "/statistics/coverage", Right.PUBLIC, this::coverage),
        reader("/statistics/published", this::published),
        reader(
            "/exports/statistics.csv",
            (context, _) -> csv(context, Tables.statistics(by(context), counted(context)))),
        reader(
            "/exports/comparison.csv",
            (context, _) -> csv(context, Tables.comparison(compared(context)))),
        reader(
            "/exports/coverage.csv",
            (context, _) -> csv(context, Tables.coverage(covered(context)))),
        reader(
            "/exports/published.csv",
            (context, _) -> csv(context, Tables.published(beside(context)))));
  }

  private Route reader(String path, Route.Answer answer) {
    return new Route("GET", path, Right.PUBLIC, etags.around(answer));
  }

  private static void csv(Context context, Table table) throws IOException {
    Downloads.give(context, "text/csv; charset=utf-8", table.name() + ".csv", table::writeCsv);
  }

  private static By by(Context context) {
    String code = Query.text(context, "by");
    return code == null
        ? By.WEEK
        : By.find(code)
            .orElseThrow(() ->
                Problem.badValue(
                    "by",
                    code,
                    "one of day, week, month, country, operator, departure, arrival, class"));
  }

  private List<StatisticsRow> counted(Context context) {
    return board.statistics(
        new StatisticsQuery(Query.day(context, "from"), Query.day(context, "to"), by(context)));
  }

  private void statistics(Context context, Visit visit) {
    List<StatisticsRow> rows = counted(context);
    Json.answer(context, json -> FigureJson.rows(json, "rows", rows));
  }

  /// The period asked for, from the first and to the last day of which there is anything; the one
  /// day that is named where that lies beyond.
  private Days days(Context context) {
    LocalDate from = Query.day(context, "from");
    LocalDate to = Query.day(context, "to");
    Days all = board.days().orElse(null);
    LocalDate first = from != null || all == null ? from : all.first();
    LocalDate last = to != null || all == null ? to : all.last();
    if (first == null || last == null) {
      // An empty board tells of no day.
      LocalDate only = first != null ? first : last != null ? last : LocalDate.EPOCH;
      return new Days(only, only);
    }
    if (last.isBefore(first) && (from == null || to == null)) {
      LocalDate only = from == null ? last : first;
      return new Days(only, only);
    }
    if (last.isBefore(first)) {
      throw Problem.badValue("to", last.toString(), "no day before " + first);
    }
    return new Days(first, last);
  }

  private List<CoverageDay> covered(Context context) {
    Days days = days(context);
    if (days.count() > MOST_DAYS) {
      throw Problem.badValue(
          "from", days.first().toString(), "at most %d days before the last".formatted(MOST_DAYS));
    }
    return board.coverage(days);
  }

  private void coverage(Context context, Visit visit) {
    List<CoverageDay> days = covered(context);
    Json.answer(
        context,
        json -> {
          json.writeArrayPropertyStart("regions");
          Regions.CODES.forEach(json::writeString);
          json.writeEndArray();
          FigureJson.coverage(json, "days", days);
          FigureJson.outages(json, "outages", outages(days));
        });
  }

  private List<FeedDay> outages(List<CoverageDay> days) {
    return live.days(days.getFirst().day(), days.getLast().day());
  }

  private List<PublishedBeside> beside(Context context) {
    return published.meeting(days(context));
  }

  private void published(Context context, Visit visit) {
    List<PublishedBeside> rows = beside(context);
    Json.answer(context, json -> FigureJson.published(json, "rows", rows));
  }

  private Comparison compared(Context context) {
    String month = Query.text(context, "month");
    if (month != null) {
      return comparisons.month(Query.month("month", month));
    }
    LocalDate day = Query.day(context, "week");
    return comparisons.week(day != null ? day : lastDay());
  }

  private LocalDate lastDay() {
    return board.days().map(Days::last).orElse(LocalDate.EPOCH);
  }

  private void comparison(Context context, Visit visit) {
    Comparison comparison = compared(context);
    Json.answer(context, json -> FigureJson.comparison(json, comparison));
  }
}
