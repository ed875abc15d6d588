package org.contadora.desk.legs;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Tells, day by day, what was looked at.
final class CoverageReader {
  private static final long MS_PER_HOUR = 3_600_000;
  private static final int HOURS_PER_DAY = 24;

  private final Handle handle;
  private final LocalDate from;
  private final LocalDate to;

  CoverageReader(Handle handle, LocalDate from, LocalDate to) {
    this.handle = handle;
    this.from = from;
    this.to = to;
  }

  private record Seen(long aircraft, long positions) {}

  /// Every day from the first to the last, also those of which there is nothing.
  List<CoverageDay> days() {
    Map<String, Seen> seen = new HashMap<>();
    inPeriod("select day, aircraft, positions from coverage where day between :from and :to")
        .map((row, _) ->
            Map.entry(
                row.getString("day"), new Seen(row.getLong("aircraft"), row.getLong("positions"))))
        .forEach(entry -> seen.put(entry.getKey(), entry.getValue()));
    Map<String, Long> recorded = new HashMap<>();
    inPeriod(
            "select day, flights from figure where kind = 'recorded' and day between :from and :to")
        .map((row, _) -> Map.entry(row.getString("day"), row.getLong("flights")))
        .forEach(entry -> recorded.put(entry.getKey(), entry.getValue()));
    Map<String, Map<String, Long>> regions = regions();
    Map<LocalDate, Integer> hours = hours();
    List<CoverageDay> days = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      String key = day.toString();
      Seen of = seen.getOrDefault(key, new Seen(0, 0));
      days.add(
          new CoverageDay(
              day,
              hours.getOrDefault(day, 0),
              of.aircraft(),
              of.positions(),
              recorded.getOrDefault(key, 0L),
              regions.getOrDefault(key, Map.of())));
    }
    return days;
  }

  private org.jdbi.v3.core.statement.Query inPeriod(String sql) {
    return handle.createQuery(sql).bind("from", from.toString()).bind("to", to.toString());
  }

  private Map<String, Map<String, Long>> regions() {
    Map<String, Map<String, Long>> regions = new HashMap<>();
    inPeriod("select day, region, points from coverage_region where day between :from and :to")
        .map((row, _) -> {
          regions
              .computeIfAbsent(row.getString("day"), _ -> new HashMap<>())
              .put(row.getString("region"), row.getLong("points"));
          return true;
        })
        .forEach(_ -> {});
    return regions;
  }

  private Map<LocalDate, Integer> hours() {
    Map<LocalDate, Integer> hours = new HashMap<>();
    handle
        .createQuery("select hour_ms from coverage_hour where hour_ms >= :from and hour_ms < :to")
        .bind("from", Conditions.startOfDayMs(from))
        .bind("to", Conditions.startOfDayMs(to.plusDays(1)))
        .mapTo(Long.class)
        .forEach(ms -> {
          var time = java.time.Instant.ofEpochMilli(ms).atZone(ZoneOffset.UTC);
          int hour = Math.floorMod(Math.floorDiv(ms, MS_PER_HOUR), HOURS_PER_DAY);
          hours.merge(time.toLocalDate(), 1 << hour, (a, b) -> a | b);
        });
    return hours;
  }
}
