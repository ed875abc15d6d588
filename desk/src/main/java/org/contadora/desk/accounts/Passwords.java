package org.contadora.desk.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords as Argon2id hashes (RFC 9106) in the usual text form
/// `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
final class Passwords {
  /// 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's second choice, which
  /// fits a laptop.
  private static final int MEMORY_KIB = 19_456;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /// Hashes computed at once, so that a flood of sign-ins cannot eat the memory.
  private static final Semaphore AT_ONCE = new Semaphore(2, true);

  private final SecureRandom random = new SecureRandom();
  private final Base64.Encoder encoder = Base64.getEncoder().withoutPadding();

  String hash(char[] password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = compute(password, salt, MEMORY_KIB, PASSES, LANES);
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, encoder.encodeToString(salt), encoder.encodeToString(hash));
  }

  boolean matches(char[] password, String encoded) {
    String[] parts = encoded.split("\\$", -1);
    String[] costs = parts[3].split("[=,]", -1);
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    byte[] expected = Base64.getDecoder().decode(parts[5]);
    byte[] found =
        compute(
            password,
            salt,
            Integer.parseInt(costs[1]),
            Integer.parseInt(costs[3]),
            Integer.parseInt(costs[5]));
    return MessageDigest.isEqual(expected, found);
  }

  private static byte[] compute(
      char[] password, byte[] salt, int memoryKib, int passes, int lanes) {
    AT_ONCE.acquireUninterruptibly();
    byte[] bytes = new String(password).getBytes(StandardCharsets.UTF_8);
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memoryKib)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[HASH_BYTES];
      generator.generateBytes(bytes, hash);
      return hash;
    } finally {
      Arrays.fill(bytes, (byte) 0);
      AT_ONCE.release();
    }
  }
}
