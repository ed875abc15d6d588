package org.contadora.flights.legs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.contadora.core.IcaoAddress;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Observed;
import org.jspecify.annotations.Nullable;

/// Writes finished legs and their gaps to the sink.
final class LegWriter {
  /// Slowest a helicopter is called on the ground at without saying so, knots.
  private static final double HELICOPTER_SLOW_KT = 5;

  private static final long CLIMBED_MS = 40 * 60_000;
  private static final double ASSUMED_DESCENT_FPM = -1000;

  /// A leg so short and low may be one end of a flight seen by one contact.
  private static final long ONE_END_MS = 300_000;

  private final LegRules rules;
  private final Airports airports;
  private final Reach reach;
  private final LegEnds ends;
  private final Predicate<IcaoAddress> armedForces;
  private final LegSink sink;
  private final Airframe airframe;
  private final LegNames names;
  private final TurnBacks turns;
  private Aircraft aircraft;
  private @Nullable Performance typePerformance;

  /// Which of two aircraft under one address.
  enum Airframe {
    FIRST,
    OTHER
  }

  LegWriter(
      Aircraft aircraft,
      LegRules rules,
      Airports airports,
      Reach reach,
      LegEnds ends,
      Predicate<IcaoAddress> armedForces,
      LegSink sink,
      Airframe airframe) {
    this.airframe = airframe;
    names = new LegNames(airframe);
    turns = new TurnBacks(rules, airports);
    this.aircraft = aircraft;
    this.rules = rules;
    this.airports = airports;
    this.reach = reach;
    this.ends = ends;
    this.armedForces = armedForces;
    this.sink = sink;
    typePerformance = ofType(aircraft);
  }

  Aircraft aircraft() {
    return aircraft;
  }

  /// What follows is of another airframe.
  void begin(Aircraft other) {
    aircraft = other;
    typePerformance = ofType(other);
  }

  void complete(Aircraft more) {
    if (airframe == Airframe.FIRST && !more.equals(aircraft)) {
      aircraft = aircraft.or(more);
      typePerformance = ofType(aircraft);
    }
  }

  private static @Nullable Performance ofType(Aircraft aircraft) {
    String type = aircraft.typeCode();
    return type == null ? null : Performance.findByType(type).orElse(null);
  }

  Performance performance(OpenLeg open) {
    Performance known = typePerformance;
    return known != null ? known : Performance.seen(open.fastestE1 * 0.1, open.highestFt);
  }

  /// That of its type, else the fastest there is.
  Performance performance() {
    Performance known = typePerformance;
    return known != null ? known : Performance.of(Performance.Kind.AIRLINER);
  }

  double slowKt() {
    Performance known = typePerformance;
    return known != null && known.kind() == Performance.Kind.HELICOPTER
        ? HELICOPTER_SLOW_KT
        : rules.slowKt();
  }

  private boolean civil() {
    IcaoAddress address = aircraft.address();
    return (aircraft.flags() & Aircraft.MILITARY) == 0
        && !(address != null && armedForces.test(address));
  }

  Reach.Area between(Gap.Contact lost, Gap.Contact found, Performance performance) {
    return reach.between(lost, found, performance, civil());
  }

  /// The aircraft was on the ground at one airport and next at another.
  ///
  /// @param origin where the contacts come from
  void unseen(GroundContacts.Unseen flight, String origin) {
    Instant start = Objects.requireNonNull(flight.departure().time());
    String callsign = Positions.unpackCallsign(flight.callsign()).orElse(null);
    String id = names.next(aircraft, start);
    sink.accept(
        new Leg(
            id,
            aircraft,
            callsign,
            callsign == null ? List.of() : List.of(callsign),
            flight.departure(),
            flight.arrival(),
            Instant.ofEpochMilli(flight.before().timeMs),
            Instant.ofEpochMilli(flight.after().timeMs),
            List.copyOf(withAirframe(EnumSet.of(LegFlag.MISSING_LEG))),
            List.of(),
            List.of(),
            origin));
    if (flight.after().timeMs - flight.before().timeMs >= 1000L * rules.gapS()) {
      Gap.Contact lost = flight.before().contact(flight.before());
      Gap.Contact found = flight.after().contact(flight.after());
      gap(new OpenLeg.Silence(lost, found, between(lost, found, performance())), id);
    }
  }

