package org.contadora.desk.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.contadora.desk.figures.Comparison.Against;
import org.contadora.desk.figures.Comparison.Base;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.Days;
import org.contadora.desk.legs.StatisticsQuery;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.contadora.desk.legs.StatisticsRow;

/// Sets a week or month beside the one before, the mean of six before, and the same a year before.
/// What the data do not tell of is said to be so and never counted as nothing.
public final class Comparisons {
  private static final int MEAN_OF = 6;

  private final Board board;

  /// Counts what is on `board`.
  public Comparisons(Board board) {
    this.board = board;
  }

  private record Period(Days days, Counts counts, long daysWithData) {}

  /// The ISO week with that day in it.
  public Comparison week(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<Days> before = new ArrayList<>();
    for (int i = 1; i <= MEAN_OF; i++) {
      before.add(Days.week(monday.minusWeeks(i)));
    }
    return compared(By.WEEK, Days.week(monday), before, Days.week(yearBefore(monday)));
  }

  /// The week of the same number; the last week of a year that has no 53rd.
  private static LocalDate yearBefore(LocalDate monday) {
    int week = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    // 4 January is always in the first week (ISO 8601).
    LocalDate first =
        LocalDate.of(monday.get(IsoFields.WEEK_BASED_YEAR) - 1, 1, 4)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(first).getMaximum();
    return first.plusWeeks(Math.min(week, weeks) - 1);
  }

  /// A month.
  public Comparison month(YearMonth month) {
    List<Days> before = new ArrayList<>();
    for (int i = 1; i <= MEAN_OF; i++) {
      before.add(Days.of(month.minusMonths(i)));
    }
    return compared(By.MONTH, Days.of(month), before, Days.of(month.minusYears(1)));
  }

  private Comparison compared(By by, Days days, List<Days> before, Days yearBefore) {
    Period now = counted(by, days);
    return new Comparison(
        days,
        now.counts(),
        now.daysWithData(),
        Covered.of(now.daysWithData(), days.count()),
        List.of(
            against(Base.PRIOR, by, before.subList(0, 1)),
            against(Base.MEAN_OF_SIX, by, before),
            against(Base.YEAR_BEFORE, by, List.of(yearBefore))));
  }

  private Against against(Base base, By by, List<Days> periods) {
    List<Counts> seen = new ArrayList<>();
    long daysWithData = 0;
    long days = 0;
    for (Days period : periods) {
      Period counted = counted(by, period);
      daysWithData += counted.daysWithData();
      days += period.count();
      if (counted.daysWithData() > 0) {
        seen.add(counted.counts());
      }
    }
    return new Against(
        base,
        new Days(periods.getLast().first(), periods.getFirst().last()),
        seen.isEmpty() ? null : Counts.mean(seen),
        daysWithData,
        Covered.of(daysWithData, days),
        periods.size(),
        seen.size());
  }

  private Period counted(By by, Days days) {
    StatisticsRow row =
        board.statistics(new StatisticsQuery(days.first(), days.last(), by)).getFirst();
    return new Period(days, Counts.of(row), row.daysWithData());
  }
}
