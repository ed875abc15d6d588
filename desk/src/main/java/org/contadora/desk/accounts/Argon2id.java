package org.contadora.desk.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106), at most two at once so that a flood of passwords cannot eat the memory.
///
/// @param memoryKib memory it takes, kibibytes
/// @param passes over that memory
/// @param lanes that it is divided into
public record Argon2id(int memoryKib, int passes, int lanes) {
  /// Bytes of a hash.
  public static final int HASH_BYTES = 32;

  /// Bytes of a salt (RFC 9106, 3.1: 16 bytes are recommended for passwords).
  public static final int SALT_BYTES = 16;

  private static final Semaphore AT_ONCE = new Semaphore(2, true);

  /// The hash of what somebody typed.
  public byte[] hash(char[] typed, byte[] salt) {
    AT_ONCE.acquireUninterruptibly();
    byte[] bytes = new String(typed).getBytes(StandardCharsets.UTF_8);
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
