package org.contadora.desk.alerts;

import java.util.Locale;
import java.util.Optional;

/// What a rule waits for.
public enum AlertKind {
  /// A flight held removal-related has a country ahead of it, by course and reach.
  HEADING_FOR,
  /// An aircraft of which nobody says what it is left a hub between 22 and 6 o'clock by the sun.
  LEFT_HUB_AT_NIGHT,
  /// A flight held removal-related came back to where it had left.
  TURNED_BACK,
  /// An aircraft that is watched is heard.
  WATCHED_SEEN,
  /// Somebody tries a channel.
  TEST;

  /// The name in files and on pages: lower case with underscores.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<AlertKind> find(String code) {
    for (AlertKind kind : values()) {
      if (kind != TEST && kind.code().equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
