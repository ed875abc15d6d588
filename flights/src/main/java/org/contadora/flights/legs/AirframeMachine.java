package org.contadora.flights.legs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.airports.FieldFinder;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Performance;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Observed;
import org.contadora.flights.tracks.TrackCleaner;
import org.jspecify.annotations.Nullable;

/// The state machine of one airframe: takes its positions in order, leaves out those that cannot be
/// true ([TrackCleaner]), and hands its legs to the sink. Allocates per leg, not per position.
final class AirframeMachine {
  private final LegRules rules;
  private final Airports airports;
  private final FieldFinder fields;
  private final SpeedWindow window = new SpeedWindow();
  private final Sight sight;
  private final LegWriter writer;
  private final TrackCleaner cleaner;
  private final LegEnds ends;
  private final Approach approach;
  private final long hiddenLandingMs;

  private Phase phase = Phase.NOTHING_KNOWN;
  private Fix now = new Fix();

  /// The last contact in the air before [#now]; see [#lastAir()].
  private Fix airBefore = new Fix();

  private boolean nowInAir;
  private final Fix touch = new Fix();
  private final Stand stand;
  private final GroundContacts grounds;
  private int touchAirport = Airports.NONE;
  private long callsign;
  private long callsignMs;
  private String origin = "";
  private List<String> moreOrigins = List.of();
  private @Nullable OpenLeg leg;

  /// @param aircraft what is known of it so far; batches complete it
  /// @param reach prepared once for `airports`, shared by all machines
  AirframeMachine(
      Aircraft aircraft,
      LegRules rules,
      Airports airports,
      Reach reach,
      Predicate<IcaoAddress> armedForces,
      Refusals refusals,
      LegSink sink,
      LegWriter.Airframe airframe) {
    this.rules = rules;
    this.airports = airports;
    fields = new FieldFinder(airports);
    stand = new Stand(airports, fields, rules);
    grounds = new GroundContacts(airports, rules);
    sight = new Sight(rules, airports, fields, window);
    cleaner = new TrackCleaner(refusals, airframe == LegWriter.Airframe.FIRST);
    ends = new LegEnds(rules, airports, reach);
    approach = new Approach(rules, airports);
    writer = new LegWriter(aircraft, rules, airports, reach, ends, armedForces, sink, airframe);
    hiddenLandingMs = 1000L * rules.hiddenLandingS();
  }

  /// Takes what a batch says of the aircraft as a whole.
  ///
  /// The source may say that the address is another airframe's now. While contact goes on without a
  /// gap it is the same all the same, and a database has changed its mind.
  void begin(Positions positions) {
    boolean another = positions.size() > 0 && writer.aircraft().isOther(positions.aircraft());
    if (another && positions.timeMs(0) - now.timeMs > 1000L * rules.gapS()) {
      breakTrack();
      writer.begin(positions.aircraft());
    }
    describe(positions);
  }

  /// Takes what a batch says of the aircraft, which is the same as before.
  void describe(Positions positions) {
    writer.complete(positions.aircraft());
    origin = positions.origin();
    moreOrigins = positions.moreOrigins();
    if (leg != null) {
      leg.from(origin, moreOrigins);
    }
  }

  /// Takes position `i`, unless it cannot be true.
  ///
  /// @return whether it shows that another aircraft sends the same address: [#takeOther] then has
  ///   its positions
  boolean take(Positions positions, int i) {
    int verdict = cleaner.judge(positions, i);
    if (verdict == TrackCleaner.OTHER_AIRCRAFT) {
      return true;
    }
    if (verdict != TrackCleaner.REFUSE) {
      step(positions, i, verdict);
    }
    return false;
  }

  /// The positions that were kept back until they showed that they are another aircraft's.
  Positions takeOther() {
    return cleaner.takeOther();
  }

  /// The last contact.
  Fix now() {
    return now;
  }

  /// The call sign that was sent last, packed; 0 if none.
  long callsign() {
    return callsign;
  }

  /// No more positions come.
  void end(Observed observed) {
    if (phase == Phase.TOUCHED) {
      land();
    }
    OpenLeg open = leg;
    if (open != null) {
      open.confirmed |= open.leftUnseen(rules);
      writer.lostForGood(open, lastAir(), observed);
      leg = null;
    }
    cleaner.report(origin);
    phase = Phase.NOTHING_KNOWN;
  }

