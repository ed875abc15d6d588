package org.contadora.desk.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The log of outages: from when to when a feed gave nothing, and why. Safe for several threads.
final class Outages {
  /// A shorter outage is not kept: the machines bridge it, and no landing hides in it.
  static final Duration SHORTEST_KEPT = Duration.ofMinutes(1);

  private static final long S_PER_HOUR = 3600;
  private static final int MOST = 100_000;

  private final LiveStore store;
  private final Clock clock;
  private final Map<String, Outage> ongoing = new HashMap<>();

  Outages(LiveStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Takes up a feed where the desk left it: the time in which the desk did not run is an outage,
  /// too.
  synchronized void begin(String feed) {
    Outage open = store.ongoing(feed);
    Instant now = clock.instant();
    Instant alive = store.lastAlive(feed);
    if (open != null) {
      ongoing.put(feed, open);
    } else if (alive != null && Duration.between(alive, now).compareTo(SHORTEST_KEPT) >= 0) {
      open(feed, alive, FeedFailure.Why.DESK_OFF.name(), "");
    }
    store.alive(feed, now);
  }

  /// The feed gives nothing.
  ///
  /// @param from when it last gave something
  synchronized void down(String feed, Instant from, String why, String detail) {
    Outage open = ongoing.get(feed);
    if (open == null) {
      open(feed, from, why, detail);
    } else if (!open.why().equals(why) && !open.why().equals(FeedFailure.Why.DESK_OFF.name())) {
      store.changeOutage(open.id(), why, detail);
      ongoing.put(feed, new Outage(open.id(), feed, open.from(), null, why, detail));
    }
  }

  private void open(String feed, Instant from, String why, String detail) {
    long id = store.openOutage(feed, from, why, detail);
    ongoing.put(feed, new Outage(id, feed, from, null, why, detail));
  }

  /// The feed gives something again, or is no longer wanted.
  ///
  /// @return the outage that has ended, null if there was none
  synchronized @Nullable Outage up(String feed) {
    Outage open = ongoing.remove(feed);
    if (open == null) {
      return null;
    }
    Instant now = clock.instant();
    if (Duration.between(open.from(), now).compareTo(SHORTEST_KEPT) < 0) {
      store.dropOutage(open.id());
    } else {
      store.closeOutage(open.id(), now);
    }
    return new Outage(open.id(), feed, open.from(), now, open.why(), open.detail());
  }

  void alive(String feed) {
    store.alive(feed, clock.instant());
  }

  List<Outage> between(Instant from, Instant to, int limit) {
    return store.outages(from, to, limit);
  }

  /// How much of each day each feed was down; days and feeds without an outage are left out.
  List<FeedDay> days(LocalDate from, LocalDate to) {
    Instant begin = from.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant now = clock.instant();
    if (end.isAfter(now)) {
      end = now;
    }
    TreeMap<String, long[]> byHour = new TreeMap<>();
    for (Outage outage : store.outages(begin, end, MOST)) {
      long fromS = Math.max(begin.getEpochSecond(), outage.from().getEpochSecond());
      Instant until = outage.to() == null ? end : outage.to();
      long toS = Math.min(end.getEpochSecond(), until.getEpochSecond());
      long at = fromS;
      while (at < toS) {
        long hour = Math.floorDiv(at, S_PER_HOUR);
        long until2 = Math.min(toS, (hour + 1) * S_PER_HOUR);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(at, 24 * S_PER_HOUR));
        long[] seconds = byHour.computeIfAbsent(day + " " + outage.feed(), _ -> new long[24]);
        seconds[(int) Math.floorMod(hour, 24L)] += until2 - at;
        at = until2;
      }
    }
    List<FeedDay> days = new ArrayList<>();
    byHour.forEach((key, seconds) -> days.add(day(key, seconds)));
    return days;
  }

  private static FeedDay day(String key, long[] seconds) {
    long sum = 0;
    List<Integer> hours = new ArrayList<>();
    for (int hour = 0; hour < seconds.length; hour++) {
      sum += seconds[hour];
      if (seconds[hour] >= FeedDay.COUNTS_FROM_S) {
        hours.add(hour);
      }
    }
    return new FeedDay(LocalDate.parse(key.substring(0, 10)), key.substring(11), sum, hours);
  }
}
