package org.contadora.flights.gaps;

import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.core.IcaoAddress;
import org.jspecify.annotations.Nullable;

/// Contact lost in the air, found again or not, and what could have happened meanwhile.
///
/// @param found null if the aircraft was not found again
/// @param reachKm how far it could have gone: from the place of loss if never found, else half the
///   longest way between the two contacts (the semi-major axis of the reachable ellipse), in
///   kilometres; 0 if no landing was possible
/// @param candidates airports where it could have landed, most plausible first; empty if no landing
///   was possible. Of an aircraft lost level or climbing and never found they may be too many for a
///   list to say anything: then the area is the answer, and the first [Reach#NAMED_OF_TOO_MANY]
///   stand here
/// @param reachable how many airports lie within reach: the size of `candidates`, or more where
///   they are too many to name
/// @param legBefore id of the leg on which contact was lost
public record Gap(
    IcaoAddress address,
    Contact lost,
    @Nullable Contact found,
    double reachKm,
    List<Candidate> candidates,
    int reachable,
    String legBefore) {
  public Gap {
    candidates = List.copyOf(candidates);
    if (reachable < candidates.size()) {
      throw new IllegalArgumentException(
          "%d airports are within reach, expected at least the %d that are named."
              .formatted(reachable, candidates.size()));
    }
  }

  /// A last or first contact.
  ///
  /// @param timeMs milliseconds since 1970-01-01T00:00Z
  /// @param altitudeFt pressure altitude in feet, or [#NO_ALTITUDE]
  /// @param groundSpeedKt ground speed in knots, NaN if not known
  /// @param trackDeg track over ground in degrees, NaN if not known
  /// @param verticalRateFpm feet a minute, NaN if not known
  public record Contact(
      long timeMs,
      GeoPoint point,
      int altitudeFt,
      double groundSpeedKt,
      double trackDeg,
      double verticalRateFpm) {
    /// Stands for an altitude that is not known.
    public static final int NO_ALTITUDE = Integer.MIN_VALUE;

    /// Fastest on approach and soon after take-off, knots: 141 to 165 kt over the threshold in
    /// category D (ICAO Doc 8168, PANS-OPS).
    private static final double APPROACH_KT = 165;

    /// An altitude that speaks neither for a landing nor for a take-off, feet.
    private static final int IN_CRUISE_FT = 30_000;

    /// The altitude to reckon with: where none is known, that of the ground for who is seen to fly
    /// no faster than on approach, else one in cruise, lest it be taken for low.
    public int reckonedFt() {
      if (altitudeFt != NO_ALTITUDE) {
        return altitudeFt;
      }
      return groundSpeedKt <= APPROACH_KT ? 0 : IN_CRUISE_FT;
    }
  }

  /// An airport that could have been reached.
  ///
  /// @param airport ICAO code
  /// @param groundStopS seconds it could at most have stood there
  /// @param logScore plausibility against the other candidates, natural logarithm, higher is
  ///   likelier
  public record Candidate(String airport, double groundStopS, double logScore) {}
}
