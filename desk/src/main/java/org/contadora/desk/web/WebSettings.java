package org.contadora.desk.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the server listens and what it lets in.
///
/// @param publicAddress address under which people reach it if something stands before it
/// @param publicReading whether everybody may read without an account
/// @param inputFolders folders from which files may be brought in
public record WebSettings(
    String host,
    int port,
    @Nullable URI publicAddress,
    boolean publicReading,
    List<Path> inputFolders) {
  public WebSettings {
    inputFolders = List.copyOf(inputFolders);
  }

  /// Whether browsers come through TLS.
  boolean secure() {
    return publicAddress != null && "https".equals(publicAddress.getScheme());
  }
}
