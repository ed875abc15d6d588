package org.contadora.desk.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that hold secrets.
public final class PrivateFile {
  private PrivateFile() {}

  /// Makes a file that only its owner may read, where the file system knows owners; one that is
  /// there stays as it is.
  public static void make(Path file) throws IOException {
    if (!Files.exists(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }
}
