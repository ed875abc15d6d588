package org.contadora.desk.web;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which names the server answers to. Another site can point its own name at this machine (DNS
/// rebinding) and would then be taken by the browser for the desk itself; addresses in figures
/// cannot be pointed elsewhere.
final class Hosts {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+])");

  private final String listening;
  private final @Nullable String published;

  /// @param listening what the server was told to listen on
  /// @param publicAddress address under which people reach it, null if directly
  Hosts(String listening, @Nullable URI publicAddress) {
    this.listening = listening.toLowerCase(Locale.ROOT);
    published =
        publicAddress == null || publicAddress.getHost() == null
            ? null
            : publicAddress.getHost().toLowerCase(Locale.ROOT);
  }

  /// Whether a request's `Host` is this server's.
  boolean knows(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String host = header.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    return host.equals("localhost")
        || host.equals(listening)
        || host.equals(published)
        || ADDRESS.matcher(host).matches();
  }
}
