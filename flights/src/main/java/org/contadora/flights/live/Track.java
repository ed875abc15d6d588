package org.contadora.flights.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.contadora.core.GeoPoint;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Ahead;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegMachine;
import org.contadora.flights.legs.LegSink;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Coverage;
import org.contadora.flights.tracks.TrackSink;
import org.jspecify.annotations.Nullable;

/// One aircraft of a live feed: its machine, what it was last heard to do, its legs of late.
final class Track implements LegSink {
  /// A feed that shows an aircraft's last position again gives its age rounded to a second at the
  /// coarsest, as [org.contadora.flights.positions] has it for files.
  private static final long REPEAT_MS = 1_000;

  /// Before any time, with room to reckon.
  static final long NEVER = Long.MIN_VALUE / 4;

  /// A course that differs by no more is held, tenths of a degree.
  private static final int STEADY_E1 = 100;

  /// How far ahead countries are looked for, seconds of flight.
  private static final double AHEAD_S = 4 * 3600;

  /// A call sign that says who flies: an operator's designator and a number (ICAO Doc 8585).
  private static final Pattern OPERATOR_CALLSIGN = Pattern.compile("[A-Z]{3}\\d[A-Z0-9]{0,4}");

  Aircraft aircraft;
  final LegMachine machine;

  /// Where positions go: the machine, with what counts them before it.
  final TrackSink sink;

  String origin = "";
  long timeMs = NEVER;
  int latE6;
  int lonE6;
  int altitudeFt = Positions.ABSENT;
  int speedE1 = Positions.ABSENT;
  int trackE1 = Positions.ABSENT;
  int rateFpm = Positions.ABSENT;
  boolean onGround;
  long callsign;
  private int steadyE1 = Positions.ABSENT;
  private long steadySinceMs;

  /// Whether the rule book has anything to say of it.
  boolean known;

  /// Whether the rule book lists it as an aircraft of missions now.
  boolean listed;

  /// When it was last judged in the air, and what came of it.
  long judgedMs = NEVER;

  @Nullable Finding finding;

  /// When its last removal-related flight ended.
  long relatedUntilMs = NEVER;

  /// A hub that it was near, and until when that is remembered.
  @Nullable String hub;

  long hubUntilMs = NEVER;
  long hubLookedMs = NEVER;

  /// When what was refused of it was last reported.
  long reportedMs = NEVER;

  final List<Leg> legs = new ArrayList<>();
  final List<Gap> gaps = new ArrayList<>();
  final Set<String> ended = new LinkedHashSet<>();
  boolean machineEnded;

  /// Whether its flight was taken to have ended out of sight, and nothing was heard of it since.
  boolean lost;

  /// @param machines makes a machine that hands its legs to the given sink
  Track(Aircraft aircraft, Machines machines, Coverage coverage, Refusals refusals) {
    this.aircraft = aircraft;
    machine = machines.of(aircraft, refusals, this);
    sink = coverage.around(machine);
  }

  /// Makes machines.
  @FunctionalInterface
  interface Machines {
    LegMachine of(Aircraft aircraft, Refusals refusals, LegSink sink);
  }

  @Override
  public void accept(Leg leg) {
    // One that was taken for lost is told anew when it is heard again.
    if (legs.removeIf(other -> other.id().equals(leg.id()))) {
      gaps.removeIf(gap -> leg.id().equals(gap.legBefore()));
    }
    legs.add(leg);
    ended.add(leg.id());
  }

  @Override
  public void accept(Gap gap) {
    gaps.add(gap);
  }

  /// Whether position `i` tells anything that is not known: feeds overlap, and repeat themselves.
  boolean isNews(Positions positions, int i) {
    long at = positions.timeMs(i);
    if (at < timeMs) {
      return false;
    }
    boolean same = positions.latE6(i) == latE6 && positions.lonE6(i) == lonE6;
    return !same || at - timeMs >= REPEAT_MS;
  }

