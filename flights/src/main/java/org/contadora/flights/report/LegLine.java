package org.contadora.flights.report;

import java.util.ArrayList;
import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.TrackPoint;

/// The line to draw for a leg.
final class LegLine {
  private final Airports airports;

  LegLine(Airports airports) {
    this.airports = airports;
  }

  /// The points of the track; for a leg without one, the places of its ends as far as they are
  /// known.
  List<GeoPoint> points(Leg leg) {
    List<GeoPoint> points = new ArrayList<>();
    for (TrackPoint point : leg.track()) {
      points.add(point.point());
    }
    if (points.isEmpty()) {
      addEnd(leg.departure(), points);
      addEnd(leg.arrival(), points);
    }
    return points;
  }

  private void addEnd(LegEnd end, List<GeoPoint> points) {
    if (end.airport() != null) {
      airports.find(end.airport()).map(Airport::point).ifPresent(points::add);
    }
  }
}