  /// The aircraft touched down and stayed.
  void landed(OpenLeg open, Fix lastAir, Fix touch, int airport) {
    Performance performance = performance(open);
    Gap.Contact lost = lastAir.contact(open.trend);
    LegEnd arrival = ends.arrivalSeen(assumed(open, lost), touch, airport, performance, civil());
    long silentMs = touch.timeMs - lastAir.timeMs;
    if (silentMs >= 1000L * rules.gapS() && ends.descendingAt(lost) != airport) {
      Gap.Contact found = touch.contact(touch);
      open.silences.add(new OpenLeg.Silence(lost, found, between(lost, found, performance)));
    }
    boolean seenDown = silentMs <= 1000L * rules.seenThereS();
    if (!isBounce(open, lastAir)) {
      write(open, lastAir, seenDown ? touch : lastAir, arrival, performance);
    }
  }

  /// The aircraft landed out of sight and was found in the air again.
  ///
  /// @return how the leg that follows began
  LegEnd split(
      OpenLeg open, Fix lastAir, Gap.Contact lost, Gap.Contact found, Performance performance) {
    Reach.Area area = between(lost, found, performance);
    HiddenStop stop = ends.hidden(assumed(open, lost), found, area, performance, civil());
    boolean stoodThere =
        stop.arrival().basis() == Basis.OBSERVED
            && stop.departure().basis() == Basis.OBSERVED
            && Objects.equals(stop.arrival().airport(), stop.departure().airport());
    if (!stoodThere) {
      open.silences.add(new OpenLeg.Silence(lost, found, area));
    }
    write(open, lastAir, lastAir, stop.arrival(), performance);
    return stop.departure();
  }

  /// No more positions come.
  ///
  /// @param observed when the inputs were watching
  void lostForGood(OpenLeg open, Fix lastAir, Observed observed) {
    if (isBounce(open, lastAir)) {
      return;
    }
    Performance performance = performance(open);
    Gap.Contact lost = lastAir.contact(open.trend);
    Gap.Contact taken = assumed(open, lost);
    if (ends.isFlyingOn(taken, performance)) {
      LegEnd arrival = lostFlyingOn(open, lost, performance, observed);
      write(open, lastAir, lastAir, arrival, performance);
      return;
    }
    LegEnds.LostArrival arrival = ends.lostArrival(taken, performance, civil());
    Reach.@Nullable Area searched = arrival.area();
    if (searched != null && arrival.end().airport() == null) {
      open.silences.add(new OpenLeg.Silence(lost, null, searched));
    }
    write(open, lastAir, lastAir, arrival.end(), performance);
  }

  /// As [#lostForGood], for a leg that may be handed over again: it keeps the name that it gets.
  void lostForNow(OpenLeg open, Fix lastAir, Observed observed) {
    int silences = open.silences.size();
    lostForGood(open, lastAir, observed);
    open.silences.subList(silences, open.silences.size()).clear();
  }

  /// The end of a leg whose last contact shows no landing. It was lost only if the inputs go on:
  /// where they end too, nobody was there to see it.
  private LegEnd lostFlyingOn(
      OpenLeg open, Gap.Contact lost, Performance performance, Observed observed) {
    double leftS = performance.leftS((lost.timeMs() - open.first.timeMs) * 1e-3);
    boolean watched =
        observed.isBetween(
            lost.timeMs() + 1000L * rules.gapS(), lost.timeMs() + Math.round(leftS * 1000));
    if (!watched) {
      return EndForms.unknown("TRACK_ENDS_IN_FLIGHT");
    }
    Reach.Area area = reach.flyingOn(lost, performance, civil(), leftS);
    open.silences.add(new OpenLeg.Silence(lost, null, area));
    return LegEnds.lostFlyingOn(lost, area);
  }

  /// A leg that goes on. It has the id that it will have when it ends, unless its beginning is seen
  /// differently then.
  Leg soFar(OpenLeg open, Fix lastAir) {
    LegEnd departure = departure(open, performance(open));
    open.callsigns.close(lastAir.timeMs);
    List<TrackPoint> track = new ArrayList<>(open.thinner.points());
    Instant last = Instant.ofEpochMilli(lastAir.timeMs);
    track.add(
        new TrackPoint(
            last, lastAir.point(), lastAir.altitudeFt == Fix.ABSENT ? 0 : lastAir.altitudeFt));
    String id = open.id == null ? names.wouldBe(aircraft, start(open, departure)) : open.id;
    return leg(open, id, departure, EndForms.unknown("IN_FLIGHT"), last, flags(open), track);
  }

  private static Instant start(OpenLeg open, LegEnd departure) {
    Instant left = departure.time();
    return left == null ? Instant.ofEpochMilli(open.first.timeMs) : left;
  }

  private Leg leg(
      OpenLeg open,
      String id,
      LegEnd departure,
      LegEnd arrival,
      Instant last,
      EnumSet<LegFlag> flags,
      List<TrackPoint> track) {
    return new Leg(
        id,
        aircraft,
        open.callsigns.longest(),
        open.callsigns.all(),
        departure,
        arrival,
        Instant.ofEpochMilli(open.first.timeMs),
        last,
        List.copyOf(flags),
        open.events,
        track,
        open.source(),
        open.moreSources());
  }

