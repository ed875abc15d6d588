package org.contadora.app.commands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.contadora.core.Sha256;

/// The check sum of a file that a page names as its source.
final class CheckSum {
  private static final int BUFFER = 1 << 16;

  private CheckSum() {}

  /// SHA-256 in hexadecimal; empty if the file cannot be read.
  static Optional<String> of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = Sha256.digest();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return Optional.of(Sha256.hex(digest));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
