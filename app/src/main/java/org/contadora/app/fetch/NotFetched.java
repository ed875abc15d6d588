package org.contadora.app.fetch;

import java.io.IOException;

/// Something that a publisher did not give, with the reason for people.
final class NotFetched extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  /// @param status the HTTP status, 0 if there was no answer
  NotFetched(int status, String message) {
    super(message);
    this.status = status;
  }

  /// Whether the publisher says that it has no such thing.
  boolean isMissing() {
    return status == 404 || status == 410;
  }
}
