package org.contadora.flights.positions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A batch of positions of one aircraft, in columns, in the order in which the source gave them.
///
/// Columns instead of objects because a day has more than 100 million positions. A batch is filled
/// by a reader, handed to a [PositionSink] and may be reused by the reader after
/// [PositionSink#accept] returns. Not safe for use by several threads.
public final class Positions {
  /// Stands in an integer column for a value that the source does not give.
  public static final int ABSENT = Integer.MIN_VALUE;

  /// Flag: the source says that the aircraft is on the ground.
  public static final int ON_GROUND = 1;

  /// Flag: the source had no position for 20 s before this one (readsb bit 1).
  public static final int STALE = 2;

  /// Flag: the source starts a new leg here (readsb bit 2). A hint only:
  /// [org.contadora.flights.legs] decides.
  public static final int NEW_LEG = 4;

  private static final int FIRST_CAPACITY = 16;

  private Aircraft aircraft;
  private String origin;

  // Columns are open to the readers of this package, which fill them without a call per value.
  int size;
  long[] timeMs = new long[FIRST_CAPACITY];
  int[] latE6 = new int[FIRST_CAPACITY];
  int[] lonE6 = new int[FIRST_CAPACITY];
  int[] baroAltitudeFt = new int[FIRST_CAPACITY];
  int[] geomAltitudeFt = new int[FIRST_CAPACITY];
  int[] groundSpeedE1 = new int[FIRST_CAPACITY];
  int[] trackE1 = new int[FIRST_CAPACITY];
  int[] verticalRateFpm = new int[FIRST_CAPACITY];
  int[] squawk = new int[FIRST_CAPACITY];
  long[] callsign = new long[FIRST_CAPACITY];
  byte[] flags = new byte[FIRST_CAPACITY];
  byte[] source = new byte[FIRST_CAPACITY];

  /// An empty batch.
  ///
  /// @param origin the input that the positions come from, as `file` or `archive!member`
  public Positions(Aircraft aircraft, String origin) {
    this.aircraft = aircraft;
    this.origin = origin;
  }

  /// Empties the batch and gives it to another aircraft, keeping its memory.
  public void reset(Aircraft nextAircraft, String nextOrigin) {
    aircraft = nextAircraft;
    origin = nextOrigin;
    size = 0;
  }

  /// Appends a position with no more than time and place; the setters below complete it.
  ///
  /// @param atMs milliseconds since 1970-01-01T00:00Z
  /// @param latE6Deg latitude in millionths of a degree
  /// @param lonE6Deg longitude in millionths of a degree
  public void add(long atMs, int latE6Deg, int lonE6Deg) {
    if (size == timeMs.length) {
      grow();
    }
    int i = size++;
    timeMs[i] = atMs;
    latE6[i] = latE6Deg;
    lonE6[i] = lonE6Deg;
    baroAltitudeFt[i] = ABSENT;
    geomAltitudeFt[i] = ABSENT;
    groundSpeedE1[i] = ABSENT;
    trackE1[i] = ABSENT;
    verticalRateFpm[i] = ABSENT;
    squawk[i] = ABSENT;
    callsign[i] = 0;
    flags[i] = 0;
    source[i] = (byte) PositionSource.OTHER.ordinal();
  }

  /// Sets the last position's pressure altitude in feet, not corrected for local pressure.
  public void setBaroAltitudeFt(int value) {
    baroAltitudeFt[size - 1] = value;
  }

  /// Sets the last position's height above the WGS 84 ellipsoid in feet.
  public void setGeomAltitudeFt(int value) {
    geomAltitudeFt[size - 1] = value;
  }

  /// Sets the last position's ground speed in tenths of a knot.
  public void setGroundSpeedE1(int value) {
    groundSpeedE1[size - 1] = value;
  }

  /// Sets the last position's track over ground (heading when on ground) in tenths of a degree from
  /// true north.
  public void setTrackE1(int value) {
    trackE1[size - 1] = value;
  }

  /// Sets the last position's vertical rate in feet a minute.
  public void setVerticalRateFpm(int value) {
    verticalRateFpm[size - 1] = value;
  }

  /// Sets the last position's squawk (Mode A code), its four octal digits written as a decimal
  /// number, such as 7700.
  public void setSquawk(int value) {
    squawk[size - 1] = value;
  }

