package org.contadora.flights.legs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.contadora.core.FlightNumber;
import org.jspecify.annotations.Nullable;

/// Tells whether a recorded leg is a flight that is told of already, from positions or by another
/// record: one flight counts once, however many saw it. In which document a record stands is never
/// asked: the rows of a table in two files are those of one.
///
/// Two legs of one aircraft, or with one call sign where a record names no aircraft, are one flight
/// if
///
/// 1. no end is observed, or recorded twice, at two airports, and one end at least is at the same;
/// 2. they began or ended within [#SAME_TIME] of each other, within [#SAME_WAY] where both ends are
///    the same, or within half a day where one has no more than a date; and
/// 3. they are not two records of which one has landed before the other takes off.
///
/// Of records alone, those with no more than a date were compared as they were read.
///
/// A flight number as sold (`DL1615`) stands for a call sign (`DAL1615`) where both ends and their
/// times agree. A schedule goes to a flight that left much later under the conditions of
/// [#findLate]. Records that name neither aircraft nor call sign are told by [#findAtOnce].
final class SameFlight {
  /// Block times hold the taxi of both ends, and estimates of unseen ends err: own estimate, the
  /// same as between two rows.
  private static final Duration SAME_TIME = Duration.ofMinutes(50);

  /// A schedule and the flight differ by delays; one aircraft is not back for the same way again
  /// within this time.
  private static final Duration SAME_WAY = Duration.ofHours(2);

  /// What two tables make of one take-off and one landing. Of 5,027 recorded legs of 2020 with both
  /// ends, 22 were so near to that of another aircraft, all of them charters between Miami and Cuba
  /// that left together; within 5 minutes it was 32 and others among them.
  private static final Duration AT_ONCE = Duration.ofMinutes(3);

  /// How far from a flight's time a date alone may be, and how late a scheduled flight may leave: a
  /// source that tells the hour must not be joined less than one that tells the day.
  private static final Duration SAME_DAY = Duration.ofHours(12);

  /// By what a record and a leg are of one aircraft.
  private enum Named {
    NOTHING,
    /// The flight's number, its airline's designator being another one of the same.
    NUMBER,
    /// The aircraft, or the call sign of a record that names none.
    SAME
  }

  private SameFlight() {}

  /// Whether a leg was recorded by somebody, not rebuilt from positions.
  static boolean isRecord(Leg leg) {
    return leg.firstSeen() == null && !leg.flags().contains(LegFlag.MISSING_LEG);
  }

