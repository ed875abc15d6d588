package org.contadora.flights.legs;

import org.contadora.core.Geodesy;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.TrackCleaner;

/// What tells the positions of two aircraft that send one address apart.
public final class SharedAddress {
  /// An aircraft that was heard so lately is where it was, milliseconds: only the way counts.
  private static final long FRESH_MS = 300_000;

  /// An aircraft that was not heard for so long has no claim any more, milliseconds: a day, so that
  /// one that stands overnight is known again.
  private static final long FORGOTTEN_MS = 86_400_000;

  private SharedAddress() {}

  /// What was last heard of one of two aircraft.
  ///
  /// @param timeMs when
  /// @param latE6 where, millionths of a degree
  /// @param callsign the call sign sent last, packed as in [Positions#callsign]; 0 if none
  public record Heard(long timeMs, int latE6, int lonE6, long callsign) {}

  /// Whether position `i` is of the second of two aircraft: the one that alone can have come there;
  /// if neither was heard of late, the one that sends its call sign; else the nearer.
  public static boolean isSecond(Heard first, Heard second, Positions positions, int i) {
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
    boolean sentByOne = (sent == first.callsign) != (sent == second.callsign);
    if (firstMs > FRESH_MS && secondMs > FRESH_MS && sent != 0 && sentByOne) {
      return sent == second.callsign;
    }
    return secondM < firstM;
  }

  /// As above, of two machines.
  static boolean isSecond(AirframeMachine one, AirframeMachine other, Positions positions, int i) {
    return isSecond(heard(one), heard(other), positions, i);
  }

  private static Heard heard(AirframeMachine machine) {
    Fix now = machine.now();
    return new Heard(now.timeMs, now.latE6, now.lonE6, machine.callsign());
  }

  private static double metres(Heard from, Positions positions, int i) {
    return Geodesy.sphereDistanceM(
        from.latE6 * 1e-6, from.lonE6 * 1e-6, positions.latE6(i) * 1e-6, positions.lonE6(i) * 1e-6);
  }
}
