package org.contadora.flights.legs;

import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.positions.Positions;

/// A contact that the machine remembers: values that a position leaves out stay those of the one
/// before, as long as that is recent.
final class Fix {
  static final int ABSENT = Positions.ABSENT;

  /// How long a value left out stands in for itself, milliseconds.
  private static final long CARRY_MS = 120_000;

  /// Metres in a millionth of a degree of latitude, rounded up.
  private static final double MOST_METRES_PER_E6 = 0.1113;

  /// What a contact too long ago says of the next.
  private static final Fix NOTHING = new Fix();

  long timeMs;
  int latE6;
  int lonE6;

  /// Pressure altitude in feet.
  int altitudeFt = ABSENT;

  /// Height above mean sea level in feet as well as it is known: geometric where given.
  int heightFt = ABSENT;

  int speedE1 = ABSENT;
  int trackE1 = ABSENT;
  int rateFpm = ABSENT;

  /// Geometric less pressure altitude when both were last given.
  private int geometricExcessFt;

  /// Takes position `i`, with values that it leaves out from the contact before it.
  ///
  /// @param before may be this one
  void set(Positions positions, int i, Fix before) {
    long now = positions.timeMs(i);
    Fix last = now - before.timeMs <= CARRY_MS ? before : NOTHING;
    int altitude = last.altitudeFt;
    int height = last.heightFt;
    int excess = last.geometricExcessFt;
    int baro = positions.baroAltitudeFt(i);
    int geometric = positions.geomAltitudeFt(i);
    if (baro != ABSENT) {
      altitude = baro;
      excess = geometric == ABSENT ? excess : geometric - baro;
      height = baro + excess;
    } else if (geometric != ABSENT) {
      altitude = geometric - excess;
      height = geometric;
    }
    speedE1 = given(positions.groundSpeedE1(i), last.speedE1);
    trackE1 = given(positions.trackE1(i), last.trackE1);
    rateFpm = given(positions.verticalRateFpm(i), last.rateFpm);
    altitudeFt = altitude;
    heightFt = height;
    geometricExcessFt = excess;
    timeMs = now;
    latE6 = positions.latE6(i);
    lonE6 = positions.lonE6(i);
  }

  private static int given(int value, int otherwise) {
    return value == ABSENT ? otherwise : value;
  }

  void set(Fix other) {
    setPlace(other);
    carry(other);
  }

  /// Takes over time and place only.
  void setPlace(Fix other) {
    timeMs = other.timeMs;
    latE6 = other.latE6;
    lonE6 = other.lonE6;
  }

  private void carry(Fix other) {
    altitudeFt = other.altitudeFt;
    heightFt = other.heightFt;
    speedE1 = other.speedE1;
    trackE1 = other.trackE1;
    rateFpm = other.rateFpm;
    geometricExcessFt = other.geometricExcessFt;
  }

  static Fix of(Fix other) {
    Fix copy = new Fix();
    copy.set(other);
    return copy;
  }

  /// Whether another contact is more than `limitM` metres away on the sphere.
  boolean isFarther(Fix other, double limitM) {
    long wayE6 = Math.abs((long) latE6 - other.latE6) + Math.abs((long) lonE6 - other.lonE6);
    return wayE6 * MOST_METRES_PER_E6 > limitM && distanceM(other) > limitM;
  }

  /// Distance on the sphere in metres.
  double distanceM(Fix other) {
    return Geodesy.sphereDistanceM(
        latE6 * 1e-6, lonE6 * 1e-6, other.latE6 * 1e-6, other.lonE6 * 1e-6);
  }

  GeoPoint point() {
    return new GeoPoint(latE6 * 1e-6, lonE6 * 1e-6);
  }

  /// This contact, with vertical rate and course taken from another contact of the same flight
  /// where they are not given.
  ///
  /// @param neighbour earlier if this is a last contact, later if it is a first one
  Gap.Contact contact(Fix neighbour) {
    return new Gap.Contact(
        timeMs,
        point(),
        altitudeFt == ABSENT ? Gap.Contact.NO_ALTITUDE : altitudeFt,
        speedKt(neighbour),
        trackDeg(neighbour),
        rateFpm(neighbour));
  }

  private double speedKt(Fix neighbour) {
    if (speedE1 != ABSENT) {
      return speedE1 * 0.1;
    }
    double seconds = Math.abs(timeMs - neighbour.timeMs) / 1000.0;
    return seconds < 5 || seconds > 600
        ? Double.NaN
        : distanceM(neighbour) / seconds * 3600 / Geodesy.METRES_PER_NM;
  }

  private double trackDeg(Fix neighbour) {
    if (trackE1 != ABSENT) {
      return trackE1 * 0.1;
    }
    double metres = distanceM(neighbour);
    if (metres < 500 || metres > 200_000) {
      return Double.NaN;
    }
    return timeMs > neighbour.timeMs
        ? Geodesy.bearingDeg(neighbour.point(), point())
        : Geodesy.bearingDeg(point(), neighbour.point());
  }

  /// Feet a minute, from the trend to the neighbour where that spans long enough, else as given.
  double rateFpm(Fix neighbour) {
    double minutes = (timeMs - neighbour.timeMs) / 60_000.0;
    boolean spans = Math.abs(minutes) >= 0.4 && Math.abs(minutes) <= 5;
    if (spans && altitudeFt != ABSENT && neighbour.altitudeFt != ABSENT) {
      return (altitudeFt - neighbour.altitudeFt) / minutes;
    }
    return rateFpm == ABSENT ? Double.NaN : rateFpm;
  }
}
