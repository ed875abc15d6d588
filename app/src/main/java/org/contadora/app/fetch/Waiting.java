package org.contadora.app.fetch;

import java.time.Duration;

/// Lets time pass: a seam, so that tests need not wait.
@FunctionalInterface
public interface Waiting {
  /// Really waits.
  Waiting SLEEP = Thread::sleep;

  /// Returns after `duration`.
  void pass(Duration duration) throws InterruptedException;
}
