package org.contadora.flights.legs;

import java.time.Instant;
import java.util.List;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.gaps.Reach;
import org.jspecify.annotations.Nullable;

/// Decides where and when legs began and ended, from the last contacts before and the first after.
final class LegEnds {
  /// Vertical rate from which an aircraft climbs or descends rather than levels off, feet a minute;
  /// own estimate.
  static final double MOVING_FPM = 500;

  /// Vertical rate up to which it may be level, feet a minute; own estimate.
  private static final double DRIFTING_FPM = 200;

  /// Altitudes below which airliners and light aircraft fly only to land or after taking off, feet:
  /// own estimate; 250 kt is the most below 10,000 ft (14 CFR 91.117).
  static final int LOW_FT = 10_000;

  private static final int LOW_SMALL_FT = 2_000;

  /// An aircraft lost in descent lands within this time, seconds; one found in climb took off so
  /// long ago.
  static final double DESCENT_S = 3600;

  /// Least time in which an aircraft can have been at another airport and be on its way back,
  /// seconds: two flights of a quarter of an hour and half an hour on the ground; own estimate.
  private static final double ELSEWHERE_S = 3600;

  /// Who flies this nearly towards an airport, far from it and above all approaches, has not just
  /// left it, degrees; own estimate.
  private static final double HEADING_THERE_DEG = 45;

  private final LegRules rules;
  private final Airports airports;
  private final Reach reach;
  private final EndTimes times;
  private final EndForms forms;
  private final FieldsAtEnds fields;
  private final FlownOn flownOn;

  LegEnds(LegRules rules, Airports airports, Reach reach) {
    this.rules = rules;
    this.airports = airports;
    this.reach = reach;
    times = new EndTimes(airports);
    forms = new EndForms(airports, times);
    fields = new FieldsAtEnds(rules, airports);
    flownOn = new FlownOn(fields);
  }

  /// Whether an aircraft lost and found in the air flew on between, rather than landed.
  boolean continued(Gap.Contact lost, Gap.Contact found, Performance performance) {
    return flownOn.flewOn(lost, found, performance);
  }

  /// The ends around a landing that nobody saw, between two contacts in the air.
  HiddenStop hidden(
      Gap.Contact lost,
      Gap.Contact found,
      Reach.Area area,
      Performance performance,
      boolean civil) {
    return stop(lost, found, area, performance, civil).inOrder(lost, found, performance);
  }

  private HiddenStop stop(
      Gap.Contact lost,
      Gap.Contact found,
      Reach.Area area,
      Performance performance,
      boolean civil) {
    int arrived = descendingAt(lost);
    int left = climbingAt(found);
    boolean oneStop = area.slackS() <= rules.oneStopS();
    LegEnd arrival = arrived == Airports.NONE ? null : forms.observedArrival(arrived, lost);
    LegEnd departure = left == Airports.NONE ? null : forms.observedDeparture(left, found);
    if (arrival == null) {
      arrived = fields.landingOn(lost, area, performance);
      arrival = arrived == Airports.NONE ? null : forms.linedUpArrival(arrived, lost, performance);
    }
    if (departure == null) {
      left = fields.leavingFrom(found, area, performance);
      departure = left == Airports.NONE ? null : forms.linedUpDeparture(left, found, performance);
    }
    if (arrival != null && departure != null) {
      return new HiddenStop(arrival, departure);
    }
    if (arrival != null) {
      boolean there = oneStop && fields.isCandidate(arrived, area);
      return new HiddenStop(
          arrival,
          there
              ? forms.inferred(
                  arrived, times.takeOffTime(found, arrived, performance), "LANDED_THERE_BEFORE")
              : departureOf(found, performance, civil, DESCENT_S));
    }
    if (departure != null) {
      boolean there = oneStop && fields.isCandidate(left, area);
      return new HiddenStop(
          there
              ? forms.inferred(
                  left, times.landingTime(lost, left, performance), "TAKEN_OFF_AGAIN_THERE")
              : arrivalOf(lost, performance, civil),
          departure);
    }
    return inferredStop(lost, found, area, performance, civil, oneStop);
  }

