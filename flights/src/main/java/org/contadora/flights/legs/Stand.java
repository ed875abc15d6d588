package org.contadora.flights.legs;

import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.FieldFinder;
import org.jspecify.annotations.Nullable;

/// Where an aircraft last stood on the ground, and at which airport that is.
final class Stand {
  /// An aircraft on the ground that has moved so far may be at another airport, metres.
  private static final double MOVED_M = 300;

  private final Airports airports;
  private final FieldFinder fields;
  private final LegRules rules;
  private final Fix fix = new Fix();
  private boolean known;
  private int airport = Airports.NONE;

  Stand(Airports airports, FieldFinder fields, LegRules rules) {
    this.airports = airports;
    this.fields = fields;
    this.rules = rules;
  }

  /// It stands, or rolls, here.
  void at(Fix now) {
    boolean moved = !known || fix.isFarther(now, MOVED_M);
    if (moved || airport == Airports.NONE) {
      airport = fields.nearest(now.latE6, now.lonE6, rules.onFieldM());
    }
    fix.set(now);
    known = true;
  }

  /// Whether a contact that tells no speed shows that it has left all the same: well away from
  /// where it stood, and well above any field there.
  boolean hasLeft(Fix now) {
    if (!known || now.heightFt == Fix.ABSENT || !fix.isFarther(now, 2 * rules.nearFieldM())) {
      return false;
    }
    int below = fields.nearest(now.latE6, now.lonE6, Sight.lookM(rules));
    return below == Airports.NONE
        || now.heightFt - airports.elevationFt(below) > rules.nearGroundFt();
  }

  /// It has landed.
  void landed(Fix touch, int atAirport) {
    fix.set(touch);
    known = true;
    airport = atAirport;
  }

  /// It has flown on since, nobody knows from where.
  void forget() {
    known = false;
    airport = Airports.NONE;
  }

  /// Null if that is not known.
  @Nullable Fix fix() {
    return known ? fix : null;
  }

  /// [Airports#NONE] if it is none.
  int airport() {
    return airport;
  }
}
