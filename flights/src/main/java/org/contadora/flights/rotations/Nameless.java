package org.contadora.flights.rotations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contadora.flights.legs.Leg;
import org.jspecify.annotations.Nullable;

/// Chains legs that name no aircraft: by operator, type, place and time.
final class Nameless {
  private Nameless() {}

  /// Every leg in exactly one chain; a leg goes to the chain that was last seen where it starts.
  static List<List<Leg>> chains(List<Leg> legs) {
    List<List<Leg>> chains = new ArrayList<>();
    List<List<Leg>> open = new ArrayList<>();
    for (Leg leg : legs) {
      Instant start = leg.start();
      open.removeIf(chain ->
          start != null
              && Duration.between(Rotations.end(chain.getLast()), start)
                      .compareTo(Rotations.NIGHT_STOP)
                  > 0);
      List<Leg> found = null;
      for (List<Leg> chain : open) {
        if (joins(chain.getLast(), leg)) {
          found = chain;
        }
      }
      if (found == null) {
        found = new ArrayList<>();
        chains.add(found);
        open.add(found);
      }
      found.add(leg);
    }
    return chains;
  }

  private static boolean joins(Leg last, Leg next) {
    @Nullable String at = last.arrival().airport();
    @Nullable Instant start = next.start();
    @Nullable String type = last.aircraft().typeCode();
    return at != null
        && at.equals(next.departure().airport())
        && start != null
        && !start.isBefore(Rotations.end(last).minus(Chain.OVERLAP))
        && designator(last).equals(designator(next))
        && (type == null || type.equals(next.aircraft().typeCode()));
  }

  private static String designator(Leg leg) {
    @Nullable String callsign = leg.callsign();
    return callsign == null || callsign.length() < 3 ? "" : callsign.substring(0, 3);
  }
}
