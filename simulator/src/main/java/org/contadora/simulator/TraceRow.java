package org.contadora.simulator;

/// One row of a trace as a receiver network stores it.
final class TraceRow implements Cloneable {
  static final int NONE = Integer.MIN_VALUE;

  double timeS;
  double latDeg;
  double lonDeg;
  int altitudeFt;
  boolean ground;
  double groundSpeedKt;
  double trackDeg;
  boolean stale;
  boolean newLeg;
  int rateFpm;
  String source = "adsb_icao";
  int geometricFt = NONE;
  int indicatedKt = NONE;
  int trueAirspeedKt;
  double mach;
  double rollDeg;
  int windFromDeg;
  int windKt;
  double qnhHpa;
  String callsign = "";
  String squawk = "2000";

  /// Which leg of the aircraft it belongs to.
  int leg;

  TraceRow copy() {
    try {
      return (TraceRow) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
