package org.contadora.desk.web;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How much one account, or one address without an account, may ask: a bucket that holds so many
/// questions and is filled again at a steady rate. Safe for several threads.
final class RateLimits {
  /// Questions at once: a page asks five or so.
  static final int BURST = 600;

  /// Questions a second in the long run.
  static final double PER_SECOND = 20;

  private static final int REMEMBERED = 20_000;
  private static final double MS_PER_S = 1000;

  private final Clock clock;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Bucket {
    private double left = BURST;
    private long atMs;
  }

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  /// Takes a question from a bucket.
  ///
  /// @param whose an account or address
  /// @param cost how many ordinary questions it counts
  /// @return zero if it may be answered, else how long to wait first
  synchronized Duration take(String whose, int cost) {
    Bucket bucket = buckets.computeIfAbsent(whose, _ -> new Bucket());
    if (buckets.size() > REMEMBERED) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    long now = clock.millis();
    // A clock that goes back fills nothing and takes nothing.
    double passedS = Math.max(0, now - bucket.atMs) / MS_PER_S;
    bucket.left = Math.min(BURST, bucket.left + passedS * PER_SECOND);
    bucket.atMs = now;
    if (bucket.left >= cost) {
      bucket.left -= cost;
      return Duration.ZERO;
    }
    return Duration.ofMillis((long) Math.ceil((cost - bucket.left) / PER_SECOND * MS_PER_S));
  }
}
