package org.contadora.flights.legs;

import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;

/// Tells legs that came back to land where they took off after having clearly set out.
final class TurnBacks {
  /// A stop this near the origin is the origin: 10 NM.
  private static final double SAME_PLACE_M = 10 * Geodesy.METRES_PER_NM;

  private final LegRules rules;
  private final Airports airports;

  TurnBacks(LegRules rules, Airports airports) {
    this.rules = rules;
    this.airports = airports;
  }

  /// Whether a leg did.
  boolean turnedBack(int highestFt, List<TrackPoint> track, LegEnd departure, LegEnd arrival) {
    String from = departure.airport();
    String to = arrival.airport();
    if (from == null || to == null) {
      return false;
    }
    Airport origin = airports.find(from).orElseThrow();
    GeoPoint end = airports.find(to).orElseThrow().point();
    if (!Geodesy.isWithin(SAME_PLACE_M, origin.point(), end)) {
      return false;
    }
    if (highestFt > rules.turnBackFt() + origin.elevationFt()) {
      return true;
    }
    for (TrackPoint point : track) {
      if (!Geodesy.isWithin(rules.turnBackM(), origin.point(), point.point())) {
        return true;
      }
    }
    return false;
  }
}
