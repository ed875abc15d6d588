package org.contadora.ledger.timestamps;

import org.jspecify.annotations.Nullable;

/// A time-stamp that was not granted, is malformed, of something else, or not signed by an
/// authority that is trusted. The message says which.
public final class TimestampException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TimestampException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  TimestampException(String message) {
    this(message, null);
  }
}
