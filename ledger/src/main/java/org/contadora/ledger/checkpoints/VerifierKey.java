package org.contadora.ledger.checkpoints;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The public half of a key, with which anyone checks what [SigningKey] signed.
///
/// Its text, the *vkey*, is `name+id+base64(0x01 || key)` (C2SP signed-note): the one thing that a
/// reader must get from somewhere other than the ledger.
public final class VerifierKey {
  static final int KEY_BYTES = 32;

  /// What stands before the 32 bytes in a `SubjectPublicKeyInfo` (RFC 8410 section 4).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] key;
  private final String keyId;

  VerifierKey(String name, byte[] key) {
    this.name = KeyNames.require(name);
    this.key = key.clone();
    this.keyId = KeyNames.id(name, key);
  }

  static VerifierKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    return new VerifierKey(
        name, Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
  }

  /// Reads a vkey.
  ///
  /// @throws NoteException where it is malformed, of another kind, or its id is not its own
  public static VerifierKey parse(String vkey) {
    // Base64 may hold plus signs too, so only the first two divide.
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new NoteException("verifier key '" + vkey + "', expected name+id+base64");
    }
    byte[] typed = KeyNames.base64("verifier key's last part", parts[2]);
    if (typed.length != 1 + KEY_BYTES || typed[0] != KeyNames.ED25519) {
      throw new NoteException(
          "verifier key '%s' has %d bytes, expected 33 of which the first is 1 (Ed25519)"
              .formatted(vkey, typed.length));
    }
    VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.keyId.equals(parts[1])) {
      throw new NoteException(
          "verifier key '%s' has the id '%s', expected '%s'\nMaybe a character was lost in copying."
              .formatted(vkey, parts[1], key.keyId));
    }
    return key;
  }

  /// Whose key it is.
  public String name() {
    return name;
  }

  /// Eight hexadecimal digits that tell it from other keys of the same name.
  public String keyId() {
    return keyId;
  }

  /// The vkey.
  @Override
  public String toString() {
    return name + '+' + keyId + '+' + typedBase64(key);
  }

  static String typedBase64(byte[] key) {
    byte[] typed = new byte[1 + key.length];
    typed[0] = KeyNames.ED25519;
    System.arraycopy(key, 0, typed, 1, key.length);
    return Base64.getEncoder().encodeToString(typed);
  }

  /// Reads a checkpoint of the ledger that bears this key's name.
  ///
  /// The origin must be the name, so that a checkpoint of one ledger cannot be shown as another's.
  ///
  /// @throws NoteException where this key did not sign it, or it is of another ledger
  public Checkpoint open(SignedNote note) {
    note.verify(List.of(this));
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    if (!checkpoint.origin().equals(name)) {
      throw new NoteException(
          "checkpoint's origin '%s', expected '%s', the name of the key that signed it"
              .formatted(checkpoint.origin(), name));
    }
    return checkpoint;
  }

  boolean verifies(String text, NoteSignature signature) {
    try {
      byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
      System.arraycopy(key, 0, encoded, X509.length, KEY_BYTES);
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      return ed25519.verify(signature.signature());
    } catch (GeneralSecurityException e) {
      // The JDK throws where key or signature is no point on the curve, or has another length.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(key);
  }
}
