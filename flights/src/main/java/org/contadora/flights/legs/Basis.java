package org.contadora.flights.legs;

/// How the end of a leg is known.
public enum Basis {
  /// Seen on or near the ground at the airport.
  OBSERVED,
  /// Taken from a flight record.
  RECORDED,
  /// Lost low and near, or seen again taking off there; the reason is given.
  INFERRED,
  /// Not known: one of the airports that could have been reached.
  ENVELOPE,
  /// Not known, and no airport could be named.
  UNKNOWN
}