  /// How long an aircraft last heard in the air can still fly, seconds.
  double patienceS(OpenLeg open, Fix lastAir) {
    Performance performance = performance(open);
    Gap.Contact lost = lastAir.contact(open.trend);
    return ends.isFlyingOn(assumed(open, lost), performance)
        ? performance.leftS((lost.timeMs() - open.first.timeMs) * 1e-3)
        : LegEnds.DESCENT_S;
  }

  /// What follows cannot be the same flight.
  void broken(OpenLeg open, Fix lastAir) {
    if (isBounce(open, lastAir) || open.count < 3) {
      return;
    }
    write(
        open,
        lastAir,
        lastAir,
        new LegEnd(null, Basis.UNKNOWN, null, "TRACK_BROKEN", List.of()),
        performance(open));
  }

  /// Whether it did not fly: never confirmed, or a single contact that shows no speed.
  private static boolean isBounce(OpenLeg open, Fix lastAir) {
    return !open.confirmed || (open.count < 2 && lastAir.speedE1 == Fix.ABSENT);
  }

  private void write(OpenLeg open, Fix lastAir, Fix last, LegEnd end, Performance performance) {
    LegEnd departure = departure(open, performance);
    LegEnd arrival = end;
    if (isOneEnd(open, lastAir, departure, end)) {
      if (open.isLeaving(lastAir, rules)) {
        arrival = EndForms.unknown("TRACK_ENDS_IN_FLIGHT");
      } else {
        departure = EndForms.unknown("TRACK_BEGINS_IN_FLIGHT");
      }
    }
    open.thinner.keep(last);
    open.callsigns.close(lastAir.timeMs);
    EnumSet<LegFlag> flags = flags(open);
    List<TrackPoint> track = open.thinner.points();
    if (turns.turnedBack(open.highestFt, track, departure, arrival)) {
      flags.add(LegFlag.TURNED_BACK);
    }
    String id = open.id == null ? names.next(aircraft, start(open, departure)) : open.id;
    open.id = id;
    Instant lastSeen = Instant.ofEpochMilli(last.timeMs);
    sink.accept(leg(open, id, departure, arrival, lastSeen, flags, track));
    open.silences.forEach(silence -> gap(silence, id));
  }

  private void gap(OpenLeg.Silence silence, String id) {
    IcaoAddress address = aircraft.address();
    if (address == null) {
      return;
    }
    sink.accept(
        new Gap(
            address,
            silence.lost(),
            silence.found(),
            silence.area().reachKm(),
            silence.area().candidates(),
            silence.area().reachable(),
            id));
  }

  /// A last contact below cruising height whose vertical rate is not known, after so long a flight
  /// that it is no longer climbing, is taken to descend.
  private static Gap.Contact assumed(OpenLeg open, Gap.Contact lost) {
    boolean comesDown =
        Double.isNaN(lost.verticalRateFpm())
            && lost.reckonedFt() < FlownOn.BELOW_CRUISE_FT
            && lost.timeMs() - open.first.timeMs > CLIMBED_MS;
    return comesDown
        ? new Gap.Contact(
            lost.timeMs(),
            lost.point(),
            lost.altitudeFt(),
            lost.groundSpeedKt(),
            lost.trackDeg(),
            ASSUMED_DESCENT_FPM)
        : lost;
  }

  private LegEnd departure(OpenLeg open, Performance performance) {
    LegEnd decided = open.departure;
    if (decided != null) {
      return decided;
    }
    Gap.Contact found = open.first.contact(open.early);
    Fix ground = open.ground;
    return ground == null
        ? ends.departureOf(found, performance, civil(), LegEnds.DESCENT_S)
        : ends.departureSeen(ground, open.groundAirport, found, performance, civil());
  }

  /// Whether the same few low contacts were taken for both take-off and landing at one airport.
  private boolean isOneEnd(OpenLeg open, Fix lastAir, LegEnd departure, LegEnd arrival) {
    String airport = departure.airport();
    return airport != null
        && airport.equals(arrival.airport())
        && lastAir.timeMs - open.first.timeMs < ONE_END_MS
        && open.highestFt < rules.approachFt() + airports.elevationFt(airports.indexOf(airport));
  }

  private EnumSet<LegFlag> flags(OpenLeg open) {
    return withAirframe(open.flags());
  }

  private EnumSet<LegFlag> withAirframe(EnumSet<LegFlag> flags) {
    if (airframe == Airframe.OTHER) {
      flags.add(LegFlag.OTHER_AIRCRAFT);
    }
    return flags;
  }
}
