package org.contadora.ledger.tiles;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.contadora.core.Sha256;
import org.contadora.ledger.merkle.Hash;

/// Writes files of a folder so that each is there whole or not at all, even when the power fails:
/// written under another name, brought to the disk, then renamed. One writer at a time.
final class SafeFiles implements Closeable {
  private final Path folder;
  private final Path work;
  private final FileChannel lockChannel;
  private final SequencedSet<Path> changedFolders = new LinkedHashSet<>();

  SafeFiles(Path folder) throws IOException {
    this.folder = folder;
    this.work = folder.resolve(TilesFolder.WORK);
    Files.createDirectories(work);
    this.lockChannel =
        FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked()) {
      lockChannel.close();
      throw new TilesException(
          folder + " is being written by another export\nMaybe wait until that has ended.");
    }
    clear();
  }

  private boolean locked() throws IOException {
    try {
      FileLock lock = lockChannel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /// Takes away what an interrupted export left.
  private void clear() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(work, "*.part")) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  /// Writes a file in place of the one that may be there.
  void write(String path, byte[] bytes, int length) throws IOException {
    Path part = work.resolve("file.part");
    try (FileChannel channel = create(part)) {
      writeAll(channel, ByteBuffer.wrap(bytes, 0, length));
      channel.force(false);
    }
    put(part, path);
  }

  /// Copies a blob to a file, if its bytes have the SHA-256 that is its name.
  void copy(BlobSource blobs, Hash name, String path) throws IOException {
    Path part = work.resolve("blob.part");
    MessageDigest digest = Sha256.digest();
    try (FileChannel channel = create(part)) {
      OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
      blobs.copyTo(name, out);
      channel.force(false);
    }
    Hash found = Hash.of(digest.digest());
    if (!found.equals(name)) {
      throw new TilesException("evidence %s has the SHA-256 %s".formatted(name, found));
    }
    put(part, path);
  }

  private static FileChannel create(Path part) throws IOException {
    return FileChannel.open(
        part,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void put(Path part, String path) throws IOException {
    Path target = folder.resolve(path);
    Path parent = target.getParent();
    if (parent == null) {
      throw new AssertionError(path + " has no folder");
    }
    makeFolder(parent);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    changedFolders.add(parent);
  }

  private void makeFolder(Path made) throws IOException {
    Path parent = made.getParent();
    if (parent != null && !Files.isDirectory(made)) {
      makeFolder(parent);
      Files.createDirectory(made);
      changedFolders.add(parent);
    }
  }

  /// Brings the names of all files written so far to the disk, where folders can be (not on
  /// Windows, which writes them through by itself).
  void settle() throws IOException {
    if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      return;
    }
    for (Path changed : changedFolders) {
      try (FileChannel channel = FileChannel.open(changed, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
    changedFolders.clear();
  }

  @Override
  public void close() throws IOException {
    lockChannel.close();
  }
}
