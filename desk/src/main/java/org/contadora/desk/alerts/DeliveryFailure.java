package org.contadora.desk.alerts;

import java.io.IOException;
import org.contadora.desk.live.Unreachable;
import org.jspecify.annotations.Nullable;

/// An alert that could not be sent over a channel, for a reason with a code.
final class DeliveryFailure extends IOException {
  private static final long serialVersionUID = 1;

  /// Why it could not be sent; pages have a sentence for each. Of a channel that cannot be reached
  /// the code is that of [Unreachable].
  enum Why {
    NO_ANSWER,
    REFUSED,
    UNKNOWN_HOST,
    NOT_SECURE,
    TIMEOUT,
    /// Its name stands for an address inside the network, which the channel may not reach.
    INSIDE_NETWORK,
    /// It does not take this key or password (HTTP 401, 403).
    NOT_ALLOWED,
    /// There is nothing at this address (HTTP 404, 410).
    NOT_FOUND,
    /// It asks to be told less often (HTTP 429).
    TOO_MANY,
    /// It has a fault of its own (HTTP 5xx).
    SERVER_ERROR,
    /// It answers another HTTP status than 200 to 299.
    STATUS,
    /// What answers is no web server.
    NOT_HTTP,
    /// The mail server does not take the letter.
    LETTER_REFUSED,
    /// The channel was taken down meanwhile.
    CHANNEL_GONE;

    static Why ofStatus(int status) {
      return switch (status) {
        case 401, 403 -> NOT_ALLOWED;
        case 404, 410 -> NOT_FOUND;
        case 429 -> TOO_MANY;
        default -> status >= 500 ? SERVER_ERROR : STATUS;
      };
    }

    /// Why no connection came about.
    static Why of(@Nullable Throwable failure) {
      return failure instanceof DeliveryFailure known
          ? known.why
          : valueOf(Unreachable.of(failure).name());
    }
  }

  private final Why why;

  DeliveryFailure(Why why, String detail) {
    this(why, detail, null);
  }

  DeliveryFailure(Why why, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.why = why;
  }
}
