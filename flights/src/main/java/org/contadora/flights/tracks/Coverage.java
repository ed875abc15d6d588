package org.contadora.flights.tracks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.flights.positions.Positions;

/// In which hours the inputs hold positions at all, so that a low count is not mistaken for few
/// flights.
///
/// Counts what passes through the sinks it wraps, except positions whose time cannot be true. Safe
/// for several threads.
public final class Coverage {
  private static final long MS_PER_HOUR = 3_600_000;
  private static final int HOURS_PER_DAY = 24;

  private final TreeMap<Long, long[]> byHour = new TreeMap<>();

  /// One day, in UTC.
  ///
  /// @param aircraft how many different aircraft were seen
  /// @param positions positions before cleaning
  /// @param hoursCovered hours with at least one position
  public record Day(LocalDate date, long aircraft, long positions, int hoursCovered) {}

  /// One hour in which there were positions.
  ///
  /// @param positions positions before cleaning
  public record Hour(Instant begin, long positions) {}

  /// Every hour with a position, in order.
  public synchronized List<Hour> hours() {
    List<Hour> hours = new ArrayList<>();
    byHour.forEach(
        (hour, sums) -> hours.add(new Hour(Instant.ofEpochMilli(hour * MS_PER_HOUR), sums[1])));
    return hours;
  }

  /// A sink that counts and then hands on to `next`.
  public TrackSink around(TrackSink next) {
    return new Meter(next);
  }

  /// Every day with a position, in order.
  public synchronized List<Day> days() {
    TreeMap<LocalDate, long[]> byDay = new TreeMap<>();
    for (Map.Entry<Long, long[]> hour : byHour.entrySet()) {
      LocalDate date =
          LocalDate.ofInstant(Instant.ofEpochMilli(hour.getKey() * MS_PER_HOUR), ZoneOffset.UTC);
      long[] day = byDay.computeIfAbsent(date, _ -> new long[3]);
      day[0] += hour.getValue()[0];
      day[1] += hour.getValue()[1];
      day[2]++;
    }
    List<Day> days = new ArrayList<>();
    byDay.forEach((date, sums) -> days.add(new Day(date, sums[0], sums[1], (int) sums[2])));
    return days;
  }

  private synchronized void add(long hour, long positions, boolean firstOfDay) {
    long[] sums = byHour.computeIfAbsent(hour, _ -> new long[2]);
    sums[0] += firstOfDay ? 1 : 0;
    sums[1] += positions;
  }

  /// Positions come in order, so one running day per aircraft is enough.
  private final class Meter implements TrackSink {
    private final TrackSink next;
    private long day = Long.MIN_VALUE;

    Meter(TrackSink next) {
      this.next = next;
    }

    @Override
    public void accept(Positions positions) {
      int size = positions.size();
      int i = 0;
      while (i < size) {
        if (!isPlausible(positions.timeMs(i))) {
          i++;
          continue;
        }
        long current = Math.floorDiv(positions.timeMs(i), MS_PER_HOUR);
        long end = (current + 1) * MS_PER_HOUR;
        int first = i;
        while (i < size && positions.timeMs(i) < end) {
          i++;
        }
        long currentDay = Math.floorDiv(current, HOURS_PER_DAY);
        add(current, i - first, currentDay != day);
        day = currentDay;
      }
      next.accept(positions);
    }

    /// What [TrackCleaner] refuses for its time covers no hour.
    private static boolean isPlausible(long timeMs) {
      return timeMs >= TrackCleaner.FIRST_TIME_MS && timeMs <= TrackCleaner.LAST_TIME_MS;
    }

    @Override
    public void end(Observed observed) {
      next.end(observed);
    }
  }
}
