package org.contadora.desk.live;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.flights.positions.PositionSink;
import org.contadora.flights.positions.Positions;

/// What came in one answer: it is counted, positions of impossible times are left out, the rest
/// goes to the engine.
final class Heard implements PositionSink {
  /// How far ahead of this machine's clock a position may be, milliseconds: clocks that NTP keeps
  /// differ by well under a second, receivers without it by some seconds.
  static final long MOST_AHEAD_MS = 15_000;

  /// How old a position may be, milliseconds: networks show an aircraft's last place for minutes
  /// after it was heard, which is no news.
  static final long MOST_OLD_MS = 600_000;

  private static final String FUTURE = "TIME_IMPLAUSIBLE";

  private final String origin;
  private final long nowMs;
  private final PositionSink next;
  private final Set<String> keys = new HashSet<>();
  private int count;
  private int ahead;
  private int old;
  private final Map<String, Long> refused = new TreeMap<>();
  private long newestMs = Long.MIN_VALUE;
  private long mostAheadMs;

  Heard(String origin, long nowMs, PositionSink next) {
    this.origin = origin;
    this.nowMs = nowMs;
    this.next = next;
  }

  String origin() {
    return origin;
  }

  @Override
  public void accept(Positions positions) {
    keys.add(positions.aircraft().key());
    int size = positions.size();
    int fit = 0;
    for (int i = 0; i < size; i++) {
      long timeMs = positions.timeMs(i);
      if (timeMs > nowMs + MOST_AHEAD_MS) {
        ahead++;
        refused(FUTURE, 1);
        mostAheadMs = Math.max(mostAheadMs, timeMs - nowMs);
      } else if (timeMs < nowMs - MOST_OLD_MS) {
        old++;
        newestMs = Math.max(newestMs, timeMs);
      } else {
        fit++;
        newestMs = Math.max(newestMs, timeMs);
      }
    }
    count += size;
    if (fit == size) {
      next.accept(positions);
    } else if (fit > 0) {
      Positions kept = new Positions(positions.aircraft(), positions.origin());
      for (int i = 0; i < size; i++) {
        long timeMs = positions.timeMs(i);
        if (timeMs <= nowMs + MOST_AHEAD_MS && timeMs >= nowMs - MOST_OLD_MS) {
          kept.addFrom(positions, i);
        }
      }
      next.accept(kept);
    }
  }

  /// Counts what a reader could not use.
  void refused(String code, long more) {
    refused.merge(code, more, Long::sum);
  }

  /// @throws FeedFailure if not one position is of about now
  void requireNow() throws FeedFailure {
    if (count > 0 && ahead == count) {
      throw new FeedFailure(
          FeedFailure.Why.CLOCK_AHEAD,
          "Its positions are up to %d s ahead of this machine's clock."
              .formatted(mostAheadMs / 1000));
    }
    if (count > 0 && ahead + old == count) {
      throw new FeedFailure(
          FeedFailure.Why.STALE,
          "Its newest position is %d s old.".formatted((nowMs - newestMs) / 1000));
    }
  }

  int count() {
    return count;
  }

  int aircraft() {
    return keys.size();
  }

  long newestMs() {
    return newestMs;
  }

  /// How much could not be used, by code.
  Map<String, Long> refused() {
    return refused;
  }
}
