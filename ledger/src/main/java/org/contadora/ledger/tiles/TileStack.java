package org.contadora.ledger.tiles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contadora.ledger.merkle.Frontier;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.TreeHash;

/// Cuts a growing tree into tiles: entries go in one by one, full tiles come out as they fill, the
/// partial ones of the right edge at the end. At most one tile of each level is held in memory.
final class TileStack {
  /// Takes finished tiles; `bytes` are not kept.
  @FunctionalInterface
  interface TileSink {
    void tile(TilePath path, byte[] bytes, int length) throws IOException;
  }

  /// The last tile of one level, being filled.
  private static final class Level {
    private final byte[] hashes = new byte[TilePath.FULL * Hash.BYTES];
    private long index;
    private int width;
  }

  private final Frontier frontier;
  private final List<Level> levels = new ArrayList<>();
  private final Bundle bundle;
  private final TileSink sink;

  /// Starts with the first entry.
  TileStack(TileSink sink) {
    this(new Frontier(), sink);
  }

  private TileStack(Frontier frontier, TileSink sink) {
    this.frontier = frontier;
    this.sink = sink;
    this.bundle = new Bundle(frontier.size() / TilePath.FULL);
  }

  /// Goes on after the last full tile of a folder.
  static TileStack after(TilesFolder folder, TileSink sink) throws IOException {
    long size = folder.checkpoint().size() / TilePath.FULL * TilePath.FULL;
    TileStack stack = new TileStack(folder.frontier(size), sink);
    for (int level = 0; size >>> (TilePath.HEIGHT * level) > 0; level++) {
      Level tile = stack.level(level);
      tile.index = (size >>> (TilePath.HEIGHT * level)) / TilePath.FULL;
      tile.width = TilePath.of(level, tile.index, size).width();
      if (tile.width > 0) {
        byte[] hashes = folder.tile(level, tile.index);
        System.arraycopy(hashes, 0, tile.hashes, 0, tile.width * Hash.BYTES);
      }
    }
    return stack;
  }

  void append(byte[] entry) throws IOException {
    bundle.add(entry);
    frontier.append(TreeHash.leaf(entry), this::keep);
    if (bundle.width == TilePath.FULL) {
      emitBundle();
      for (int level = 0; level < levels.size(); level++) {
        Level tile = levels.get(level);
        if (tile.width < TilePath.FULL) {
          break;
        }
        emit(level, tile);
        tile.index++;
        tile.width = 0;
      }
    }
  }

  /// Hands over the partial tiles. Nothing may be appended after it.
  void finish() throws IOException {
    if (bundle.width > 0) {
      emitBundle();
    }
    for (int level = 0; level < levels.size(); level++) {
      if (levels.get(level).width > 0) {
        emit(level, levels.get(level));
      }
    }
  }

  Frontier frontier() {
    return frontier;
  }

  private void keep(int node, long index, Hash hash) {
    if (node % TilePath.HEIGHT == 0) {
      Level level = level(node / TilePath.HEIGHT);
      hash.copyTo(level.hashes, level.width * Hash.BYTES);
      level.width++;
    }
  }

  private Level level(int number) {
    while (levels.size() <= number) {
      levels.add(new Level());
    }
    return levels.get(number);
  }

  private void emit(int number, Level level) throws IOException {
    sink.tile(
        new TilePath(number, level.index, level.width), level.hashes, level.width * Hash.BYTES);
  }

  private void emitBundle() throws IOException {
    sink.tile(
        new TilePath(TilePath.ENTRIES, bundle.index, bundle.width), bundle.bytes, bundle.length);
    bundle.index++;
    bundle.width = 0;
    bundle.length = 0;
  }

  /// Entries, each after its length as an unsigned big-endian number of two bytes.
  private static final class Bundle {
    private static final int MOST_ENTRY_BYTES = 0xffff;

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int width;
    private long index;

    private Bundle(long index) {
      this.index = index;
    }

    private void add(byte[] entry) throws TilesException {
      if (entry.length > MOST_ENTRY_BYTES) {
        throw new TilesException(
            "entry %d has %,d bytes, expected at most %,d"
                .formatted(index * TilePath.FULL + width, entry.length, MOST_ENTRY_BYTES));
      }
      int end = length + 2 + entry.length;
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
      }
      bytes[length] = (byte) (entry.length >>> 8);
      bytes[length + 1] = (byte) entry.length;
      System.arraycopy(entry, 0, bytes, length + 2, entry.length);
      length = end;
      width++;
    }
  }
}
