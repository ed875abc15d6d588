package org.contadora.flights.legs;

import java.time.Instant;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;

/// Estimates when legs began and ended whose take-off or landing nobody saw.
final class EndTimes {
  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;

  /// Usual vertical rates near the ground, feet a minute (3° at 140 kt; initial climb).
  private static final double DESCENT_FPM = 750;

  private static final double CLIMB_FPM = 1800;

  private final Airports airports;

  EndTimes(Airports airports) {
    this.airports = airports;
  }

  /// When an aircraft lost on or near the ground of an airport landed.
  Instant afterDescent(Gap.Contact lost, int airport) {
    double heightFt = Math.max(0, lost.reckonedFt() - airports.elevationFt(airport));
    return Instant.ofEpochMilli(lost.timeMs() + (long) (heightFt / DESCENT_FPM * 60_000));
  }

  /// When an aircraft found on or near the ground of an airport took off.
  Instant beforeClimb(Gap.Contact found, int airport) {
    double heightFt = Math.max(0, found.reckonedFt() - airports.elevationFt(airport));
    return Instant.ofEpochMilli(found.timeMs() - (long) (heightFt / CLIMB_FPM * 60_000));
  }

  /// When an aircraft landed that was next seen on the ground there.
  static Instant touchdown(Gap.Contact lost, Fix ground, long silentMs) {
    return Instant.ofEpochMilli(silentMs <= 60_000 ? ground.timeMs : lost.timeMs() + silentMs / 2);
  }

  /// When an aircraft took off that was last seen on the ground there.
  static Instant takeOff(Fix ground, Gap.Contact found, int elevationFt) {
    double heightFt = Math.max(0, found.reckonedFt() - elevationFt);
    long estimated = found.timeMs() - (long) (heightFt / CLIMB_FPM * 60_000);
    return Instant.ofEpochMilli(Math.max(estimated, ground.timeMs));
  }

  /// When an aircraft lands that flies straight to an airport.
  Instant landingTime(Gap.Contact lost, int airport, Performance performance) {
    return Instant.ofEpochMilli(
        lost.timeMs() + flightMs(lost, airport, performance, DESCENT_FPM * 2));
  }

  /// When an aircraft took off that flew straight from an airport.
  Instant takeOffTime(Gap.Contact found, int airport, Performance performance) {
    return Instant.ofEpochMilli(found.timeMs() - flightMs(found, airport, performance, CLIMB_FPM));
  }

  private long flightMs(
      Gap.Contact contact, int airport, Performance performance, double verticalFpm) {
    double wayM = Geodesy.distanceM(contact.point(), airports.airport(airport).point());
    double kt = contact.groundSpeedKt() > 50 ? contact.groundSpeedKt() : performance.cruiseKt();
    double heightFt = Math.max(0, contact.reckonedFt() - airports.elevationFt(airport));
    double seconds =
        Math.max(wayM / (kt * MPS_PER_KT * Performance.BLOCK_SPEED), heightFt / verticalFpm * 60);
    return (long) (seconds * 1000);
  }
}
