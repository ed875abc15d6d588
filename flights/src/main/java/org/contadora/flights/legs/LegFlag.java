package org.contadora.flights.legs;

/// What the shape of a leg's track shows by itself.
public enum LegFlag {
  /// Came back to land where it took off after having clearly set out.
  TURNED_BACK,
  /// Landed elsewhere than planned, as the flight record itself says.
  DIVERTED,
  /// Not built from contact: put in between two legs, or two contacts on the ground, that do not
  /// join.
  MISSING_LEG,
  /// Squawked 7700, 7600 or 7500.
  EMERGENCY,
  /// Flown by another aircraft than the one that was first heard under the same address.
  OTHER_AIRCRAFT
}