  /// See [LegMachine#reportRefusals].
  void reportRefusals(boolean forGood) {
    if (forGood) {
      cleaner.report(origin);
    } else {
      cleaner.reportSoFar(origin);
    }
  }

  /// See [LegMachine#lost].
  void lost(Observed observed) {
    if (phase == Phase.TOUCHED) {
      land();
    }
    OpenLeg open = leg;
    if (open != null) {
      open.confirmed |= open.leftUnseen(rules);
      writer.lostForNow(open, lastAir(), observed);
    }
  }

  /// See [LegMachine#inFlight].
  Optional<Leg> inFlight() {
    OpenLeg open = leg;
    return open == null || !open.confirmed
        ? Optional.empty()
        : Optional.of(writer.soFar(open, lastAir()));
  }

  /// See [LegMachine#patienceS].
  OptionalDouble patienceS() {
    OpenLeg open = leg;
    if (open == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        phase == Phase.TOUCHED ? rules.touchS() : writer.patienceS(open, lastAir()));
  }

  private void step(Positions positions, int i, int verdict) {
    long timeMs = positions.timeMs(i);
    if (verdict == TrackCleaner.USE_AS_NEW_TRACK) {
      breakTrack();
    }
    boolean groundFlag =
        verdict != TrackCleaner.USE_NOT_ON_GROUND && positions.has(i, Positions.ON_GROUND);
    Fix before = now;
    long silentMs = timeMs - before.timeMs;
    if (nowInAir) {
      now = airBefore;
      airBefore = before;
      nowInAir = false;
    }
    now.set(positions, i, before);
    OpenLeg open = leg;
    long sent = positions.callsign(i);
    if (phase == Phase.IN_AIR
        && !groundFlag
        && silentMs <= hiddenLandingMs
        && positions.baroAltitudeFt(i) > Sight.ABOVE_AIRPORTS_FT
        && open != null) {
      callsign(sent, timeMs);
      fly(open, positions.squawk(i));
      if (!open.confirmed) {
        open.confirmed = open.hasFlown(now, airports, rules);
      }
      return;
    }
    if (silentMs > hiddenLandingMs) {
      afterSilence(groundFlag);
      if (leg != open && phase == Phase.IN_AIR) {
        callsign(sent, timeMs);
        return; // A new leg that has this contact already.
      }
    } else {
      window.take(now, hiddenLandingMs);
    }
    callsign(sent, timeMs);
    Sight.Seen seen = see(groundFlag, positions.groundSpeedE1(i) != Positions.ABSENT);
    switch (phase) {
      case NOTHING_KNOWN, ON_GROUND -> onGround(seen);
      case IN_AIR -> inAir(seen, positions.squawk(i));
      case TOUCHED -> touched(seen);
    }
  }

  private void fly(OpenLeg open, int squawk) {
    open.add(now);
    if (squawk != Positions.ABSENT) {
      open.squawk(squawk);
    }
    nowInAir = true;
  }

  /// The last contact in the air; the machine swaps two contacts instead of copying one.
  private Fix lastAir() {
    return nowInAir ? now : airBefore;
  }

  private void callsign(long sent, long timeMs) {
    if (sent == 0) {
      return;
    }
    if (sent != callsign) {
      cleaner.heard(sent);
    }
    callsign = sent;
    callsignMs = timeMs;
    if (leg != null) {
      leg.callsigns.sent(sent, timeMs);
    }
  }

  private Sight.Seen see(boolean groundFlag, boolean speedGiven) {
    return sight.see(now, groundFlag, speedGiven, phase, writer.slowKt());
  }

  // ---- phases

  private void onGround(Sight.Seen seen) {
    if (seen == Sight.Seen.AIR || (seen == Sight.Seen.UNSURE && stand.hasLeft(now))) {
      takeOff();
    } else if (seen == Sight.Seen.GROUND) {
      stand();
    }
  }

  private void stand() {
    phase = Phase.ON_GROUND;
    stand.at(now);
    grounds
        .at(now, stand.airport(), callsign, writer.performance())
        .ifPresent(flight -> writer.unseen(flight, origin));
  }

