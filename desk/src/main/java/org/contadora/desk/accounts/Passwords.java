package org.contadora.desk.accounts;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// Passwords as Argon2id hashes (RFC 9106) in the usual text form
/// `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
final class Passwords {
  /// 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's second choice, which
  /// fits a laptop.
  private static final int MEMORY_KIB = 19_456;

  private static final int PASSES = 2;
  private static final int LANES = 1;

  private final SecureRandom random = new SecureRandom();
  private final Base64.Encoder encoder = Base64.getEncoder().withoutPadding();

  String hash(char[] password) {
    byte[] salt = new byte[Argon2id.SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = new Argon2id(MEMORY_KIB, PASSES, LANES).hash(password, salt);
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, encoder.encodeToString(salt), encoder.encodeToString(hash));
  }

  boolean matches(char[] password, String encoded) {
    String[] parts = encoded.split("\\$", -1);
    String[] costs = parts[3].split("[=,]", -1);
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    byte[] expected = Base64.getDecoder().decode(parts[5]);
    var argon2id =
        new Argon2id(
            Integer.parseInt(costs[1]), Integer.parseInt(costs[3]), Integer.parseInt(costs[5]));
    byte[] found = argon2id.hash(password, salt);
    return MessageDigest.isEqual(expected, found);
  }
}