  /// Sets the last position's call sign as [#packCallsign] gives it.
  public void setCallsign(long packed) {
    callsign[size - 1] = packed;
  }

  /// Adds flags ([#ON_GROUND], [#STALE], [#NEW_LEG]) to the last position.
  public void addFlags(int bits) {
    flags[size - 1] |= (byte) bits;
  }

  /// Sets how the last position was come by.
  public void setSource(PositionSource value) {
    source[size - 1] = (byte) value.ordinal();
  }

  /// Appends position `i` of `from`, whole.
  public void addFrom(Positions from, int i) {
    addFrom(from, i, from.timeMs[i]);
  }

  /// Appends position `i` of `from`, as of another time.
  ///
  /// @param atMs milliseconds since 1970-01-01T00:00Z
  public void addFrom(Positions from, int i, long atMs) {
    add(atMs, from.latE6[i], from.lonE6[i]);
    int last = size - 1;
    baroAltitudeFt[last] = from.baroAltitudeFt[i];
    geomAltitudeFt[last] = from.geomAltitudeFt[i];
    groundSpeedE1[last] = from.groundSpeedE1[i];
    trackE1[last] = from.trackE1[i];
    verticalRateFpm[last] = from.verticalRateFpm[i];
    squawk[last] = from.squawk[i];
    callsign[last] = from.callsign[i];
    flags[last] = from.flags[i];
    source[last] = from.source[i];
  }

