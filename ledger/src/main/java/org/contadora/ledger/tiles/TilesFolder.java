package org.contadora.ledger.tiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.NoteException;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.checkpoints.VerifierKey;
import org.contadora.ledger.merkle.Frontier;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.NodeSource;
import org.contadora.ledger.merkle.TreeHash;

/// Reads an exported folder: its checkpoint, which is checked at once, and its tiles, which are
/// taken as they are. A proof made from them shows whether they are right; [TilesAudit] checks all.
///
/// For one thread at a time.
public final class TilesFolder implements NodeSource {
  static final String CHECKPOINT = "checkpoint";
  static final String VKEY = "vkey";
  static final String EVIDENCE = "evidence";
  static final String WORK = ".export";

  /// Tiles kept in memory: a proof in a tree of 2^32 leaves needs four of each kind.
  private static final int TILES_KEPT = 64;

  private final Path folder;
  private final SignedNote note;
  private final Checkpoint checkpoint;
  private final Map<TilePath, byte[]> tiles = new LinkedHashMap<>(TILES_KEPT, 0.75f, true);

  private TilesFolder(Path folder, SignedNote note, Checkpoint checkpoint) {
    this.folder = folder;
    this.note = note;
    this.checkpoint = checkpoint;
  }

  /// Opens a folder whose checkpoint this key must have signed.
  ///
  /// @throws TilesException where there is none such
  /// @throws IOException where it cannot be read
  public static TilesFolder open(Path folder, VerifierKey key) throws IOException {
    Path file = folder.resolve(CHECKPOINT);
    try {
      SignedNote note = SignedNote.parse(Files.readAllBytes(file));
      return new TilesFolder(folder, note, key.open(note));
    } catch (NoSuchFileException e) {
      throw new TilesException(file + " is missing, expected a signed checkpoint");
    } catch (NoteException e) {
      throw new TilesException(file + ": " + e.getMessage());
    }
  }

  /// Size and root, as signed.
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /// The checkpoint with its signatures.
  public SignedNote note() {
    return note;
  }

  Path folder() {
    return folder;
  }

  /// The canonical bytes of one entry.
  ///
  /// @throws IllegalArgumentException where the index is not inside the ledger
  /// @throws TilesException where its bundle is missing or malformed
  /// @throws IOException where it cannot be read
  public byte[] entry(long index) throws IOException {
    if (index < 0 || index >= checkpoint.size()) {
      throw new IllegalArgumentException(
          "entry index %d, expected 0 to %d".formatted(index, checkpoint.size() - 1));
    }
    TilePath path = TilePath.of(TilePath.ENTRIES, index / TilePath.FULL, checkpoint.size());
    byte[] bundle = read(path);
    int wanted = (int) (index % TilePath.FULL);
    byte[][] found = new byte[1][];
    Bundles.readFirst(
        folder.resolve(path.toString()).toString(),
        bundle,
        wanted + 1,
        (place, bytes) -> {
          if (place == wanted) {
            found[0] = bytes;
          }
        });
    return found[0];
  }

  /// A node as the tiles give it.
  ///
  /// @throws UncheckedIOException where its tile cannot be read, or has not the right length
  @Override
  public Hash node(int level, long index) {
    int inTile = level % TilePath.HEIGHT;
    long first = index << inTile;
    try {
      byte[] tile = tile(level / TilePath.HEIGHT, first / TilePath.FULL);
      int offset = (int) (first % TilePath.FULL) * Hash.BYTES;
      return subtree(tile, offset, 1 << inTile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Hash subtree(byte[] tile, int offset, int width) {
    if (width == 1) {
      return Hash.of(tile, offset, Hash.BYTES);
    }
    int half = width / 2;
    return TreeHash.node(
        subtree(tile, offset, half), subtree(tile, offset + half * Hash.BYTES, half));
  }

  /// The right edge of the tree's first `size` leaves.
  Frontier frontier(long size) throws IOException {
    try {
      return Frontier.of(size, this);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// The hashes of a tile as wide as it is in the checkpoint's tree.
  byte[] tile(int level, long index) throws IOException {
    TilePath path = TilePath.of(level, index, checkpoint.size());
    byte[] kept = tiles.get(path);
    if (kept != null) {
      return kept;
    }
    byte[] tile = read(path);
    int expected = path.width() * Hash.BYTES;
    // A tile that has grown since this checkpoint begins with the one that it counted.
    if (tile.length < expected || tile.length % Hash.BYTES != 0) {
      throw new TilesException(
          "%s has %d bytes, expected %d"
              .formatted(folder.resolve(path.toString()), tile.length, expected));
    }
    if (tiles.size() == TILES_KEPT) {
      tiles.remove(tiles.keySet().iterator().next());
    }
    tiles.put(path, tile);
    return tile;
  }

  /// Reads a tile, or the full one that has replaced it since.
  private byte[] read(TilePath path) throws IOException {
    try {
      return Files.readAllBytes(folder.resolve(path.toString()));
    } catch (NoSuchFileException e) {
      Path full = folder.resolve(path.unpartial());
      if (path.full() || !Files.exists(full)) {
        throw new TilesException(folder.resolve(path.toString()) + " is missing");
      }
      return Files.readAllBytes(full);
    }
  }
}
