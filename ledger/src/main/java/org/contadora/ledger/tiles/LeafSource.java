package org.contadora.ledger.tiles;

import java.io.IOException;

/// Where an export reads entries from: a store, a test's list.
@FunctionalInterface
public interface LeafSource {
  /// Hands over the entries from `begin` to before `end`, in order and none left out.
  ///
  /// @throws IOException where one cannot be read, or the visitor threw
  void read(long begin, long end, LeafVisitor visitor) throws IOException;

  /// Takes entries one after the other.
  @FunctionalInterface
  interface LeafVisitor {
    /// Takes the canonical bytes of one entry; it does not keep the array.
    ///
    /// @throws IOException where the entry cannot be passed on
    void entry(long index, byte[] bytes) throws IOException;
  }
}
