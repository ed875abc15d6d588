package org.contadora.ledger.tiles;

import java.io.IOException;
import java.io.OutputStream;
import org.contadora.ledger.merkle.Hash;

/// Where an export reads original bytes from: the folder of evidence, a test's map.
public interface BlobSource {
  /// The names (SHA-256) of all blobs that go with the entries exported.
  ///
  /// @throws IOException where they cannot be listed
  Iterable<Hash> names() throws IOException;

  /// Writes the bytes of one of them; leaves the stream open.
  ///
  /// @throws IOException where they cannot be read or written
  void copyTo(Hash name, OutputStream out) throws IOException;
}
