package org.contadora.desk.live;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long a feed that failed is left alone: twice as long after each failure, with a part of
/// chance so that many desks do not come back at the same moment (Brooker, *Exponential Backoff and
/// Jitter*, AWS 2015, "equal jitter").
final class Backoff {
  /// Longest wait of our own.
  static final Duration LONGEST = Duration.ofMinutes(10);

  /// Longest wait that a publisher is granted in one go; then it is asked again.
  static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 16;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// The wait after `failures` failures in a row.
  ///
  /// @param every how often the feed is asked when all is well
  /// @param asked what the publisher asked for (`Retry-After`), null if nothing; never cut short
  ///   below [#LONGEST_ASKED]
  Duration after(int failures, Duration every, @Nullable Duration asked) {
    long doubled = every.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    long most = Math.max(every.toMillis(), Math.min(doubled, LONGEST.toMillis()));
    long wait = most / 2 + (long) (random.nextDouble() * (most / 2.0));
    wait = Math.max(wait, every.toMillis());
    if (asked != null) {
      wait = Math.max(wait, Math.min(asked.toMillis(), LONGEST_ASKED.toMillis()));
    }
    return Duration.ofMillis(wait);
  }
}
