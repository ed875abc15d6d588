package org.contadora.flights.legs;

import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.gaps.Reach;

/// The airport at which a low contact is about to land or has just left: the nearest field, or,
/// where runways are loaded, the one whose runway it lines up with.
///
/// An aircraft that is low, near and on the extended centre line of a runway is landing on it or
/// has just left it: that tells fields beside one another apart, which distance alone does not.
final class FieldsAtEnds {
  /// How far out a final approach begins, metres: instrument approaches are joined 5 to 10 NM out
  /// (ICAO Doc 8168).
  private static final double FINAL_M = 18_520;

  /// How far a climb follows the runway: aircraft turn from some 400 ft above it on (ICAO Doc
  /// 8168), so that far out the line says little.
  private static final double CLIMB_M = 9_260;

  /// Height above the field up to which a contact is on final or has just left, feet: 10 NM at 318
  /// ft a mile, which are the 3° of a glide path, and what the air pressure adds.
  private static final int BELOW_FT = 4_000;

  /// Faster than this up or down an aircraft is leaving or coming down, feet a minute.
  private static final double DRIFTING_FPM = 200;

  /// An airport within this of the course is ahead, degrees: the reference point of a large field
  /// lies up to 1.5 km beside its runways. Own estimate.
  private static final double AHEAD_DEG = 25;

  /// An airport beyond this is abeam or behind, degrees; own estimate.
  private static final double ASIDE_DEG = 45;

  /// Airports whose reference points are as near as this share runways, metres: Hickam (PHIK) and
  /// Honolulu (PHNL) are 3.3 km apart.
  private static final double SHARED_M = 4_000;

  private final LegRules rules;
  private final Airports airports;

  FieldsAtEnds(LegRules rules, Airports airports) {
    this.rules = rules;
    this.airports = airports;
  }

  /// The airport of which a contact is near the ground: the nearest, unless it is lined up with a
  /// runway of another, no smaller one that is near, too, or heads for a larger one;
  /// [Airports#NONE] if there is none.
  ///
  /// @param landing whether it came to land there, or had left
  int near(Gap.Contact contact, boolean landing) {
    int nearest =
        airports.nearestField(
            (int) Math.round(contact.point().latDeg() * 1e6),
            (int) Math.round(contact.point().lonDeg() * 1e6),
            rules.nearFieldM());
    if (nearest == Airports.NONE) {
      return Airports.NONE;
    }
    int aligned = linedUp(contact, landing, airports.airport(nearest).size());
    if (aligned != Airports.NONE && isNearGround(contact, aligned)) {
      return aligned;
    }
    int larger = largerAhead(contact, landing, nearest);
    if (larger != Airports.NONE) {
      return larger;
    }
    return isNearGround(contact, nearest) ? nearest : Airports.NONE;
  }

  /// The larger airport that a contact heads for, or comes from, where the nearest lies aside or
  /// shares its runways: an air base at an airport, a strip abeam its final; NONE if there is none.
  private int largerAhead(Gap.Contact contact, boolean landing, int nearest) {
    Airport aside = airports.airport(nearest);
    if (aside.size() == Airport.Size.LARGE) {
      return Airports.NONE;
    }
    int larger =
        airports.nearestField(
            (int) Math.round(contact.point().latDeg() * 1e6),
            (int) Math.round(contact.point().lonDeg() * 1e6),
            rules.nearFieldM(),
            aside.size() == Airport.Size.MEDIUM ? Airport.Size.LARGE : Airport.Size.MEDIUM);
    if (larger == Airports.NONE || !isNearGround(contact, larger)) {
      return Airports.NONE;
    }
    boolean sameRunways =
        Geodesy.isWithin(SHARED_M, aside.point(), airports.airport(larger).point());
    boolean heads =
        turnDeg(contact, landing, larger) < AHEAD_DEG
            && (sameRunways || turnDeg(contact, landing, nearest) > ASIDE_DEG);
    return heads ? larger : Airports.NONE;
  }

  /// How far an aircraft had to turn to fly straight to an airport, or straight back to the one
  /// that it came from, degrees; NaN if its course is not known.
  private double turnDeg(Gap.Contact contact, boolean landing, int airport) {
    double courseDeg = landing ? contact.trackDeg() : contact.trackDeg() + 180;
    double thereDeg = Geodesy.bearingDeg(contact.point(), airports.airport(airport).point());
    return Math.abs(Math.IEEEremainder(courseDeg - thereDeg, 360));
  }

  private boolean isNearGround(Gap.Contact contact, int airport) {
    double edgeM =
        airports.fieldDistanceM(
            airport,
            (int) Math.round(contact.point().latDeg() * 1e6),
            (int) Math.round(contact.point().lonDeg() * 1e6));
    return edgeM <= rules.nearFieldM()
        && contact.reckonedFt() - airports.elevationFt(airport) <= rules.nearGroundFt();
  }

  /// The candidate that a last contact was lined up to land at, or [Airports#NONE].
  int landingOn(Gap.Contact lost, Reach.Area area, Performance performance) {
    return lost.verticalRateFpm() > DRIFTING_FPM
        ? Airports.NONE
        : candidate(linedUp(lost, /* landing= */ true, smallest(performance)), area);
  }

  /// The candidate that a first contact was lined up to have left, or [Airports#NONE].
  int leavingFrom(Gap.Contact found, Reach.Area area, Performance performance) {
    return found.verticalRateFpm() < -DRIFTING_FPM
        ? Airports.NONE
        : candidate(linedUp(found, /* landing= */ false, smallest(performance)), area);
  }

  /// Whether an airport is one of those that could have been reached.
  boolean isCandidate(int airport, Reach.Area area) {
    String code = airports.airport(airport).code();
    return area.candidates().stream().anyMatch(candidate -> candidate.airport().equals(code));
  }

  private int candidate(int airport, Reach.Area area) {
    return airport != Airports.NONE && isCandidate(airport, area) ? airport : Airports.NONE;
  }

  /// So many strips lie about that a jet is over one's runway line now and then.
  private static Airport.Size smallest(Performance performance) {
    return switch (performance.kind()) {
      case AIRLINER, BUSINESS_JET, TURBOPROP -> Airport.Size.MEDIUM;
      case PISTON, HELICOPTER -> Airport.Size.SMALL;
    };
  }

  /// The one airport that a contact is lined up to land at, or to have left; NONE if there is none,
  /// or more than one.
  private int linedUp(Gap.Contact contact, boolean landing, Airport.Size atLeast) {
    double courseDeg = landing ? contact.trackDeg() : contact.trackDeg() + 180;
    return Double.isNaN(courseDeg)
        ? Airports.NONE
        : airports.alignedField(
            (int) Math.round(contact.point().latDeg() * 1e6),
            (int) Math.round(contact.point().lonDeg() * 1e6),
            courseDeg,
            landing ? FINAL_M : CLIMB_M,
            atLeast,
            contact.reckonedFt(),
            BELOW_FT);
  }
}
