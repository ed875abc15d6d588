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

/// Makes one leg of a flight that is told twice ([SameFlight]).
final class OneLeg {
  private OneLeg() {}

  /// One leg of both: what was seen goes before what was recorded, that before what was inferred.
  static Leg of(Leg leg, Leg record) {
    Set<String> callsigns = new LinkedHashSet<>(leg.callsigns());
    if (callsigns.isEmpty()) {
      callsigns.addAll(record.callsigns());
    }
    Set<LegFlag> flags = new TreeSet<>(leg.flags());
    boolean unseen = SameFlight.isUnseen(leg) && record.arrival().time() != null;
    if (unseen) {
      flags.remove(LegFlag.MISSING_LEG);
    }
    flags.addAll(record.flags());
    Aircraft aircraft = leg.aircraft().or(record.aircraft());
    return new Leg(
        leg.id(),
        aircraft,
        leg.callsign() != null ? leg.callsign() : record.callsign(),
        List.copyOf(callsigns),
        unseen ? record.departure() : end(leg.departure(), record.departure()),
        unseen ? record.arrival() : end(leg.arrival(), delayed(record, leg)),
        leg.firstSeen(),
        leg.lastSeen(),
        new ArrayList<>(flags),
        leg.events(),
        leg.track(),
        leg.source() + "; " + record.source(),
        Stream.concat(leg.moreSources().stream(), record.moreSources().stream()).toList());
  }

  /// The arrival that a record tells, later by what the flight left later than scheduled if it
  /// would else have been down while it was still seen.
  private static LegEnd delayed(Leg record, Leg leg) {
    Instant due = record.departure().time();
    Instant left = leg.departure().time();
    Instant landed = record.arrival().time();
    Instant seen = leg.lastSeen() != null ? leg.lastSeen() : left;
    if (!SameFlight.isSchedule(record)
        || due == null
        || left == null
        || landed == null
        || seen == null
        || !landed.isBefore(seen)
        || !due.isBefore(left)) {
      return record.arrival();
    }
    return record.arrival().at(landed.plus(Duration.between(due, left)));
  }

  private static LegEnd end(LegEnd seen, LegEnd recorded) {
    boolean flown = recorded.time() != null && !recorded.isScheduled() && !recorded.isDateOnly();
    boolean planned = seen.isScheduled() && flown;
    boolean known = seen.basis() == Basis.OBSERVED || (seen.basis() == Basis.RECORDED && !planned);
    if (recorded.airport() == null || (known && seen.airport() != null)) {
      Instant time = recorded.time();
      return seen.time() == null && time != null && !recorded.isDateOnly() ? seen.at(time) : seen;
    }
    // Near an inferred end there was contact, so that its time is better than a schedule's.
    Instant time = seen.time();
    boolean keepTime =
        (seen.airport() != null && !planned) || recorded.time() == null || recorded.isDateOnly();
    return time != null && keepTime ? recorded.at(time) : recorded;
  }
}
