package org.contadora.ledger.merkle;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 value: 32 bytes that never change. Two are equal when their bytes are.
public final class Hash {
  /// Length in bytes.
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A copy of the given 32 bytes.
  ///
  /// @throws IllegalArgumentException where there are more or fewer
  public static Hash of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /// A copy of `length` bytes from `offset`.
  ///
  /// @throws IllegalArgumentException where the length is not 32
  public static Hash of(byte[] bytes, int offset, int length) {
    if (length != BYTES) {
      throw new IllegalArgumentException("hash has " + length + " bytes, expected " + BYTES);
    }
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /// Reads 64 hexadecimal digits of either case.
  ///
  /// @throws IllegalArgumentException where the text is anything else
  public static Hash parseHex(String text) {
    if (text.length() != 2 * BYTES) {
      throw new IllegalArgumentException(
          "hash '" + text + "' has " + text.length() + " characters, expected 64 hex digits");
    }
    try {
      return new Hash(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("hash '" + text + "' is not hexadecimal", e);
    }
  }

  /// Reads standard Base64 (RFC 4648 section 4) and nothing that merely decodes to the same bytes.
  ///
  /// @throws IllegalArgumentException where the text is not the Base64 of 32 bytes
  public static Hash parseBase64(String text) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("hash '" + text + "' is not Base64", e);
    }
    Hash hash = of(decoded);
    if (!hash.base64().equals(text)) {
      throw new IllegalArgumentException(
          "hash '" + text + "' is not in canonical Base64, expected '" + hash.base64() + "'");
    }
    return hash;
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Copies the 32 bytes into `target` from `offset` on.
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, BYTES);
  }

  /// 64 lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /// Standard Base64 with padding: 44 characters.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    // The bytes are already well mixed: the first four do.
    return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
  }

  /// The hexadecimal form.
  @Override
  public String toString() {
    return hex();
  }
}
