package org.contadora.flights.legs;

import java.time.Instant;

/// Something that happened at an airport during a leg without ending it.
///
/// @param airport ICAO code
public record LegEvent(Kind kind, String airport, Instant time) {
  /// What happened.
  public enum Kind {
    /// Touched the runway and took off again.
    TOUCH_AND_GO,
    /// Came down to land and climbed away without touching.
    GO_AROUND
  }
}
