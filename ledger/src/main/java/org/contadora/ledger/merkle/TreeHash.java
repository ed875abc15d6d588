package org.contadora.ledger.merkle;

import java.security.MessageDigest;
import org.contadora.core.Sha256;

/// The hashes a tree is made of (RFC 9162 section 2.1.1): leaves and inner nodes start with
/// different bytes, so that neither can be taken for the other.
public final class TreeHash {
  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private TreeHash() {}

  /// `SHA-256(0x00 || entry)`: the hash of a leaf.
  public static Hash leaf(byte[] entry) {
    return leaf(entry, 0, entry.length);
  }

  /// The hash of a leaf whose entry is `length` bytes from `offset`.
  public static Hash leaf(byte[] entry, int offset, int length) {
    MessageDigest digest = Sha256.digest();
    digest.update(LEAF);
    digest.update(entry, offset, length);
    return Hash.of(digest.digest());
  }

  /// `SHA-256(0x01 || left || right)`: the hash of a node above two subtrees.
  public static Hash node(Hash left, Hash right) {
    byte[] input = new byte[1 + 2 * Hash.BYTES];
    input[0] = NODE;
    left.copyTo(input, 1);
    right.copyTo(input, 1 + Hash.BYTES);
    return Hash.of(Sha256.digest().digest(input));
  }

  /// The root of a tree without leaves: SHA-256 of nothing.
  public static Hash emptyRoot() {
    return Hash.of(Sha256.digest().digest());
  }

  /// Plain SHA-256, as names of evidence use it. Not for tree nodes.
  public static Hash plain(byte[] bytes) {
    return Hash.of(Sha256.digest().digest(bytes));
  }
}
