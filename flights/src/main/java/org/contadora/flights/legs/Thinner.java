package org.contadora.flights.legs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.contadora.core.GeoPoint;

/// Keeps a few dozen points of a leg: where course or altitude changed, and some between.
final class Thinner {
  private static final int MOST_POINTS = 96;
  private static final int FIRST_CAPACITY = 16;
  private static final int COURSE_E1 = 150;
  private static final int FULL_TURN_E1 = 3600;
  private static final int CLIMB_FT = 4000;
  private static final long PLAIN_MS = 600_000;

  private long[] timeMs = new long[FIRST_CAPACITY];
  private int[] latE6 = new int[FIRST_CAPACITY];
  private int[] lonE6 = new int[FIRST_CAPACITY];
  private int[] altitudeFt = new int[FIRST_CAPACITY];
  private int size;
  private long leastMs = 15_000;
  private long nextLookMs = Long.MIN_VALUE;
  private int lastTrackE1;

  /// Takes the next position; keeps it only if it tells something new.
  void offer(Fix fix) {
    if (fix.timeMs < nextLookMs) {
      return;
    }
    if (size > 0 && !tells(fix)) {
      return;
    }
    keep(fix);
  }

  private boolean tells(Fix fix) {
    if (fix.timeMs - timeMs[size - 1] >= PLAIN_MS) {
      return true;
    }
    int altitude = fix.altitudeFt == Fix.ABSENT ? altitudeFt[size - 1] : fix.altitudeFt;
    if (Math.abs(altitude - altitudeFt[size - 1]) >= CLIMB_FT) {
      return true;
    }
    int turnE1 = Math.abs(fix.trackE1 - lastTrackE1);
    return fix.trackE1 != Fix.ABSENT
        && Math.min(turnE1, Math.abs(FULL_TURN_E1 - turnE1)) >= COURSE_E1;
  }

  /// Keeps a position in any case, unless it is the last one kept.
  void keep(Fix fix) {
    if (size > 0 && timeMs[size - 1] == fix.timeMs) {
      return;
    }
    if (size == MOST_POINTS) {
      halve();
    }
    if (size == timeMs.length) {
      int capacity = Math.min(MOST_POINTS, size * 2);
      timeMs = Arrays.copyOf(timeMs, capacity);
      latE6 = Arrays.copyOf(latE6, capacity);
      lonE6 = Arrays.copyOf(lonE6, capacity);
      altitudeFt = Arrays.copyOf(altitudeFt, capacity);
    }
    timeMs[size] = fix.timeMs;
    latE6[size] = fix.latE6;
    lonE6[size] = fix.lonE6;
    altitudeFt[size] = fix.altitudeFt == Fix.ABSENT ? 0 : fix.altitudeFt;
    size++;
    if (fix.trackE1 != Fix.ABSENT) {
      lastTrackE1 = fix.trackE1;
    }
    nextLookMs = fix.timeMs + leastMs;
  }

  private void halve() {
    int kept = 0;
    for (int i = 0; i < size; i += 2) {
      timeMs[kept] = timeMs[i];
      latE6[kept] = latE6[i];
      lonE6[kept] = lonE6[i];
      altitudeFt[kept] = altitudeFt[i];
      kept++;
    }
    size = kept;
    leastMs *= 2;
  }

  List<TrackPoint> points() {
    List<TrackPoint> points = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      points.add(
          new TrackPoint(
              Instant.ofEpochMilli(timeMs[i]),
              new GeoPoint(latE6[i] * 1e-6, lonE6[i] * 1e-6),
              altitudeFt[i]));
    }
    return points;
  }
}
