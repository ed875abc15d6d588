package org.contadora.desk.live;

import java.time.Clock;
import java.time.Duration;
import org.contadora.core.Seed;

/// What the live part of a desk works with beside the engine and the board.
///
/// @param clock tells the time
/// @param waiting lets it pass between two questions to a feed
/// @param seed where the chance in back-off comes from
/// @param patience how long a feed's answer is waited for
/// @param beat how often what is new is gathered and told; well under the two seconds in which
///   pages are to have it
public record LiveParts(Clock clock, Waiting waiting, Seed seed, Duration patience, Duration beat) {
  /// Longest wait for an answer: ten times what a slow network takes for the whole world.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration BEAT = Duration.ofMillis(500);

  /// The machine's own time.
  ///
  /// @param seed another one for each start, so that many desks do not ask in step
  public static LiveParts real(Clock clock, Seed seed) {
    return new LiveParts(clock, Waiting.real(), seed, PATIENCE, BEAT);
  }
}
