package org.contadora.desk.legs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contadora.core.GeoPoint;
import org.contadora.flights.airports.Airports;

/// The parts of the world of which it is told whether anything was followed over them.
///
/// A place belongs to the region of the airport nearest to it, within [#REACH_M], told for cells of
/// one degree: coverage is a matter of receivers, not of borders.
public final class Regions {
  /// What is farther than this from any airport is open sea.
  private static final double REACH_M = 400_000;

  /// The regions in the order in which they are shown; what is not in one of them is left out.
  public static final List<String> CODES =
      List.of("us", "mexico", "central_america", "caribbean", "south_america");

  /// UN M49: 013 without Mexico, 029 and 005; ISO 3166-1 alpha-2 codes.
  private static final Set<String> CENTRAL_AMERICA =
      Set.of("BZ", "CR", "GT", "HN", "NI", "PA", "SV");

  private static final Set<String> SOUTH_AMERICA =
      Set.of("AR", "BO", "BR", "CL", "CO", "EC", "FK", "GF", "GY", "PE", "PY", "SR", "UY", "VE");

  private static final Set<String> CARIBBEAN =
      Set.of(
          "AG", "AI", "AW", "BB", "BL", "BQ", "BS", "CU", "CW", "DM", "DO", "GD", "GP", "HT", "JM",
          "KN", "KY", "LC", "MF", "MQ", "MS", "PR", "SX", "TC", "TT", "VC", "VG", "VI");

  private static final String NONE = "";

  private final Airports airports;
  private final Map<Long, String> byCell = new HashMap<>();

  Regions(Airports airports) {
    this.airports = airports;
  }

  /// The code of the region, empty if it is none of [#CODES].
  String of(GeoPoint point) {
    long lat = (long) Math.floor(point.latDeg());
    long lon = (long) Math.floor(point.lonDeg());
    return byCell.computeIfAbsent(lat * 1000 + lon, _ -> nearest(lat + 0.5, lon + 0.5));
  }

  private String nearest(double latDeg, double lonDeg) {
    GeoPoint middle = new GeoPoint(Math.min(latDeg, 89.5), Math.min(lonDeg, 179.5));
    return airports
        .findNearest(middle, REACH_M)
        .map(airport -> ofCountry(airport.country()))
        .orElse(NONE);
  }

  private static String ofCountry(String country) {
    if (country.equals("US")) {
      return "us";
    }
    if (country.equals("MX")) {
      return "mexico";
    }
    if (CENTRAL_AMERICA.contains(country)) {
      return "central_america";
    }
    if (CARIBBEAN.contains(country)) {
      return "caribbean";
    }
    return SOUTH_AMERICA.contains(country) ? "south_america" : NONE;
  }
}
