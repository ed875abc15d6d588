package org.contadora.reception.placement.mechanisms;

import org.contadora.reception.placement.PlacementProblem;

/// Justified envy in a placement (Delacrétaz, Kominers, Teytelboym 2023, "weak envy").
public final class Envy {
  private Envy() {}

  /// How many pairs there are of a family that envies and one that is envied: the first would
  /// rather be where the second is, comes before it there, and the place cannot weakly accommodate
  /// the second beside all of higher priority who would rather be there or are.
  public static int count(PlacementProblem problem, Preferences preferences, int[] placeOf) {
    int pairs = 0;
    for (int l = 0; l < problem.places(); l++) {
      Residents above = new Residents(problem);
      int envious = 0;
      for (int f : preferences.order()[l]) {
        if (placeOf[f] == l && !above.fitsWeakly(f, l)) {
          pairs += envious;
        }
        if (placeOf[f] == l) {
          above.add(f, l, 1);
        } else if (preferences.rank(f, l) < rankNow(preferences, f, placeOf[f])) {
          above.add(f, l, 1);
          envious++;
        }
      }
    }
    return pairs;
  }

  /// How many pairs there are of a family that would rather be where another is and comes before it
  /// there: the count of the published tables.
  public static int countOrdinary(Preferences preferences, int[] placeOf) {
    int pairs = 0;
    for (int l = 0; l < preferences.order().length; l++) {
      int envious = 0;
      for (int f : preferences.order()[l]) {
        if (placeOf[f] == l) {
          pairs += envious;
        } else if (preferences.rank(f, l) < rankNow(preferences, f, placeOf[f])) {
          envious++;
        }
      }
    }
    return pairs;
  }

  private static int rankNow(Preferences preferences, int f, int place) {
    return place == PlacementProblem.NOWHERE ? Integer.MAX_VALUE : preferences.rank(f, place);
  }
}
