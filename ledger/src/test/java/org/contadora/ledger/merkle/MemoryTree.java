package org.contadora.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/// A tree whose complete subtrees are kept in memory, filled through a frontier.
public final class MemoryTree implements NodeSource {
  private final List<List<Hash>> levels = new ArrayList<>();
  private final Frontier frontier = new Frontier();

  public void append(byte[] entry) {
    frontier.append(TreeHash.leaf(entry), this::keep);
  }

  private void keep(int level, long index, Hash hash) {
    if (level == levels.size()) {
      levels.add(new ArrayList<>());
    }
    if (levels.get(level).size() != index) {
      throw new AssertionError("node " + index + " of level " + level + " came out of order");
    }
    levels.get(level).add(hash);
  }

  @Override
  public Hash node(int level, long index) {
    return levels.get(level).get((int) index);
  }

  public Frontier frontier() {
    return frontier;
  }
}
