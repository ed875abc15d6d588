package org.contadora.desk.reception;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.contadora.core.Sha256;
import org.contadora.desk.accounts.Argon2id;
import org.contadora.desk.reception.ArrivalsException.Why;
import org.contadora.ledger.evidence.Disk;
import org.jspecify.annotations.Nullable;

/// One file whose content only a passphrase opens: AES-256 in Galois/Counter Mode (NIST SP 800-38D)
/// under a key that Argon2id (RFC 9106) makes of the passphrase.
///
/// ```
/// CONTADORA ARRIVALS 2\n   version; it fixes the ciphers and what Argon2id costs
/// 16 bytes                 salt, the same as long as the file is
/// 12 bytes                 nonce, another one each time it is written
/// ...                      content, sealed; 16 bytes of tag end it
/// 32 bytes                 SHA-256 of all before
/// ```
///
/// All before the content is authenticated with it. The checksum protects nothing from people: it
/// tells a damaged file from a wrong passphrase, before time is spent on a key. Version 1 is sealed
/// in the same way and is read as well; programs that know no other leave version 2 alone, whose
/// content they would take for theirs. Not safe for several threads.
final class SealedFile {
  private static final byte[] VERSION =
      "CONTADORA ARRIVALS 2\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FIRST_VERSION =
      "CONTADORA ARRIVALS 1\n".getBytes(StandardCharsets.US_ASCII);

  /// What every version begins with.
  private static final String ANY_VERSION = "CONTADORA ARRIVALS ";

  /// 64 MiB, three passes, four lanes: the second choice of RFC 9106, 4, for where memory is short.
  private static final Argon2id KEY = new Argon2id(65_536, 3, 4);

  /// NIST SP 800-38D, 8.2: 96 bits. Drawn at random, 2^32 writes under one key are safe (8.3).
  private static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;
  private static final int SUM_BYTES = 32;
  private static final int HEAD_BYTES = VERSION.length + Argon2id.SALT_BYTES + NONCE_BYTES;

  private final Path file;
  private final Disk disk;
  private final SecureRandom random;
  private byte @Nullable [] salt;
  private @Nullable SecretKey key;

  /// The checksum that ends the file as it was last read or written here; null before.
  private byte @Nullable [] known;

  /// @param random where salt and nonces come from
  SealedFile(Path file, Disk disk, SecureRandom random) {
    this.file = file;
    this.disk = disk;
    this.random = random;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /// Whether the passphrase was given.
  boolean isOpen() {
    return key != null;
  }

  /// Forgets the key, as if nobody had given the passphrase.
  void lock() {
    salt = null;
    key = null;
    known = null;
  }

  /// The same file with a key of its own: for one that is not there yet, or that is to have
  /// another.
  SealedFile begun(char[] passphrase) {
    byte[] fresh = new byte[Argon2id.SALT_BYTES];
    random.nextBytes(fresh);
    var begun = new SealedFile(file, disk, random);
    begun.salt = fresh;
    begun.key = key(passphrase, fresh);
    begun.known = known;
    return begun;
  }

  /// Goes on with the key with which the file was first written.
  void takeKey(SealedFile begun) {
    salt = begun.salt;
    key = begun.key;
    known = begun.known;
  }

  /// Whether this one took the place of the file from which it was [#begun].
  boolean tookPlaceOf(SealedFile other) {
    return !Arrays.equals(known, other.known);
  }

  private static SecretKey key(char[] passphrase, byte[] salt) {
    byte[] bytes = KEY.hash(passphrase, salt);
    try {
      return new SecretKeySpec(bytes, "AES");
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /// What the file holds.
  ///
  /// @throws ArrivalsException if it cannot be read, is not whole, or the passphrase is another one
  byte[] open(char[] passphrase) throws ArrivalsException {
    byte[] all = read();
    check(all);
    byte[] itsSalt = Arrays.copyOfRange(all, VERSION.length, VERSION.length + Argon2id.SALT_BYTES);
    byte[] nonce = Arrays.copyOfRange(all, HEAD_BYTES - NONCE_BYTES, HEAD_BYTES);
    SecretKey itsKey = key(passphrase, itsSalt);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, itsKey, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(all, 0, HEAD_BYTES);
      byte[] content = cipher.doFinal(all, HEAD_BYTES, all.length - SUM_BYTES - HEAD_BYTES);
      salt = itsSalt;
      key = itsKey;
      known = Arrays.copyOfRange(all, all.length - SUM_BYTES, all.length);
      return content;
    } catch (AEADBadTagException _) {
      throw new ArrivalsException(
          Why.WRONG_PASSPHRASE,
          "The passphrase is not the one with which %s was written.%nMaybe a capital letter, or another file; who lost the passphrase has lost what is in it."
              .formatted(file));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES in Galois/Counter Mode.", e);
    }
  }

  private byte[] read() throws ArrivalsException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ArrivalsException(
          Why.DISK, "The arrivals in %s could not be read: %s".formatted(file, reason(e)));
    }
  }

