package org.contadora.flights.findings;

/// Which side of the border a leg's end lies on, as far as removals go.
enum Zone {
  /// In the removing state, its territories, or in its detention abroad (Guantanamo Bay).
  HOME,
  ABROAD,
  UNKNOWN
}