  private HiddenStop inferredStop(
      Gap.Contact lost,
      Gap.Contact found,
      Reach.Area area,
      Performance performance,
      boolean civil,
      boolean oneStop) {
    if (area.candidates().isEmpty()) {
      return new HiddenStop(
          arrivalOf(lost, performance, civil), departureOf(found, performance, civil, DESCENT_S));
    }
    int top = airports.indexOf(area.candidates().getFirst().airport());
    boolean lostNear = near(lost, top) && !(lost.verticalRateFpm() > MOVING_FPM);
    boolean foundNear = near(found, top) && !(found.verticalRateFpm() < -MOVING_FPM);
    boolean sure = area.certainty() >= rules.inferCertainty();
    if (sure && ((lostNear && foundNear) || (oneStop && (lostNear || foundNear)))) {
      return new HiddenStop(
          forms.inferred(
              top,
              times.landingTime(lost, top, performance),
              lostNear ? "LOST_LOW_AND_NEAR" : "TAKEN_OFF_AGAIN_THERE"),
          forms.inferred(
              top,
              times.takeOffTime(found, top, performance),
              foundNear ? "FOUND_LOW_AND_NEAR" : "LANDED_THERE_BEFORE"));
    }
    if (!oneStop) {
      return new HiddenStop(
          arrivalOf(lost, performance, civil), departureOf(found, performance, civil, DESCENT_S));
    }
    return new HiddenStop(
        EndForms.envelope(area, times.landingTime(lost, top, performance), "LOST_BEFORE_STOP"),
        EndForms.envelope(area, times.takeOffTime(found, top, performance), "FOUND_AFTER_STOP"));
  }

  /// The end of a leg whose aircraft was found again so late, or in such a place, that what it did
  /// meanwhile cannot be told.
  LegEnd arrivalOf(Gap.Contact lost, Performance performance, boolean civil) {
    return isFlyingOn(lost, performance)
        ? EndForms.unknown(lostReason(lost))
        : lostArrival(lost, performance, civil).end();
  }

  /// Whether a last contact shows nothing of a landing: neither near a field nor coming down.
  boolean isFlyingOn(Gap.Contact lost, Performance performance) {
    return !comingDown(lost, performance) && descendingAt(lost) == Airports.NONE;
  }

  /// How a leg ended whose aircraft was lost, with the area that was searched if one was.
  record LostArrival(LegEnd end, Reach.@Nullable Area area) {}

  /// How a leg ended whose aircraft was lost near a field or coming down.
  LostArrival lostArrival(Gap.Contact lost, Performance performance, boolean civil) {
    int at = descendingAt(lost);
    if (at != Airports.NONE) {
      return new LostArrival(forms.observedArrival(at, lost), null);
    }
    Reach.Area area = areaAfter(lost, performance, civil);
    return new LostArrival(endIn(area, lost, performance), area);
  }

  /// The end of a leg whose aircraft flew on out of sight and was not found again: the airports
  /// within its reach where a list of them says something, else the area as a whole.
  static LegEnd lostFlyingOn(Gap.Contact lost, Reach.Area area) {
    if (area.candidates().isEmpty()) {
      return EndForms.unknown(lostReason(lost));
    }
    return area.complete()
        ? EndForms.envelope(area, null, lostReason(lost))
        : new LegEnd(null, Basis.ENVELOPE, null, lostReason(lost), List.of());
  }

  private static String lostReason(Gap.Contact lost) {
    return lost.verticalRateFpm() > MOVING_FPM ? "LOST_CLIMBING" : "LOST_IN_CRUISE";
  }

