package org.contadora.flights.airports;

import org.contadora.core.GeoPoint;

/// An airport of the reference data.
///
/// @param code ICAO location indicator, such as `KAEX`, or the publisher's own code where ICAO
///   assigns none
/// @param iata IATA code, or empty
/// @param name name in the publisher's language
/// @param municipality city served, or empty
/// @param country ISO 3166-1 alpha-2
/// @param point reference point
/// @param elevationFt height above mean sea level in feet; 0 where the publisher gives none
/// @param size what it can take
/// @param scheduled whether scheduled airline service calls there
public record Airport(
    String code,
    String iata,
    String name,
    String municipality,
    String country,
    GeoPoint point,
    int elevationFt,
    Size size,
    boolean scheduled) {
  /// OurAirports' classes of airport.
  public enum Size {
    SMALL,
    MEDIUM,
    LARGE
  }
}
