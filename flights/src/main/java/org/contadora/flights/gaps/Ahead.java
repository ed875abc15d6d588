package org.contadora.flights.gaps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;

/// Which countries lie ahead of an aircraft in the air: those with an airport for airliners inside
/// a cone around its course and within its reach. A statement about course and reach, not about
/// where it will land: an aircraft that turns has other countries ahead of it.
public final class Ahead {
  /// Half of the cone's opening. Airways and weather make a flight's course differ from the
  /// straight way to its destination by up to some 15° outside of the last 100 km (own estimate
  /// from flights between the United States and Central America).
  public static final double HALF_ANGLE_DEG = 15;

  /// Nearer than this a bearing says nothing: the aircraft may circle to land.
  private static final double ANY_BEARING_M = 60_000;

  /// Falling at this rate or faster an aircraft is coming down.
  private static final double DESCENT_FPM = -500;

  /// Longest descent from cruise, seconds.
  private static final double DESCENT_S = 3600;

  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;

  private Ahead() {}

  /// A country ahead.
  ///
  /// @param code ISO 3166-1 alpha-2
  /// @param airport the nearest of its airports in the cone
  /// @param distanceM metres to that airport
  /// @param minutes time to that airport at the speed flown now
  /// @param airports how many of its airports are in the cone and within reach
  public record Country(String code, String airport, double distanceM, int minutes, int airports) {}

  /// The countries ahead, nearest first.
  ///
  /// @param contact where the aircraft is; without course or speed nothing is ahead
  /// @param withinS how far to look, seconds of flight at the speed flown now; a descent looks no
  ///   further than it lasts
  public static List<Country> of(Airports airports, Gap.Contact contact, double withinS) {
    double trackDeg = contact.trackDeg();
    double metresPerS = contact.groundSpeedKt() * MPS_PER_KT;
    if (Double.isNaN(trackDeg) || !(metresPerS > 0)) {
      return List.of();
    }
    boolean down = contact.verticalRateFpm() <= DESCENT_FPM;
    double reachM = metresPerS * (down ? Math.min(withinS, DESCENT_S) : withinS);
    Map<String, Country> byCode = new TreeMap<>();
    for (int i = 0; i < airports.size(); i++) {
      Airport airport = airports.airport(i);
      if (airport.size() == Airport.Size.SMALL) {
        continue;
      }
      double distanceM =
          Geodesy.sphereDistanceM(
              contact.point().latDeg(),
              contact.point().lonDeg(),
              airport.point().latDeg(),
              airport.point().lonDeg());
      if (distanceM > reachM || !inCone(contact, airport, distanceM)) {
        continue;
      }
      int minutes = (int) Math.round(distanceM / metresPerS / 60);
      byCode.merge(
          airport.country(),
          new Country(airport.country(), airport.code(), distanceM, minutes, 1),
          Ahead::nearer);
    }
    List<Country> countries = new ArrayList<>(byCode.values());
    countries.sort(Comparator.comparingDouble(Country::distanceM));
    return countries;
  }

  private static boolean inCone(Gap.Contact contact, Airport airport, double distanceM) {
    if (distanceM <= ANY_BEARING_M) {
      return true;
    }
    double off =
        Math.abs(Geodesy.bearingDeg(contact.point(), airport.point()) - contact.trackDeg()) % 360;
    return Math.min(off, 360 - off) <= HALF_ANGLE_DEG;
  }

  private static Country nearer(Country a, Country b) {
    Country near = a.distanceM() <= b.distanceM() ? a : b;
    return new Country(
        near.code(), near.airport(), near.distanceM(), near.minutes(), a.airports() + b.airports());
  }
}
