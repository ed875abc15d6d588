package org.contadora.ledger.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
    MessageDigest digest = sha256();
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
    return Hash.of(sha256().digest(input));
  }

  /// The root of a tree without leaves: SHA-256 of nothing.
  public static Hash emptyRoot() {
    return Hash.of(sha256().digest());
  }

  /// Plain SHA-256, as names of evidence use it. Not for tree nodes.
  public static Hash plain(byte[] bytes) {
    return Hash.of(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
