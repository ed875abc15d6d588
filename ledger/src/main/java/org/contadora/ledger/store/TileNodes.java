package org.contadora.ledger.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.NodeSource;

/// Reads hashes of subtrees out of tiles and keeps the tiles it has read: a proof among a million
/// entries needs about six.
final class TileNodes implements NodeSource {
  private final TileSource tiles;
  private final Map<TileId, byte[]> read = new HashMap<>();

  TileNodes(TileSource tiles) {
    this.tiles = tiles;
  }

  interface TileSource {
    Optional<byte[]> findTile(int level, long tileIndex);
  }

  private record TileId(int level, long index) {}

  @Override
  public Hash node(int level, long index) {
    int within = level % TileBuilder.HEIGHT;
    long first = index << within;
    int offset = (int) (first % TileBuilder.WIDTH);
    int count = 1 << within;
    byte[] hashes = tile(new TileId(level / TileBuilder.HEIGHT, first / TileBuilder.WIDTH));
    if ((offset + count) * Hash.BYTES > hashes.length) {
      throw new StoreException(
          "The tree's node %d of level %d is missing.\nMaybe the store is damaged: see contadora ledger verify."
              .formatted(index, level));
    }
    return TileBuilder.root(hashes, offset, count);
  }

  private byte[] tile(TileId id) {
    return read.computeIfAbsent(
        id, wanted -> tiles.findTile(wanted.level, wanted.index).orElse(new byte[0]));
  }
}
