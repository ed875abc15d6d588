package org.contadora.flights.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Ahead;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.legs.LegMachine;
import org.contadora.flights.legs.LegSink;
import org.contadora.flights.legs.SharedAddress;
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

  /// How far ahead countries are looked for, seconds of flight.
  private static final double AHEAD_S = 4 * 3600;

  /// How long the other aircraft under the address is shown after it was heard, milliseconds.
  private static final long BESIDE_FOR_MS = 30 * 60_000L;

  /// A call sign that says who flies: an operator's designator and a number (ICAO Doc 8585).
  private static final Pattern OPERATOR_CALLSIGN = Pattern.compile("[A-Z]{3}\\d[A-Z0-9]{0,4}");

  Aircraft aircraft;
  final LegMachine machine;

  /// Where positions go: the machine, with what counts them before it.
  final TrackSink sink;

  String origin = "";

  /// When it was heard last.
  long timeMs = Sighting.NEVER;

  /// What was heard last.
  Sighting here = new Sighting();

  /// What was heard before at a place from which one aircraft cannot have come; null if nothing.
  private @Nullable Sighting there;

  /// That of the second aircraft, once two are told apart.
  private @Nullable Sighting second;

  /// Whether the rule book has anything to say of it.
  boolean known;

  /// Whether the rule book lists it as an aircraft of missions now.
  boolean listed;

  /// When it was last judged in the air, and what came of it.
  long judgedMs = Sighting.NEVER;

  private @Nullable Finding finding;

  /// That of the other aircraft under the address, where both fly.
  private @Nullable Finding othersFinding;

  /// When its last removal-related flight ended.
  long relatedUntilMs = Sighting.NEVER;

  /// A hub that it was near, and until when that is remembered.
  @Nullable String hub;

  long hubUntilMs = Sighting.NEVER;
  long hubLookedMs = Sighting.NEVER;

  /// When what was refused of it was last reported.
  long reportedMs = Sighting.NEVER;

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
    boolean same = positions.latE6(i) == here.latE6 && positions.lonE6(i) == here.lonE6;
    return !same || at - timeMs >= REPEAT_MS;
  }

  /// Takes over what position `i` says.
  void see(Positions positions, int i) {
    timeMs = positions.timeMs(i);
    Sighting now = whose(positions, i);
    if (now != here) {
      there = here;
      here = now;
    }
    here.see(positions, i);
  }

  /// Of which aircraft position `i` is. Before two are told apart, a place that cannot be reached
  /// is another one's.
  private Sighting whose(Positions positions, int i) {
    Sighting before = there;
    Sighting other = second;
    if (other != null && before != null) {
      Sighting first = other == here ? before : here;
      return SharedAddress.isSecond(first.heard(), other.heard(), positions, i) ? other : first;
    }
    if (here.canComeTo(positions, i)) {
      return here;
    }
    return before != null && before.canComeTo(positions, i) ? before : new Sighting();
  }

  /// What was heard last is of a second aircraft, as the machine has found.
  void shared() {
    if (there != null && second == null) {
      second = here;
    }
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
    String sent = Positions.unpackCallsign(here.callsign).orElse("");
    return aircraft.registration() == null && !OPERATOR_CALLSIGN.matcher(sent).matches();
  }

  /// Keeps what is held of a flight that goes on.
  void judged(Finding judged) {
    if (isOthers(judged.leg())) {
      othersFinding = judged;
    } else {
      finding = judged;
    }
  }

  void forgetFindings() {
    finding = null;
    othersFinding = null;
  }

  /// Whether a flight that goes on is removal-related.
  boolean isRelated() {
    return isRelated(finding) || isRelated(othersFinding);
  }

  private static boolean isRelated(@Nullable Finding judged) {
    return judged != null && judged.removalRelated();
  }

  private static boolean isOthers(Leg leg) {
    return leg.flags().contains(LegFlag.OTHER_AIRCRAFT);
  }

  private @Nullable Finding findingOf(Leg flying) {
    return isOthers(flying) ? othersFinding : finding;
  }

  /// What a person sees of it: where two aircraft send its address, the one whose flight is
  /// removal-related or else that of the first, and beside it the other.
  ///
  /// @param airports those that may lie ahead
  LiveAircraft picture(Interest interest, Airports airports) {
    List<Leg> flying = hasEnded() ? List.of() : machine.inFlight();
    Leg foremost = flying.isEmpty() ? null : flying.getFirst();
    Leg others = flying.size() > 1 ? flying.getLast() : null;
    if (foremost != null
        && others != null
        && !isRelated(findingOf(foremost))
        && isRelated(findingOf(others))) {
      foremost = others;
      others = flying.getFirst();
    }
    Sighting shown = foremost == null ? here : sightingOf(foremost);
    Sighting beside = shown == here ? there : here;
    LiveAircraft other = null;
    if (second != null && beside != null && timeMs - beside.timeMs <= BESIDE_FOR_MS) {
      boolean related = others != null && isRelated(findingOf(others));
      other =
          picture(
              beside,
              others,
              related ? Interest.REMOVAL_RELATED : Interest.NONE,
              /* nearHub= */ null,
              airports,
              /* other= */ null);
    }
    return picture(shown, foremost, interest, hubUntilMs >= timeMs ? hub : null, airports, other);
  }

  private LiveAircraft picture(
      Sighting shown,
      @Nullable Leg flying,
      Interest interest,
      @Nullable String nearHub,
      Airports airports,
      @Nullable LiveAircraft other) {
    IcaoAddress address = aircraft.address();
    Finding judged = flying == null ? null : findingOf(flying);
    return new LiveAircraft(
        shown == second && address != null ? Aircraft.of(address) : aircraft,
        Positions.unpackCallsign(shown.callsign).orElse(null),
        Instant.ofEpochMilli(shown.timeMs),
        shown.point(),
        shown.shownAltitudeFt(),
        shown.speedE1 == Positions.ABSENT ? null : shown.speedE1 * 0.1,
        shown.trackE1 == Positions.ABSENT ? null : shown.trackE1 * 0.1,
        shown.rateFpm == Positions.ABSENT ? null : shown.rateFpm,
        shown.onGround,
        interest,
        judged,
        flying == null ? null : flying.departure().airport(),
        nearHub,
        shown.steadyS(),
        isRelated(judged) ? Ahead.of(airports, shown.contact(), AHEAD_S) : List.of(),
        flying == null ? List.of() : flying.track(),
        origin,
        other);
  }

  /// Where the aircraft of a flight was heard last.
  private Sighting sightingOf(Leg flying) {
    Sighting before = there;
    if (second == null || before == null) {
      return here;
    }
    return isOthers(flying) == (here == second) ? here : before;
  }
}
