package org.contadora.ledger.tiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.SignedNote;
import org.contadora.ledger.checkpoints.VerifierKey;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.TreeHash;

/// Writes a ledger as a folder of static files (C2SP tlog-tiles), and later what has been added.
///
/// A reader who comes at any moment, even after a crash, finds a checkpoint and everything that it
/// counts: the checkpoint is put in place last. Full tiles that an earlier checkpoint counted are
/// not written again. What is written comes from the entries themselves and must lead to the
/// checkpoint's root, or the checkpoint is not written.
public final class TilesExport {
  /// What one export did.
  ///
  /// @param size number of entries in the folder now
  /// @param entriesBefore number of entries in the folder before
  /// @param tilesWritten tiles of hashes and bundles of entries written
  /// @param blobsWritten original files added
  public record Exported(long size, long entriesBefore, long tilesWritten, long blobsWritten) {}

  private final Path folder;
  private final VerifierKey key;
  private long tilesWritten;
  private long blobsWritten;

  /// @param folder where to write; made if it is not there
  /// @param key which signed the checkpoints, of this export and of those before
  public TilesExport(Path folder, VerifierKey key) {
    this.folder = folder;
    this.key = key;
  }

  /// Brings the folder to the state of a checkpoint.
  ///
  /// @param progress told how many entries are done, now and then; it may throw to give up
  /// @throws TilesException where the folder is of another ledger, holds a later checkpoint, is
  ///   damaged, is being written by somebody else, or the entries do not lead to the root
  /// @throws IOException where reading or writing fails; the folder's checkpoint is then the old
  ///   one
  public Exported write(
      SignedNote note, LeafSource entries, BlobSource evidence, LongConsumer progress)
      throws IOException {
    Checkpoint checkpoint = key.open(note);
    tilesWritten = 0;
    blobsWritten = 0;
    Files.createDirectories(folder);
    try (SafeFiles files = new SafeFiles(folder)) {
      boolean first = !Files.exists(folder.resolve(TilesFolder.CHECKPOINT));
      TileStack.TileSink sink = (path, bytes, length) -> put(files, path, bytes, length);
      Checkpoint old;
      TileStack stack;
      if (first) {
        old = new Checkpoint(key.name(), 0, TreeHash.emptyRoot());
        stack = new TileStack(sink);
      } else {
        TilesFolder exported = TilesFolder.open(folder, key);
        old = exported.checkpoint();
        requireLater(old, checkpoint);
        stack = TileStack.after(exported, sink);
      }
      writeTiles(stack, checkpoint, old, entries, progress);
      writeEvidence(files, evidence);
      writeText(files, TilesFolder.VKEY, key + "\n");
      files.settle();
      writeText(files, TilesFolder.CHECKPOINT, note.toString());
      files.settle();
      removeOutgrown(old.size(), checkpoint.size());
      return new Exported(checkpoint.size(), old.size(), tilesWritten, blobsWritten);
    }
  }

  private void requireLater(Checkpoint old, Checkpoint checkpoint) throws TilesException {
    if (old.size() > checkpoint.size()) {
      throw new TilesException(
          "%s holds a checkpoint of tree size %d, expected at most %d"
              .formatted(folder, old.size(), checkpoint.size()));
    }
  }

  private void writeTiles(
      TileStack stack,
      Checkpoint checkpoint,
      Checkpoint old,
      LeafSource entries,
      LongConsumer progress)
      throws IOException {
    long begin = stack.frontier().size();
    requireOld(stack, old);
    entries.read(
        begin,
        checkpoint.size(),
        (index, bytes) -> {
          if (index != stack.frontier().size()) {
            throw new TilesException(
                "entry %d came, expected %d".formatted(index, stack.frontier().size()));
          }
          stack.append(bytes);
          requireOld(stack, old);
          if (stack.frontier().size() % TilePath.FULL == 0) {
            progress.accept(stack.frontier().size());
          }
        });
    if (stack.frontier().size() != checkpoint.size()) {
      throw new TilesException(
          "entries end at %d, expected %d".formatted(stack.frontier().size(), checkpoint.size()));
    }
    if (!stack.frontier().root().equals(checkpoint.root())) {
      throw new TilesException(
          "entries lead to root %s, expected %s as signed in the checkpoint of tree size %d"
              .formatted(
                  stack.frontier().root().base64(), checkpoint.root().base64(), checkpoint.size()));
    }
    stack.finish();
    progress.accept(checkpoint.size());
  }

  /// Sees, before anything is written, that what the folder holds and the entries since its last
  /// full tile are what the old checkpoint counted.
  private void requireOld(TileStack stack, Checkpoint old) throws TilesException {
    if (stack.frontier().size() == old.size() && !stack.frontier().root().equals(old.root())) {
      throw new TilesException(
          "%s and the entries lead to root %s at tree size %d, expected %s as exported before\n"
                  .formatted(
                      folder, stack.frontier().root().base64(), old.size(), old.root().base64())
              + "Maybe files of the folder are damaged: export into a new one and compare.");
    }
  }

  private void put(SafeFiles files, TilePath path, byte[] bytes, int length) throws IOException {
    files.write(path.toString(), bytes, length);
    tilesWritten++;
  }

  private void writeEvidence(SafeFiles files, BlobSource evidence) throws IOException {
    for (Hash name : evidence.names()) {
      String path = blobPath(name);
      if (!Files.exists(folder.resolve(path))) {
        files.copy(evidence, name, path);
        blobsWritten++;
      }
    }
  }

  static String blobPath(Hash name) {
    String hex = name.hex();
    return TilesFolder.EVIDENCE + '/' + hex.substring(0, 2) + '/' + hex.substring(2, 4) + '/' + hex;
  }

  private static void writeText(SafeFiles files, String path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    files.write(path, bytes, bytes.length);
  }

  /// Removes partial tiles whose full tile is there now, as C2SP tlog-tiles allows ("Partial
  /// Tiles"): only the tiles that were last before can have any.
  private void removeOutgrown(long before, long size) throws IOException {
    for (int level = TilePath.ENTRIES; level < Long.SIZE / TilePath.HEIGHT; level++) {
      long last = (level <= 0 ? before : before >>> (TilePath.HEIGHT * level)) / TilePath.FULL;
      TilePath tile = TilePath.of(level, last, size);
      Path partials = folder.resolve(tile.unpartial() + ".p");
      if (tile.full() && Files.isDirectory(partials)) {
        try (DirectoryStream<Path> widths = Files.newDirectoryStream(partials)) {
          for (Path width : widths) {
            Files.delete(width);
          }
        }
        Files.delete(partials);
      }
    }
  }
}
