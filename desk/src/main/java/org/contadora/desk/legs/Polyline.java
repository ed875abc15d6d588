package org.contadora.desk.legs;

/// Lines as short texts: the Encoded Polyline Algorithm Format (Google, "Encoded Polyline Algorithm
/// Format"), latitude before longitude, with a third number where it is given. Each number is the
/// difference to the one before, so that a point takes about six characters instead of thirty.
final class Polyline {
  /// Degrees are told in thousandths, at most 56 m off: finer than a page shows.
  static final double STEPS_PER_DEGREE = 1000;

  private static final int BITS = 5;
  private static final int MORE = 0x20;
  private static final int FIRST_CHARACTER = 63;

  private final StringBuilder text = new StringBuilder();
  private long latitude;
  private long longitude;
  private long time;

  /// Adds a point of a line without times.
  Polyline add(double latDeg, double lonDeg) {
    long lat = Math.round(latDeg * STEPS_PER_DEGREE);
    long lon = Math.round(lonDeg * STEPS_PER_DEGREE);
    put(lat - latitude);
    put(lon - longitude);
    latitude = lat;
    longitude = lon;
    return this;
  }

  /// Adds a point of a line whose points all have times.
  Polyline add(double latDeg, double lonDeg, long timeS) {
    add(latDeg, lonDeg);
    put(timeS - time);
    time = timeS;
    return this;
  }

  private void put(long difference) {
    long rest = difference << 1;
    if (difference < 0) {
      rest = ~rest;
    }
    while (rest >= MORE) {
      text.append((char) ((MORE | (rest & (MORE - 1))) + FIRST_CHARACTER));
      rest >>= BITS;
    }
    text.append((char) (rest + FIRST_CHARACTER));
  }

  String text() {
    return text.toString();
  }
}
