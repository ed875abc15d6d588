package org.contadora.flights.legs;

import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.FieldFinder;

/// Tells whether a contact shows an aircraft on the ground or in the air, from its ground flag, its
/// speed, its height and the field below it. Remembers what one aircraft has shown before.
final class Sight {
  /// Pressure altitude above which no airport is near, feet: the highest lies at 14,472 ft (ZUDC).
  static final int ABOVE_AIRPORTS_FT = 18_000;

  /// A reported speed above this is not believed where the places show hardly any, knots.
  private static final double CLEARLY_FAST_KT = 100;

  /// A field is looked for anew once the aircraft has moved so far, metres.
  private static final double LOOK_AGAIN_M = 500;

  /// Metres in a millionth of a degree.
  private static final double METRES_PER_E6 = 0.111;

  enum Seen {
    GROUND,
    AIR,
    UNSURE
  }

  private final LegRules rules;
  private final Airports airports;
  private final FieldFinder fields;
  private final SpeedWindow window;

  /// Whether it has ever said that it is on the ground.
  private boolean groundFlagged;

  private int nearAirport = Airports.NONE;
  private final Fix nearLookedUp = new Fix();

  /// @param window speed over ground, kept by the machine
  Sight(LegRules rules, Airports airports, FieldFinder fields, SpeedWindow window) {
    this.rules = rules;
    this.airports = airports;
    this.fields = fields;
    this.window = window;
  }

  /// What a contact shows.
  ///
  /// @param speedGiven whether its speed is its own, not carried on from one before
  /// @param phase where the aircraft was before
  /// @param slowKt fastest that it is taken to be on the ground without saying so, knots
  Seen see(Fix now, boolean groundFlag, boolean speedGiven, Phase phase, double slowKt) {
    if (groundFlag) {
      groundFlagged = true;
      return Seen.GROUND;
    }
    double kt = speedKt(now, speedGiven);
    if (now.altitudeFt != Fix.ABSENT && now.altitudeFt > ABOVE_AIRPORTS_FT) {
      boolean still = phase == Phase.ON_GROUND && !(kt >= rules.flyingKt());
      return still ? Seen.UNSURE : Seen.AIR;
    }
    if (kt >= (leftGround(phase) ? rules.slowKt() : rules.flyingKt())) {
      return Seen.AIR;
    }
    int near = nearest(now);
    boolean overField =
        near != Airports.NONE
            && airports.fieldDistanceM(near, now.latE6, now.lonE6) <= rules.onFieldM();
    boolean low =
        near != Airports.NONE
            && (now.heightFt == Fix.ABSENT
                || now.heightFt - airports.elevationFt(near) <= rules.nearGroundFt());
    if (kt >= 0 && kt <= slowKt && overField && low) {
      return Seen.GROUND;
    }
    boolean clearlyHigh = near == Airports.NONE || !low;
    if (kt < 0 && now.altitudeFt != Fix.ABSENT && clearlyHigh && phase != Phase.ON_GROUND) {
      return Seen.AIR;
    }
    return Seen.UNSURE;
  }

  /// How far away [#nearest] looks for fields, metres.
  static double lookM(LegRules rules) {
    return 2 * rules.nearFieldM();
  }

  /// The airport whose field is nearest, looked up anew when the aircraft has moved.
  int nearest(Fix now) {
    double movedM =
        (Math.abs((long) now.latE6 - nearLookedUp.latE6)
                + Math.abs((long) now.lonE6 - nearLookedUp.lonE6))
            * METRES_PER_E6;
    if (movedM > LOOK_AGAIN_M || nearLookedUp.timeMs == 0) {
      nearAirport = fields.nearest(now.latE6, now.lonE6, lookM(rules));
      nearLookedUp.set(now);
    }
    return nearAirport;
  }

  /// Whether an aircraft that says when it is on the ground has just stopped saying so: light ones
  /// lift off well below the speed that shows flight by itself.
  private boolean leftGround(Phase phase) {
    return groundFlagged && (phase == Phase.TOUCHED || phase == Phase.ON_GROUND);
  }

  /// Ground speed in knots: as reported, unless the places contradict it; [SpeedWindow#UNKNOWN] if
  /// neither tells.
  private double speedKt(Fix now, boolean given) {
    if (!given) {
      return window.kt();
    }
    double reported = now.speedE1 * 0.1;
    boolean contradicted = reported > CLEARLY_FAST_KT && window.isBelow(rules.slowKt() / 2);
    return contradicted ? window.kt() : reported;
  }
}
