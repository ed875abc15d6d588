package org.contadora.ledger.merkle;

/// Takes the hash of each subtree when its last leaf has come: what a store or a tile keeps.
@FunctionalInterface
public interface NodeSink {
  /// The hash over the leaves `index * 2^level` to `(index + 1) * 2^level - 1`. Level 0 is a leaf.
  void node(int level, long index, Hash hash);
}
