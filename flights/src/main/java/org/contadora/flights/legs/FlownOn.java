package org.contadora.flights.legs;

import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.gaps.Reach;

/// Tells a flight that went on out of sight from one that landed meanwhile.
final class FlownOn {
  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;

  /// Share of the speed seen that an aircraft in cruise makes good along the geodesic.
  private static final double CRUISING_ON = 0.75;

  /// The same where one of the contacts speaks for a landing: nearly all of it.
  private static final double CRUISING_ON_ALL_THE_SAME = 0.9;

  /// What climbing or descending costs over cruising the same way, seconds: climb at 250 to 300 kt
  /// through the lower levels, own estimate.
  private static final double TERMINAL_LOSS_S = 600;

  /// Altitude below which an aircraft that climbs or descends is near its end, feet: own estimate.
  static final int BELOW_CRUISE_FT = 25_000;

  /// Longest a small aircraft flies on below coverage before a landing is likelier, seconds.
  private static final double LOW_FLYING_S = 1800;

  private final FieldsAtEnds fields;

  FlownOn(FieldsAtEnds fields) {
    this.fields = fields;
  }

  /// Whether an aircraft lost and found in the air flew on between, rather than landed.
  boolean flewOn(Gap.Contact lost, Gap.Contact found, Performance performance) {
    if (Reach.slackS(lost, found, performance) < 0) {
      return true;
    }
    double gapS = (found.timeMs() - lost.timeMs()) / 1000.0;
    boolean small =
        performance.kind() == Performance.Kind.PISTON
            || performance.kind() == Performance.Kind.HELICOPTER;
    if (small && gapS < LOW_FLYING_S) {
      return fields.near(lost, /* landing= */ true) == Airports.NONE
          || fields.near(found, /* landing= */ false) == Airports.NONE;
    }
    double usualM = usualM(lost, found, performance, small ? 0 : 2 * TERMINAL_LOSS_S);
    boolean descending =
        lost.reckonedFt() < LegEnds.LOW_FT
            || (lost.verticalRateFpm() < -LegEnds.MOVING_FPM
                && lost.reckonedFt() < BELOW_CRUISE_FT);
    boolean climbing =
        found.reckonedFt() < LegEnds.LOW_FT
            || (found.verticalRateFpm() > LegEnds.MOVING_FPM
                && found.reckonedFt() < BELOW_CRUISE_FT);
    if (descending && climbing && !small) {
      return false;
    }
    double needed = descending || climbing ? CRUISING_ON_ALL_THE_SAME : CRUISING_ON;
    return !Geodesy.isWithin(needed * usualM, lost.point(), found.point());
  }

  /// How far it usually comes in the time: as fast as it was seen, but where both contacts are slow
  /// and below cruise as fast as its type cruises, less what climb and descent take.
  private static double usualM(
      Gap.Contact lost, Gap.Contact found, Performance performance, double terminalLossS) {
    double gapS = (found.timeMs() - lost.timeMs()) / 1000.0;
    double seenKt = maxKnown(lost.groundSpeedKt(), found.groundSpeedKt());
    double kt = seenKt > 0 ? seenKt : performance.cruiseKt();
    boolean slower =
        terminalLossS > 0
            && kt < performance.cruiseKt()
            && Math.max(lost.reckonedFt(), found.reckonedFt()) < BELOW_CRUISE_FT;
    return slower
        ? performance.cruiseKt() * MPS_PER_KT * Math.max(0, gapS - terminalLossS)
        : kt * MPS_PER_KT * gapS;
  }

  private static double maxKnown(double a, double b) {
    if (Double.isNaN(a)) {
      return b;
    }
    return Double.isNaN(b) ? a : Math.max(a, b);
  }
}
