package org.contadora.app.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.contadora.app.terminal.CommandFailed;
import org.contadora.core.Reasons;
import org.jspecify.annotations.Nullable;

/// The passphrase of the arrivals, where nobody is there to type it: in a file that its owner alone
/// may read, or in the environment. It is never a setting or an option: those are shown by others'
/// tools and kept in histories.
///
/// @param file whose first line it is, null if there is none
record ArrivalsPassphrase(@Nullable Path file, Map<String, String> environment) {
  private static final String VARIABLE = "CONTADORA_ARRIVALS_PASSPHRASE";

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /// Empty if it stands nowhere.
  char[] find() {
    Path named = file;
    return named == null ? environment.getOrDefault(VARIABLE, "").toCharArray() : firstLine(named);
  }

  private static char[] firstLine(Path named) {
    try {
      requireOwnersAlone(named);
      try (BufferedReader lines = Files.newBufferedReader(named, StandardCharsets.UTF_8)) {
        String line = lines.readLine();
        if (line == null || line.isBlank()) {
          throw new CommandFailed(
              "The first line of %s must be the passphrase; it is empty.".formatted(named));
        }
        return line.strip().toCharArray();
      }
    } catch (IOException e) {
      throw new CommandFailed(
          "The passphrase file (%s) could not be read: %s".formatted(named, Reasons.of(e)));
    }
  }

  private static void requireOwnersAlone(Path named) throws IOException {
    if (!named.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(named);
    if (!OWNERS.containsAll(permissions)) {
      throw new CommandFailed(
          "The passphrase file (%s, %s) must be readable by its owner alone.%nMaybe first: chmod 600 %s"
              .formatted(named, PosixFilePermissions.toString(permissions), named));
    }
  }

  /// Where it is looked for, and not what it is.
  @Override
  public String toString() {
    return file == null ? VARIABLE : file.toString();
  }
}
