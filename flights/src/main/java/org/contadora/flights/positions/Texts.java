package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes as text, whatever encoding they were saved in.
///
/// UTF-8 and UTF-16 are told apart by their byte order mark or, without one, by the zero bytes that
/// UTF-16 puts beside every ASCII character. A byte that is not UTF-8 (a file saved as Latin-1)
/// becomes U+FFFD: everything the engine reads is ASCII, so such bytes stand only in free text, or
/// in a field that is then refused for what it holds.
public final class Texts {
  private static final int SNIFFED = 4;

  /// Characters of an unknown document that are shown.
  private static final int SHOWN_CHARS = 60;

  private Texts() {}

  /// The whole stream as characters, without a byte order mark.
  public static Reader reader(InputStream in) throws IOException {
    PushbackInputStream pushback = new PushbackInputStream(in, SNIFFED);
    byte[] first = new byte[SNIFFED];
    int length = pushback.readNBytes(first, 0, SNIFFED);
    int mark = markLength(first, length);
    pushback.unread(first, mark, length - mark);
    return new InputStreamReader(
        pushback,
        charset(first, length)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }

  /// The beginning of a document as characters; the last one may be cut.
  public static String head(byte[] head) {
    int mark = markLength(head, head.length);
    return new String(head, mark, head.length - mark, charset(head, head.length));
  }

  /// What is said of a document in no known format that begins like this.
  public static String unknown(byte[] head) {
    if (head.length == 0) {
      return "The document is empty.";
    }
    StringBuilder shown = new StringBuilder();
    head(head)
        .chars()
        .limit(SHOWN_CHARS)
        .forEach(c -> shown.append(c >= ' ' && c < 0x7f ? (char) c : '.'));
    String message =
        "The content, which begins with (%s), must be positions or flight records in a known format."
            .formatted(shown);
    return isUtf16(head)
        ? message + "%nMaybe save it as UTF-8: it looks like UTF-16.".formatted()
        : message;
  }

  /// Whether a document that begins like this is text in UTF-16.
  private static boolean isUtf16(byte[] head) {
    Charset charset = charset(head, head.length);
    return !charset.equals(StandardCharsets.UTF_8) && text(head, charset);
  }

  /// Whether what is read so is text, and not binary data with some zero bytes.
  private static boolean text(byte[] head, Charset charset) {
    return new String(head, charset)
        .chars()
        .limit(SNIFFED)
        .allMatch(
            c -> c == 0xFEFF || c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c < 0x7F));
  }

  private static Charset charset(byte[] b, int length) {
    if (length >= 2) {
      if ((b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) || (b[0] != 0 && b[1] == 0)) {
        return StandardCharsets.UTF_16LE;
      }
      if ((b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) || (b[0] == 0 && b[1] != 0)) {
        return StandardCharsets.UTF_16BE;
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static int markLength(byte[] b, int length) {
    if (length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return 3;
    }
    boolean utf16 =
        length >= 2
            && ((b[0] == (byte) 0xFF && b[1] == (byte) 0xFE)
                || (b[0] == (byte) 0xFE && b[1] == (byte) 0xFF));
    return utf16 ? 2 : 0;
  }
}
