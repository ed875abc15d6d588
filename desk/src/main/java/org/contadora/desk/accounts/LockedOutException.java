package org.contadora.desk.accounts;

import java.time.Duration;
import java.time.Instant;

/// Too many wrong passwords for one name: nothing is tried until some time has passed.
public final class LockedOutException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Instant until;
  private final Duration remaining;

  LockedOutException(Instant until, Instant now) {
    super("Too many wrong passwords; the next can be tried from %s.".formatted(until));
    this.until = until;
    remaining = Duration.between(now, until);
  }

  /// How long to wait for that.
  public Duration remaining() {
    return remaining;
  }

  /// When the next password is tried.
  public Instant until() {
    return until;
  }
}
