package org.contadora.desk.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The visits that are going on, by the secret in the browser's cookie, of which only the hash is
/// kept. They end with the process. Safe for several threads.
public final class Sessions {
  /// How long a visit lasts: a working day.
  public static final Duration LASTS = Duration.ofHours(12);

  private static final int MOST = 10_000;

  private final Clock clock;
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  /// No visits yet.
  public Sessions(Clock clock) {
    this.clock = clock;
  }

  /// A visit that has begun.
  ///
  /// @param secret what the browser's cookie holds
  public record Begun(String secret, Session session) {}

  /// Begins a visit of somebody without a password.
  public Begun begin(@Nullable Account account) {
    return begin(account, "");
  }

  /// Begins a visit.
  ///
  /// @param account who signed in, null if nobody has yet
  /// @param passwordMark of the account's password by now ([Accounts#passwordMark])
  public Begun begin(@Nullable Account account, String passwordMark) {
    String secret = Secrets.make();
    var session = new Session(account, Secrets.make(), passwordMark, clock.instant().plus(LASTS));
    synchronized (sessions) {
      sessions.put(Secrets.hash(secret), session);
      if (sessions.size() > MOST) {
        sessions.remove(leastMissed());
      }
    }
    return new Begun(secret, session);
  }

  /// The oldest visit of somebody who has not signed in, else the oldest: whoever only knocks again
  /// and again ends nobody's work.
  private String leastMissed() {
    for (Map.Entry<String, Session> one : sessions.entrySet()) {
      if (one.getValue().account() == null) {
        return one.getKey();
      }
    }
    return sessions.keySet().iterator().next();
  }

  /// The visit with that secret, if it has not ended.
  public Optional<Session> find(String secret) {
    String key = Secrets.hash(secret);
    synchronized (sessions) {
      Session session = sessions.get(key);
      if (session != null && !clock.instant().isBefore(session.expires())) {
        sessions.remove(key);
        session = null;
      }
      return Optional.ofNullable(session);
    }
  }

  /// Ends all visits of an account, as after another password.
  public void endOf(String account) {
    synchronized (sessions) {
      sessions
          .values()
          .removeIf(
              session -> session.account() != null && session.account().name().equals(account));
    }
  }

  /// Ends a visit.
  public void end(String secret) {
    synchronized (sessions) {
      sessions.remove(Secrets.hash(secret));
    }
  }
}
