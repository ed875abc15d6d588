package org.contadora.desk.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Time that stands still until a test lets it pass. Before each step it waits until everyone who
/// is to wait does, so that what happens does not hang on how fast the machine is.
public final class ManualTime extends Clock implements Waiting {
  private static final long PATIENCE_MS = 60_000;

  private final List<Instant> wakes = new ArrayList<>();
  private Instant now;

  public ManualTime(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public synchronized void pass(Duration duration) throws InterruptedException {
    Instant wake = now.plus(duration);
    wakes.add(wake);
    notifyAll();
    try {
      while (now.isBefore(wake)) {
        wait();
      }
    } finally {
      wakes.remove(wake);
    }
  }

  /// Waits until so many threads wait for a time to come.
  public synchronized void settle(int threads) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MS;
    while (wakes.stream().filter(wake -> wake.isAfter(now)).count() < threads) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError("Of %d threads only these wait: %s".formatted(threads, wakes));
      }
      wait(left);
    }
  }

  /// Lets time pass, stopping wherever one of so many threads is to wake.
  public void advance(Duration duration, int threads) throws InterruptedException {
    Instant end = instant().plus(duration);
    while (instant().isBefore(end)) {
      settle(threads);
      synchronized (this) {
        Instant next = end;
        for (Instant wake : wakes) {
          next = wake.isAfter(now) && wake.isBefore(next) ? wake : next;
        }
        now = next;
        notifyAll();
      }
    }
    settle(threads);
  }
}
