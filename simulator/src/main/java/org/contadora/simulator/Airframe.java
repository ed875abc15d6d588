package org.contadora.simulator;

import org.contadora.core.IcaoAddress;

/// One aircraft of the world.
///
/// @param role what its days look like
/// @param operatorDesignator ICAO designator its call signs begin with; empty for private aircraft
/// @param owner as a registry writes it
/// @param databaseFlags of the trace format: 1 military, 2 interesting, 4 PIA, 8 LADD
/// @param base where it starts
record Airframe(
    IcaoAddress address,
    String registration,
    AircraftType type,
    Role role,
    String operatorDesignator,
    String owner,
    int year,
    int databaseFlags,
    Airfield base) {
  enum Role {
    CONTRACTOR,
    LONG_HAUL,
    MILITARY,
    STATE_PICKUP,
    CHARTER,
    AIRLINER,
    FREIGHTER,
    BUSINESS_JET,
    LIGHT_AIRCRAFT
  }
}
