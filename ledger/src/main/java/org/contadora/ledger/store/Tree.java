package org.contadora.ledger.store;

import java.time.Instant;
import java.util.List;
import org.contadora.ledger.merkle.Frontier;
import org.contadora.ledger.merkle.Hash;

/// What a store holds in all.
///
/// @param size number of entries
/// @param edge roots of the complete subtrees, the largest first ([Frontier#hashes])
/// @param lastRecorded when the last entry was recorded; 1970 where there is none
public record Tree(long size, List<Hash> edge, Instant lastRecorded) {
  public Tree {
    edge = List.copyOf(edge);
  }

  /// The tree's right edge, to append to.
  public Frontier frontier() {
    return Frontier.of(size, edge);
  }

  /// Root of the tree (RFC 9162, section 2.1.1).
  public Hash root() {
    return frontier().root();
  }
}
