package org.contadora.flights.gaps;

import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airport;

/// How well an airport agrees with a last and a first contact, as logarithms that add up.
///
/// The tails are heavy on purpose: flights are held, vectored and rerouted, and a true airport must
/// not be lost for one odd course. Figures without another source are own estimates.
final class Plausibility {
  /// Vertical rate from which an aircraft climbs or descends, feet a minute.
  private static final double MOVING_FPM = 300;

  /// Way flown per thousand feet of descent, nautical miles: observed descents from FL340-385 take
  /// 126-167 NM (OpenAP WRAP), longer than the 3:1 rule.
  private static final double DESCENT_NM_PER_KFT = 3.7;

  /// Way flown per thousand feet of climb, nautical miles, below and above 10,000 ft: 109-160 NM
  /// observed to cruise (OpenAP WRAP), at 250 kt and 2,000 ft/min below.
  private static final double CLIMB_LOW_NM_PER_KFT = 2.3;

  private static final double CLIMB_HIGH_NM_PER_KFT = 3.7;
  private static final double NEAREST_DESCENT_NM_PER_KFT = 2;

  /// Flight that approach and departure add to the way, nautical miles.
  private static final double TERMINAL_NM = 4;

  /// Median of the time on the ground and the spread of its logarithm: half of the stops between 35
  /// and 160 minutes.
  private static final double MEDIAN_STOP_S = 75 * 60.0;

  private static final double STOP_SPREAD = 1.1;

  /// Speed in descent and climb against that in cruise.
  private static final double TERMINAL_SPEED = 0.7;

  private static final double APPROACH_S = 240;

  /// Odds of 30 to 1 that a civil jet uses a field with airline service rather than another like it
  /// beside it: most air bases lie beside such a field.
  private static final double SCHEDULED_LOG_ODDS = 3.4;

  /// Below this height a jet or turboprop whose vertical rate is not known is on its way up or
  /// down, thousands of feet.
  private static final double BELOW_CRUISE_KFT = 18;

  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;

  private final Performance performance;
  private final boolean scheduled;

  Plausibility(Performance performance, boolean scheduled) {
    this.performance = performance;
    this.scheduled = scheduled;
  }

  /// What kind of airport such an aircraft uses.
  double airport(Airport airport) {
    double size =
        switch (performance.kind()) {
          case AIRLINER -> bySize(airport, 0, -0.7, -6);
          case BUSINESS_JET -> bySize(airport, 0, 0, -2.5);
          case TURBOPROP -> bySize(airport, 0, -0.2, -2);
          case PISTON, HELICOPTER -> bySize(airport, -0.5, 0, 0.3);
        };
    boolean jet = performance.kind() == Performance.Kind.AIRLINER;
    return size + (scheduled && jet && airport.scheduled() ? SCHEDULED_LOG_ODDS : 0);
  }

  private static double bySize(Airport airport, double large, double medium, double small) {
    return switch (airport.size()) {
      case LARGE -> large;
      case MEDIUM -> medium;
      case SMALL -> small;
    };
  }

  /// How well a last contact agrees with landing at an airport.
  double landing(Gap.Contact lost, Airport airport, double wayM) {
    double wayNm = wayM / Geodesy.METRES_PER_NM;
    double heightKft = Math.max(0, lost.altitudeFt() - airport.elevationFt()) / 1000.0;
    double towardsDeg = angleDeg(lost, airport, lost.trackDeg());
    if (descends(lost, heightKft)) {
      return descentResidual(wayNm, heightKft) + course(towardsDeg, wayNm > 12 ? 3 : 1.2, 0.85);
    }
    if (lost.verticalRateFpm() > MOVING_FPM) {
      boolean justLeft = wayNm < 2 * climbNm(heightKft);
      return (justLeft ? -2 : 0) + course(towardsDeg, 1.5, 0.7);
    }
    boolean tooNear = wayNm < NEAREST_DESCENT_NM_PER_KFT * heightKft;
    return (tooNear ? -2 : 0) + course(towardsDeg, 2.5, 0.8);
  }

  /// A bound that no airport on these ways exceeds: what [#landing] and [#takeOff] say of the
  /// distances alone, and nothing against it by course, airport and stop.
  double ways(Gap.Contact lost, Gap.Contact found, int elevationFt, double inM, double outM) {
    double inKft = Math.max(0, lost.altitudeFt() - elevationFt) / 1000.0;
    double outKft = Math.max(0, found.altitudeFt() - elevationFt) / 1000.0;
    double descent =
        descends(lost, inKft) ? descentResidual(inM / Geodesy.METRES_PER_NM, inKft) : 0;
    double climb = climbs(found, outKft) ? climbResidual(outM / Geodesy.METRES_PER_NM, outKft) : 0;
    return descent + climb;
  }

  private boolean descends(Gap.Contact lost, double heightKft) {
    return lost.verticalRateFpm() < -MOVING_FPM
        || (heightKft < levelBelowKft(lost) && !(lost.verticalRateFpm() > MOVING_FPM));
  }

  private boolean climbs(Gap.Contact found, double heightKft) {
    return found.verticalRateFpm() > MOVING_FPM
        || (heightKft < levelBelowKft(found) && !(found.verticalRateFpm() < -MOVING_FPM));
  }

