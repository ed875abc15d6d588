package org.contadora.ledger.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.UUID;
import org.contadora.core.Sha256;
import org.contadora.ledger.merkle.Hash;

/// Original bytes on disk, each file named by the SHA-256 of its content: `ab/cd/abcd…`.
///
/// A file is written beside its place, forced to disk, renamed and its folder forced, so that a
/// name never stands for half a file; what is read is compared with its name. Safe for use by
/// several threads and processes: whoever puts the same bytes second finds them there.
public final class EvidenceFiles {
  private static final String UNFINISHED = "unfinished";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path folder;
  private final Disk disk;

  /// Evidence in `folder`, which is made with the first file.
  public EvidenceFiles(Path folder) {
    this(folder, Disk.real());
  }

  EvidenceFiles(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /// What was put.
  ///
  /// @param sha256 the name under which it is found
  /// @param bytes how many
  /// @param isNew false if the same bytes were there already
  public record Put(Hash sha256, long bytes, boolean isNew) {}

  /// Keeps a copy of `bytes`.
  public Put put(byte[] bytes) throws IOException {
    return put(new ByteArrayInputStream(bytes));
  }

  /// Keeps what `in` gives, to its end; when this returns the bytes outlast a loss of power. Where
  /// it throws, nothing is kept.
  public Put put(InputStream in) throws IOException {
    Path unfinished = folder.resolve(UNFINISHED);
    disk.createFolders(unfinished);
    Path file = unfinished.resolve(UUID.randomUUID().toString());
    try {
      MessageDigest digest = Sha256.digest();
      long bytes;
      try (OutputStream out = disk.create(file)) {
        bytes = copy(in, digest, out);
      }
      Hash sha256 = Hash.of(digest.digest());
      Path place = path(sha256);
      if (Files.exists(place) && isIntact(sha256)) {
        // Whoever put it first may have failed, or may still be, between renaming and forcing.
        disk.force(place);
        forceFolders(sha256);
        return new Put(sha256, bytes, false);
      }
      disk.force(file);
      disk.createFolders(home(sha256));
      disk.rename(file, place);
      forceFolders(sha256);
      return new Put(sha256, bytes, true);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// A folder just made is safe only when the one above it is.
  private void forceFolders(Hash sha256) throws IOException {
    disk.force(home(sha256));
    disk.force(folder.resolve(sha256.hex().substring(0, 2)));
    disk.force(folder);
  }

  /// Whether there is a file of this name and length; its bytes are not read.
  public boolean contains(Hash sha256, long bytes) {
    try {
      return Files.size(path(sha256)) == bytes;
    } catch (IOException absent) {
      return false;
    }
  }

  /// Copies the bytes to `out` and compares them with their name.
  ///
  /// @return how many
  /// @throws EvidenceException if there are none, or they are not what the name says; `out` may
  ///   then hold some already
  public long copyTo(Hash sha256, OutputStream out) throws IOException {
    Path file = path(sha256);
    if (!Files.exists(file)) {
      throw new EvidenceException(
          "The evidence %s is missing: expected %s.".formatted(sha256, file));
    }
    MessageDigest digest = Sha256.digest();
    long bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = copy(in, digest, out);
    }
    Hash found = Hash.of(digest.digest());
    if (!found.equals(sha256)) {
      throw new EvidenceException(
          "The evidence in %s has SHA-256 %s, expected %s.\nMaybe the disk is failing, or somebody changed the file; restore it from a backup."
              .formatted(file, found, sha256));
    }
    return bytes;
  }

  /// Reads the bytes and compares them with their name.
  ///
  /// @return how many
  /// @throws EvidenceException if there are none, or they are not what the name says
  public long verify(Hash sha256) throws IOException {
    return copyTo(sha256, OutputStream.nullOutputStream());
  }

  /// Removes what puts that never ended left behind. Only for the one who writes.
  public void removeUnfinished() throws IOException {
    Path unfinished = folder.resolve(UNFINISHED);
    if (Files.isDirectory(unfinished)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(unfinished)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  /// Where the bytes of this name lie.
  public Path path(Hash sha256) {
    return home(sha256).resolve(sha256.hex());
  }

  private Path home(Hash sha256) {
    String hex = sha256.hex();
    return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4));
  }

  private boolean isIntact(Hash sha256) throws IOException {
    try {
      verify(sha256);
      return true;
    } catch (EvidenceException damaged) {
      return false;
    }
  }

  private static long copy(InputStream in, MessageDigest digest, OutputStream out)
      throws IOException {
    var digested = new DigestInputStream(in, digest);
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    for (int read = digested.read(buffer); read >= 0; read = digested.read(buffer)) {
      out.write(buffer, 0, read);
      bytes += read;
    }
    return bytes;
  }
}
