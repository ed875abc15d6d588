package org.contadora.flights.positions;

/// One row or record of a source, in the units of [Positions], before it is checked.
///
/// A reader fills one instance again and again and hands it to [Batches#take]. Empty text and NaN
/// stand for what the source does not give.
final class RawPosition {
  String address = "";
  String registration = "";
  String typeCode = "";
  String ownerOperator = "";
  int dbFlags;
  long timeMs;

  /// What stands in the place of a time that cannot be read; empty if nothing does.
  String timeText = "";

  double latDeg;
  double lonDeg;
  double baroAltitudeFt;
  double geomAltitudeFt;
  double groundSpeedKt;
  double trackDeg;
  double verticalRateFpm;
  String squawk = "";
  String callsign = "";
  boolean onGround;
  PositionSource source = PositionSource.OTHER;

  /// Time that no source gives: the row had none.
  static final long NO_TIME = Long.MIN_VALUE;

  RawPosition() {
    clear();
  }

  /// Makes everything absent again.
  void clear() {
    address = "";
    registration = "";
    typeCode = "";
    ownerOperator = "";
    dbFlags = 0;
    timeMs = NO_TIME;
    timeText = "";
    latDeg = Double.NaN;
    lonDeg = Double.NaN;
    baroAltitudeFt = Double.NaN;
    geomAltitudeFt = Double.NaN;
    groundSpeedKt = Double.NaN;
    trackDeg = Double.NaN;
    verticalRateFpm = Double.NaN;
    squawk = "";
    callsign = "";
    onGround = false;
    source = PositionSource.OTHER;
  }

  /// Whether there is a latitude and a longitude, good or bad.
  boolean hasPlace() {
    return !Double.isNaN(latDeg) && !Double.isNaN(lonDeg);
  }
}
