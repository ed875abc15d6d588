package org.contadora.flights.legs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// Tells whether a recorded leg is a flight that another input tells of too, from its positions or
/// in another table, and makes one of both: one flight counts once, however many saw it.
///
/// Two legs of one aircraft, or with one call sign where a record names no aircraft, are one flight
/// if
///
/// 1. no end is observed, or recorded twice, at two airports, and one end at least is at the same;
/// 2. they began or ended within [#SAME_TIME] of each other, within [#SAME_WAY] where both ends are
///    the same, or within half a day where one has no more than a date.
final class SameFlight {
  /// Block times hold the taxi of both ends, and estimates of unseen ends err: own estimate, the
  /// same as between two records of one table.
  private static final Duration SAME_TIME = Duration.ofMinutes(50);

  /// A schedule and the flight differ by delays; one aircraft is not back for the same way again
  /// within this time.
  private static final Duration SAME_WAY = Duration.ofHours(2);

  private static final Duration SAME_DAY = Duration.ofHours(12);

  private static final String DATE_ONLY = "RECORD_DATE_ONLY";

  private SameFlight() {}

  /// Whether a leg was recorded by somebody, not rebuilt from positions.
  static boolean isRecord(Leg leg) {
    return leg.firstSeen() == null && !leg.flags().contains(LegFlag.MISSING_LEG);
  }

  /// Where in `legs` the flight of a record is told by another input, the nearest in time; -1 if
  /// nowhere.
  static int find(Leg record, List<Leg> legs) {
    int best = -1;
    long bestS = Long.MAX_VALUE;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (sameAircraft(record, leg)
          && agree(record, leg)
          && !document(record).equals(document(leg))) {
        long apartS = apartS(record, leg);
        if (apartS < bestS) {
          best = i;
          bestS = apartS;
        }
      }
    }
    return best;
  }

  /// Where a record names no aircraft, its call sign must be one of the other leg's.
  private static boolean sameAircraft(Leg record, Leg leg) {
    return !record.aircraft().key().isEmpty()
        || (record.callsign() != null && leg.callsigns().contains(record.callsign()));
  }

  private static boolean agree(Leg record, Leg leg) {
    int same = agree(record.departure(), leg.departure()) + agree(record.arrival(), leg.arrival());
    if (same < 1) {
      return false;
    }
    Duration most = same == 2 ? SAME_WAY : SAME_TIME;
    if (isDateOnly(record) || isDateOnly(leg)) {
      most = same == 2 ? SAME_DAY : Duration.ZERO;
    }
    return apartS(record, leg) < most.toSeconds();
  }

  /// 1 if both ends can be at one airport that both know, 0 if one of them is not known, and so
  /// little that nothing outweighs it if they cannot be the same.
  private static int agree(LegEnd a, LegEnd b) {
    if (a.airport() != null && b.airport() != null) {
      if (a.airport().equals(b.airport())) {
        return 1;
      }
      return a.basis() == Basis.INFERRED || b.basis() == Basis.INFERRED ? 0 : -2;
    }
    return a.airport() != null ? among(a.airport(), b) : among(b.airport(), a);
  }

  private static int among(@Nullable String airport, LegEnd open) {
    if (airport == null || open.candidates().isEmpty()) {
      return 0;
    }
    return open.candidates().contains(airport) ? 1 : -2;
  }

  private static boolean isDateOnly(Leg leg) {
    return leg.departure().reason().equals(DATE_ONLY) || leg.arrival().reason().equals(DATE_ONLY);
  }

  /// Seconds between two legs' take-offs or landings, the nearer of both.
  private static long apartS(Leg a, Leg b) {
    if (isDateOnly(a) || isDateOnly(b)) {
      return apartS(a.start(), b.start());
    }
    return Math.min(
        apartS(a.departure().time(), b.departure().time()),
        apartS(a.arrival().time(), b.arrival().time()));
  }

  private static long apartS(@Nullable Instant a, @Nullable Instant b) {
    return a == null || b == null ? Long.MAX_VALUE : Duration.between(a, b).abs().toSeconds();
  }

  /// The document that a leg was read from; of a record without its line.
  private static String document(Leg leg) {
    int line = leg.source().lastIndexOf(", line ");
    return line < 0 ? leg.source() : leg.source().substring(0, line);
  }

  /// One leg of both: what was seen goes before what was recorded, that before what was inferred.
  static Leg merged(Leg leg, Leg record) {
    Set<String> callsigns = new LinkedHashSet<>(leg.callsigns());
    if (callsigns.isEmpty()) {
      callsigns.addAll(record.callsigns());
    }
    Set<LegFlag> flags = new TreeSet<>(leg.flags());
    flags.addAll(record.flags());
    Aircraft aircraft = leg.aircraft().or(record.aircraft());
    return new Leg(
        leg.id(),
        aircraft,
        leg.callsign() != null ? leg.callsign() : record.callsign(),
        List.copyOf(callsigns),
        end(leg.departure(), record.departure()),
        end(leg.arrival(), record.arrival()),
        leg.firstSeen(),
        leg.lastSeen(),
        new ArrayList<>(flags),
        leg.events(),
        leg.track(),
        leg.source() + "; " + record.source(),
        Stream.concat(leg.moreSources().stream(), record.moreSources().stream()).toList());
  }

  private static LegEnd end(LegEnd seen, LegEnd recorded) {
    boolean known = seen.basis() == Basis.OBSERVED || seen.basis() == Basis.RECORDED;
    if (recorded.airport() == null || (known && seen.airport() != null)) {
      Instant time = recorded.time();
      return seen.time() == null && time != null && !recorded.reason().equals(DATE_ONLY)
          ? seen.at(time)
          : seen;
    }
    // Near an inferred end there was contact, so that its time is better than a schedule's.
    Instant time = seen.time();
    boolean keepTime =
        seen.airport() != null || recorded.time() == null || recorded.reason().equals(DATE_ONLY);
    return time != null && keepTime ? recorded.at(time) : recorded;
  }
}
