package org.contadora.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/// The right edge of a growing tree: the roots of the complete subtrees that its size falls into,
/// one per bit of the size, the largest first. That is all that appending needs, so a tree of a
/// billion leaves grows with 30 hashes at hand.
///
/// For one writer: not safe for use by several threads at once.
public final class Frontier {
  private long size;
  private final ArrayList<Hash> hashes;

  /// The edge of a tree without leaves.
  public Frontier() {
    this(0, List.of());
  }

  private Frontier(long size, List<Hash> hashes) {
    this.size = size;
    this.hashes = new ArrayList<>(hashes);
  }

  /// The edge that was kept before.
  ///
  /// @param size number of leaves
  /// @param hashes roots of the complete subtrees, the largest first
  /// @throws IllegalArgumentException where there is not one hash for each bit of the size
  public static Frontier of(long size, List<Hash> hashes) {
    if (size < 0) {
      throw new IllegalArgumentException("tree size " + size + ", expected at least 0");
    }
    if (hashes.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "frontier of tree size %d has %d hashes, expected %d"
              .formatted(size, hashes.size(), Long.bitCount(size)));
    }
    return new Frontier(size, hashes);
  }

  /// The edge of the first `size` leaves of a tree, read from its nodes.
  public static Frontier of(long size, NodeSource nodes) {
    List<Hash> hashes = new ArrayList<>();
    long begin = 0;
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      if ((size & 1L << level) != 0) {
        hashes.add(nodes.node(level, begin >>> level));
        begin += 1L << level;
      }
    }
    return of(size, hashes);
  }

  /// Adds one leaf.
  public void append(Hash leaf) {
    append(leaf, (level, index, hash) -> {});
  }

  /// Adds one leaf and hands over every subtree it completes, from the leaf upwards.
  public void append(Hash leaf, NodeSink completed) {
    Hash hash = leaf;
    int level = 0;
    completed.node(0, size, hash);
    // A set bit is a subtree of the same size waiting on the left, as in binary addition.
    for (long left = size; (left & 1) != 0; left >>>= 1) {
      hash = TreeHash.node(hashes.removeLast(), hash);
      level++;
      completed.node(level, size >>> level, hash);
    }
    hashes.add(hash);
    size++;
  }

  /// Number of leaves.
  public long size() {
    return size;
  }

  /// Root of the tree (RFC 9162 section 2.1.1); that of an empty tree is [TreeHash#emptyRoot].
  public Hash root() {
    if (hashes.isEmpty()) {
      return TreeHash.emptyRoot();
    }
    Hash root = hashes.getLast();
    for (int i = hashes.size() - 2; i >= 0; i--) {
      root = TreeHash.node(hashes.get(i), root);
    }
    return root;
  }

  /// Roots of the complete subtrees, the largest first: what to keep with the size.
  public List<Hash> hashes() {
    return List.copyOf(hashes);
  }

  /// An edge that grows apart from this one, as for a batch that may still be given up.
  public Frontier copy() {
    return new Frontier(size, hashes);
  }
}
