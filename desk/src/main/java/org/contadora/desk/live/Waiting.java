package org.contadora.desk.live;

import java.time.Duration;

/// Lets time pass; a seam, so that tests need not wait.
@FunctionalInterface
public interface Waiting {
  /// Returns when the time has passed.
  ///
  /// @throws InterruptedException if whoever waits is to stop
  void pass(Duration duration) throws InterruptedException;

  /// Waits on the machine's own clock.
  static Waiting real() {
    return Thread::sleep;
  }
}
