package org.contadora.ledger.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.NodeSink;
import org.contadora.ledger.merkle.TreeHash;

/// Gathers hashes of complete subtrees into tiles of 256, as C2SP tlog-tiles cuts a tree: a tile of
/// level `n` holds hashes over 256^n leaves each.
public final class TileBuilder implements NodeSink {
  /// Levels of the tree that one level of tiles spans.
  public static final int HEIGHT = 8;

  /// Hashes in a full tile.
  public static final int WIDTH = 1 << HEIGHT;

  private final List<byte[]> tiles = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private final Sink sink;

  /// @param sink takes every tile that becomes full
  public TileBuilder(Sink sink) {
    this.sink = sink;
  }

  /// Takes tiles.
  @FunctionalInterface
  public interface Sink {
    /// Takes one tile.
    ///
    /// @param hashes 32 bytes for each hash, at most 256 of them
    void tile(int level, long tileIndex, byte[] hashes);
  }

  /// Sets a level's last, growing tile as it was kept.
  ///
  /// @param count number of hashes on that level in all
  /// @param hashes those of the growing tile: `count % 256` of them
  void resume(int level, long count, byte[] hashes) {
    grow(level);
    counts.set(level, count);
    System.arraycopy(hashes, 0, tiles.get(level), 0, hashes.length);
  }

  @Override
  public void node(int level, long index, Hash hash) {
    if (level % HEIGHT != 0) {
      return;
    }
    int tileLevel = level / HEIGHT;
    grow(tileLevel);
    int offset = (int) (index % WIDTH);
    hash.copyTo(tiles.get(tileLevel), offset * Hash.BYTES);
    counts.set(tileLevel, index + 1);
    if (offset == WIDTH - 1) {
      sink.tile(tileLevel, index / WIDTH, tiles.get(tileLevel).clone());
    }
  }

  /// Hands over the tiles that are not full yet.
  public void end() {
    for (int level = 0; level < tiles.size(); level++) {
      long count = counts.get(level);
      int hashes = (int) (count % WIDTH);
      if (hashes != 0) {
        sink.tile(level, count / WIDTH, Arrays.copyOf(tiles.get(level), hashes * Hash.BYTES));
      }
    }
  }

  private void grow(int level) {
    while (tiles.size() <= level) {
      tiles.add(new byte[WIDTH * Hash.BYTES]);
      counts.add(0L);
    }
  }

  /// The hash over `count` (a power of two) hashes of a tile from `offset` on.
  static Hash root(byte[] hashes, int offset, int count) {
    if (count == 1) {
      return Hash.of(hashes, offset * Hash.BYTES, Hash.BYTES);
    }
    return TreeHash.node(
        root(hashes, offset, count / 2), root(hashes, offset + count / 2, count / 2));
  }
}
