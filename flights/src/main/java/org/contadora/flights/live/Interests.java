package org.contadora.flights.live;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.contadora.flights.positions.Aircraft;

/// Why and for how long a person would look at an aircraft that is heard.
final class Interests {
  /// An aircraft is no longer shown as flying now after this silence, milliseconds.
  private static final long SHOWN_FOR_MS = 30 * 60_000L;

  /// Addresses and registrations that a person watches, in capitals.
  private Set<String> watched = Set.of();

  /// @param keys addresses or registrations, in any case
  void watch(Set<String> keys) {
    Set<String> all = new HashSet<>();
    keys.forEach(key -> all.add(key.toUpperCase(Locale.ROOT)));
    watched = Set.copyOf(all);
  }

  Set<String> watched() {
    return watched;
  }

  Interest of(Track track) {
    if (track.isRelated() || track.relatedUntilMs >= track.timeMs) {
      return Interest.REMOVAL_RELATED;
    }
    if (track.listed || (!watched.isEmpty() && isWatched(track.aircraft))) {
      return Interest.WATCHED;
    }
    return track.hubUntilMs >= track.timeMs && track.isUnknown()
        ? Interest.UNKNOWN_NEAR_HUB
        : Interest.NONE;
  }

  private boolean isWatched(Aircraft aircraft) {
    String registration = aircraft.registration();
    return watched.contains(aircraft.key().toUpperCase(Locale.ROOT))
        || (registration != null && watched.contains(registration.toUpperCase(Locale.ROOT)));
  }

  /// Whether an aircraft is shown as heard now. That a removal-related flight goes on although
  /// nothing is heard of it is told for as long as it can fly.
  static boolean isShown(Track track, long nowMs) {
    if (track.hasEnded()) {
      return track.relatedUntilMs > nowMs && nowMs - track.timeMs <= SHOWN_FOR_MS;
    }
    return nowMs - track.timeMs <= SHOWN_FOR_MS || track.isRelated();
  }
}
