package org.contadora.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/// Proofs that an entry stands in a tree, and that a tree only grew (RFC 9162 sections 2.1.3 and
/// 2.1.4). Making one reads about `log2(size)` nodes; checking one needs nothing but the proof.
public final class Proofs {
  private Proofs() {}

  /// Root of the first `size` leaves.
  public static Hash root(long size, NodeSource nodes) {
    requireSize(size, 0);
    return size == 0 ? TreeHash.emptyRoot() : range(0, size, nodes);
  }

  /// The hashes that lead from leaf `index` to the root of the first `size` leaves, the lowest
  /// first.
  ///
  /// @throws IllegalArgumentException where the index is not inside the tree
  public static List<Hash> inclusion(long index, long size, NodeSource nodes) {
    requireSize(size, 1);
    requireIndex(index, size);
    List<Hash> proof = new ArrayList<>();
    path(index, 0, size, nodes, proof);
    return List.copyOf(proof);
  }

  /// The hashes that lead from the root of `oldSize` leaves to that of `newSize`, the lowest first.
  /// Empty where the sizes are the same, or the old tree had no leaves.
  ///
  /// @throws IllegalArgumentException where the old tree is larger than the new one
  public static List<Hash> consistency(long oldSize, long newSize, NodeSource nodes) {
    requireSize(oldSize, 0);
    requireSize(newSize, oldSize);
    if (oldSize == 0 || oldSize == newSize) {
      return List.of();
    }
    List<Hash> proof = new ArrayList<>();
    subproof(oldSize, 0, newSize, true, nodes, proof);
    return List.copyOf(proof);
  }

  /// Checks that the leaf stands at `index` in the tree of `size` leaves with this root (RFC 9162
  /// section 2.1.3.2).
  ///
  /// @throws ProofException where it does not, or the proof is for something else
  public static void verifyInclusion(
      Hash leaf, long index, long size, List<Hash> proof, Hash root) {
    requireSize(size, 1);
    requireIndex(index, size);
    int expected = inclusionLength(index, size);
    if (proof.size() != expected) {
      throw new ProofException(
          "inclusion proof of entry %d in tree of %d has %d hashes, expected %d"
              .formatted(index, size, proof.size(), expected));
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : proof) {
      if ((node & 1) != 0 || node == last) {
        hash = TreeHash.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = TreeHash.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    if (!hash.equals(root)) {
      throw new ProofException(
          "inclusion proof of entry %d in tree of %d leads to root %s, expected %s"
              .formatted(index, size, hash.base64(), root.base64()));
    }
  }

  /// Checks that the tree of `newSize` leaves with `newRoot` begins with the tree of `oldSize` with
  /// `oldRoot` (RFC 9162 section 2.1.4.2).
  ///
  /// @throws ProofException where it does not, or the proof is for something else
  public static void verifyConsistency(
      long oldSize, Hash oldRoot, long newSize, Hash newRoot, List<Hash> proof) {
    requireSize(oldSize, 0);
    requireSize(newSize, oldSize);
    if (oldSize == 0 || oldSize == newSize) {
      verifyWithoutHashes(oldSize, oldRoot, newSize, newRoot, proof);
      return;
    }
    String name = "consistency proof from tree size %d to %d".formatted(oldSize, newSize);
    int expected = consistencyLength(oldSize, newSize);
    if (proof.size() != expected) {
      throw new ProofException(
          "%s has %d hashes, expected %d".formatted(name, proof.size(), expected));
    }
    // An old tree that is one complete subtree is its own first hash, and is left out.
    boolean complete = Long.bitCount(oldSize) == 1;
    int skipped = Long.numberOfTrailingZeros(oldSize);
    long node = (oldSize - 1) >>> skipped;
    long last = (newSize - 1) >>> skipped;
    Hash oldHash = complete ? oldRoot : proof.getFirst();
    Hash newHash = oldHash;
    for (Hash sibling : complete ? proof : proof.subList(1, proof.size())) {
      if ((node & 1) != 0 || node == last) {
        oldHash = TreeHash.node(sibling, oldHash);
        newHash = TreeHash.node(sibling, newHash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        newHash = TreeHash.node(newHash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    requireRoot(name, "old", oldHash, oldRoot);
    requireRoot(name, "new", newHash, newRoot);
  }

  private static void verifyWithoutHashes(
      long oldSize, Hash oldRoot, long newSize, Hash newRoot, List<Hash> proof) {
    String name = "consistency proof from tree size %d to %d".formatted(oldSize, newSize);
    if (!proof.isEmpty()) {
      throw new ProofException("%s has %d hashes, expected none".formatted(name, proof.size()));
    }
    if (oldSize == 0) {
      requireRoot(name, "old", TreeHash.emptyRoot(), oldRoot);
    }
    if (oldSize == newSize) {
      requireRoot(name, "new", oldRoot, newRoot);
    }
  }

  private static void requireRoot(String name, String which, Hash hash, Hash root) {
    if (!hash.equals(root)) {
      throw new ProofException(
          "%s leads to %s root %s, expected %s"
              .formatted(name, which, hash.base64(), root.base64()));
    }
  }

  /// PATH of RFC 9162 section 2.1.3.1 over the leaves from `begin` to before `end`.
  private static void path(long index, long begin, long end, NodeSource nodes, List<Hash> proof) {
    if (end - begin == 1) {
      return;
    }
    long middle = begin + split(end - begin);
    if (index < middle) {
      path(index, begin, middle, nodes, proof);
      proof.add(range(middle, end, nodes));
    } else {
      path(index, middle, end, nodes, proof);
      proof.add(range(begin, middle, nodes));
    }
  }

  /// SUBPROOF of RFC 9162 section 2.1.4.1 over the leaves from `begin` to before `end`.
  private static void subproof(
      long oldEnd, long begin, long end, boolean known, NodeSource nodes, List<Hash> proof) {
    if (oldEnd == end) {
      if (!known) {
        proof.add(range(begin, end, nodes));
      }
      return;
    }
    long middle = begin + split(end - begin);
    if (oldEnd <= middle) {
      subproof(oldEnd, begin, middle, known, nodes, proof);
      proof.add(range(middle, end, nodes));
    } else {
      subproof(oldEnd, middle, end, false, nodes, proof);
      proof.add(range(begin, middle, nodes));
    }
  }

  /// MTH of RFC 9162 section 2.1.1 over a range that starts where a subtree of its size may start.
  private static Hash range(long begin, long end, NodeSource nodes) {
    long width = end - begin;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return nodes.node(level, begin >>> level);
    }
    long middle = begin + split(width);
    return TreeHash.node(range(begin, middle, nodes), range(middle, end, nodes));
  }

  /// The largest power of two smaller than `width`, which is at least 2.
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }

  /// Levels at which leaf and right edge run apart, and those where only left siblings remain.
  private static int inclusionLength(long index, long size) {
    int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
    return inner + Long.bitCount(index >>> inner);
  }

  private static int consistencyLength(long oldSize, long newSize) {
    int skipped = Long.numberOfTrailingZeros(oldSize);
    int first = Long.bitCount(oldSize) == 1 ? 0 : 1;
    long last = (newSize - 1) >>> skipped;
    return first + inclusionLength((oldSize - 1) >>> skipped, last + 1);
  }

  private static void requireSize(long size, long least) {
    if (size < least) {
      throw new IllegalArgumentException("tree size " + size + ", expected at least " + least);
    }
  }

  private static void requireIndex(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "entry index %d, expected 0 to %d (tree size %d)".formatted(index, size - 1, size));
    }
  }
}