  private LegEnd endIn(Reach.Area area, Gap.Contact lost, Performance performance) {
    if (area.candidates().isEmpty()) {
      return EndForms.unknown("OFF_AIRPORT");
    }
    int runway = fields.landingOn(lost, area, performance);
    if (runway != Airports.NONE) {
      return forms.linedUpArrival(runway, lost, performance);
    }
    int top = airports.indexOf(area.candidates().getFirst().airport());
    if (area.certainty() >= rules.inferCertainty() && near(lost, top)) {
      return forms.inferred(top, times.landingTime(lost, top, performance), "LOST_ON_APPROACH");
    }
    return EndForms.envelope(area, times.landingTime(lost, top, performance), "LOST_DESCENDING");
  }

  /// Where an aircraft that came down out of sight can have landed.
  private Reach.Area areaAfter(Gap.Contact lost, Performance performance, boolean civil) {
    return reach.after(lost, performance, civil, DESCENT_S);
  }

  /// The beginning of a leg first found in the air.
  LegEnd departureOf(Gap.Contact found, Performance performance, boolean civil, double flownS) {
    int at = climbingAt(found);
    if (at != Airports.NONE) {
      return forms.observedDeparture(at, found);
    }
    boolean goingUp =
        found.verticalRateFpm() > MOVING_FPM
            || (found.reckonedFt() < lowFt(performance)
                && !(found.verticalRateFpm() < -DRIFTING_FPM));
    if (!goingUp) {
      return EndForms.unknown("TRACK_BEGINS_IN_FLIGHT");
    }
    Reach.Area area = reach.before(found, performance, civil, flownS);
    if (area.candidates().isEmpty()) {
      return EndForms.unknown("OFF_AIRPORT");
    }
    int runway = fields.leavingFrom(found, area, performance);
    if (runway != Airports.NONE) {
      return forms.linedUpDeparture(runway, found, performance);
    }
    int top = airports.indexOf(area.candidates().getFirst().airport());
    if (area.certainty() >= rules.inferCertainty() && near(found, top)) {
      return forms.inferred(top, times.takeOffTime(found, top, performance), "FOUND_CLIMBING_OUT");
    }
    return EndForms.envelope(area, times.takeOffTime(found, top, performance), "FOUND_CLIMBING");
  }

  /// The end of a leg after which the aircraft was seen on the ground at an airport.
  LegEnd arrivalSeen(
      Gap.Contact lost, Fix ground, int airport, Performance performance, boolean civil) {
    long silentMs = ground.timeMs - lost.timeMs();
    if (airport == Airports.NONE) {
      return silentMs <= 1000L * rules.seenThereS()
          ? new LegEnd(
              null, Basis.UNKNOWN, Instant.ofEpochMilli(ground.timeMs), "OFF_AIRPORT", List.of())
          : arrivalOf(lost, performance, civil);
    }
    if (silentMs <= 1000L * rules.seenThereS()) {
      return new LegEnd(
          airports.airport(airport).code(),
          Basis.OBSERVED,
          silentMs > 60_000 && descendingAt(lost) == airport
              ? earlier(times.afterDescent(lost, airport), Instant.ofEpochMilli(ground.timeMs))
              : EndTimes.touchdown(lost, ground, silentMs),
          "",
          List.of());
    }
    int at = descendingAt(lost);
    if (at != Airports.NONE) {
      // It has landed soon after it was lost, however much later it was seen standing there.
      LegEnd landed = forms.observedArrival(at, lost);
      Instant seen = Instant.ofEpochMilli(ground.timeMs);
      return landed.time() == null ? landed : landed.at(earlier(landed.time(), seen));
    }
    Instant direct = times.landingTime(lost, airport, performance);
    double spareS = (ground.timeMs - direct.toEpochMilli()) / 1000.0;
    if (spareS <= rules.oneStopS() && !(comingDown(lost, performance) && !near(lost, airport))) {
      return forms.inferred(
          airport, earlier(direct, Instant.ofEpochMilli(ground.timeMs)), "FOUND_ON_GROUND_THERE");
    }
    LegEnd alone = arrivalOf(lost, performance, civil);
    boolean agrees =
        airports.airport(airport).code().equals(alone.airport())
            || alone.candidates().contains(airports.airport(airport).code());
    if (spareS <= rules.oneStopS() && agrees) {
      return forms.inferred(
          airport, earlier(direct, Instant.ofEpochMilli(ground.timeMs)), "FOUND_ON_GROUND_THERE");
    }
    return alone;
  }