  /// Whether no position is earlier than the one before it.
  public boolean isOrdered() {
    for (int i = 1; i < size; i++) {
      if (timeMs[i] < timeMs[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /// Puts the positions in the order of their time; those of the same time keep their order.
  public void sortByTime() {
    if (!isOrdered()) {
      take(TimeOrder.of(timeMs, size));
    }
  }

  /// Removes positions that repeat time and place of an earlier one. The positions must be in order
  /// of time.
  ///
  /// @return how many were removed
  public int dropRepeats() {
    int kept = Math.min(size, 1);
    for (int i = 1; i < size; i++) {
      if (timeMs[i] == timeMs[kept - 1] && repeats(i, kept)) {
        continue;
      }
      if (kept != i) {
        move(i, kept);
      }
      kept++;
    }
    int dropped = size - kept;
    size = kept;
    return dropped;
  }

  /// Keeps the first `count` positions only.
  public void truncate(int count) {
    size = Math.min(size, count);
  }

  private boolean repeats(int i, int kept) {
    for (int k = kept - 1; k >= 0 && timeMs[k] == timeMs[i]; k--) {
      if (latE6[k] == latE6[i] && lonE6[k] == lonE6[i]) {
        return true;
      }
    }
    return false;
  }

  private void move(int from, int to) {
    timeMs[to] = timeMs[from];
    latE6[to] = latE6[from];
    lonE6[to] = lonE6[from];
    baroAltitudeFt[to] = baroAltitudeFt[from];
    geomAltitudeFt[to] = geomAltitudeFt[from];
    groundSpeedE1[to] = groundSpeedE1[from];
    trackE1[to] = trackE1[from];
    verticalRateFpm[to] = verticalRateFpm[from];
    squawk[to] = squawk[from];
    callsign[to] = callsign[from];
    flags[to] = flags[from];
    source[to] = source[from];
  }

  private void take(int[] order) {
    timeMs = TimeOrder.pick(timeMs, order);
    latE6 = TimeOrder.pick(latE6, order);
    lonE6 = TimeOrder.pick(lonE6, order);
    baroAltitudeFt = TimeOrder.pick(baroAltitudeFt, order);
    geomAltitudeFt = TimeOrder.pick(geomAltitudeFt, order);
    groundSpeedE1 = TimeOrder.pick(groundSpeedE1, order);
    trackE1 = TimeOrder.pick(trackE1, order);
    verticalRateFpm = TimeOrder.pick(verticalRateFpm, order);
    squawk = TimeOrder.pick(squawk, order);
    callsign = TimeOrder.pick(callsign, order);
    flags = TimeOrder.pick(flags, order);
    source = TimeOrder.pick(source, order);
  }

  /// The aircraft all positions belong to.
  public Aircraft aircraft() {
    return aircraft;
  }

  /// Completes what is known of the aircraft, as headers and details of the source are read.
  public void setAircraft(Aircraft value) {
    aircraft = value;
  }

  /// Replaces what is said of the aircraft and of where the positions come from.
  public void describe(Aircraft newAircraft, String newOrigin) {
    aircraft = newAircraft;
    origin = newOrigin;
  }

  /// The input the positions come from.
  public String origin() {
    return origin;
  }

  /// How many positions there are.
  public int size() {
    return size;
  }

  /// Time of position `i` in milliseconds since 1970-01-01T00:00Z.
  public long timeMs(int i) {
    return timeMs[i];
  }

  /// Latitude of position `i` in millionths of a degree.
  public int latE6(int i) {
    return latE6[i];
  }

  /// Longitude of position `i` in millionths of a degree.
  public int lonE6(int i) {
    return lonE6[i];
  }

  /// Pressure altitude of position `i` in feet, or [#ABSENT].
  public int baroAltitudeFt(int i) {
    return baroAltitudeFt[i];
  }

  /// Height above the ellipsoid of position `i` in feet, or [#ABSENT].
  public int geomAltitudeFt(int i) {
    return geomAltitudeFt[i];
  }

  /// Ground speed of position `i` in tenths of a knot, or [#ABSENT].
  public int groundSpeedE1(int i) {
    return groundSpeedE1[i];
  }

  /// Track of position `i` in tenths of a degree, or [#ABSENT].
  public int trackE1(int i) {
    return trackE1[i];
  }

  /// Vertical rate of position `i` in feet a minute, or [#ABSENT].
  public int verticalRateFpm(int i) {
    return verticalRateFpm[i];
  }

  /// Squawk of position `i` as a decimal number of octal digits, or [#ABSENT].
  public int squawk(int i) {
    return squawk[i];
  }

  /// Packed call sign of position `i`, 0 where the source gives none there (readsb gives one every
  /// few points).
  public long callsign(int i) {
    return callsign[i];
  }

  /// Whether position `i` has all of the flags in `bits`.
  public boolean has(int i, int bits) {
    return (flags[i] & bits) == bits;
  }

  /// How position `i` was come by.
  public PositionSource source(int i) {
    return SOURCES[source[i]];
  }

  private static final PositionSource[] SOURCES = PositionSource.values();

  /// Packs a call sign of up to eight ASCII characters into one number, trailing blanks and `@`
  /// dropped; 0 if nothing is left.
  public static long packCallsign(CharSequence text) {
    int end = Math.min(text.length(), Long.BYTES);
    while (end > 0 && (text.charAt(end - 1) <= ' ' || text.charAt(end - 1) == '@')) {
      end--;
    }
    long packed = 0;
    for (int i = 0; i < end; i++) {
      packed |= (long) (text.charAt(i) & 0x7f) << (8 * (Long.BYTES - 1 - i));
    }
    return packed;
  }

  /// The call sign that [#packCallsign] packed, or empty for 0.
  public static Optional<String> unpackCallsign(long packed) {
    if (packed == 0) {
      return Optional.empty();
    }
    byte[] chars = new byte[Long.BYTES];
    int length = 0;
    for (int shift = 8 * (Long.BYTES - 1); shift >= 0; shift -= 8) {
      byte c = (byte) (packed >>> shift);
      if (c == 0) {
        break;
      }
      chars[length++] = c;
    }
    return Optional.of(new String(chars, 0, length, StandardCharsets.US_ASCII));
  }

  /// Makes room for at least one more position.
  void grow() {
    int capacity = Math.multiplyExact(timeMs.length, 2);
    timeMs = Arrays.copyOf(timeMs, capacity);
    latE6 = Arrays.copyOf(latE6, capacity);
    lonE6 = Arrays.copyOf(lonE6, capacity);
    baroAltitudeFt = Arrays.copyOf(baroAltitudeFt, capacity);
    geomAltitudeFt = Arrays.copyOf(geomAltitudeFt, capacity);
    groundSpeedE1 = Arrays.copyOf(groundSpeedE1, capacity);
    trackE1 = Arrays.copyOf(trackE1, capacity);
    verticalRateFpm = Arrays.copyOf(verticalRateFpm, capacity);
    squawk = Arrays.copyOf(squawk, capacity);
    callsign = Arrays.copyOf(callsign, capacity);
    flags = Arrays.copyOf(flags, capacity);
    source = Arrays.copyOf(source, capacity);
  }
}