  private void check(byte[] all) throws ArrivalsException {
    String head =
        new String(all, 0, Math.min(all.length, VERSION.length), StandardCharsets.US_ASCII);
    byte[] its = head.getBytes(StandardCharsets.US_ASCII);
    boolean known = Arrays.equals(VERSION, its) || Arrays.equals(FIRST_VERSION, its);
    int sumAt = all.length - SUM_BYTES;
    boolean whole =
        sumAt >= HEAD_BYTES + TAG_BITS / Byte.SIZE
            && MessageDigest.isEqual(sum(all, sumAt), Arrays.copyOfRange(all, sumAt, all.length));
    if (whole && known) {
      return;
    }
    String expected =
        whole && head.startsWith(ANY_VERSION)
            ? "must be of version 1 or 2, which this program reads; it is of another.%nMaybe a newer program wrote it."
            : "is damaged, or no file of arrivals: it is not what was written (%d bytes).%nMaybe there is a copy of it."
                .formatted(all.length);
    throw new ArrivalsException(
        Why.DAMAGED, ("The file %s " + expected + " It was left as it is.").formatted(file));
  }

  private static byte[] sum(byte[] all, int length) {
    MessageDigest sha256 = Sha256.digest();
    sha256.update(all, 0, length);
    return sha256.digest();
  }

  /// Writes the content in place of what was there: all of it, or nothing.
  ///
  /// @throws ArrivalsException if the disk does not take it, or the file there is not the one that
  ///   was read or written here last
  void write(byte[] content) throws ArrivalsException {
    byte[] all = sealed(content);
    requireKnown();
    Path folder = file.toAbsolutePath().getParent();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      try (OutputStream out = disk.create(fresh)) {
        ownersAlone(fresh);
        out.write(all);
      }
      disk.force(fresh);
      disk.rename(fresh, file);
      known = Arrays.copyOfRange(all, all.length - SUM_BYTES, all.length);
    } catch (IOException e) {
      discard(fresh);
      throw new ArrivalsException(
          Why.DISK,
          "The arrivals could not be written to %s: %s%nThe file is as it was before; the change holds in this program's memory, and the next one writes it too.%nMaybe the disk is full, or the folder is gone."
              .formatted(file, reason(e)));
    }
    try {
      if (folder != null) {
        disk.force(folder);
      }
    } catch (IOException e) {
      throw new ArrivalsException(
          Why.DISK,
          "The arrivals were written to %s, but may not outlast a loss of power: %s"
              .formatted(file, reason(e)));
    }
  }

  /// Two programs on one file would each write over what the other did. Where both write in the
  /// same moment one still may.
  private void requireKnown() throws ArrivalsException {
    if (!exists()) {
      return;
    }
    byte[] now = read();
    int sumAt = Math.max(0, now.length - SUM_BYTES);
    if (known == null || !Arrays.equals(known, Arrays.copyOfRange(now, sumAt, now.length))) {
      throw new ArrivalsException(
          Why.CHANGED,
          "The file %s is not as this program left it, and was left as it is; the change holds in this program's memory alone.%nMaybe another desk works on the same file: end one of them."
              .formatted(file));
    }
  }

  private byte[] sealed(byte[] content) {
    SecretKey its = key;
    byte[] itsSalt = salt;
    if (its == null || itsSalt == null) {
      throw new IllegalStateException("The file must be opened before it is written.");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, its, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] head = ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(itsSalt).put(nonce).array();
      cipher.updateAAD(head);
      byte[] secret = cipher.doFinal(content);
      byte[] all = Arrays.copyOf(head, HEAD_BYTES + secret.length + SUM_BYTES);
      System.arraycopy(secret, 0, all, HEAD_BYTES, secret.length);
      int sumAt = all.length - SUM_BYTES;
      System.arraycopy(sum(all, sumAt), 0, all, sumAt, SUM_BYTES);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES in Galois/Counter Mode.", e);
    }
  }

  private static void ownersAlone(Path fresh) throws IOException {
    if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static void discard(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException _) {
      // What is left is sealed as well, and is taken away before the next write.
    }
  }

  /// The kind of the fault: a file system's messages are often a path and nothing else.
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e.getClass() == IOException.class
        ? message
        : "%s (%s)".formatted(message, e.getClass().getSimpleName());
  }
}
