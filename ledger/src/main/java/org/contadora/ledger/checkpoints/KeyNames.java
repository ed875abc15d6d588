package org.contadora.ledger.checkpoints;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.contadora.core.Sha256;

/// What names a key (C2SP signed-note, "Format" and "Signatures").
final class KeyNames {
  /// Signature type of plain Ed25519.
  static final byte ED25519 = 0x01;

  /// Length in bytes of a key id.
  static final int ID_BYTES = 4;

  private KeyNames() {}

  /// Refuses names that are empty or hold Unicode spaces, control characters or a plus sign.
  static String require(String name) {
    boolean wrong =
        name.codePoints()
            .anyMatch(c ->
                c == '+'
                    || Character.isSpaceChar(c)
                    || Character.isWhitespace(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE);
    if (name.isEmpty() || wrong) {
      throw new NoteException(
          "key name '"
              + name
              + "', expected one without spaces and plus signs\n"
              + "Maybe an address without its scheme: desk.example/ledger");
    }
    return name;
  }

  /// `SHA-256(name || 0x0A || 0x01 || key)[:4]` as eight hexadecimal digits.
  static String id(String name, byte[] publicKey) {
    MessageDigest digest = Sha256.digest();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(ED25519);
    digest.update(publicKey);
    return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), ID_BYTES));
  }

  /// Decodes standard Base64, refusing every spelling but the one an encoder gives.
  static byte[] base64(String what, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new NoteException(what + " '" + text + "' is not Base64", e);
    }
    String canonical = Base64.getEncoder().encodeToString(bytes);
    if (!canonical.equals(text)) {
      throw new NoteException(what + " '" + text + "', expected '" + canonical + "'");
    }
    return bytes;
  }
}
