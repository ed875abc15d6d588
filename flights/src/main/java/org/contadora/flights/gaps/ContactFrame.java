package org.contadora.flights.gaps;

import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;

/// A contact as vectors, prepared once so that distance and direction of thousands of airports cost
/// a few multiplications each.
final class ContactFrame {
  /// Half chords up to this one, 60 degrees, have an arc sine without another root.
  private static final double HALF_CHORD_60 = 0.5;

  /// Coefficients of asin(h) / h in the square of h up to that, error at most 1.5e-10, which is 2
  /// mm on the Earth: the polynomial that agrees with it at the seven Chebyshev nodes.
  private static final double S0 = 1.0000000002307783;

  private static final double S1 = 0.16666657639577173;
  private static final double S2 = 0.0750057138096001;
  private static final double S3 = 0.04450870951045523;
  private static final double S4 = 0.03185718879854635;
  private static final double S5 = 0.014295256390837752;
  private static final double S6 = 0.03767713785597768;

  /// Coefficients of the arc sine on 0 to 1, error at most 2e-8, which is 0.3 m on the Earth
  /// (Abramowitz and Stegun 4.4.46).
  private static final double A0 = 1.5707963050;

  private static final double A1 = -0.2145988016;
  private static final double A2 = 0.0889789874;
  private static final double A3 = -0.0501743046;
  private static final double A4 = 0.0308918810;
  private static final double A5 = -0.0170881256;
  private static final double A6 = 0.0066700901;
  private static final double A7 = -0.0012624911;

  private final double x;
  private final double y;
  private final double z;

  /// Unit vectors to the east and to the north, horizontal at the contact.
  private final double eastX;

  private final double eastY;
  private final double northX;
  private final double northY;
  private final double northZ;
  private final double sinTrack;
  private final double cosTrack;

  ContactFrame(Gap.Contact contact) {
    GeoPoint point = contact.point();
    double lat = Math.toRadians(point.latDeg());
    double lon = Math.toRadians(point.lonDeg());
    double sinLat = Math.sin(lat);
    double cosLat = Math.cos(lat);
    eastX = -Math.sin(lon);
    eastY = Math.cos(lon);
    x = cosLat * eastY;
    y = cosLat * -eastX;
    z = sinLat;
    northX = -sinLat * eastY;
    northY = sinLat * eastX;
    northZ = cosLat;
    double track = Math.toRadians(contact.trackDeg());
    sinTrack = Math.sin(track);
    cosTrack = Math.cos(track);
  }

  /// Great-circle distance to the place with the unit vector (px, py, pz), metres, to 0.3 m.
  double distanceM(double px, double py, double pz) {
    double dx = px - x;
    double dy = py - y;
    double dz = pz - z;
    double halfChord = Math.min(1, 0.5 * Math.sqrt(dx * dx + dy * dy + dz * dz));
    double square = halfChord * halfChord;
    // Estrin's scheme in both: terms that do not wait for one another.
    if (halfChord <= HALF_CHORD_60) {
      double fourth = square * square;
      double low = S0 + S1 * square + (S2 + S3 * square) * fourth;
      double high = S4 + S5 * square + S6 * fourth;
      return 2 * Geodesy.EARTH_RADIUS_M * halfChord * (low + high * (fourth * fourth));
    }
    double low = A0 + A1 * halfChord + (A2 + A3 * halfChord) * square;
    double high = A4 + A5 * halfChord + (A6 + A7 * halfChord) * square;
    double sum = low + high * (square * square);
    double arcSine = Math.PI / 2 - Math.sqrt(1 - halfChord) * sum;
    return 2 * Geodesy.EARTH_RADIUS_M * arcSine;
  }

  /// Cosine of the great-circle distance to the place with the unit vector (px, py, pz) as an
  /// angle.
  double cosDistance(double px, double py, double pz) {
    return px * x + py * y + pz * z;
  }

  /// Cosine of the angle between the contact's track and the bearing of the place; NaN if the track
  /// is not known.
  double cosToTrack(double px, double py, double pz) {
    double east = px * eastX + py * eastY;
    double north = px * northX + py * northY + pz * northZ;
    double length = Math.sqrt(east * east + north * north);
    return length == 0 ? cosTrack : (north * cosTrack + east * sinTrack) / length;
  }

  /// No place of a region has a greater cosine of the angle between the contact's track and its
  /// bearing; NaN if the track is not known.
  ///
  /// The tangents to a circle of the angular radius r at the angular distance d leave the contact
  /// at the angle asin(sin r / sin d) to either side of its centre.
  ///
  /// @param px unit vector of the region's centre
  /// @param sinRadius sine of the angular radius around the centre
  /// @param sign 1, or -1 for the cosine to the way that it came
  double mostCosToTrack(double px, double py, double pz, double sinRadius, int sign) {
    if (Double.isNaN(cosTrack)) {
      return Double.NaN;
    }
    double east = px * eastX + py * eastY;
    double north = px * northX + py * northY + pz * northZ;
    double sin2 = east * east + north * north;
    double sinRadius2 = sinRadius * sinRadius;
    if (sin2 <= sinRadius2) {
      return 1;
    }
    // Both angles' sines and cosines times the sine of the distance: one division at the end.
    double cos = sign * (north * cosTrack + east * sinTrack);
    double cosHalf = Math.sqrt(sin2 - sinRadius2);
    return cos >= cosHalf
        ? 1
        : (cos * cosHalf + Math.sqrt(Math.max(0, sin2 - cos * cos)) * sinRadius) / sin2;
  }
}
