package org.contadora.core;

import java.util.Locale;

/// A place on the WGS 84 ellipsoid.
///
/// @param latDeg latitude in degrees, -90 to 90, north positive
/// @param lonDeg longitude in degrees, -180 to 180, east positive
public record GeoPoint(double latDeg, double lonDeg) {
  public GeoPoint {
    if (!(latDeg >= -90 && latDeg <= 90)) {
      throw new IllegalArgumentException(
          "The latitude (%s) must be between -90 and 90 degrees.".formatted(latDeg));
    }
    if (!(lonDeg >= -180 && lonDeg <= 180)) {
      throw new IllegalArgumentException(
          "The longitude (%s) must be between -180 and 180 degrees.".formatted(lonDeg));
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.6f,%.6f", latDeg, lonDeg);
  }
}
