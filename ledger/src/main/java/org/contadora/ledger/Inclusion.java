package org.contadora.ledger;

import java.util.List;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.merkle.Hash;

/// Proof that an entry stands in the ledger that a checkpoint signs.
///
/// @param index the entry's place
/// @param leaf hash of its bytes
/// @param path hashes from the leaf's neighbour to the root's child (RFC 9162, section 2.1.3)
/// @param checkpoint signed size and root
public record Inclusion(long index, Hash leaf, List<Hash> path, SignedNote checkpoint) {
  /// First line of the form in which proofs are handed on (C2SP tlog-proof).
  private static final String FORM = "c2sp.org/tlog-proof@v1";

  public Inclusion {
    path = List.copyOf(path);
  }

  /// The proof as a text that tools of others read (C2SP tlog-proof): index, path, checkpoint.
  public String text() {
    var text = new StringBuilder(FORM + "\nindex " + index + "\n");
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