  /// Where in `legs` the flight of a record is told, the nearest in time; -1 if nowhere.
  ///
  /// @param recordsOf the records that a leg was made of so far; none may contradict
  static int find(Leg record, List<Leg> legs, Function<Leg, List<Leg>> recordsOf) {
    int best = -1;
    long bestS = Long.MAX_VALUE;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (agree(named(record, leg), record, leg)
          && !areApart(record, leg)
          && recordsOf.apply(leg).stream().allMatch(other -> mayBeOne(record, other))) {
        long apartS = apartS(record, leg);
        if (apartS < bestS) {
          best = i;
          bestS = apartS;
        }
      }
    }
    return best;
  }

  /// Whether a record tells no more than that a flight was to be.
  static boolean isSchedule(Leg leg) {
    return isRecord(leg) && leg.departure().isScheduled();
  }

  /// Where in `legs`, all of one aircraft, the flight is that was to leave by a schedule and left
  /// more than [#SAME_WAY] later: the first one on the same way, unless
  ///
  /// 1. it left half a day later or more,
  /// 2. another record tells of it,
  /// 3. a record tells when the scheduled flight landed, or
  /// 4. the aircraft was at the destination in between, or may have been: then it seems to have
  ///    flown as scheduled, unseen.
  ///
  /// @param recordsOf the records that a leg was made of so far
  /// @return -1 if nowhere
  static int findLate(Leg schedule, List<Leg> legs, Function<Leg, List<Leg>> recordsOf) {
    Instant due = schedule.departure().time();
    if (due == null) {
      return -1;
    }
    int first = -1;
    Instant left = due.plus(SAME_DAY);
    for (int i = 0; i < legs.size(); i++) {
      Instant time = legs.get(i).departure().time();
      if (isFlownOn(schedule, legs.get(i)) && time != null && time.isAfter(due)) {
        if (time.isBefore(left)) {
          first = i;
          left = time;
        }
      }
    }
    String destination = schedule.arrival().airport();
    if (first < 0
        || destination == null
        || tellsLanding(schedule)
        || !recordsOf.apply(legs.get(first)).isEmpty()) {
      return -1;
    }
    for (int i = 0; i < legs.size(); i++) {
      if (i != first && mayHaveBeenAt(destination, legs.get(i), due, left)) {
        return -1;
      }
    }
    return first;
  }

  /// Whether a schedule's landing is more than its departure and the time aloft make.
  private static boolean tellsLanding(Leg schedule) {
    LegEnd arrival = schedule.arrival();
    return arrival.time() != null && !arrival.isScheduled();
  }

  private static boolean isFlownOn(Leg schedule, Leg leg) {
    return !isSchedule(leg) && !isDateOnly(leg) && sameEnds(schedule, leg) == 2;
  }

  /// Where in `legs`, none of which names an aircraft or a call sign, the flight of a record is
  /// told that names neither: on the same way, and up and down again within [#AT_ONCE]. Type and
  /// operator may not differ where both tell them.
  ///
  /// @return -1 if nowhere
  static int findAtOnce(Leg record, List<Leg> legs) {
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (isAtOnce(record.departure(), leg.departure())
          && isAtOnce(record.arrival(), leg.arrival())
          && isRecord(record)
          && !isDateOnly(record)
          && !isDateOnly(leg)
          && mayBeSame(record.aircraft().typeCode(), leg.aircraft().typeCode())
          && mayBeSame(record.aircraft().ownerOperator(), leg.aircraft().ownerOperator())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAtOnce(LegEnd a, LegEnd b) {
    return a.airport() != null
        && a.airport().equals(b.airport())
        && apartS(a.time(), b.time()) <= AT_ONCE.toSeconds();
  }

  private static boolean mayBeSame(@Nullable String a, @Nullable String b) {
    return a == null || b == null || a.equals(b);
  }

  /// Whether a leg that began between two times brought its aircraft to an airport or away from it,
  /// or may have. What was only scheduled brought it nowhere.
  private static boolean mayHaveBeenAt(String airport, Leg leg, Instant from, Instant to) {
    Instant start = leg.start();
    return !isSchedule(leg)
        && start != null
        && !start.isBefore(from)
        && start.isBefore(to)
        && (mayBeAt(airport, leg.departure()) || mayBeAt(airport, leg.arrival()));
  }

  private static boolean mayBeAt(String airport, LegEnd end) {
    List<String> possible = end.possibleAirports();
    return possible.isEmpty() || possible.contains(airport);
  }

  /// Where a record names no aircraft, its call sign must be one of the other leg's, or stand for
  /// one.
  private static Named named(Leg record, Leg leg) {
    if (!record.aircraft().key().isEmpty()) {
      return Named.SAME;
    }
    String callsign = record.callsign();
    if (callsign == null) {
      return Named.NOTHING;
    }
    if (leg.callsigns().contains(callsign)) {
      return Named.SAME;
    }
    Optional<FlightNumber> number = FlightNumber.of(callsign);
    String type = record.aircraft().typeCode();
    String otherType = leg.aircraft().typeCode();
    if (number.isEmpty() || (type != null && otherType != null && !type.equals(otherType))) {
      return Named.NOTHING;
    }
    for (String other : leg.callsigns()) {
      if (FlightNumber.of(other).filter(number.get()::canBeSoldAs).isPresent()) {
        return Named.NUMBER;
      }
    }
    return Named.NOTHING;
  }

  private static boolean agree(Named named, Leg record, Leg leg) {
    int same = named == Named.NOTHING ? 0 : sameEnds(record, leg);
    if (same < (named == Named.NUMBER ? 2 : 1)) {
      return false;
    }
    if (same == 2 && isWithin(record, leg)) {
      return true;
    }
    Duration most = same == 2 ? SAME_WAY : SAME_TIME;
    if (isDateOnly(record) || isDateOnly(leg)) {
      // Where both are records their dates were compared as they were read.
      boolean may = same == 2 && named == Named.SAME && !isRecord(leg);
      most = may ? SAME_DAY : Duration.ZERO;
    }
    return apartS(record, leg) < most.toSeconds();
  }

  /// Whether two records can be of a flight that each of them agrees with: else it is two that were
  /// near it.
  private static boolean mayBeOne(Leg record, Leg other) {
    long apartS = apartS(record, other);
    Duration most = isDateOnly(record) || isDateOnly(other) ? SAME_DAY : SAME_WAY;
    return sameEnds(record, other) >= 0
        && !areApart(record, other)
        && (apartS == Long.MAX_VALUE || apartS < most.toSeconds());
  }

  /// Whether two records tell take-off and landing, and one of the flights was over before the
  /// other began: then they are two, however near.
  private static boolean areApart(Leg record, Leg leg) {
    Instant from = flownAt(record.departure());
    Instant to = flownAt(record.arrival());
    Instant otherFrom = flownAt(leg.departure());
    Instant otherTo = flownAt(leg.arrival());
    return isRecord(leg)
        && from != null
        && to != null
        && otherFrom != null
        && otherTo != null
        && !isSchedule(record)
        && !isSchedule(leg)
        && (!from.isBefore(otherTo) || !to.isAfter(otherFrom));
  }

  private static @Nullable Instant flownAt(LegEnd end) {
    return end.isDateOnly() ? null : end.time();
  }

  /// Whether a leg is one that nobody saw, between two contacts on the ground.
  static boolean isUnseen(Leg leg) {
    return leg.firstSeen() != null && leg.flags().contains(LegFlag.MISSING_LEG);
  }

  /// Whether a record tells what was flown between the two contacts of a leg that nobody saw.
  static boolean isWithin(Leg record, Leg leg) {
    Instant start = record.start();
    Instant first = leg.firstSeen();
    Instant last = leg.lastSeen();
    return isUnseen(leg)
        && isRecord(record)
        && start != null
        && first != null
        && last != null
        && !start.plus(SAME_TIME).isBefore(first)
        && !start.isAfter(last);
  }

  /// How many ends are the same; less than 1 if one cannot be.
  private static int sameEnds(Leg a, Leg b) {
    return agree(a.departure(), b.departure()) + agree(a.arrival(), b.arrival());
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
    return leg.departure().isDateOnly() || leg.arrival().isDateOnly();
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
}
