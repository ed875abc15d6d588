package org.contadora.flights.tracks;

import java.util.ArrayList;
import java.util.List;
import org.contadora.core.Geodesy;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.TrackRefusals.Code;
import org.jspecify.annotations.Nullable;

/// Positions that the track of an address cannot have reached, until it is clear whose they are.
///
/// One transmitter that is jammed, spoofed or decoded wrongly sends one call sign and one pressure
/// altitude, wherever it seems to be. Two aircraft under one address are told by two call signs or
/// two heights: heard in turn at two places, or one after the other where nothing could have flown
/// so far. Until then the positions are held, to be another aircraft's or refused.
final class Elsewhere {
  /// Positions that must agree with one another, and the milliseconds that they must span, as for a
  /// new track ([TrackCleaner]).
  private static final int LEAST_COUNT = 5;

  private static final long LEAST_MS = 60_000;

  /// So often the track and the other place must have been heard in turn (own estimate: a call sign
  /// that changes in flight tells once, receivers that mix two aircraft up tell at every turn).
  private static final int LEAST_TURNS = 3;

  /// A turn compares what was heard so near in time, milliseconds.
  private static final long TURN_MS = 60_000;

  /// Farther apart than one aircraft can climb or dive within [#TURN_MS]: 6,000 ft a minute is an
  /// emergency descent of an airliner.
  private static final int OTHER_HEIGHT_FT = 6_000;

  /// Without turns the track must have been silent for so long, milliseconds.
  private static final long SILENT_MS = 300_000;

  /// What lies farther back is not held on, milliseconds.
  private static final long HELD_FOR_MS = 1_800_000;

  /// No more positions are held: two hours at one in four seconds.
  private static final int MOST_HELD = 2_000;

  private final List<Refusals.Refusal> examples = new ArrayList<>();
  private @Nullable Positions held;
  private long callsign;
  private int turns;

  /// Whether position `i` cannot follow those held, which then are to be refused.
  boolean isApart(Positions positions, int i) {
    Positions before = held;
    if (before == null || before.size() == 0) {
      return false;
    }
    int last = before.size() - 1;
    long ms = positions.timeMs(i) - before.timeMs(last);
    return before.size() >= MOST_HELD
        || ms > HELD_FOR_MS
        || !TrackCleaner.canFly(
            ms,
            Geodesy.sphereDistanceM(
                positions.latE6(i) * 1e-6,
                positions.lonE6(i) * 1e-6,
                before.latE6(last) * 1e-6,
                before.lonE6(last) * 1e-6));
  }

  /// Holds position `i`.
  ///
  /// @return whether those held are another aircraft's
  boolean hold(Positions positions, int i, LastContact track, TrackRefusals refused) {
    Positions before = held;
    if (before == null) {
      before = new Positions(positions.aircraft(), positions.origin());
      held = before;
    }
    long sent = positions.callsign(i);
    if (sent != 0) {
      callsign = sent;
    }
    boolean otherCallsign = callsign != 0 && track.callsign() != 0 && callsign != track.callsign();
    boolean turn = before.size() > 0 && track.timeMs() > before.timeMs(before.size() - 1);
    if (turn && (otherCallsign || otherHeight(positions, i, track))) {
      turns++;
    }
    before.addFrom(positions, i);
    if (examples.size() < refused.untold(Code.POSITION_TELEPORT)) {
      examples.add(TrackRefusals.of(Code.POSITION_TELEPORT, positions, i, track, 0));
    }
    long timeMs = positions.timeMs(i);
    return before.size() >= LEAST_COUNT
        && timeMs - before.timeMs(0) >= LEAST_MS
        && (turns >= LEAST_TURNS || (otherCallsign && timeMs - track.timeMs() >= SILENT_MS));
  }

  private static boolean otherHeight(Positions positions, int i, LastContact track) {
    int heightFt = positions.baroAltitudeFt(i);
    return heightFt != Positions.ABSENT
        && track.altitudeFt() != Positions.ABSENT
        && !positions.has(i, Positions.ON_GROUND)
        && positions.timeMs(i) - track.altitudeMs() <= TURN_MS
        && Math.abs(heightFt - track.altitudeFt()) > OTHER_HEIGHT_FT;
  }

  /// The call sign sent there last, packed; 0 if none.
  long callsign() {
    return callsign;
  }

  /// The last position held is not refused: the track goes on from there.
  void releaseLast() {
    Positions before = held;
    if (before != null) {
      if (examples.size() == before.size()) {
        examples.removeLast();
      }
      before.truncate(before.size() - 1);
    }
  }

  /// Refuses those held after all.
  void refuse(TrackRefusals refused) {
    refuse(Code.POSITION_TELEPORT, refused);
  }

  /// Refuses those held that were right: it was the track that was wrong, but their time is past.
  void refuseAsUnconfirmed(TrackRefusals refused) {
    refuse(Code.POSITION_UNCONFIRMED, refused);
  }

  private void refuse(Code code, TrackRefusals refused) {
    int size = held == null ? 0 : held.size();
    for (int i = 0; i < size; i++) {
      refused.count(code);
    }
    for (Refusals.Refusal each : examples) {
      if (refused.untold(code) > 0) {
        refused.tell(code, new Refusals.Refusal(code.name(), each.place(), each.detail()));
      }
    }
    forget();
  }

  /// Hands those held over and forgets them.
  Positions take() {
    Positions taken = held;
    if (taken == null) {
      throw new IllegalStateException("No position is held.");
    }
    forget();
    return taken;
  }

  private void forget() {
    held = null;
    callsign = 0;
    turns = 0;
    examples.clear();
  }
}
