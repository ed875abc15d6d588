package org.contadora.ledger.checkpoints;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text with the signatures of those who vouch for it (C2SP signed-note). Reading a note and
/// writing it again gives the same bytes.
///
/// The text means nothing before [#verify] has held.
///
/// @param text what is signed: whole lines
/// @param signatures at least one, in the order in which they stand
public record SignedNote(String text, List<NoteSignature> signatures) {
  /// Most bytes of a note that is read. C2SP signed-note asks for some limit; 16 signatures must
  /// fit, and those of post-quantum schemes have up to 5 kB.
  static final int MOST_BYTES = 1 << 20;

  /// Most signatures of a note that is read; at least 16 must be accepted.
  static final int MOST_SIGNATURES = 100;

  /// Refuses what could not be written as a note.
  ///
  /// @throws NoteException naming the value and what was expected
  public SignedNote {
    requireText(text);
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new NoteException(
          "note has %d signatures, expected 1 to %d".formatted(signatures.size(), MOST_SIGNATURES));
    }
  }

  /// Reads a note from its bytes.
  ///
  /// @throws NoteException where the bytes are anything but one well-formed note
  public static SignedNote parse(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new NoteException(
          "note has %,d bytes, expected at most %,d".formatted(bytes.length, MOST_BYTES));
    }
    String note;
    try {
      note = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NoteException("note is not valid UTF-8", e);
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0) {
      throw new NoteException("note has no blank line, expected one between text and signatures");
    }
    String lines = note.substring(blank + 2);
    if (!lines.endsWith("\n")) {
      throw new NoteException("note ends within a line, expected a newline after each signature");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(note.substring(0, blank + 1), signatures);
  }

  /// Reads a note from its text.
  ///
  /// @throws NoteException where the text is anything but one well-formed note
  public static SignedNote parse(String note) {
    return parse(note.getBytes(StandardCharsets.UTF_8));
  }

  static void requireText(String text) {
    if (!text.endsWith("\n")) {
      throw new NoteException("note's text '" + text + "' ends within a line, expected a newline");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n') {
        throw new NoteException(
            "note's text has the control character U+%04X at %d, expected none but newlines"
                .formatted((int) c, i));
      }
    }
  }

  /// Checks every signature that one of these keys should have made.
  ///
  /// Signatures of other keys are passed over, as C2SP signed-note demands: they may be those of
  /// witnesses, or of a key that will be used later.
  ///
  /// @return the keys that signed, at least one
  /// @throws NoteException where a known key's signature does not hold, or none of these keys
  ///   signed
  public List<VerifierKey> verify(List<VerifierKey> known) {
    List<VerifierKey> signed = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      for (VerifierKey key : known) {
        if (key.name().equals(signature.keyName()) && key.keyId().equals(signature.keyId())) {
          if (!key.verifies(text, signature)) {
            throw new NoteException(
                "signature of %s+%s does not fit the note's text"
                    .formatted(key.name(), key.keyId()));
          }
          signed.add(key);
        }
      }
    }
    if (signed.isEmpty()) {
      throw new NoteException(
          "note is signed by %s, expected %s"
              .formatted(
                  names(signatures.stream().map(s -> s.keyName() + "+" + s.keyId()).toList()),
                  names(known.stream().map(k -> k.name() + "+" + k.keyId()).toList())));
    }
    return signed;
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "nobody" : String.join(" or ", names);
  }

  /// The same note with one more signature, as when a witness has added its own.
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedNote(text, more);
  }

  /// The note as it is kept and published.
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (NoteSignature signature : signatures) {
      note.append(signature.line()).append('\n');
    }
    return note.toString();
  }

  /// The note's UTF-8 bytes.
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }
}
