package org.contadora.flights.gaps;

import org.contadora.core.Geodesy;

/// How well an airport agrees with a last and a first contact, as weights that multiply with one
/// another and with those of [AirportWeights]. Regions have bounds (`mostOf…`) that no airport in
/// them exceeds.
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

  /// Below this height a jet or turboprop whose vertical rate is not known is on its way up or
  /// down, thousands of feet.
  private static final double BELOW_CRUISE_KFT = 18;

  private static final double NM_PER_M = 1 / Geodesy.METRES_PER_NM;
  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;

  /// Weight of a landing just after take-off, or too steep or too near to be usual.
  private static final double ODD = Math.exp(-2);

  private static final Course DESCENT_FAR = new Course(3, 0.85);
  private static final Course DESCENT_NEAR = new Course(1.2, 0.85);
  private static final Course AGAINST = new Course(1.5, 0.7);
  private static final Course LEVEL = new Course(2.5, 0.8);

  private final Performance performance;
  private final double levelBelowKft;
  private final double levelBelowKftUnknown;

  Plausibility(Performance performance) {
    this.performance = performance;
    boolean slow =
        performance.kind() == Performance.Kind.PISTON
            || performance.kind() == Performance.Kind.HELICOPTER;
    levelBelowKft = slow ? 1.5 : 5;
    levelBelowKftUnknown = slow ? 1.5 : BELOW_CRUISE_KFT;
  }

  /// How well a last contact agrees with landing at an airport.
  ///
  /// @param cosAngle cosine of the angle between its course and the airport
  double landing(Gap.Contact lost, int elevationFt, double wayM, double cosAngle) {
    double wayNm = wayM * NM_PER_M;
    double heightKft = heightKft(lost, elevationFt);
    if (descends(lost, heightKft)) {
      Course course = wayNm > 12 ? DESCENT_FAR : DESCENT_NEAR;
      return descentResidual(wayNm, heightKft) * course.weight(cosAngle);
    }
    if (lost.verticalRateFpm() > MOVING_FPM) {
      boolean justLeft = wayNm < 2 * climbNm(heightKft);
      return (justLeft ? ODD : 1) * AGAINST.weight(cosAngle);
    }
    boolean tooNear = wayNm < NEAREST_DESCENT_NM_PER_KFT * heightKft;
    return (tooNear ? ODD : 1) * LEVEL.weight(cosAngle);
  }

  /// No airport of a region agrees better.
  ///
  /// @param leastM way to the nearest of its airports, at most
  /// @param mostM way to the farthest, at least
  /// @param cosAngle the greatest cosine
  double mostOfLanding(
      Gap.Contact lost, double leastM, double mostM, int lowestFt, int highestFt, double cosAngle) {
    double mostKft = heightKft(lost, lowestFt);
    double leastKft = heightKft(lost, highestFt);
    boolean tooNear = mostM * NM_PER_M < NEAREST_DESCENT_NM_PER_KFT * leastKft;
    double otherwise =
        lost.verticalRateFpm() > MOVING_FPM
            ? AGAINST.weight(cosAngle)
            : (tooNear ? ODD : 1) * LEVEL.weight(cosAngle);
    if (!descends(lost, leastKft)) {
      return otherwise;
    }
    double most =
        mostOfResidual(
                leastM,
                mostM,
                descentNm(leastKft),
                descentNm(mostKft),
                descentSpreadNm(leastKft),
                descentSpreadNm(mostKft))
            * mostOfCourse(leastM, mostM, 12, cosAngle);
    return descends(lost, mostKft) ? most : Math.max(otherwise, most);
  }

  private static double mostOfCourse(double leastM, double mostM, double nearNm, double cosAngle) {
    double nearM = nearNm * Geodesy.METRES_PER_NM;
    double far = mostM > nearM ? DESCENT_FAR.weight(cosAngle) : 0;
    double near = leastM <= nearM ? DESCENT_NEAR.weight(cosAngle) : 0;
    return Math.max(far, near);
  }

  /// How well a first contact agrees with having taken off from an airport.
  ///
  /// @param cosAngle cosine of the angle between the way it came and the airport
  double takeOff(Gap.Contact found, int elevationFt, double wayM, double cosAngle) {
    double wayNm = wayM * NM_PER_M;
    double heightKft = heightKft(found, elevationFt);
    if (climbs(found, heightKft)) {
      Course course = wayNm > 8 ? DESCENT_FAR : DESCENT_NEAR;
      return climbResidual(wayNm, heightKft) * course.weight(cosAngle);
    }
    if (found.verticalRateFpm() < -MOVING_FPM) {
      return AGAINST.weight(cosAngle);
    }
    boolean tooNear = wayNm < 0.6 * climbNm(heightKft);
    return (tooNear ? ODD : 1) * LEVEL.weight(cosAngle);
  }

  /// As [#mostOfLanding].
  double mostOfTakeOff(
      Gap.Contact found,
      double leastM,
      double mostM,
      int lowestFt,
      int highestFt,
      double cosAngle) {
    double mostKft = heightKft(found, lowestFt);
    double leastKft = heightKft(found, highestFt);
    boolean tooNear = mostM * NM_PER_M < 0.6 * climbNm(leastKft);
    double otherwise =
        found.verticalRateFpm() < -MOVING_FPM
            ? AGAINST.weight(cosAngle)
            : (tooNear ? ODD : 1) * LEVEL.weight(cosAngle);
    if (!climbs(found, leastKft)) {
      return otherwise;
    }
    double most =
        mostOfResidual(
                leastM,
                mostM,
                departureNm(leastKft),
                departureNm(mostKft),
                climbSpreadNm(leastKft),
                climbSpreadNm(mostKft))
            * mostOfCourse(leastM, mostM, 8, cosAngle);
    return climbs(found, mostKft) ? most : Math.max(otherwise, most);
  }

  private boolean descends(Gap.Contact lost, double heightKft) {
    double rate = lost.verticalRateFpm();
    return rate < -MOVING_FPM || (heightKft < levelBelowKft(rate) && !(rate > MOVING_FPM));
  }

  private boolean climbs(Gap.Contact found, double heightKft) {
    double rate = found.verticalRateFpm();
    return rate > MOVING_FPM || (heightKft < levelBelowKft(rate) && !(rate < -MOVING_FPM));
  }

  /// Height below which a contact that does not say that it moves up or down is taken to, thousands
  /// of feet.
  private double levelBelowKft(double rateFpm) {
    return Double.isNaN(rateFpm) ? levelBelowKftUnknown : levelBelowKft;
  }

  private static double descentNm(double heightKft) {
    return DESCENT_NM_PER_KFT * heightKft + Math.min(TERMINAL_NM, heightKft);
  }

  private static double descentSpreadNm(double heightKft) {
    return 0.3 * descentNm(heightKft) + Math.min(4, 1 + heightKft);
  }

  private static double descentResidual(double wayNm, double heightKft) {
    return residual(wayNm - descentNm(heightKft), descentSpreadNm(heightKft));
  }

  private static double departureNm(double heightKft) {
    return climbNm(heightKft) + TERMINAL_NM / 2;
  }

  private static double climbSpreadNm(double heightKft) {
    return 0.35 * departureNm(heightKft) + 3;
  }

  private static double climbResidual(double wayNm, double heightKft) {
    return residual(wayNm - departureNm(heightKft), climbSpreadNm(heightKft));
  }

  /// Student's t with three degrees of freedom, without its constant.
  private static double residual(double residualNm, double spreadNm) {
    double deviation = residualNm / spreadNm;
    double t = 1 + deviation * deviation * (1 / 3.0);
    return 1 / (t * t * spreadNm);
  }

  /// The most that [#residual] can be over a range of ways, and of heights whose expected way and
  /// spread grow with them.
  private static double mostOfResidual(
      double leastM,
      double mostM,
      double leastExpectedNm,
      double mostExpectedNm,
      double leastSpreadNm,
      double mostSpreadNm) {
    double tooFarNm = leastM * NM_PER_M - mostExpectedNm;
    double tooNearNm = leastExpectedNm - mostM * NM_PER_M;
    double deviation = Math.max(0, Math.max(tooFarNm, tooNearNm)) / mostSpreadNm;
    double t = 1 + deviation * deviation * (1 / 3.0);
    return 1 / (t * t * leastSpreadNm);
  }

  /// Usual time in the air from the last contact to an airport and from there to the first one,
  /// seconds: grows with the ways and the lower the airport lies.
  double flyingS(Gap.Contact lost, Gap.Contact found, int elevationFt, double inM, double outM) {
    return usualS(lost, inM, DESCENT_NM_PER_KFT * heightKft(lost, elevationFt))
        + usualS(found, outM, climbNm(heightKft(found, elevationFt)))
        + APPROACH_S;
  }

  /// How usual the time is that the aircraft would have stood there.
  double stop(double flyingS, double gapS) {
    double stopS = gapS - flyingS;
    double leastS = performance.kind().usualStopS();
    if (stopS < leastS) {
      double spreadS = 0.3 * leastS + 0.08 * flyingS + 120;
      double short0 = (leastS - stopS) / spreadS;
      return Math.exp(-0.5 * Math.min(short0 * short0, 12)) * lognormal(leastS);
    }
    return lognormal(stopS);
  }

  /// The most that [#stop] can be where the time in the air lies between two.
  double mostOfStop(double leastFlyingS, double mostFlyingS, double gapS) {
    double mostStopS = gapS - leastFlyingS;
    double leastS = performance.kind().usualStopS();
    if (mostStopS < leastS) {
      double spreadS = 0.3 * leastS + 0.08 * mostFlyingS + 120;
      double short0 = (leastS - mostStopS) / spreadS;
      return Math.exp(-0.5 * Math.min(short0 * short0, 12)) * lognormal(leastS);
    }
    double leastStopS = Math.max(leastS, gapS - mostFlyingS);
    return lognormal(Math.clamp(MEDIAN_STOP_S, leastStopS, mostStopS));
  }

  /// Like Student's t over the logarithm of the time, with heavy tails.
  private static double lognormal(double stopS) {
    double deviation = Math.log(Math.max(stopS, 60) * (1 / MEDIAN_STOP_S)) * (1 / STOP_SPREAD);
    double t = 1 + deviation * deviation * 0.5;
    return 1 / (t * Math.sqrt(t));
  }

  private double usualS(Gap.Contact contact, double wayM, double verticalNm) {
    double seen = contact.groundSpeedKt();
    boolean cruising = contact.reckonedFt() >= Performance.HIGH_FT && seen > 0;
    double cruiseMps = (cruising ? seen : performance.cruiseKt()) * MPS_PER_KT;
    double slowM = Math.min(wayM, verticalNm * Geodesy.METRES_PER_NM);
    return (slowM * (1 / TERMINAL_SPEED) + (wayM - slowM)) / cruiseMps;
  }

  private static double heightKft(Gap.Contact contact, int elevationFt) {
    return Math.max(0, contact.reckonedFt() - elevationFt) * 1e-3;
  }

  private static double climbNm(double heightKft) {
    return CLIMB_LOW_NM_PER_KFT * Math.min(heightKft, 10)
        + CLIMB_HIGH_NM_PER_KFT * Math.max(0, heightKft - 10);
  }
}
