package org.contadora.flights.findings;

import java.util.Locale;

/// The four exclusive classes of the field's monitors, and everything else.
public enum FlightClass {
  /// Lands people abroad.
  REMOVAL,
  /// Domestic leg that feeds a removal.
  REMOVAL_CONNECTION,
  /// Comes back from a removal.
  REMOVAL_RETURN,
  /// Other domestic detention leg; monitors say "shuffle".
  TRANSFER,
  /// Not removal-related.
  OTHER;

  /// The name in files: lower case with underscores.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
