package org.contadora.ledger.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Each step by which a file comes to lie safely on a disk. A seam: tests let any step fail.
public interface Disk {
  /// Makes a folder and those above it; does nothing where it exists.
  void createFolders(Path folder) throws IOException;

  /// Opens a new file for writing.
  OutputStream create(Path file) throws IOException;

  /// Returns when the file's bytes, or the folder's names, will outlast a loss of power.
  void force(Path fileOrFolder) throws IOException;

  /// Gives a file its name in one step.
  void rename(Path from, Path to) throws IOException;

  /// The file system the program runs on.
  static Disk real() {
    return new Disk() {
      @Override
      public void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
      }

      @Override
      public OutputStream create(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }

      @Override
      public void force(Path fileOrFolder) throws IOException {
        // Windows opens no folders; its file systems keep names in their own journal.
        if (Files.isDirectory(fileOrFolder)
            && System.getProperty("os.name").startsWith("Windows")) {
          return;
        }
        // Syncing needs only an open file; folders open for reading alone.
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }

      @Override
      public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      }
    };
  }
}
