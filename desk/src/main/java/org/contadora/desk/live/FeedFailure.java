package org.contadora.desk.live;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A feed that gave nothing that can be used, for a reason with a code.
final class FeedFailure extends IOException {
  private static final long serialVersionUID = 1;

  /// Why a feed gives nothing; pages have a sentence for each.
  enum Why {
    /// The way there is broken, or nobody says anything.
    NO_ANSWER,
    /// The machine is there, and nobody listens at that port.
    REFUSED,
    /// Nobody knows a machine of that name.
    UNKNOWN_HOST,
    /// The line cannot be made secure, as with a certificate that has run out.
    NOT_SECURE,
    /// It took longer than is waited for.
    TIMEOUT,
    /// It asks to be asked less often (429).
    TOO_MANY,
    /// It wants a key, or does not take this one (401, 403).
    NOT_ALLOWED,
    /// It has a fault of its own (5xx).
    SERVER_ERROR,
    /// There is nothing at this address (404, 410).
    NOT_FOUND,
    /// It answers another status than 200.
    STATUS,
    /// What it answers is not what feeds of its kind answer, such as a page for people.
    NOT_POSITIONS,
    /// What it answers breaks off.
    CUT_SHORT,
    /// Its clock is ahead of this machine's.
    CLOCK_AHEAD,
    /// It answers, with positions of long ago.
    STALE,
    /// The line is open, and nothing comes.
    SILENT,
    /// It closed the line.
    CLOSED,
    /// The desk itself was not running.
    DESK_OFF,
    /// A fault in Contadora; its log says more.
    FAULT;

    /// Why a connection did not come about.
    static Why noConnection(@Nullable Throwable cause) {
      return valueOf(Unreachable.of(cause).name());
    }
  }

  private final Why why;
  private final @Nullable Duration retryAfter;

  FeedFailure(Why why, String detail) {
    this(why, detail, null);
  }

  /// @param retryAfter how long the publisher asks to be left alone, null if it does not say
  FeedFailure(Why why, String detail, @Nullable Duration retryAfter) {
    super(detail);
    this.why = why;
    this.retryAfter = retryAfter;
  }

  Why why() {
    return why;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
