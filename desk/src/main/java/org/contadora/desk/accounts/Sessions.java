package org.contadora.desk.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
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
  private static final int SECRET_BYTES = 32;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  /// No visits yet.
  public Sessions(Clock clock) {
    this.clock = clock;
  }

  /// A visit that has begun.
  ///
  /// @param secret what the browser's cookie holds
  public record Begun(String secret, Session session) {}

  /// Begins a visit.
  ///
  /// @param account who signed in, null if nobody has yet
  public Begun begin(@Nullable Account account) {
    String secret = secret();
    var session = new Session(account, secret(), clock.instant().plus(LASTS));
    synchronized (sessions) {
      sessions.put(hash(secret), session);
      if (sessions.size() > MOST) {
        sessions.remove(sessions.keySet().iterator().next());
      }
    }
    return new Begun(secret, session);
  }

  /// The visit with that secret, if it has not ended.
  public Optional<Session> find(String secret) {
    String key = hash(secret);
    synchronized (sessions) {
      Session session = sessions.get(key);
      if (session != null && !clock.instant().isBefore(session.expires())) {
        sessions.remove(key);
        session = null;
      }
      return Optional.ofNullable(session);
    }
  }

  /// Ends a visit.
  public void end(String secret) {
    synchronized (sessions) {
      sessions.remove(hash(secret));
    }
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
