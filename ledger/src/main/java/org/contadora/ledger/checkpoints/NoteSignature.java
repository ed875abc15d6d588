package org.contadora.ledger.checkpoints;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// One signature line of a note: `— name base64(key id || signature)`. Of keys that are not known
/// here it is kept as it came, as those of witnesses are.
///
/// @param keyName who signed
/// @param base64 the four bytes of the key's id, followed by the signature
public record NoteSignature(String keyName, String base64) {
  private static final String START = "— ";

  /// Refuses what could not stand in a note.
  ///
  /// @throws NoteException naming the value and what was expected
  public NoteSignature {
    KeyNames.require(keyName);
    int bytes = KeyNames.base64("signature of " + keyName, base64).length;
    if (bytes <= KeyNames.ID_BYTES) {
      throw new NoteException(
          "signature of %s has %d bytes, expected a key id of 4 and at least 1 more"
              .formatted(keyName, bytes));
    }
  }

  static NoteSignature of(String keyName, String keyId, byte[] signature) {
    byte[] id = HexFormat.of().parseHex(keyId);
    byte[] all = Arrays.copyOf(id, id.length + signature.length);
    System.arraycopy(signature, 0, all, id.length, signature.length);
    return new NoteSignature(keyName, Base64.getEncoder().encodeToString(all));
  }

  static NoteSignature parse(String line) {
    int space = line.indexOf(' ', START.length());
    if (!line.startsWith(START) || space < 0) {
      throw new NoteException("signature line '" + line + "', expected '— name base64'");
    }
    return new NoteSignature(line.substring(START.length(), space), line.substring(space + 1));
  }

  /// The key's id as eight hexadecimal digits.
  public String keyId() {
    byte[] bytes = Base64.getDecoder().decode(base64);
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, KeyNames.ID_BYTES));
  }

  byte[] signature() {
    byte[] bytes = Base64.getDecoder().decode(base64);
    return Arrays.copyOfRange(bytes, KeyNames.ID_BYTES, bytes.length);
  }

  String line() {
    return START + keyName + ' ' + base64;
  }
}
