package org.contadora.flights.live;

import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.SharedAddress;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.TrackCleaner;
import org.jspecify.annotations.Nullable;

/// What was last heard of one aircraft at one place; values that a position leaves out stay as they
/// were.
final class Sighting {
  /// Before any time, with room to reckon.
  static final long NEVER = Long.MIN_VALUE / 4;

  /// A course that differs by no more is held, tenths of a degree.
  private static final int STEADY_E1 = 100;

  long timeMs = NEVER;
  int latE6;
  int lonE6;
  int altitudeFt = Positions.ABSENT;
  int speedE1 = Positions.ABSENT;
  int trackE1 = Positions.ABSENT;
  int rateFpm = Positions.ABSENT;
  boolean onGround;

  /// The call sign sent last, packed; 0 if none.
  long callsign;

  private int steadyE1 = Positions.ABSENT;
  private long steadySinceMs;

  /// Whether it can have come to position `i` since; one that was never heard can.
  boolean canComeTo(Positions positions, int i) {
    return timeMs == NEVER
        || TrackCleaner.canFly(
            positions.timeMs(i) - timeMs,
            Geodesy.sphereDistanceM(
                latE6 * 1e-6, lonE6 * 1e-6, positions.latE6(i) * 1e-6, positions.lonE6(i) * 1e-6));
  }

  /// Takes over what position `i` says.
  void see(Positions positions, int i) {
    timeMs = positions.timeMs(i);
    latE6 = positions.latE6(i);
    lonE6 = positions.lonE6(i);
    onGround = positions.has(i, Positions.ON_GROUND);
    if (positions.baroAltitudeFt(i) != Positions.ABSENT) {
      altitudeFt = positions.baroAltitudeFt(i);
    } else if (positions.geomAltitudeFt(i) != Positions.ABSENT) {
      altitudeFt = positions.geomAltitudeFt(i);
    }
    if (positions.groundSpeedE1(i) != Positions.ABSENT) {
      speedE1 = positions.groundSpeedE1(i);
    }
    if (positions.verticalRateFpm(i) != Positions.ABSENT) {
      rateFpm = positions.verticalRateFpm(i);
    }
    if (positions.callsign(i) != 0) {
      callsign = positions.callsign(i);
    }
    if (positions.trackE1(i) != Positions.ABSENT) {
      trackE1 = positions.trackE1(i);
      int turnE1 = Math.abs(trackE1 - steadyE1) % 3600;
      if (steadyE1 == Positions.ABSENT || Math.min(turnE1, 3600 - turnE1) > STEADY_E1) {
        steadyE1 = trackE1;
        steadySinceMs = timeMs;
      }
    }
  }

  long steadyS() {
    return steadyE1 == Positions.ABSENT ? 0 : (timeMs - steadySinceMs) / 1000;
  }

  GeoPoint point() {
    return new GeoPoint(latE6 * 1e-6, lonE6 * 1e-6);
  }

  Gap.Contact contact() {
    return new Gap.Contact(
        timeMs,
        point(),
        altitudeFt == Positions.ABSENT ? 0 : altitudeFt,
        speedE1 == Positions.ABSENT ? Double.NaN : speedE1 * 0.1,
        trackE1 == Positions.ABSENT ? Double.NaN : trackE1 * 0.1,
        rateFpm == Positions.ABSENT ? Double.NaN : rateFpm);
  }

  /// Feet of pressure altitude; null on the ground and if not known.
  @Nullable Integer shownAltitudeFt() {
    return onGround || altitudeFt == Positions.ABSENT ? null : altitudeFt;
  }

  /// What tells it from another under the same address.
  SharedAddress.Heard heard() {
    return new SharedAddress.Heard(timeMs, latE6, lonE6, callsign);
  }
}
