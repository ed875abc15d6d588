package org.contadora.ledger.tiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.contadora.core.Sha256;
import org.contadora.ledger.checkpoints.Checkpoint;
import org.contadora.ledger.checkpoints.VerifierKey;
import org.contadora.ledger.merkle.Hash;

/// Checks a folder of tiles from the ground: every hash is computed again from the entries and
/// compared, up to the root that was signed; every file of evidence is held against its name; and
/// every file must be one that belongs there.
public final class TilesAudit {
  /// Most problems that are written down; where much is wrong, the first ones tell.
  private static final int MOST_PROBLEMS = 20;

  private static final int BUFFER_BYTES = 1 << 16;

  /// What was found.
  ///
  /// @param checkpoint size and root, as signed
  /// @param entries how many were hashed
  /// @param tiles how many tiles and bundles were compared
  /// @param blobs how many files of evidence were hashed
  /// @param beyond files of later entries, which no checkpoint vouches for yet: an export is
  ///   running, or was cut short
  /// @param problems what is wrong, one message each; empty where all is well
  public record Audited(
      Checkpoint checkpoint,
      long entries,
      long tiles,
      long blobs,
      long beyond,
      List<String> problems) {
    /// Copies the list.
    public Audited {
      problems = List.copyOf(problems);
    }

    /// Whether the folder is what its checkpoint says.
    public boolean holds() {
      return problems.isEmpty();
    }
  }

  private final TilesFolder folder;
  private final VerifierKey key;
  private final List<String> problems = new ArrayList<>();
  private long entries;
  private long tiles;
  private long blobs;
  private long beyond;

  private TilesAudit(TilesFolder folder, VerifierKey key) {
    this.folder = folder;
    this.key = key;
  }

  /// Checks a folder.
  ///
  /// @param progress told how many entries are done, now and then; it may throw to give up
  /// @throws TilesException where there is no checkpoint that this key signed
  /// @throws IOException where a file is there but cannot be read
  public static Audited run(Path folder, VerifierKey key, LongConsumer progress)
      throws IOException {
    TilesAudit audit = new TilesAudit(TilesFolder.open(folder, key), key);
    audit.recompute(progress);
    audit.walk();
    return new Audited(
        audit.folder.checkpoint(),
        audit.entries,
        audit.tiles,
        audit.blobs,
        audit.beyond,
        audit.problems);
  }

  private void problem(String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(message);
    }
  }

  private void recompute(LongConsumer progress) throws IOException {
    Checkpoint checkpoint = folder.checkpoint();
    TileStack stack = new TileStack(this::compare);
    try {
      for (long begin = 0; begin < checkpoint.size(); begin += TilePath.FULL) {
        TilePath path = TilePath.of(TilePath.ENTRIES, begin / TilePath.FULL, checkpoint.size());
        byte[] bundle = read(path);
        Bundles.read(path.toString(), bundle, path.width(), (place, bytes) -> stack.append(bytes));
        entries += path.width();
        progress.accept(entries);
      }
      stack.finish();
    } catch (NoSuchFileException e) {
      problem(e.getFile() + " is missing");
      return; // without these entries nothing to the right of them can be computed
    } catch (TilesException e) {
      problem(String.valueOf(e.getMessage()));
      return;
    }
    Hash root = stack.frontier().root();
    if (!root.equals(checkpoint.root())) {
      problem(
          "entries lead to root %s, expected %s as signed in the checkpoint"
              .formatted(root.base64(), checkpoint.root().base64()));
    }
  }

  private byte[] read(TilePath path) throws IOException {
    return Files.readAllBytes(folder.folder().resolve(path.toString()));
  }

  private void compare(TilePath path, byte[] expected, int length) throws IOException {
    tiles++;
    if (path.level() == TilePath.ENTRIES) {
      return; // the hashes of these very bytes are compared
    }
    byte[] found;
    try {
      found = read(path);
    } catch (NoSuchFileException e) {
      problem(path + " is missing");
      return;
    }
    if (found.length != length) {
      problem("%s has %d bytes, expected %d".formatted(path, found.length, length));
      return;
    }
    int different = Arrays.mismatch(found, 0, length, expected, 0, length);
    if (different >= 0) {
      int place = different / Hash.BYTES;
      problem(
          "%s: hash %d is %s, expected %s as computed from the entries"
              .formatted(
                  path,
                  place,
                  Hash.of(found, place * Hash.BYTES, Hash.BYTES),
                  Hash.of(expected, place * Hash.BYTES, Hash.BYTES)));
    }
  }

  private void walk() throws IOException {
    Path root = folder.folder();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return dir.equals(root.resolve(TilesFolder.WORK))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            file(file, root.relativize(file).toString().replace('\\', '/'));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void file(Path file, String path) throws IOException {
    if (path.equals(TilesFolder.CHECKPOINT)) {
      return;
    }
    if (path.equals(TilesFolder.VKEY)) {
      byte[] expected = (key + "\n").getBytes(StandardCharsets.UTF_8);
      if (!Arrays.equals(Files.readAllBytes(file), expected)) {
        problem("vkey is not that of the key that signed the checkpoint, expected " + key);
      }
    } else if (path.startsWith(TilesFolder.EVIDENCE + "/")) {
      evidence(file, path);
    } else {
      Optional<TilePath> tile = TilePath.find(path);
      if (tile.isEmpty()) {
        problem(path + " does not belong in a folder of tiles");
      } else {
        earlier(tile.get());
      }
    }
  }

  /// A partial tile that an earlier checkpoint counted begins the tile that there is now.
  private void earlier(TilePath path) throws IOException {
    TilePath now = TilePath.of(path.level(), path.index(), folder.checkpoint().size());
    if (path.width() > now.width()) {
      beyond++;
      return;
    }
    if (path.width() == now.width()) {
      return;
    }
    byte[] found = read(path);
    byte[] whole;
    int length;
    try {
      whole = read(now);
      length =
          path.level() == TilePath.ENTRIES
              ? Bundles.readFirst(now.toString(), whole, path.width(), (place, bytes) -> {})
              : path.width() * Hash.BYTES;
    } catch (TilesException | NoSuchFileException e) {
      return; // that tile's own problem is already written down
    }
    tiles++;
    if (found.length != length
        || !Arrays.equals(found, 0, length, whole, 0, Math.min(length, whole.length))) {
      problem("%s is not the beginning of %s".formatted(path, now));
    }
  }

  private void evidence(Path file, String path) throws IOException {
    blobs++;
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    String expected = TilesExport.blobPath(Hash.of(digest.digest()));
    if (!expected.equals(path)) {
      problem("%s has another content than its name says, expected %s".formatted(path, expected));
    }
  }
}
