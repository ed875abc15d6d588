package org.contadora.desk.live;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.contadora.flights.positions.PositionSink;
import org.jspecify.annotations.Nullable;

/// Keeps one feed going on a thread of its own: asks it, or listens to it, and leaves it alone for
/// a while where it fails.
final class FeedRunner {
  private static final System.Logger LOG = System.getLogger(FeedRunner.class.getName());

  private final FeedHealth health;
  private final Source source;
  private final Clock clock;
  private final Waiting waiting;
  private final Backoff backoff;
  private final Duration patience;
  private final PositionSink sink;
  private volatile boolean stopped;
  private volatile @Nullable SbsLine line;
  private @Nullable Thread thread;
  private int failures;

  FeedRunner(
      FeedHealth health, Source source, LiveParts parts, Backoff backoff, PositionSink sink) {
    this.health = health;
    this.source = source;
    this.backoff = backoff;
    this.sink = sink;
    clock = parts.clock();
    waiting = parts.waiting();
    patience = parts.patience();
  }

  FeedHealth health() {
    return health;
  }

  void start() {
    thread = Thread.ofVirtual().name("feed-" + health.feed().name()).start(this::run);
  }

  private void run() {
    try {
      while (!stopped) {
        Duration wait = round();
        if (stopped) {
          return;
        }
        health.next(wait);
        waiting.pass(wait);
      }
    } catch (InterruptedException _) {
      // It is to stop.
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR, "The feed %s is given up.".formatted(health.feed().name()), e);
      health.bad(
          new FeedFailure(
              FeedFailure.Why.FAULT, "%s: %s".formatted(e.getClass().getName(), e.getMessage())));
    }
  }

  /// Asks once, or listens until the line breaks.
  ///
  /// @return how long to wait before the next time
  private Duration round() throws InterruptedException {
    Feed feed = health.feed();
    try {
      if (feed instanceof Feed.Sbs sbs) {
        listen(sbs);
      } else {
        ask(feed);
      }
      failures = 0;
      return feed.every();
    } catch (FeedFailure e) {
      return failed(feed, e);
    } catch (IOException e) {
      return failed(
          feed, new FeedFailure(FeedFailure.Why.noConnection(e), String.valueOf(e.getMessage())));
    }
  }

  private Duration failed(Feed feed, FeedFailure failure) {
    if (stopped) {
      return Duration.ZERO;
    }
    failures++;
    health.bad(failure);
    Duration every = feed instanceof Feed.Sbs ? Duration.ofSeconds(2) : feed.every();
    return backoff.after(failures, every, failure.retryAfter());
  }

  private void ask(Feed feed) throws IOException, InterruptedException {
    Heard heard = new Heard(feed.name(), clock.millis(), sink);
    try {
      source.ask(feed, heard);
    } catch (FeedFailure e) {
      health.heard(heard);
      throw e;
    }
    health.good(heard);
  }

  private void listen(Feed.Sbs sbs) throws FeedFailure {
    try (SbsLine open = new SbsLine(sbs, clock, patience)) {
      line = open;
      if (stopped) {
        return;
      }
      open.listen(
          sink,
          heard -> {
            failures = 0;
            health.good(heard);
          });
    } finally {
      line = null;
    }
  }

  /// Ends it and waits until it has ended.
  void stop() {
    stopped = true;
    SbsLine open = line;
    if (open != null) {
      open.hangUp();
    }
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
