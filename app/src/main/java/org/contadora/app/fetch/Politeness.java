package org.contadora.app.fetch;

import java.time.Duration;

/// How often and how long publishers are asked.
///
/// @param pause between two requests
/// @param attempts how often one request is tried
/// @param firstBackoff wait after the first failure, doubled after each further one
/// @param longestWait longest wait in one go; a publisher that asks for more is left alone
/// @param longestSilence longest time without a byte in an answer that has begun; then the
///   connection is given up and asked for anew
public record Politeness(
    Duration pause,
    int attempts,
    Duration firstBackoff,
    Duration longestWait,
    Duration longestSilence) {
  /// One request a second, as small publishers ask for; half a minute of patience in all, and a
  /// minute with one that falls silent.
  public static final Politeness DEFAULT =
      new Politeness(
          Duration.ofSeconds(1),
          5,
          Duration.ofSeconds(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(1));

  /// The wait after `failures` failures of one request.
  Duration backoff(int failures) {
    Duration wait = firstBackoff;
    for (int i = 1; i < failures; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longestWait) > 0 ? longestWait : wait;
  }
}