  private static double descentResidual(double wayNm, double heightKft) {
    double expectedNm = DESCENT_NM_PER_KFT * heightKft + Math.min(TERMINAL_NM, heightKft);
    return residual(wayNm, expectedNm, 0.3 * expectedNm + Math.min(4, 1 + heightKft));
  }

  private static double climbResidual(double wayNm, double heightKft) {
    double expectedNm = climbNm(heightKft) + TERMINAL_NM / 2;
    return residual(wayNm, expectedNm, 0.35 * expectedNm + 3);
  }

  /// Height below which a contact that does not say that it moves up or down is taken to, thousands
  /// of feet.
  private double levelBelowKft(Gap.Contact contact) {
    boolean slow =
        performance.kind() == Performance.Kind.PISTON
            || performance.kind() == Performance.Kind.HELICOPTER;
    if (slow) {
      return 1.5;
    }
    return Double.isNaN(contact.verticalRateFpm()) ? BELOW_CRUISE_KFT : 5;
  }

  /// How well a first contact agrees with having taken off from an airport.
  double takeOff(Gap.Contact found, Airport airport, double wayM) {
    double wayNm = wayM / Geodesy.METRES_PER_NM;
    double heightKft = Math.max(0, found.altitudeFt() - airport.elevationFt()) / 1000.0;
    double fromDeg = angleDeg(found, airport, found.trackDeg() + 180);
    if (climbs(found, heightKft)) {
      return climbResidual(wayNm, heightKft) + course(fromDeg, wayNm > 8 ? 3 : 1.2, 0.85);
    }
    if (found.verticalRateFpm() < -MOVING_FPM) {
      return course(fromDeg, 1.5, 0.7);
    }
    boolean tooNear = wayNm < 0.6 * climbNm(heightKft);
    return (tooNear ? -2 : 0) + course(fromDeg, 2.5, 0.8);
  }

  /// How usual the time is that the aircraft would have stood there.
  double stop(
      Gap.Contact lost, Gap.Contact found, Airport airport, double inM, double outM, double gapS) {
    double flyingS =
        usualS(lost, inM, DESCENT_NM_PER_KFT * height(lost, airport))
            + usualS(found, outM, climbNm(height(found, airport)))
            + APPROACH_S;
    double stopS = gapS - flyingS;
    double leastS = performance.kind().usualStopS();
    if (stopS < leastS) {
      double spreadS = 0.3 * leastS + 0.08 * flyingS + 120;
      double short0 = (leastS - stopS) / spreadS;
      return -0.5 * Math.min(short0 * short0, 12) + lognormal(leastS);
    }
    return lognormal(stopS);
  }

  private static double lognormal(double stopS) {
    double deviation = Math.log(Math.max(stopS, 60) / MEDIAN_STOP_S) / STOP_SPREAD;
    return -1.5 * Math.log1p(deviation * deviation / 2);
  }

  private double usualS(Gap.Contact contact, double wayM, double verticalNm) {
    double seen = contact.groundSpeedKt();
    boolean cruising = contact.altitudeFt() >= Performance.HIGH_FT && seen > 0;
    double cruiseMps = (cruising ? seen : performance.cruiseKt()) * MPS_PER_KT;
    double slowM = Math.min(wayM, verticalNm * Geodesy.METRES_PER_NM);
    return slowM / (TERMINAL_SPEED * cruiseMps) + (wayM - slowM) / cruiseMps;
  }

  private static double height(Gap.Contact contact, Airport airport) {
    return Math.max(0, contact.altitudeFt() - airport.elevationFt()) / 1000.0;
  }

  private static double climbNm(double heightKft) {
    return CLIMB_LOW_NM_PER_KFT * Math.min(heightKft, 10)
        + CLIMB_HIGH_NM_PER_KFT * Math.max(0, heightKft - 10);
  }

  /// Student's t with three degrees of freedom, without its constant.
  private static double residual(double value, double expected, double spread) {
    double deviation = (value - expected) / spread;
    return -2 * Math.log1p(deviation * deviation / 3) - Math.log(spread);
  }

  /// A von Mises density over the angle, mixed with an even one; against an even density.
  private static double course(double angleDeg, double concentration, double share) {
    if (Double.isNaN(angleDeg)) {
      return 0;
    }
    double density =
        Math.exp(concentration * Math.cos(Math.toRadians(angleDeg))) / besselI0(concentration);
    return Math.log(share * density + 1 - share);
  }

  /// Modified Bessel function of order 0, by its series (Abramowitz and Stegun 9.6.12).
  private static double besselI0(double value) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 12; k++) {
      term *= value * value / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }

  private static double angleDeg(Gap.Contact contact, Airport airport, double courseDeg) {
    double lat = Math.toRadians(contact.point().latDeg());
    double airportLat = Math.toRadians(airport.point().latDeg());
    double dLon = Math.toRadians(airport.point().lonDeg() - contact.point().lonDeg());
    double bearing =
        Math.atan2(
            Math.sin(dLon) * Math.cos(airportLat),
            Math.cos(lat) * Math.sin(airportLat)
                - Math.sin(lat) * Math.cos(airportLat) * Math.cos(dLon));
    return Math.IEEEremainder(Math.toDegrees(bearing) - courseDeg, 360);
  }
}
