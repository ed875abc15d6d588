package org.contadora.desk.legs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Counts removal flights from the figures of each day that [Figures] keeps.
final class Statistics {
  private final Handle handle;
  private final By by;
  private final @Nullable LocalDate from;
  private final @Nullable LocalDate to;
  private NavigableSet<String> seen = new TreeSet<>();

  private record Sums(
      String key, long flights, long stops, long low, long high, long peopleLow, long peopleHigh) {
    static Sums none(String key) {
      return new Sums(key, 0, 0, 0, 0, 0, 0);
    }

    Sums withKey(String other) {
      return new Sums(other, flights, stops, low, high, peopleLow, peopleHigh);
    }
  }

  Statistics(Handle handle, StatisticsQuery query) {
    this.handle = handle;
    by = query.by();
    from = query.from() != null ? query.from() : edge("min");
    to = query.to() != null ? query.to() : edge("max");
  }

  /// The first or last day of which there is a leg or a position.
  private @Nullable LocalDate edge(String function) {
    return edge(handle, function);
  }

  static @Nullable LocalDate edge(Handle handle, String function) {
    return handle
        .createQuery(
            """
            select %1$s(day) from (
              select %1$s(day) as day from leg union all select %1$s(day) from coverage)
            """
                .formatted(function))
        .mapTo(String.class)
        .findOne()
        .map(LocalDate::parse)
        .orElse(null);
  }

  List<StatisticsRow> rows() {
    LocalDate first = from;
    LocalDate last = to;
    if (first == null || last == null) {
      return List.of();
    }
    seen = daysSeen(first, last);
    return switch (by) {
      case DAY -> eachDay(first, last);
      case WEEK -> weeks(first, last);
      case MONTH -> months(first, last);
      case COUNTRY, OPERATOR, DEPARTURE, ARRIVAL, CLASS -> ranked(first, last);
    };
  }

  private List<Sums> sums(String key, LocalDate first, LocalDate last) {
    return handle
        .createQuery(
            """
            select %s as key, sum(flights) as flights, sum(stops) as stops, sum(low) as low,
              sum(high) as high, sum(people_low) as people_low, sum(people_high) as people_high
            from figure where kind = :kind and day between :from and :to group by 1
            """
                .formatted(key))
        .bind("kind", Figures.kind(by))
        .bind("from", first.toString())
        .bind("to", last.toString())
        .map((row, _) ->
            new Sums(
                row.getString("key"),
                row.getLong("flights"),
                row.getLong("stops"),
                row.getLong("low"),
                row.getLong("high"),
                row.getLong("people_low"),
                row.getLong("people_high")))
        .list();
  }

  /// Most flights first; what has none in any count is left out.
  private List<StatisticsRow> ranked(LocalDate first, LocalDate last) {
    long withData = daysWithData(first, last);
    List<StatisticsRow> rows = new ArrayList<>();
    for (Sums sums : sums("key", first, last)) {
      if (sums.flights > 0 || sums.high > 0) {
        rows.add(row(sums, sums.key, withData, days(first, last)));
      }
    }
    rows.sort((a, b) ->
        a.flights() != b.flights()
            ? Long.compare(b.flights(), a.flights())
            : a.key().compareTo(b.key()));
    return rows;
  }

  private List<StatisticsRow> eachDay(LocalDate first, LocalDate last) {
    Map<String, Sums> byDay = new HashMap<>();
    for (Sums sums : sums("day", first, last)) {
      byDay.put(sums.key, sums);
    }
    List<StatisticsRow> rows = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      String key = day.toString();
      rows.add(row(byDay.getOrDefault(key, Sums.none(key)), key, seen.contains(key) ? 1 : 0, 1));
    }
    return rows;
  }

  private List<StatisticsRow> weeks(LocalDate first, LocalDate last) {
    Map<LocalDate, Sums> byMonday = new HashMap<>();
    for (Sums sums : sums("day", first, last)) {
      byMonday.merge(monday(LocalDate.parse(sums.key)), sums, Statistics::plus);
    }
    List<StatisticsRow> rows = new ArrayList<>();
    for (LocalDate monday = monday(first); !monday.isAfter(last); monday = monday.plusWeeks(1)) {
      Sums sums = byMonday.getOrDefault(monday, Sums.none("")).withKey(isoWeek(monday));
      rows.add(clipped(sums, monday, monday.plusDays(6), first, last));
    }
    return rows;
  }

  private List<StatisticsRow> months(LocalDate first, LocalDate last) {
    Map<String, Sums> byMonth = new HashMap<>();
    for (Sums sums : sums("substr(day, 1, 7)", first, last)) {
      byMonth.put(sums.key, sums);
    }
    List<StatisticsRow> rows = new ArrayList<>();
    YearMonth end = YearMonth.from(last);
    for (YearMonth month = YearMonth.from(first);
        !month.isAfter(end);
        month = month.plusMonths(1)) {
      Sums sums = byMonth.getOrDefault(month.toString(), Sums.none(month.toString()));
      rows.add(clipped(sums, month.atDay(1), month.atEndOfMonth(), first, last));
    }
    return rows;
  }

  /// A row for the part of a week or month that lies in the period.
  private StatisticsRow clipped(
      Sums sums, LocalDate begin, LocalDate end, LocalDate first, LocalDate last) {
    LocalDate clippedBegin = begin.isBefore(first) ? first : begin;
    LocalDate clippedEnd = end.isAfter(last) ? last : end;
    return row(
        sums,
        begin.toString(),
        daysWithData(clippedBegin, clippedEnd),
        days(clippedBegin, clippedEnd));
  }

  private static StatisticsRow row(Sums sums, String label, long daysWithData, long days) {
    return new StatisticsRow(
        sums.key,
        label,
        sums.flights,
        sums.stops,
        sums.low,
        sums.high,
        sums.peopleLow,
        sums.peopleHigh,
        daysWithData,
        days);
  }

  private long daysWithData(LocalDate from, LocalDate to) {
    return seen.subSet(from.toString(), true, to.toString(), true).size();
  }

  /// Days of which there are positions or flight records.
  private NavigableSet<String> daysSeen(LocalDate first, LocalDate last) {
    return new TreeSet<>(
        handle
            .createQuery(
                """
                select day from coverage where day between :from and :to union
                select day from figure where kind = 'recorded' and day between :from and :to
                """)
            .bind("from", first.toString())
            .bind("to", last.toString())
            .mapTo(String.class)
            .list());
  }

  private static long days(LocalDate first, LocalDate last) {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  private static Sums plus(Sums a, Sums b) {
    return new Sums(
        a.key,
        a.flights + b.flights,
        a.stops + b.stops,
        a.low + b.low,
        a.high + b.high,
        a.peopleLow + b.peopleLow,
        a.peopleHigh + b.peopleHigh);
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static String isoWeek(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
