package org.contadora.desk.live;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.flights.live.Ended;
import org.contadora.flights.live.Interest;
import org.contadora.flights.live.LiveAircraft;
import org.contadora.flights.live.LiveFlights;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Coverage;

/// The engine's live front, shared by all feeds, with the journal of what is of interest. Safe for
/// several threads.
final class Sky implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Sky.class.getName());

  /// How far back the journal is read when a desk starts again: as far as rotations reach.
  private static final long REPLAYED_MS = 72 * 3_600_000L;

  /// How often silence is looked at, milliseconds.
  private static final long PASS_EVERY_MS = 10_000;

  /// After a pause of this length in what is kept of an aircraft, milliseconds, what the engine
  /// holds of its way meanwhile is kept as well: it was of no interest then.
  private static final long MISSED_MS = 120_000;

  /// A leg's evidence begins so long before its first position in the air, so that the aircraft is
  /// seen standing.
  private static final Duration BEFORE_LEG = Duration.ofMinutes(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final LiveFlights flights;
  private final Journal journal;
  private final Map<String, LiveAircraft> shown = new LinkedHashMap<>();

  /// Keys of aircraft whose positions are kept until their flight has ended, whatever becomes of
  /// the interest.
  private final Set<String> followed = new HashSet<>();

  private long passedMs = Long.MIN_VALUE;
  private boolean journalFails;

  Sky(LiveFlights flights, Journal journal) {
    this.flights = flights;
    this.journal = journal;
  }

  /// What one beat brought.
  ///
  /// @param seen aircraft of interest of which something new was heard
  /// @param gone keys of those no longer shown
  record Beat(
      List<LiveAircraft> seen,
      List<String> gone,
      List<Ended> ended,
      List<Coverage.Day> coverage,
      List<Coverage.Hour> hours) {}

  /// Goes on from what an earlier run of the desk heard.
  void resume(Instant now) {
    lock.lock();
    try {
      journal.replay(
          now.minusMillis(REPLAYED_MS),
          now,
          positions -> {
            if (positions.size() > 0) {
              flights.accept(positions);
            }
          });
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The positions kept before could not be read.", e);
    } finally {
      lock.unlock();
    }
  }

  /// Takes positions of one aircraft from a feed.
  void accept(Positions positions) {
    lock.lock();
    try {
      String key = positions.aircraft().key();
      int news = flights.accept(positions);
      if (news > 0 && (followed.contains(key) || flights.interest(key) != Interest.NONE)) {
        followed.add(key);
        keep(key, positions);
      }
    } finally {
      lock.unlock();
    }
  }

  private void keep(String key, Positions positions) {
    try {
      OptionalLong last = journal.lastMs(key);
      long nowMs = positions.timeMs(positions.size() - 1);
      if (last.isEmpty() || nowMs - last.getAsLong() > MISSED_MS) {
        Optional<LiveAircraft> flying = flights.find(key, nowMs);
        if (flying.isPresent()) {
          journal.addTrail(
              positions.aircraft(), before(flying.get().trail(), nowMs), positions.origin());
        }
      }
      journal.add(positions);
      journalFails = false;
    } catch (IOException e) {
      if (!journalFails) {
        LOG.log(System.Logger.Level.WARNING, "The positions heard could not be kept.", e);
      }
      journalFails = true;
    }
  }

  private static List<TrackPoint> before(List<TrackPoint> trail, long nowMs) {
    return trail.stream().filter(point -> point.time().toEpochMilli() < nowMs).toList();
  }

  /// What each feed sent of a leg's aircraft while it lasted, by the feed's name.
  SortedMap<String, String> heard(Leg leg) throws IOException {
    Instant from = leg.firstSeen();
    Instant to = leg.lastSeen();
    if (from == null || to == null) {
      return Collections.emptySortedMap();
    }
    lock.lock();
    try {
      return journal.lines(leg.aircraft().key(), from.minus(BEFORE_LEG), to);
    } finally {
      lock.unlock();
    }
  }

  /// Gathers what is new.
  Beat beat(Instant now) {
    long nowMs = now.toEpochMilli();
    lock.lock();
    try {
      boolean passes = passedMs == Long.MIN_VALUE || nowMs - passedMs >= PASS_EVERY_MS;
      if (passes) {
        passedMs = nowMs;
        flights.pass(nowMs);
      }
      List<Ended> ended = flights.takeEnded();
      ended.forEach(this::unfollow);
      List<LiveAircraft> seen = new ArrayList<>();
      for (String key : flights.takeChanged()) {
        flights
            .find(key, nowMs)
            .ifPresent(aircraft -> {
              shown.put(key, aircraft);
              seen.add(aircraft);
            });
      }
      List<String> gone = passes || !ended.isEmpty() ? prune(nowMs) : List.of();
      List<Coverage.Day> coverage = ended.isEmpty() ? List.of() : flights.coverage();
      List<Coverage.Hour> hours = ended.isEmpty() ? List.of() : flights.coverageHours();
      journal.flush();
      return new Beat(seen, gone, ended, coverage, hours);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The positions heard could not be kept.", e);
      return new Beat(List.of(), List.of(), List.of(), List.of(), List.of());
    } finally {
      lock.unlock();
    }
  }

  private void unfollow(Ended ended) {
    if (!ended.newLegs().isEmpty()) {
      String key = ended.findings().getFirst().leg().aircraft().key();
      if (flights.interest(key) == Interest.NONE) {
        followed.remove(key);
      }
    }
  }

  private List<String> prune(long nowMs) {
    List<String> gone = new ArrayList<>();
    for (String key : List.copyOf(shown.keySet())) {
      if (!flights.shows(key, nowMs)) {
        shown.remove(key);
        gone.add(key);
      }
    }
    return gone;
  }

  List<LiveAircraft> ofInterest(Instant now) {
    lock.lock();
    try {
      return flights.ofInterest(now.toEpochMilli());
    } finally {
      lock.unlock();
    }
  }

  int heardSince(Instant since) {
    lock.lock();
    try {
      return flights.heardSince(since.toEpochMilli());
    } finally {
      lock.unlock();
    }
  }

  void judgeBy(RuleBook rules) {
    lock.lock();
    try {
      flights.judgeBy(rules);
    } finally {
      lock.unlock();
    }
  }

  void watch(Set<String> keys) {
    lock.lock();
    try {
      flights.watch(keys);
    } finally {
      lock.unlock();
    }
  }

  Set<String> listed(Instant now) {
    lock.lock();
    try {
      return flights.listedAddresses(LocalDate.ofInstant(now, ZoneOffset.UTC));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      journal.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The positions heard could not be kept.", e);
    } finally {
      lock.unlock();
    }
  }
}
