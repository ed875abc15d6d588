package org.contadora.flights.findings;

import java.util.Locale;

/// What is said beside the class; several may hold.
public enum Tag {
  MILITARY,
  /// Lands people in a country that is not theirs, as far as sources say.
  THIRD_COUNTRY,
  /// From one part of the border to another, to expel there: reported beside removals, not in them.
  LATERAL,
  /// Flown by the receiving state.
  STATE_PICK_UP,
  DIVERTED,
  /// Did not complete: came back.
  TURNED_BACK,
  NIGHT,
  /// Put in between two legs that do not join.
  INFERRED_LEG,
  GO_AROUND,
  TOUCH_AND_GO,
  /// A stop to refuel on the way, where nobody is landed.
  FUEL_STOP,
  /// Landed elsewhere first and flew on to where it was going with those aboard: no stop.
  ALTERNATE,
  /// Flown by another aircraft than the one that was first heard under the same address: what is
  /// known of the address need not be known of this aircraft.
  OTHER_AIRCRAFT;

  /// The name in files: lower case with underscores.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
