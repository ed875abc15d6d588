package org.contadora.ledger.checkpoints;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The secret half of a ledger's key: Ed25519 (RFC 8032) from the JDK.
///
/// Its file has two lines. The first, `PRIVATE+KEY+name+id+base64(0x01 || seed)`, is the form that
/// Go's `sumdb/note` and the tools around it read; the second is the vkey, which may be shown to
/// anyone. The file can be read by its owner only, and is never written over.
public final class SigningKey {
  private static final String START = "PRIVATE+KEY+";

  /// What stands before the 32 bytes in a `OneAsymmetricKey` (RFC 8410 section 7).
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final byte[] seed;
  private final PrivateKey key;
  private final VerifierKey verifierKey;

  private SigningKey(byte[] seed, PrivateKey key, VerifierKey verifierKey) {
    this.seed = seed;
    this.key = key;
    this.verifierKey = verifierKey;
  }

  /// A new key.
  ///
  /// @param name the ledger's name, preferably an address without scheme: `desk.example/ledger`
  /// @throws NoteException where the name holds spaces or plus signs
  public static SigningKey generate(String name) {
    KeyNames.require(name);
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      return new SigningKey(seed, pair.getPrivate(), VerifierKey.of(name, pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK since 15 has Ed25519", e);
    }
  }

  /// Reads a key's file.
  ///
  /// @throws NoteException where others than its owner may read it, or it is malformed
  /// @throws IOException where it cannot be read
  public static SigningKey read(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      if (!OWNER_ONLY.containsAll(rights)) {
        throw new NoteException(
            "signing key %s has the rights %s, expected rw-------\nMaybe chmod 600 %s"
                .formatted(file, PosixFilePermissions.toString(rights), file));
      }
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.size() != 2) {
      throw new NoteException(
          "signing key %s has %d lines, expected 2".formatted(file, lines.size()));
    }
    try {
      return parse(lines.get(0), VerifierKey.parse(lines.get(1)));
    } catch (NoteException e) {
      throw new NoteException("signing key %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Puts the two halves together and tries whether they are of one key. No message shows the
  /// secret.
  static SigningKey parse(String secret, VerifierKey verifierKey) {
    String start = START + verifierKey.name() + '+' + verifierKey.keyId() + '+';
    if (!secret.startsWith(start)) {
      throw new NoteException("first line, expected it to start with '" + start + "'");
    }
    byte[] typed;
    try {
      typed = KeyNames.base64("", secret.substring(start.length()));
    } catch (NoteException e) {
      typed = new byte[0];
    }
    if (typed.length != 1 + VerifierKey.KEY_BYTES || typed[0] != KeyNames.ED25519) {
      throw new NoteException("first line, expected the Base64 of 33 bytes at its end");
    }
    byte[] seed = Arrays.copyOfRange(typed, 1, typed.length);
    byte[] encoded = Arrays.copyOf(PKCS8, PKCS8.length + seed.length);
    System.arraycopy(seed, 0, encoded, PKCS8.length, seed.length);
    SigningKey signing;
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      signing = new SigningKey(seed, key, verifierKey);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every 32 bytes are an Ed25519 seed", e);
    }
    String probe = "Do both halves fit?\n";
    if (!verifierKey.verifies(probe, signing.sign(probe))) {
      throw new NoteException(
          "first line, expected the secret half of " + verifierKey + " in the second");
    }
    return signing;
  }

  /// Writes the key to a new file that its owner alone may read.
  ///
  /// @throws FileAlreadyExistsException where there is one: what it signed could not be continued
  /// @throws IOException where it cannot be written
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("signing key " + file + " is a folder, expected a file's name");
    }
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] rights =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, rights)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(fileText());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      FileAlreadyExistsException clearer =
          new FileAlreadyExistsException(
              file.toString(), null, "signing key exists, and is never written over");
      clearer.initCause(e);
      throw clearer;
    }
    if (posix) {
      // Also the name must outlive a power failure: what a lost key signed cannot be continued.
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private String fileText() {
    return START
        + verifierKey.name()
        + '+'
        + verifierKey.keyId()
        + '+'
        + VerifierKey.typedBase64(seed)
        + '\n'
        + verifierKey
        + '\n';
  }

  /// The public half.
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /// Signs a checkpoint of the ledger that bears this key's name.
  ///
  /// It does not know what was signed before: who calls it must have seen that the ledger only grew
  /// (C2SP tlog-checkpoint, "Signatures").
  ///
  /// @throws NoteException where the checkpoint is of another ledger
  public SignedNote sign(Checkpoint checkpoint) {
    if (!checkpoint.origin().equals(verifierKey.name())) {
      throw new NoteException(
          "checkpoint's origin '%s', expected '%s', the name of the signing key"
              .formatted(checkpoint.origin(), verifierKey.name()));
    }
    String text = checkpoint.text();
    return new SignedNote(text, List.of(sign(text)));
  }

  NoteSignature sign(String text) {
    SignedNote.requireText(text);
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(key);
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      return NoteSignature.of(verifierKey.name(), verifierKey.keyId(), ed25519.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("an Ed25519 key signs any text", e);
    }
  }

  /// The public half only.
  @Override
  public String toString() {
    return "secret half of " + verifierKey;
  }
}
