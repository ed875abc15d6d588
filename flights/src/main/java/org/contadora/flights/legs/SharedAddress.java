package org.contadora.flights.legs;

import org.contadora.core.Geodesy;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.TrackCleaner;

/// What tells the positions of two aircraft that send one address apart.
final class SharedAddress {
  /// An aircraft that was heard so lately is where it was, milliseconds: only the way counts.
  private static final long FRESH_MS = 300_000;

  /// An aircraft that was not heard for so long has no claim any more, milliseconds: a day, so that
  /// one that stands overnight is known again.
  private static final long FORGOTTEN_MS = 86_400_000;

  private SharedAddress() {}

  /// Whether position `i` is of the second of two aircraft: the one that alone can have come there;
  /// if neither was heard of late, the one that sends its call sign; else the nearer.
  static boolean isSecond(AirframeMachine one, AirframeMachine other, Positions positions, int i) {
    Fix first = one.now();
    Fix second = other.now();
    long firstMs = positions.timeMs(i) - first.timeMs;
    long secondMs = positions.timeMs(i) - second.timeMs;
    if (secondMs > FORGOTTEN_MS) {
      return false;
    }
    double secondM = metres(second, positions, i);
    if (!TrackCleaner.canFly(secondMs, secondM)) {
      return false;
    }
    double firstM = metres(first, positions, i);
    if (!TrackCleaner.canFly(firstMs, firstM)) {
      return true;
    }
    long sent = positions.callsign(i);
    boolean sentByOne = (sent == one.callsign()) != (sent == other.callsign());
    if (firstMs > FRESH_MS && secondMs > FRESH_MS && sent != 0 && sentByOne) {
      return sent == other.callsign();
    }
    return secondM < firstM;
  }

  private static double metres(Fix from, Positions positions, int i) {
    return Geodesy.sphereDistanceM(
        from.latE6 * 1e-6, from.lonE6 * 1e-6, positions.latE6(i) * 1e-6, positions.lonE6(i) * 1e-6);
  }
}
