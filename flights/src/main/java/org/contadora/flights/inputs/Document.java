package org.contadora.flights.inputs;

import java.io.InputStream;

/// One document, unpacked and open until whoever takes it is done.
public final class Document {
  /// How much of a document is looked at to tell its format.
  public static final int HEAD_BYTES = 1 << 16;

  private final String origin;
  private final byte[] head;
  private final InputStream content;

  Document(String origin, byte[] head, InputStream content) {
    this.origin = origin;
    this.head = head;
    this.content = content;
  }

  /// `file`, or `archive!member`.
  public String origin() {
    return origin;
  }

  /// The first bytes, up to [#HEAD_BYTES], the whole document if it is shorter; not a copy.
  public byte[] head() {
    return head;
  }

  /// All bytes, from the first on. Never fails: where the content breaks off, that is refused and
  /// the stream ends.
  public InputStream content() {
    return content;
  }
}
