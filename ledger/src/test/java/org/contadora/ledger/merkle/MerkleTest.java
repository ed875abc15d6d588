package org.contadora.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.ledger.ReplayableSeed;
import org.junit.jupiter.api.Test;

class MerkleTest {
  /// Random trees per run.
  private static final int TREES = 40;

  private static final int MOST_LEAVES = 600;

  @Test
  void everyFastAnswerIsThatOfTheDefinition() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("merkle");
    for (int i = 0; i < TREES; i++) {
      int size = 1 + random.nextInt(MOST_LEAVES);
      List<byte[]> entries = entries(size, random);
      MemoryTree tree = treeOf(entries);
      String hint = "tree of " + size + ", " + ReplayableSeed.hint(seed);
      Hash root = SlowTree.mth(entries);
      assertThat(tree.frontier().root()).as(hint).isEqualTo(root);

      int index = random.nextInt(size);
      List<Hash> path = Proofs.inclusion(index, size, tree);
      assertThat(path).as("entry %d, %s", index, hint).isEqualTo(SlowTree.path(index, entries));
      Proofs.verifyInclusion(TreeHash.leaf(entries.get(index)), index, size, path, root);

      int oldSize = 1 + random.nextInt(size);
      List<Hash> proof = Proofs.consistency(oldSize, size, tree);
      assertThat(proof)
          .as("from %d, %s", oldSize, hint)
          .isEqualTo(SlowTree.proof(oldSize, entries));
      Hash oldRoot = SlowTree.mth(entries.subList(0, oldSize));
      assertThat(Proofs.root(oldSize, tree)).as(hint).isEqualTo(oldRoot);
      Proofs.verifyConsistency(oldSize, oldRoot, size, root, proof);
    }
  }

  @Test
  void allProofsOfAllSmallTreesHold() {
    List<byte[]> entries = entries(33, new Seed(7).random("small"));
    MemoryTree tree = treeOf(entries);
    for (int size = 1; size <= entries.size(); size++) {
      List<byte[]> first = entries.subList(0, size);
      Hash root = SlowTree.mth(first);
      for (int m = 0; m < size; m++) {
        List<Hash> path = Proofs.inclusion(m, size, tree);
        assertThat(path).isEqualTo(SlowTree.path(m, first));
        Proofs.verifyInclusion(TreeHash.leaf(entries.get(m)), m, size, path, root);
        List<Hash> proof = Proofs.consistency(m + 1, size, tree);
        assertThat(proof).isEqualTo(SlowTree.proof(m + 1, first));
        Proofs.verifyConsistency(m + 1, Proofs.root(m + 1, tree), size, root, proof);
      }
    }
  }

  @Test
  void changedProofsAreRefused() {
    Seed seed = ReplayableSeed.next();
    RandomGenerator random = seed.random("changed");
    List<byte[]> entries = entries(300, random);
    MemoryTree tree = treeOf(entries);
    for (int i = 0; i < 200; i++) {
      int size = 2 + random.nextInt(299);
      int index = random.nextInt(size);
      Hash root = Proofs.root(size, tree);
      Hash leaf = tree.node(0, index);
      List<Hash> path = Proofs.inclusion(index, size, tree);
      String hint = "entry %d of %d, %s".formatted(index, size, ReplayableSeed.hint(seed));
      for (List<Hash> wrong : changed(path, random)) {
        assertThatThrownBy(() -> Proofs.verifyInclusion(leaf, index, size, wrong, root))
            .as(hint)
            .isInstanceOf(ProofException.class);
      }
      int oldSize = 1 + random.nextInt(size - 1);
      Hash oldRoot = Proofs.root(oldSize, tree);
      String oldHint = "%d to %d, %s".formatted(oldSize, size, ReplayableSeed.hint(seed));
      for (List<Hash> wrong : changed(Proofs.consistency(oldSize, size, tree), random)) {
        assertThatThrownBy(() -> Proofs.verifyConsistency(oldSize, oldRoot, size, root, wrong))
            .as(oldHint)
            .isInstanceOf(ProofException.class);
      }
    }
  }

  @Test
  void aProofIsForItsOwnPlaceAndRootsOnly() {
    MemoryTree tree = treeOf(entries(21, new Seed(3).random("place")));
    Hash root = Proofs.root(21, tree);
    List<Hash> path = Proofs.inclusion(5, 21, tree);
    assertThatThrownBy(() -> Proofs.verifyInclusion(tree.node(0, 5), 4, 21, path, root))
        .isInstanceOf(ProofException.class)
        .hasMessageContaining("inclusion proof of entry 4 in tree of 21 leads to root")
        .hasMessageContaining("expected " + root.base64());
    assertThatThrownBy(() -> Proofs.verifyInclusion(tree.node(0, 4), 5, 21, path, root))
        .isInstanceOf(ProofException.class);
    List<Hash> proof = Proofs.consistency(13, 21, tree);
    assertThatThrownBy(() -> Proofs.verifyConsistency(13, Proofs.root(12, tree), 21, root, proof))
        .isInstanceOf(ProofException.class)
        .hasMessageContaining("consistency proof from tree size 13 to 21 leads to old root");
    assertThatThrownBy(() -> Proofs.verifyConsistency(8, root, 8, Proofs.root(8, tree), List.of()))
        .isInstanceOf(ProofException.class);
    assertThatThrownBy(() -> Proofs.verifyConsistency(0, root, 21, root, List.of()))
        .isInstanceOf(ProofException.class)
        .hasMessageContaining("old root");
    Proofs.verifyConsistency(0, TreeHash.emptyRoot(), 21, root, List.of());
  }

  @Test
  void questionsOutsideTheTreeNameWhatWasExpected() {
    MemoryTree tree = treeOf(entries(5, new Seed(3).random("outside")));
    assertThatThrownBy(() -> Proofs.inclusion(5, 5, tree))
        .hasMessage("entry index 5, expected 0 to 4 (tree size 5)");
    assertThatThrownBy(() -> Proofs.inclusion(-1, 5, tree))
        .hasMessage("entry index -1, expected 0 to 4 (tree size 5)");
    assertThatThrownBy(() -> Proofs.consistency(6, 5, tree))
        .hasMessage("tree size 5, expected at least 6");
    assertThatThrownBy(() -> Frontier.of(5, List.of()))
        .hasMessage("frontier of tree size 5 has 0 hashes, expected 2");
  }

  @Test
  void aFrontierGoesOnFromWhatWasKept() {
    List<byte[]> entries = entries(100, new Seed(9).random("kept"));
    MemoryTree tree = treeOf(entries);
    for (int size = 0; size <= entries.size(); size++) {
      Frontier read = Frontier.of(size, tree);
      Frontier kept = Frontier.of(size, read.hashes());
      for (byte[] entry : entries.subList(size, entries.size())) {
        kept.append(TreeHash.leaf(entry));
      }
      assertThat(kept.hashes()).isEqualTo(tree.frontier().hashes());
      assertThat(kept.root()).isEqualTo(tree.frontier().root());
      assertThat(read.size()).isEqualTo(size);
    }
  }

  @Test
  void proofsAreMadeAndCheckedAtTheLargestSize() {
    // A tree whose leaves are all the same has one hash per level, whatever its size.
    List<Hash> levels = new ArrayList<>(List.of(TreeHash.leaf(new byte[] {1})));
    for (int level = 1; level < Long.SIZE - 1; level++) {
      levels.add(TreeHash.node(levels.getLast(), levels.getLast()));
    }
    NodeSource nodes = (level, index) -> levels.get(level);
    long size = Long.MAX_VALUE;
    Hash root = Proofs.root(size, nodes);
    for (long index : new long[] {0, 1, size / 2, size - 1}) {
      List<Hash> path = Proofs.inclusion(index, size, nodes);
      Proofs.verifyInclusion(levels.get(0), index, size, path, root);
      List<Hash> proof = Proofs.consistency(index + 1, size, nodes);
      Proofs.verifyConsistency(index + 1, Proofs.root(index + 1, nodes), size, root, proof);
    }
  }

  @Test
  void hashesAreReadStrictlyAndNeverChange() {
    Hash hash = TreeHash.emptyRoot();
    byte[] bytes = hash.bytes();
    bytes[0]++;
    assertThat(hash.bytes()).isNotEqualTo(bytes);
    assertThat(Hash.parseHex(hash.hex())).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(Hash.parseBase64(hash.base64())).isEqualTo(hash);
    assertThat(Hash.of(hash.bytes())).isEqualTo(hash).hasToString(hash.hex());
    assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessage("hash has 31 bytes, expected 32");
    assertThatThrownBy(() -> Hash.parseHex("ab"))
        .hasMessage("hash 'ab' has 2 characters, expected 64 hex digits");
    assertThatThrownBy(() -> Hash.parseHex("g".repeat(64))).hasMessageContaining("not hexadecimal");
    assertThatThrownBy(() -> Hash.parseBase64("**")).hasMessageContaining("not Base64");
    // The same 32 bytes, with bits set that the encoding leaves unused.
    String loose = hash.base64().substring(0, 42) + "V=";
    assertThatThrownBy(() -> Hash.parseBase64(loose)).hasMessageContaining("canonical Base64");
  }

  private static List<List<Hash>> changed(List<Hash> proof, RandomGenerator random) {
    List<List<Hash>> wrong = new ArrayList<>();
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(TreeHash.emptyRoot());
    wrong.add(longer);
    if (!proof.isEmpty()) {
      wrong.add(proof.subList(0, proof.size() - 1));
      int place = random.nextInt(proof.size());
      byte[] flipped = proof.get(place).bytes();
      flipped[random.nextInt(Hash.BYTES)] ^= (byte) (1 << random.nextInt(8));
      List<Hash> other = new ArrayList<>(proof);
      other.set(place, Hash.of(flipped));
      wrong.add(other);
    }
    return wrong;
  }

  private static MemoryTree treeOf(List<byte[]> entries) {
    MemoryTree tree = new MemoryTree();
    entries.forEach(tree::append);
    return tree;
  }

  private static List<byte[]> entries(int count, RandomGenerator random) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] entry = new byte[random.nextInt(40)];
      random.nextBytes(entry);
      entries.add(entry);
    }
    return entries;
  }
}
