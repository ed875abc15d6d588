package org.contadora.flights.live;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.positions.Positions;
import org.jspecify.annotations.Nullable;

/// Sees whether an aircraft is low near an airport where missions start or stop.
final class Hubs {
  /// How near a hub is near, metres from its field, and how high, feet of pressure altitude.
  private static final double NEAR_M = 10_000;

  private static final int NEAR_FT = 8_000;
  private static final long REMEMBERED_MS = 20 * 60_000L;

  private final Airports airports;
  private RuleBook rules;
  private Set<Integer> hubs = Set.of();

  /// Day of [#hubs], null before the first.
  private @Nullable LocalDate day;

  Hubs(Airports airports, RuleBook rules) {
    this.airports = airports;
    this.rules = rules;
  }

  /// Takes the hubs from another rule book from now on.
  void goBy(RuleBook other) {
    rules = other;
    day = null;
  }

  /// Notes the hub that an aircraft is near, if it is.
  void look(Track track) {
    Sighting heard = track.here;
    boolean low =
        heard.onGround || (heard.altitudeFt != Positions.ABSENT && heard.altitudeFt <= NEAR_FT);
    if (!low) {
      return;
    }
    for (int hub : of(LocalDate.ofInstant(Instant.ofEpochMilli(track.timeMs), ZoneOffset.UTC))) {
      if (airports.fieldDistanceM(hub, heard.latE6, heard.lonE6) <= NEAR_M) {
        track.hub = airports.airport(hub).code();
        track.hubUntilMs = track.timeMs + REMEMBERED_MS;
        return;
      }
    }
  }

  private Set<Integer> of(LocalDate wanted) {
    if (!wanted.equals(day)) {
      Set<Integer> now = new HashSet<>();
      rules.missionHubs(wanted).forEach(code -> now.add(airports.indexOf(code)));
      now.remove(Airports.NONE);
      hubs = Set.copyOf(now);
      day = wanted;
    }
    return hubs;
  }
}
