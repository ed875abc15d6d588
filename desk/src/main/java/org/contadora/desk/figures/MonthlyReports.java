package org.contadora.desk.figures;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contadora.desk.figures.MonthlyReport.Notable;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.Days;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.LegSort;
import org.contadora.desk.legs.State;
import org.contadora.desk.legs.StatisticsQuery;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.contadora.desk.legs.StatisticsRow;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.RuleBook;

/// Puts the report of a month together. The same board gives the same report.
public final class MonthlyReports {
  private static final List<By> FIGURES =
      List.of(By.DAY, By.WEEK, By.COUNTRY, By.ARRIVAL, By.DEPARTURE, By.OPERATOR, By.CLASS);

  /// Why a flight is worth a look, most telling first.
  private static final List<String> TELLING =
      List.of("turned_back", "diverted", "third_country", "military", "state_pick_up", "lateral");

  private static final String SEVERAL_STOPS = "several_stops";
  private static final int MOST_OF_A_KIND = 5;
  private static final int MOST = 15;

  private final Board board;
  private final Comparisons comparisons;
  private final PublishedSeries published;
  private final String rules;

  /// Reports on what is on `board`, judged by `rules`.
  public MonthlyReports(Board board, RuleBook rules) {
    this.board = board;
    comparisons = new Comparisons(board);
    published = new PublishedSeries(board, rules.published());
    this.rules = rules.version();
  }

  /// The report of a month, also of one of which there are no data: it then says so.
  public MonthlyReport of(YearMonth month) {
    Days days = Days.of(month);
    Map<By, List<StatisticsRow>> figures = new LinkedHashMap<>();
    for (By by : FIGURES) {
      figures.put(by, board.statistics(new StatisticsQuery(days.first(), days.last(), by)));
    }
    return new MonthlyReport(
        month,
        board.isSimulated(),
        rules,
        comparisons.month(month),
        figures,
        notable(days),
        board.coverage(days),
        published.meeting(days));
  }

  private List<Notable> notable(Days days) {
    List<Notable> notable = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    for (String tag : TELLING) {
      var filter =
          new LegFilter(
              days.first(),
              days.last(),
              null,
              null,
              null,
              Set.of(FlightClass.REMOVAL),
              null,
              tag,
              null,
              LegRow.PPM / 2,
              null);
      add(
          board.page(filter, LegSort.MOST_PROBABLE, null, MOST_OF_A_KIND).rows(),
          tag,
          named,
          notable);
    }
    add(board.severalStops(days, MOST_OF_A_KIND), SEVERAL_STOPS, named, notable);
    return notable.subList(0, Math.min(MOST, notable.size()));
  }

  private static void add(List<LegRow> rows, String why, Set<String> named, List<Notable> notable) {
    for (LegRow row : rows) {
      if (row.state() != State.REJECTED && named.add(row.legId())) {
        notable.add(new Notable(row, why));
      }
    }
  }
}
