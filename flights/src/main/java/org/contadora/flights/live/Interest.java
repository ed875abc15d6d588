package org.contadora.flights.live;

import java.util.Locale;

/// Why a person would look at an aircraft that is heard now; the first that holds.
public enum Interest {
  /// Its flight is held removal-related, or its last one was a moment ago.
  REMOVAL_RELATED,
  /// The rule book's list of aircraft has it now, or a person put it on the desk's watch list.
  WATCHED,
  /// Nobody says what it is, and it is near an airport where missions start or stop.
  UNKNOWN_NEAR_HUB,
  NONE;

  /// The name in files: lower case with underscores.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
