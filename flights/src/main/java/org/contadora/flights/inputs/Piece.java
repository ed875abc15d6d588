package org.contadora.flights.inputs;

import java.io.IOException;
import java.io.InputStream;
import org.contadora.core.Refusals;

/// A part of an input that can be read on its own, by any thread: a member of a tar that lies in a
/// file, or a whole file, or standard input.
///
/// Small on purpose, as a month of day archives has two million: names are read again when asked
/// for.
public final class Piece {
  private final Input input;
  private final long headerAt;
  private final long at;
  private final long length;

  /// @param headerAt where the member's headers begin, -1 for a whole input
  Piece(Input input, long headerAt, long at, long length) {
    this.input = input;
    this.headerAt = headerAt;
    this.at = at;
    this.length = length;
  }

  /// The input that this is a part of.
  public Input input() {
    return input;
  }

  /// How many bytes it has, packed; -1 if not known before it is read.
  public long bytes() {
    return length;
  }

  /// `file`, or `archive!member`.
  public String origin() {
    return headerAt < 0 ? input.name() : input.name() + "!" + input.memberName(headerAt, at);
  }

  /// Unpacks everything in this piece.
  public void unpack(InputLimits limits, DocumentSink sink, Refusals refusals) throws IOException {
    try (InputStream in = input.open(at, length)) {
      new Unpacker(limits, sink, refusals).unpack(origin(), in);
    }
  }

  /// Reads up to `count` packed bytes from the beginning; fewer only at the end.
  int read(byte[] into, int count) throws IOException {
    return input.read(at, into, (int) Math.min(count, length));
  }

  /// Whether [#read] can be used: not for standard input.
  boolean isInFile() {
    return length >= 0;
  }
}
