package org.contadora.simulator;

/// An airport with one runway, whose direction the world's seed chooses.
///
/// @param index place in the list of airports
/// @param elevationFt above mean sea level
/// @param large whether OurAirports calls it large
/// @param runwayDeg true heading of the runway's lower-numbered direction, 0 to 180
/// @param runwayM length of the runway in metres
/// @param standBearingDeg where the apron lies, seen from the middle of the runway
/// @param standM distance of the apron from the middle of the runway
record Airfield(
    int index,
    String icao,
    String country,
    double latDeg,
    double lonDeg,
    double elevationFt,
    boolean large,
    boolean scheduled,
    double runwayDeg,
    double runwayM,
    double standBearingDeg,
    double standM) {
  /// Local solar time's offset from UTC in hours: near enough to plan a working day.
  double utcOffsetHours() {
    return lonDeg / 15;
  }
}
