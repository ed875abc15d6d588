package org.contadora.ledger.merkle;

/// Where hashes of complete subtrees are read: a store, a folder of tiles, memory.
@FunctionalInterface
public interface NodeSource {
  /// The hash over the leaves `index * 2^level` to `(index + 1) * 2^level - 1`. Level 0 is a leaf.
  ///
  /// It is asked only for subtrees that are complete in the tree at hand.
  Hash node(int level, long index);
}
