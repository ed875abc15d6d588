package org.contadora.flights.legs;

/// Where an aircraft is with its legs.
enum Phase {
  NOTHING_KNOWN,
  ON_GROUND,
  IN_AIR,
  /// On the ground after flight; may still be a touch-and-go.
  TOUCHED
}