  /// Takes over what position `i` says; what it leaves out stays as it was.
  void see(Positions positions, int i) {
    timeMs = positions.timeMs(i);
    latE6 = positions.latE6(i);
    lonE6 = positions.lonE6(i);
    onGround = positions.has(i, Positions.ON_GROUND);
    if (positions.baroAltitudeFt(i) != Positions.ABSENT) {
      altitudeFt = positions.baroAltitudeFt(i);
    } else if (positions.geomAltitudeFt(i) != Positions.ABSENT) {
      altitudeFt = positions.geomAltitudeFt(i);
    }
    if (positions.groundSpeedE1(i) != Positions.ABSENT) {
      speedE1 = positions.groundSpeedE1(i);
    }
    if (positions.verticalRateFpm(i) != Positions.ABSENT) {
      rateFpm = positions.verticalRateFpm(i);
    }
    if (positions.callsign(i) != 0) {
      callsign = positions.callsign(i);
    }
    if (positions.trackE1(i) != Positions.ABSENT) {
      trackE1 = positions.trackE1(i);
      int turnE1 = Math.abs(trackE1 - steadyE1) % 3600;
      if (steadyE1 == Positions.ABSENT || Math.min(turnE1, 3600 - turnE1) > STEADY_E1) {
        steadyE1 = trackE1;
        steadySinceMs = timeMs;
      }
    }
  }

  long steadyS() {
    return steadyE1 == Positions.ABSENT ? 0 : (timeMs - steadySinceMs) / 1000;
  }

  GeoPoint point() {
    return new GeoPoint(latE6 * 1e-6, lonE6 * 1e-6);
  }

  Gap.Contact contact() {
    return new Gap.Contact(
        timeMs,
        point(),
        altitudeFt == Positions.ABSENT ? 0 : altitudeFt,
        speedE1 == Positions.ABSENT ? Double.NaN : speedE1 * 0.1,
        trackE1 == Positions.ABSENT ? Double.NaN : trackE1 * 0.1,
        rateFpm == Positions.ABSENT ? Double.NaN : rateFpm);
  }

  /// Forgets legs that ended before a time, with their gaps.
  void forgetBefore(long beforeMs) {
    legs.removeIf(leg -> {
      var last = leg.lastSeen();
      return last != null && last.toEpochMilli() < beforeMs;
    });
    gaps.removeIf(gap -> legs.stream().noneMatch(leg -> leg.id().equals(gap.legBefore())));
  }

  /// Whether its flight has ended as far as is known.
  boolean hasEnded() {
    return machineEnded || lost;
  }

  /// Whether nobody says what it is: a privacy address, or neither a registration nor an operator's
  /// call sign.
  boolean isUnknown() {
    boolean hidden =
        (aircraft.flags() & Aircraft.PRIVACY_ADDRESS) != 0
            || (aircraft.address() != null && !aircraft.address().assigned());
    if (hidden) {
      return true;
    }
    String sent = Positions.unpackCallsign(callsign).orElse("");
    return aircraft.registration() == null && !OPERATOR_CALLSIGN.matcher(sent).matches();
  }

  /// What a person sees of it.
  ///
  /// @param airports those that may lie ahead
  LiveAircraft picture(Interest interest, Airports airports) {
    Finding judged = finding;
    Optional<Leg> flying = hasEnded() ? Optional.empty() : machine.inFlight();
    boolean related = judged != null && judged.removalRelated() && flying.isPresent();
    List<TrackPoint> trail = flying.map(Leg::track).orElse(List.of());
    return new LiveAircraft(
        aircraft,
        Positions.unpackCallsign(callsign).orElse(null),
        Instant.ofEpochMilli(timeMs),
        point(),
        onGround || altitudeFt == Positions.ABSENT ? null : altitudeFt,
        speedE1 == Positions.ABSENT ? null : speedE1 * 0.1,
        trackE1 == Positions.ABSENT ? null : trackE1 * 0.1,
        rateFpm == Positions.ABSENT ? null : rateFpm,
        onGround,
        interest,
        flying.isPresent() ? judged : null,
        flying.map(leg -> leg.departure().airport()).orElse(null),
        hubUntilMs >= timeMs ? hub : null,
        steadyS(),
        related ? Ahead.of(airports, contact(), AHEAD_S) : List.of(),
        trail,
        origin);
  }
}
