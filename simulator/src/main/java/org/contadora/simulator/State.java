package org.contadora.simulator;

/// Where an aircraft truly is and how it moves; changed in place from step to step.
final class State {
  double timeS;
  double latDeg;
  double lonDeg;

  /// Height above mean sea level.
  double trueFt;

  /// What the altimeter set to 1013.25 hPa shows.
  double pressureFt;

  double groundSpeedKt;
  double trueAirspeedKt;
  double calibratedKt;
  double mach;
  double trackDeg;
  double climbFpm;
  double windFromDeg;
  double windKt;
  double rollDeg;
  boolean onGround;

  /// Moves `metres` along the track; good for the few kilometres of one step.
  void advance(double metres) {
    move(trackDeg, metres);
  }

  void move(double bearingDeg, double metres) {
    latDeg = Sphere.movedLat(latDeg, bearingDeg, metres);
    lonDeg = Sphere.movedLon(latDeg, lonDeg, bearingDeg, metres);
  }
}