  private void takeOff() {
    Fix ground = stand.fix();
    grounds
        .takeOff(now, ground, writer.performance())
        .ifPresent(flight -> writer.unseen(flight, origin));
    OpenLeg open = new OpenLeg(now, ground, stand.airport());
    open.from(origin, moreOrigins);
    open.confirmed = ground == null;
    if (callsign != 0 && now.timeMs - callsignMs <= hiddenLandingMs) {
      open.callsigns.sent(callsign, now.timeMs);
    }
    leg = open;
    phase = Phase.IN_AIR;
    approach.reset();
    fly(open, Positions.ABSENT);
  }

  private void inAir(Sight.Seen seen, int squawk) {
    OpenLeg open = leg;
    if (open == null) {
      throw new IllegalStateException("An aircraft in the air has no open leg.");
    }
    if (seen == Sight.Seen.GROUND) {
      if (!open.confirmed) {
        leg = null;
        stand();
        return;
      }
      touch.set(now);
      touchAirport = fields.nearest(now.latE6, now.lonE6, rules.onFieldM());
      phase = Phase.TOUCHED;
      touched(Sight.Seen.GROUND);
      return;
    }
    fly(open, squawk);
    if (!open.confirmed) {
      open.confirmed = open.hasFlown(now, airports, rules);
    }
    LegEvent event = approach.passed(now, airBefore, sight);
    if (event != null) {
      open.events.add(event);
    }
  }

  private void touched(Sight.Seen seen) {
    if (seen == Sight.Seen.AIR) {
      OpenLeg open = leg;
      if (open == null) {
        throw new IllegalStateException("An aircraft that touched down has no open leg.");
      }
      approach.touched(touch, touchAirport);
      phase = Phase.IN_AIR;
      fly(open, Positions.ABSENT);
      return;
    }
    boolean slow =
        now.timeMs > touch.timeMs + 10_000 && window.kt() >= 0 && window.kt() <= rules.slowKt();
    boolean reportedSlow = now.speedE1 != Fix.ABSENT && now.speedE1 <= rules.slowKt() * 10;
    if (slow || reportedSlow || now.timeMs - touch.timeMs > 1000L * rules.touchS()) {
      land();
      stand();
    }
  }

  /// The landing is certain.
  private void land() {
    OpenLeg open = leg;
    if (open == null) {
      throw new IllegalStateException("An aircraft that landed has no open leg.");
    }
    writer.landed(open, lastAir(), touch, touchAirport);
    leg = null;
    approach.reset();
    stand.landed(touch, touchAirport);
    grounds.landed(touch, touchAirport, callsign);
    phase = Phase.ON_GROUND;
  }

  // ---- silence

  private void afterSilence(boolean groundFlag) {
    window.restart(now);
    if (phase == Phase.TOUCHED) {
      land();
      return;
    }
    OpenLeg open = leg;
    if (phase != Phase.IN_AIR || open == null) {
      return;
    }
    open.confirmed = true;
    if (groundFlag || see(false, now.speedE1 != Fix.ABSENT) == Sight.Seen.GROUND) {
      return; // The usual way: a touch-down, whose basis the ends decide.
    }
    approach.reset();
    Performance performance = writer.performance(open);
    Gap.Contact lost = lastAir().contact(open.trend);
    Gap.Contact found = now.contact(now);
    boolean gap = found.timeMs() - lost.timeMs() >= 1000L * rules.gapS();
    if (ends.continued(lost, found, performance)) {
      if (gap) {
        open.silences.add(
            new OpenLeg.Silence(lost, found, writer.between(lost, found, performance)));
      }
      open.restartTrend(now);
      return;
    }
    LegEnd departure = writer.split(open, lastAir(), lost, found, performance);
    leg = null;
    stand.forget();
    grounds.forget();
    phase = Phase.NOTHING_KNOWN;
    takeOff();
    if (leg != null) {
      leg.departure = departure;
    }
  }

  private void breakTrack() {
    if (phase == Phase.TOUCHED) {
      land();
    }
    OpenLeg open = leg;
    if (open != null) {
      writer.broken(open, lastAir());
      leg = null;
    }
    phase = Phase.NOTHING_KNOWN;
    stand.forget();
    grounds.forget();
    callsign = 0;
    now.timeMs = 0;
    window.clear();
    approach.reset();
  }
}
