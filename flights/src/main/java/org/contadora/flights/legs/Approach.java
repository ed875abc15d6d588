package org.contadora.flights.legs;

import java.time.Instant;
import org.contadora.flights.airports.Airports;
import org.jspecify.annotations.Nullable;

/// Watches for approaches that do not end a leg: go-arounds and touch-and-goes.
final class Approach {
  /// How long an aircraft must stay above its approach to have climbed away, milliseconds.
  private static final long AWAY_MS = 15_000;

  /// Faster than this no aircraft comes down that is to land, feet a minute: twice an emergency
  /// descent's 6,000.
  private static final double FALL_FPM = 12_000;

  /// What clocks that differ by seconds add to it, feet.
  private static final double CLOCKS_FT = 1000;

  private final LegRules rules;
  private final Airports airports;

  /// Height above a field from which an aircraft is well above the ground, feet.
  private final int highFt;

  /// Whether the aircraft has been well above the ground since it last left it.
  private boolean wasHigh;

  private int airport = Airports.NONE;
  private int lowestFt;
  private long lowestMs;
  private long awaySinceMs;
  private boolean touched;

  Approach(LegRules rules, Airports airports) {
    this.rules = rules;
    this.airports = airports;
    highFt = rules.approachFt() + rules.climbAwayFt();
    if (Sight.lookM(rules) > Airports.AROUND_M) {
      throw new IllegalArgumentException(
          "Fields are looked for within %.0f m, but must be within %.0f m."
              .formatted(Sight.lookM(rules), Airports.AROUND_M));
    }
  }

  void reset() {
    wasHigh = false;
    airport = Airports.NONE;
    touched = false;
  }

  /// The wheels touched and left the ground again.
  void touched(Fix touch, int touchAirport) {
    if (touchAirport == Airports.NONE) {
      return;
    }
    airport = touchAirport;
    lowestFt = airports.elevationFt(touchAirport);
    lowestMs = touch.timeMs;
    touched = true;
  }

  /// Takes the next contact in the air.
  ///
  /// @param before the contact in the air before it
  /// @param sight knows which field is nearest
  /// @return what ended with this contact, null if nothing
  @Nullable LegEvent passed(Fix fix, Fix before, Sight sight) {
    if (fix.heightFt == Fix.ABSENT) {
      return null;
    }
    if (airport != Airports.NONE) {
      return armed(fix);
    }
    if (fix.heightFt - highFt > airports.highestAroundFt(fix.latE6, fix.lonE6)) {
      wasHigh = true; // Whichever field is nearest.
      return null;
    }
    int near = sight.nearest(fix);
    if (near == Airports.NONE) {
      wasHigh = true;
      return null;
    }
    int heightFt = fix.heightFt - airports.elevationFt(near);
    if (heightFt > highFt) {
      wasHigh = true;
    } else if (wasHigh
        && heightFt < rules.approachFt()
        && !isFall(before, fix)
        && airports.fieldDistanceM(near, fix.latE6, fix.lonE6) < rules.nearFieldM()) {
      airport = near;
      lowestFt = fix.heightFt;
      lowestMs = fix.timeMs;
    }
    return null;
  }

  /// Whether one of two altitudes must be wrong, as no aircraft comes down so fast.
  private static boolean isFall(Fix before, Fix fix) {
    double minutes = (fix.timeMs - before.timeMs) / 60_000.0;
    return before.heightFt != Fix.ABSENT
        && before.heightFt - fix.heightFt > CLOCKS_FT + FALL_FPM * minutes;
  }

  private @Nullable LegEvent armed(Fix fix) {
    if (fix.heightFt < lowestFt) {
      lowestFt = fix.heightFt;
      lowestMs = fix.timeMs;
    }
    if (fix.heightFt <= lowestFt + rules.climbAwayFt()) {
      awaySinceMs = 0;
      return null;
    }
    if (awaySinceMs == 0) {
      awaySinceMs = fix.timeMs;
    }
    if (fix.timeMs - awaySinceMs < AWAY_MS) {
      return null; // One wrong altitude is no climb.
    }
    awaySinceMs = 0;
    LegEvent event =
        new LegEvent(
            touched ? LegEvent.Kind.TOUCH_AND_GO : LegEvent.Kind.GO_AROUND,
            airports.airport(airport).code(),
            Instant.ofEpochMilli(lowestMs));
    airport = Airports.NONE;
    touched = false;
    wasHigh = false;
    return event;
  }
}
