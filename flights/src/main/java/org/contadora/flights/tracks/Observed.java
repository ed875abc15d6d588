package org.contadora.flights.tracks;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.contadora.flights.positions.Positions;

/// When the inputs of a run were watching the sky at all, to tell contact lost from data that
/// simply end.
///
/// A moment counts as watched if an input holds a position of any aircraft about then, or is a
/// trace counted from midnight (UTC): such traces are published for whole days, so that their
/// aircraft would have been seen until the day's end. Any other trace of a single aircraft tells no
/// more than its own positions do. Safe for several threads.
public final class Observed {
  private static final long MS_PER_DAY = 86_400_000;

  /// Positions are remembered no finer than this, milliseconds.
  private static final long SLOT_MS = 600_000;

  private final Set<Long> days = new HashSet<>();

  /// The last position of each slot that has one.
  private final TreeMap<Long, Long> lastBySlot = new TreeMap<>();

  /// Adds the day that a trace is of, if it is of a whole day.
  ///
  /// @param startMs what its times are counted from
  public synchronized void addTrace(long startMs) {
    if (startMs != Long.MIN_VALUE && Math.floorMod(startMs, MS_PER_DAY) == 0) {
      days.add(Math.floorDiv(startMs, MS_PER_DAY));
    }
  }

  /// Adds positions of any aircraft.
  public synchronized void add(Positions positions) {
    long slot = Long.MIN_VALUE;
    long lastMs = Long.MIN_VALUE;
    for (int i = 0; i < positions.size(); i++) {
      long timeMs = positions.timeMs(i);
      long of = Math.floorDiv(timeMs, SLOT_MS);
      if (of != slot) {
        remember(slot, lastMs);
        slot = of;
        lastMs = timeMs;
      }
      lastMs = Math.max(lastMs, timeMs);
    }
    remember(slot, lastMs);
  }

  private void remember(long slot, long lastMs) {
    if (lastMs != Long.MIN_VALUE) {
      lastBySlot.merge(slot, lastMs, Math::max);
    }
  }

  /// Whether the sky was watched at some moment from `fromMs` to `toMs`, whose slot of ten minutes
  /// counts as a whole.
  public synchronized boolean isBetween(long fromMs, long toMs) {
    for (long day = Math.floorDiv(fromMs, MS_PER_DAY);
        day <= Math.floorDiv(toMs, MS_PER_DAY);
        day++) {
      if (days.contains(day)) {
        return true;
      }
    }
    Map.Entry<Long, Long> slot = lastBySlot.ceilingEntry(Math.floorDiv(fromMs, SLOT_MS));
    while (slot != null && slot.getKey() * SLOT_MS <= toMs) {
      if (slot.getValue() >= fromMs) {
        return true;
      }
      slot = lastBySlot.higherEntry(slot.getKey());
    }
    return false;
  }
}
