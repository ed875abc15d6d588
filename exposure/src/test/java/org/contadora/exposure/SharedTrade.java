package org.contadora.exposure;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the real trade data lie, if they do.
public final class SharedTrade {
  private SharedTrade() {}

  /// The folder; the test is skipped, saying so, where it is missing.
  public static Path folder() {
    Path folder = Path.of(System.getProperty("contadora.shared", "nowhere"), "trade");
    assumeThat(Files.isDirectory(folder))
        .as("real trade data in %s (set -Dcontadora.shared=FOLDER)", folder)
        .isTrue();
    return folder;
  }
}
