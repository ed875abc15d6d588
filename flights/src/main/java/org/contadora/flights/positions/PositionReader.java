package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import org.contadora.core.Refusals;

/// Reads one format of aircraft positions. Readers hold no state between documents and are safe for
/// several threads.
public interface PositionReader {
  /// Stable name of the format, such as `readsb-trace`, as `inspect` and `summary.json` print it.
  String format();

  /// Whether a document that begins with `head` is of this format. Looks at the content only, never
  /// at a name.
  ///
  /// @param head the first bytes of the document, decompressed; up to 64 KiB, the whole document if
  ///   it is shorter
  boolean recognises(byte[] head);

  /// Reads a whole document and hands its positions to `sink`, each batch of one aircraft. What
  /// cannot be used is refused by code with its place and the rest is read; where the document
  /// breaks off, what came before is kept.
  ///
  /// @param origin name of the document, for batches and refusals
  /// @throws IOException if the stream itself fails
  void read(InputStream in, String origin, PositionSink sink, Refusals refusals) throws IOException;
}
