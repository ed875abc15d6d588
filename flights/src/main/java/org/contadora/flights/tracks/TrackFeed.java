package org.contadora.flights.tracks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.Positions;
import org.jspecify.annotations.Nullable;

/// Brings the positions of one aircraft into one order of time and hands them to its sink.
///
/// Batches come with a bound: nothing that follows is earlier. What lies before the bound can be
/// handed on at once; what does not is held until it can be sorted together with what follows. A
/// batch that is in order and wholly before its bound goes straight through, uncopied.
final class TrackFeed {
  /// Positions taken from the store at a time.
  private static final int STORED_AT_ONCE = 1 << 16;

  private final BiFunction<Aircraft, Refusals, TrackSink> sinks;
  private final @Nullable StoredTrack stored;
  private final IntFunction<String> originOfPiece;
  private final Refusals refusals;

  /// Where what is held comes from, with the time of the last position of each.
  private final LinkedHashMap<String, Long> origins = new LinkedHashMap<>();

  private @Nullable TrackSink sink;
  private @Nullable Aircraft aircraft;
  private @Nullable Positions held;
  private long fedMs = Long.MIN_VALUE;

  /// @param stored positions of the same aircraft that were read before, null if none
  /// @param originOfPiece name of the piece with a number
  TrackFeed(
      BiFunction<Aircraft, Refusals, TrackSink> sinks,
      @Nullable StoredTrack stored,
      IntFunction<String> originOfPiece,
      Refusals refusals) {
    this.sinks = sinks;
    this.stored = stored;
    this.originOfPiece = originOfPiece;
    this.refusals = refusals;
    if (stored != null) {
      aircraft = stored.aircraft();
    }
  }

  /// Takes a batch of this aircraft.
  ///
  /// @param boundMs no position of a later batch is earlier
  void accept(Positions batch, long boundMs) throws IOException {
    int size = batch.size();
    if (size == 0) {
      return;
    }
    Aircraft known = aircraft;
    aircraft =
        known == null || known.isOther(batch.aircraft())
            ? batch.aircraft()
            : known.or(batch.aircraft());
    boolean alone = stored == null && (held == null || held.size() == 0);
    if (alone && batch.isOrdered() && batch.timeMs(size - 1) < boundMs) {
      feed(batch);
      return;
    }
    Positions all = held(batch.aircraft());
    long lastMs = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      all.addFrom(batch, i);
      lastMs = Math.max(lastMs, batch.timeMs(i));
    }
    origins.merge(batch.origin(), lastMs, Math::max);
  }

  /// Hands on all that is earlier than `boundMs`.
  void release(long boundMs) throws IOException {
    if (stored != null) {
      while (stored.nextMs() < boundMs) {
        Positions all = held(stored.aircraft());
        int count = 0;
        int lastPiece = -1;
        long lastMs = 0;
        while (count < STORED_AT_ONCE && stored.nextMs() < boundMs) {
          int piece = stored.moveNext(all);
          if (piece != lastPiece) {
            heardUntil(lastPiece, lastMs);
            lastPiece = piece;
          }
          lastMs = all.timeMs(all.size() - 1);
          count++;
        }
        heardUntil(lastPiece, lastMs);
        releaseHeld(Math.min(boundMs, stored.nextMs()));
      }
    }
    releaseHeld(boundMs);
  }

  private void heardUntil(int piece, long lastMs) {
    if (piece >= 0) {
      origins.merge(originOfPiece.apply(piece), lastMs, Math::max);
    }
  }

  private Positions held(Aircraft of) {
    if (held == null) {
      held = new Positions(of, "");
    }
    return held;
  }

  private void releaseHeld(long boundMs) {
    if (held == null || held.size() == 0) {
      return;
    }
    held.sortByTime();
    int ready = held.size();
    while (ready > 0 && held.timeMs(ready - 1) >= boundMs) {
      ready--;
    }
    String origin = Origins.joined(origins.sequencedKeySet(), " + ");
    List<String> unnamed = Origins.unnamed(origins.sequencedKeySet());
    Positions rest = new Positions(held.aircraft(), origin);
    for (int i = ready; i < held.size(); i++) {
      rest.addFrom(held, i);
    }
    if (rest.size() == 0) {
      origins.clear();
    } else {
      long restMs = rest.timeMs(0);
      origins.values().removeIf(lastMs -> lastMs < restMs);
    }
    held.truncate(ready);
    Positions now = held;
    now.describe(aircraft == null ? now.aircraft() : aircraft, origin, unnamed);
    held = rest;
    feed(now);
  }

  private void feed(Positions batch) {
    int dropped = batch.dropRepeats();
    if (dropped > 0) {
      refusals.refuse(
          "POSITION_DUPLICATE",
          dropped,
          batch.origin(),
          "Positions repeat time and place of one before (%d of %d); one of each is kept."
              .formatted(dropped, dropped + batch.size()));
    }
    if (batch.size() == 0) {
      return;
    }
    if (batch.timeMs(0) < fedMs) {
      feedLaterThan(batch);
      return;
    }
    if (sink == null) {
      sink = sinks.apply(aircraft == null ? batch.aircraft() : aircraft, refusals);
    }
    fedMs = batch.timeMs(batch.size() - 1);
    sink.accept(batch);
  }

  /// For documents that hold positions from before the timestamp of their header.
  private void feedLaterThan(Positions batch) {
    Positions later = new Positions(batch.aircraft(), batch.origin());
    for (int i = 0; i < batch.size(); i++) {
      if (batch.timeMs(i) >= fedMs) {
        later.addFrom(batch, i);
      }
    }
    refusals.refuse(
        "TIME_BEFORE_START",
        batch.size() - later.size(),
        batch.origin(),
        "Positions are earlier than the timestamp in the header of their document.");
    if (later.size() > 0) {
      feed(later);
    }
  }

  /// Hands on what is left and ends the sink.
  void end(Observed observed) throws IOException {
    release(Long.MAX_VALUE);
    if (sink != null) {
      sink.end(observed);
    }
  }
}