  /// The beginning of a leg before which the aircraft was seen on the ground at an airport.
  LegEnd departureSeen(
      Fix ground, int airport, Gap.Contact found, Performance performance, boolean civil) {
    long silentMs = found.timeMs() - ground.timeMs;
    if (silentMs <= 1000L * rules.seenThereS()) {
      if (airport == Airports.NONE) {
        return new LegEnd(
            null, Basis.UNKNOWN, EndTimes.takeOff(ground, found, 0), "OFF_AIRPORT", List.of());
      }
      return new LegEnd(
          airports.airport(airport).code(),
          Basis.OBSERVED,
          EndTimes.takeOff(ground, found, airports.elevationFt(airport)),
          "",
          List.of());
    }
    int at = climbingAt(found);
    if (at != Airports.NONE) {
      return forms.observedDeparture(at, found);
    }
    if (airport == Airports.NONE) {
      return departureOf(found, performance, civil, DESCENT_S);
    }
    Instant direct = times.takeOffTime(found, airport, performance);
    double spareS = (direct.toEpochMilli() - ground.timeMs) / 1000.0;
    LegEnd alone = departureOf(found, performance, civil, Math.min(DESCENT_S, silentMs / 1000.0));
    String code = airports.airport(airport).code();
    boolean agrees =
        alone.basis() == Basis.UNKNOWN
            || code.equals(alone.airport())
            || alone.candidates().contains(code);
    boolean inTime = spareS >= -600 && spareS <= 3.0 * rules.oneStopS();
    if (inTime && agrees && !(spareS > ELSEWHERE_S && comesBack(found, airport))) {
      return forms.inferred(
          airport, later(direct, Instant.ofEpochMilli(ground.timeMs)), "LAST_SEEN_ON_GROUND_THERE");
    }
    return alone;
  }

  /// Whether a first contact is on its way to an airport rather than from there.
  private boolean comesBack(Gap.Contact found, int airport) {
    double toAirportDeg = Geodesy.bearingDeg(found.point(), airports.airport(airport).point());
    double turnDeg = Math.abs(Math.IEEEremainder(found.trackDeg() - toAirportDeg, 360));
    if (near(found, airport)) {
      return found.verticalRateFpm() < -DRIFTING_FPM && !(turnDeg > 90);
    }
    return found.reckonedFt() > LOW_FT && turnDeg < HEADING_THERE_DEG;
  }

  /// The airport on or near whose ground a last contact was, unless it was climbing away.
  int descendingAt(Gap.Contact contact) {
    return contact.verticalRateFpm() > DRIFTING_FPM
        ? Airports.NONE
        : fields.near(contact, /* landing= */ true);
  }

  /// The airport on or near whose ground a first contact was, unless it was descending.
  int climbingAt(Gap.Contact contact) {
    return contact.verticalRateFpm() < -DRIFTING_FPM
        ? Airports.NONE
        : fields.near(contact, /* landing= */ false);
  }

  private static boolean comingDown(Gap.Contact lost, Performance performance) {
    return lost.verticalRateFpm() < -MOVING_FPM
        || (lost.reckonedFt() < lowFt(performance) && !(lost.verticalRateFpm() > DRIFTING_FPM));
  }

  /// Altitude below which an aircraft flies only to land or after taking off, feet.
  private static int lowFt(Performance performance) {
    return switch (performance.kind()) {
      case AIRLINER, BUSINESS_JET, TURBOPROP -> LOW_FT;
      case PISTON, HELICOPTER -> LOW_SMALL_FT;
    };
  }

  private boolean near(Gap.Contact contact, int airport) {
    return contact.reckonedFt() - airports.elevationFt(airport) <= rules.inferFt()
        && Geodesy.isWithin(rules.inferM(), contact.point(), airports.airport(airport).point());
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
