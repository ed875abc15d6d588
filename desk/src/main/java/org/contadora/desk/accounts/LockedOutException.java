package org.contadora.desk.accounts;

import java.time.Instant;

/// Too many wrong passwords for one name: nothing is tried until some time has passed.
public final class LockedOutException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Instant until;

  LockedOutException(Instant until) {
    super("Too many wrong passwords; the next can be tried from %s.".formatted(until));
    this.until = until;
  }

  /// When the next password is tried.
  public Instant until() {
    return until;
  }
}
