package org.contadora.flights.positions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A batch of positions of one aircraft, in the order in which the source gave them.
///
/// Numbers in long arrays instead of objects because a day has more than 100 million positions.
/// What is not time or call sign stands side by side, [#NUMBERS] a position, so that who reads a
/// position finds all of it in one place and asks for the array's bounds once. A batch is filled by
/// a reader, handed to a [PositionSink] and may be reused by the reader after [PositionSink#accept]
/// returns. Not safe for use by several threads.
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
  private List<String> moreOrigins = List.of();

  /// How many numbers a position has in [#numbers].
  static final int NUMBERS = 8;

  static final int LAT_E6 = 0;
  static final int LON_E6 = 1;
  static final int BARO_ALTITUDE_FT = 2;
  static final int GEOM_ALTITUDE_FT = 3;
  static final int GROUND_SPEED_E1 = 4;
  static final int TRACK_E1 = 5;
  static final int VERTICAL_RATE_FPM = 6;

  /// Squawk, source and flags together, see [#marks].
  static final int MARKS = 7;

  private static final int SQUAWK_SHIFT = 16;
  private static final int SOURCE_SHIFT = 8;
  private static final int BYTE = 0xff;
  private static final short NO_SQUAWK = -1;

  // Open to the readers of this package, which fill them without a call per value.
  int size;
  long[] timeMs = new long[FIRST_CAPACITY];
  long[] callsign = new long[FIRST_CAPACITY];
  int[] numbers = new int[NUMBERS * FIRST_CAPACITY];

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
    moreOrigins = List.of();
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
    callsign[i] = 0;
    int at = NUMBERS * i;
    numbers[at + LAT_E6] = latE6Deg;
    numbers[at + LON_E6] = lonE6Deg;
    numbers[at + BARO_ALTITUDE_FT] = ABSENT;
    numbers[at + GEOM_ALTITUDE_FT] = ABSENT;
    numbers[at + GROUND_SPEED_E1] = ABSENT;
    numbers[at + TRACK_E1] = ABSENT;
    numbers[at + VERTICAL_RATE_FPM] = ABSENT;
    numbers[at + MARKS] = marks(ABSENT, (byte) PositionSource.OTHER.ordinal(), 0);
  }

  /// Squawk, source and flags as one number.
  ///
  /// @param squawk four digits, or [#ABSENT]
  /// @param source ordinal of the [PositionSource]
  static int marks(int squawk, byte source, int flags) {
    return (squawk == ABSENT ? NO_SQUAWK : squawk) << SQUAWK_SHIFT | source << SOURCE_SHIFT | flags;
  }

  private void set(int number, int value) {
    numbers[NUMBERS * (size - 1) + number] = value;
  }

  private int marks(int i) {
    return numbers[NUMBERS * i + MARKS];
  }

  /// Sets the last position's pressure altitude in feet, not corrected for local pressure.
  public void setBaroAltitudeFt(int value) {
    set(BARO_ALTITUDE_FT, value);
  }

  /// Sets the last position's height above the WGS 84 ellipsoid in feet.
  public void setGeomAltitudeFt(int value) {
    set(GEOM_ALTITUDE_FT, value);
  }

  /// Sets the last position's ground speed in tenths of a knot.
  public void setGroundSpeedE1(int value) {
    set(GROUND_SPEED_E1, value);
  }

  /// Sets the last position's track over ground (heading when on ground) in tenths of a degree from
  /// true north.
  public void setTrackE1(int value) {
    set(TRACK_E1, value);
  }

  /// Sets the last position's vertical rate in feet a minute.
  public void setVerticalRateFpm(int value) {
    set(VERTICAL_RATE_FPM, value);
  }

  /// Sets the last position's squawk (Mode A code), its four octal digits written as a decimal
  /// number, such as 7700.
  public void setSquawk(int value) {
    set(MARKS, marks(value, (byte) (marks(size - 1) >>> SOURCE_SHIFT), marks(size - 1) & BYTE));
  }

  /// Sets the last position's call sign as [#packCallsign] gives it.
  public void setCallsign(long packed) {
    callsign[size - 1] = packed;
  }

  /// Adds flags ([#ON_GROUND], [#STALE], [#NEW_LEG]) to the last position.
  public void addFlags(int bits) {
    set(MARKS, marks(size - 1) | bits);
  }

  /// Sets how the last position was come by.
  public void setSource(PositionSource value) {
    set(MARKS, (marks(size - 1) & ~(BYTE << SOURCE_SHIFT)) | value.ordinal() << SOURCE_SHIFT);
  }

  /// Appends position `i` of `from`, whole.
  public void addFrom(Positions from, int i) {
    addFrom(from, i, from.timeMs[i]);
  }

  /// Appends position `i` of `from`, as of another time.
  ///
  /// @param atMs milliseconds since 1970-01-01T00:00Z
  public void addFrom(Positions from, int i, long atMs) {
    if (size == timeMs.length) {
      grow();
    }
    timeMs[size] = atMs;
    callsign[size] = from.callsign[i];
    System.arraycopy(from.numbers, NUMBERS * i, numbers, NUMBERS * size, NUMBERS);
    size++;
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
      if (latE6(k) == latE6(i) && lonE6(k) == lonE6(i)) {
        return true;
      }
    }
    return false;
  }

  private void move(int from, int to) {
    timeMs[to] = timeMs[from];
    callsign[to] = callsign[from];
    System.arraycopy(numbers, NUMBERS * from, numbers, NUMBERS * to, NUMBERS);
  }

  private void take(int[] order) {
    timeMs = TimeOrder.pick(timeMs, order);
    callsign = TimeOrder.pick(callsign, order);
    int[] picked = new int[numbers.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(numbers, NUMBERS * order[i], picked, NUMBERS * i, NUMBERS);
    }
    numbers = picked;
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
  ///
  /// @param more inputs that `newOrigin` is too short to name
  public void describe(Aircraft newAircraft, String newOrigin, List<String> more) {
    aircraft = newAircraft;
    origin = newOrigin;
    moreOrigins = List.copyOf(more);
  }

  /// Inputs that the positions come from and [#origin] does not name, since they are many.
  public List<String> moreOrigins() {
    return moreOrigins;
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
    return numbers[NUMBERS * i + LAT_E6];
  }

  /// Longitude of position `i` in millionths of a degree.
  public int lonE6(int i) {
    return numbers[NUMBERS * i + LON_E6];
  }

  /// Pressure altitude of position `i` in feet, or [#ABSENT].
  public int baroAltitudeFt(int i) {
    return numbers[NUMBERS * i + BARO_ALTITUDE_FT];
  }

  /// Height above the ellipsoid of position `i` in feet, or [#ABSENT].
  public int geomAltitudeFt(int i) {
    return numbers[NUMBERS * i + GEOM_ALTITUDE_FT];
  }

  /// Ground speed of position `i` in tenths of a knot, or [#ABSENT].
  public int groundSpeedE1(int i) {
    return numbers[NUMBERS * i + GROUND_SPEED_E1];
  }

  /// Track of position `i` in tenths of a degree, or [#ABSENT].
  public int trackE1(int i) {
    return numbers[NUMBERS * i + TRACK_E1];
  }

  /// Vertical rate of position `i` in feet a minute, or [#ABSENT].
  public int verticalRateFpm(int i) {
    return numbers[NUMBERS * i + VERTICAL_RATE_FPM];
  }

  /// Squawk of position `i` as a decimal number of octal digits, or [#ABSENT].
  public int squawk(int i) {
    int squawk = marks(i) >> SQUAWK_SHIFT;
    return squawk == NO_SQUAWK ? ABSENT : squawk;
  }

  /// Packed call sign of position `i`, 0 where the source gives none there (readsb gives one every
  /// few points).
  public long callsign(int i) {
    return callsign[i];
  }

  /// Whether position `i` has all of the flags in `bits`.
  public boolean has(int i, int bits) {
    return (marks(i) & bits) == bits;
  }

  /// How position `i` was come by.
  public PositionSource source(int i) {
    return SOURCES[sourceNumber(i)];
  }

  /// The ordinal of [#source].
  public int sourceNumber(int i) {
    return marks(i) >>> SOURCE_SHIFT & BYTE;
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
    callsign = Arrays.copyOf(callsign, capacity);
    numbers = Arrays.copyOf(numbers, NUMBERS * capacity);
  }
}
