package org.contadora.flights.tracks;

import java.time.Instant;
import java.util.Objects;
import org.contadora.core.Geodesy;
import org.contadora.core.Refusals;
import org.contadora.flights.positions.PositionSource;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.TrackRefusals.Code;
import org.jspecify.annotations.Nullable;

/// Judges the positions of one aircraft in the order of their time: which of them cannot be true.
///
/// Nothing is copied or changed: whoever consumes a track asks for each position and leaves out
/// what is refused. Refusals are counted by code and written to [Refusals] by [#report]; the first
/// few of each code at once, with place and values. One cleaner serves one aircraft; not safe for
/// several threads.
public final class TrackCleaner {
  /// The position can be used.
  public static final int USE = 0;

  /// The position can be used, its ground flag cannot.
  public static final int USE_NOT_ON_GROUND = 1;

  /// The position cannot be used.
  public static final int REFUSE = 2;

  /// The position can be used, but cannot be of the flight of the positions before: another
  /// aircraft under the same address, or the positions before were wrong.
  public static final int USE_AS_NEW_TRACK = 3;

  /// The position is of another aircraft under the same address, as are those before it that
  /// [#takeOther] hands over.
  public static final int OTHER_AIRCRAFT = 4;

  /// Fastest ground speed of an aircraft seen in practice, knots: airliner at 510 kt true airspeed
  /// in a 200 kt jet stream (World Meteorological Organization, *Jet-stream*, No. 95).
  private static final double MAX_SPEED_KT = 710;

  /// How much faster than its own reported speed an aircraft may appear to go, after so many tenths
  /// of a knot more.
  private static final double OVER_REPORTED_SPEED = 1.4;

  private static final int SPARE_E1 = 500;

  /// Scatter of positions and times that is no jump: metres. Multilateration scatters by a
  /// kilometre or two, and half a second of latency at 500 kt is 130 m.
  private static final double SCATTER_M = 3000;

  /// Seconds of clock error between receivers that are forgiven.
  private static final double CLOCK_ERROR_S = 3;

  /// A track whose last point is older than this is not defended against a far new one by its
  /// reported speed, only by the fastest possible one.
  private static final long FRESH_MS = 300_000;

  /// Positions that must agree with one another before a place that does not fit is believed, and
  /// the milliseconds that they must span.
  private static final int CONFIRM_COUNT = 5;

  private static final long CONFIRM_MS = 60_000;

  /// How long a track is kept before another place is believed, milliseconds: spoofing and jamming
  /// throw an aircraft elsewhere for minutes and give it back.
  private static final long KEPT_MS = 900_000;

  /// A track of fewer positions than this may itself be the wrong one.
  private static final int ESTABLISHED_COUNT = 3;

  /// How long a better source keeps a worse one out, milliseconds.
  private static final long BETTER_SOURCE_MS = 20_000;

  /// Fastest an aircraft can be on the ground, tenths of a knot (a 747 lands and leaves the ground
  /// below 200 kt; 220 with tail wind).
  private static final int MAX_GROUND_SPEED_E1 = 2200;

  /// Highest pressure altitude at which an airport can read, feet: Daocheng Yading, ZUDC, at 14,472
  /// ft, and 1,000 ft for the lowest pressures.
  private static final int HIGHEST_FIELD_FT = 15_500;

  /// Fastest emergency descent, feet a minute.
  private static final int MAX_DESCENT_FPM = 12_000;

  /// How far each source is trusted, by its number.
  private static final byte[] TRUST = trustBySource();

  private static final int NULL_ISLAND_E6 = 1000;
  static final long FIRST_TIME_MS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  static final long LAST_TIME_MS = Instant.parse("2090-01-01T00:00:00Z").toEpochMilli();
  private static final int FROZEN_SPEED_E1 = 300;

  /// The same place again less than this later is the same position: some sources give its time in
  /// whole seconds.
  private static final long SAME_MS = 1_000;

  private static final double METRES_PER_E6 = Math.toRadians(1e-6) * Geodesy.EARTH_RADIUS_M;
  private static final double MPS_PER_KT = Geodesy.METRES_PER_NM / 3600;
  private static final double MAX_SPEED_M_PER_MS = MAX_SPEED_KT * MPS_PER_KT / 1000;
  private static final double OWN_M_PER_MS_PER_E1 = OVER_REPORTED_SPEED * 0.1 * MPS_PER_KT / 1000;

  private final TrackRefusals refused;
  private final @Nullable Elsewhere elsewhere;
  private final Beginning beginning = new Beginning();
  private long callsign;

  private boolean any;
  private int support;
  private long lastMs;
  private int lastLatE6;
  private int lastLonE6;
  private int lastSpeedE1 = Positions.ABSENT;
  private int lastAltitudeFt = Positions.ABSENT;
  private long lastAltitudeMs;
  private double cosLat = 1;
  private int cosLatE6 = Integer.MAX_VALUE;
  private int lastSource;

  private int otherCount;
  private long otherFirstMs;
  private long otherMs;
  private int otherLatE6;
  private int otherLonE6;

  /// A cleaner for one address, which may be shared by two aircraft.
  public TrackCleaner(Refusals refusals) {
    this(refusals, true);
  }

  /// A cleaner for one address.
  ///
  /// @param tellsOthers whether another aircraft under the same address is told from the first
  public TrackCleaner(Refusals refusals, boolean tellsOthers) {
    refused = new TrackRefusals(refusals);
    elsewhere = tellsOthers ? new Elsewhere() : null;
  }

  /// Takes the call sign that the aircraft of the track sends from now on.
  ///
  /// @param packed as in [Positions#callsign]
  public void heard(long packed) {
    callsign = packed;
  }

  /// The positions of another aircraft, after [#OTHER_AIRCRAFT]; once.
  public Positions takeOther() {
    return Objects.requireNonNull(elsewhere).take();
  }

  /// Whether an aircraft can have gone so far in the time.
  public static boolean canFly(long ms, double metres) {
    return metres <= SCATTER_M + (ms + CLOCK_ERROR_S * 1000) * MAX_SPEED_M_PER_MS;
  }

  /// Judges position `i`; positions must come in order, each once.
  ///
  /// @return [#USE], [#USE_NOT_ON_GROUND], [#REFUSE], [#USE_AS_NEW_TRACK] or [#OTHER_AIRCRAFT]
  public int judge(Positions positions, int i) {
    long timeMs = positions.timeMs(i);
    int latE6 = positions.latE6(i);
    int lonE6 = positions.lonE6(i);
    if (!any) {
      return first(positions, i, timeMs, latE6, lonE6);
    }
    long dtMs = timeMs - lastMs;
    int dLat = latE6 - lastLatE6;
    long dLon = (long) lonE6 - lastLonE6;
    if (dtMs <= 0 || (dLat | dLon) == 0) {
      if (dtMs < 0) {
        return refuse(Code.TIME_BACKWARDS, positions, i);
      }
      if (dLat == 0 && dLon == 0) {
        if (dtMs < SAME_MS) {
          return refuse(Code.POSITION_DUPLICATE, positions, i);
        }
        if (positions.groundSpeedE1(i) > FROZEN_SPEED_E1) {
          return refuse(Code.POSITION_FROZEN, positions, i);
        }
      }
    }
    if (timeMs > LAST_TIME_MS) {
      return refuse(Code.TIME_IMPLAUSIBLE, positions, i);
    }
    if (Math.abs(latE6) < NULL_ISLAND_E6 && Math.abs(lonE6) < NULL_ISLAND_E6) {
      return refuse(Code.POSITION_NULL_ISLAND, positions, i);
    }
    int source = positions.sourceNumber(i);
    if (source != lastSource && TRUST[source] < TRUST[lastSource] && dtMs < BETTER_SOURCE_MS) {
      return refuse(Code.POSITION_LOWER_TRUST, positions, i);
    }
    int speedE1 = positions.groundSpeedE1(i);
    if (!reachable(dtMs, latE6, dLat, wrap(dLon), speedE1)) {
      return unreachable(positions, i, timeMs, latE6, lonE6);
    }
    take(positions, i, timeMs, latE6, lonE6);
    if (positions.has(i, Positions.ON_GROUND) && groundFlagWrong(positions, i, timeMs)) {
      count(Code.GROUND_FLAG_WRONG, positions, i);
      return USE_NOT_ON_GROUND;
    }
    return USE;
  }

  /// Writes the counts of what was refused beyond the examples to the refusals, and begins to count
  /// anew.
  public void report(String place) {
    if (elsewhere != null) {
      elsewhere.refuse(refused);
    }
    refused.report(place);
  }

  /// As [#report], for a track that goes on: what is held until it is clear whose it is stays held.
  public void reportSoFar(String place) {
    refused.report(place);
  }

  private int first(Positions positions, int i, long timeMs, int latE6, int lonE6) {
    if (timeMs < FIRST_TIME_MS || timeMs > LAST_TIME_MS) {
      return refuse(Code.TIME_IMPLAUSIBLE, positions, i);
    }
    if (Math.abs(latE6) > 90_000_000 || Math.abs(lonE6) > 180_000_000) {
      return refuse(Code.POSITION_OUT_OF_RANGE, positions, i);
    }
    if (Math.abs(latE6) < NULL_ISLAND_E6 && Math.abs(lonE6) < NULL_ISLAND_E6) {
      return refuse(Code.POSITION_NULL_ISLAND, positions, i);
    }
    any = true;
    take(positions, i, timeMs, latE6, lonE6);
    if (positions.has(i, Positions.ON_GROUND) && groundFlagWrong(positions, i, timeMs)) {
      count(Code.GROUND_FLAG_WRONG, positions, i);
      return USE_NOT_ON_GROUND;
    }
    return USE;
  }

  /// Whether the aircraft can have gone so far in the time, by the speed that it reports too where
  /// the track is fresh.
  private boolean reachable(long dtMs, int latE6, int dLat, long dLon, int speedE1) {
    double ms = dtMs + CLOCK_ERROR_S * 1000;
    double allowedM = SCATTER_M + ms * MAX_SPEED_M_PER_MS;
    if (dtMs > FRESH_MS) {
      return farReachable(latE6, dLat, dLon, allowedM);
    }
    int reportedE1 = Math.max(speedE1, lastSpeedE1);
    if (reportedE1 > 0) {
      double ownM = 2 * SCATTER_M + ms * (OWN_M_PER_MS_PER_E1 * (reportedE1 + SPARE_E1));
      allowedM = Math.min(allowedM, ownM);
    }
    // The way along a meridian and a parallel is longer, and most often short enough.
    return (Math.abs(dLat) + Math.abs(dLon)) * METRES_PER_E6 <= allowedM
        || isWithin(latE6, dLat, dLon, allowedM);
  }

  private boolean isWithin(int latE6, int dLat, long dLon, double limitM) {
    if (Math.abs(latE6 - cosLatE6) > 50_000) {
      cosLatE6 = latE6;
      cosLat = Math.cos(Math.toRadians(latE6 * 1e-6));
    }
    double x = dLon * cosLat;
    double planeM2 = (x * x + (double) dLat * dLat) * (METRES_PER_E6 * METRES_PER_E6);
    return planeM2 <= limitM * limitM;
  }

  private boolean farReachable(int latE6, int dLat, long dLon, double allowedM) {
    double lat = latE6 * 1e-6;
    return Geodesy.sphereDistanceM(lat, 0, lat - dLat * 1e-6, dLon * 1e-6) <= allowedM;
  }

  /// A place that does not fit: believed once enough positions agree on it, at once if the track so
  /// far was too short to be believed itself.
  private int unreachable(Positions positions, int i, long timeMs, int latE6, int lonE6) {
    if (Math.abs(latE6) > 90_000_000 || Math.abs(lonE6) > 180_000_000) {
      return refuse(Code.POSITION_OUT_OF_RANGE, positions, i);
    }
    boolean agrees = otherCount > 0 && agreesWithOther(timeMs, latE6, lonE6);
    if (!agrees) {
      otherCount = 0;
      otherFirstMs = timeMs;
    }
    otherCount++;
    otherMs = timeMs;
    otherLatE6 = latE6;
    otherLonE6 = lonE6;
    boolean trackIsWeak = support < ESTABLISHED_COUNT && otherCount > support;
    boolean confirmed =
        otherCount >= CONFIRM_COUNT
            && timeMs - otherFirstMs >= CONFIRM_MS
            && timeMs - lastMs >= KEPT_MS;
    if (elsewhere != null && !trackIsWeak && isOther(elsewhere, positions, i)) {
      otherCount = 0;
      count(Code.ADDRESS_SHARED, positions, i);
      return OTHER_AIRCRAFT;
    }
    if (!trackIsWeak && !confirmed) {
      return elsewhere == null ? refuse(Code.POSITION_TELEPORT, positions, i) : REFUSE;
    }
    if (trackIsWeak) {
      beginning.refuse(refused, positions, i);
      if (elsewhere != null) {
        elsewhere.refuseAsUnconfirmed(refused);
      }
    } else if (elsewhere != null) {
      elsewhere.releaseLast();
      elsewhere.refuse(refused);
    }
    beginning.clear();
    support = otherCount - 1;
    lastAltitudeFt = Positions.ABSENT;
    take(positions, i, timeMs, latE6, lonE6);
    return USE_AS_NEW_TRACK;
  }

  /// Holds a place that does not fit until it is clear whether it is another aircraft's.
  private boolean isOther(Elsewhere held, Positions positions, int i) {
    if (held.isApart(positions, i)) {
      held.refuse(refused);
    }
    return held.hold(positions, i, last(), refused);
  }

  private boolean agreesWithOther(long timeMs, int latE6, int lonE6) {
    return canFly(
        timeMs - otherMs,
        Geodesy.sphereDistanceM(latE6 * 1e-6, lonE6 * 1e-6, otherLatE6 * 1e-6, otherLonE6 * 1e-6));
  }

  private void take(Positions positions, int i, long timeMs, int latE6, int lonE6) {
    support++;
    if (support < ESTABLISHED_COUNT) {
      beginning.add(positions, i);
    }
    otherCount = 0;
    lastMs = timeMs;
    lastLatE6 = latE6;
    lastLonE6 = lonE6;
    lastSource = positions.sourceNumber(i);
    int speedE1 = positions.groundSpeedE1(i);
    if (speedE1 != Positions.ABSENT) {
      lastSpeedE1 = speedE1;
    }
    int altitudeFt = positions.baroAltitudeFt(i);
    if (altitudeFt != Positions.ABSENT && !positions.has(i, Positions.ON_GROUND)) {
      lastAltitudeFt = altitudeFt;
      lastAltitudeMs = timeMs;
    }
  }

  /// Too fast for the ground, or come down faster than anything flies.
  private boolean groundFlagWrong(Positions positions, int i, long timeMs) {
    if (positions.groundSpeedE1(i) > MAX_GROUND_SPEED_E1) {
      return true;
    }
    int altitudeFt = positions.baroAltitudeFt(i);
    boolean highAndFast =
        altitudeFt > HIGHEST_FIELD_FT && positions.groundSpeedE1(i) > FROZEN_SPEED_E1;
    if (highAndFast || lastAltitudeFt == Positions.ABSENT) {
      return highAndFast;
    }
    double descendedFt = (timeMs - lastAltitudeMs) * (MAX_DESCENT_FPM / 60_000.0);
    return lastAltitudeFt - descendedFt > HIGHEST_FIELD_FT
        && positions.groundSpeedE1(i) > FROZEN_SPEED_E1;
  }

  private static byte[] trustBySource() {
    byte[] trust = new byte[PositionSource.values().length];
    for (PositionSource source : PositionSource.values()) {
      trust[source.ordinal()] =
          switch (source) {
            case ADSB, ADSB_NON_TRANSPONDER, ADSC, OTHER -> 3;
            case ADSR -> 2;
            case MLAT -> 1;
            case TISB -> 0;
          };
    }
    return trust;
  }

  private int refuse(Code code, Positions positions, int i) {
    count(code, positions, i);
    return REFUSE;
  }

  private void count(Code code, Positions positions, int i) {
    if (refused.count(code)) {
      long other = elsewhere == null ? 0 : elsewhere.callsign();
      refused.tell(code, TrackRefusals.of(code, positions, i, last(), other));
    }
  }

  private LastContact last() {
    return new LastContact(lastMs, lastLatE6, lastLonE6, lastAltitudeFt, lastAltitudeMs, callsign);
  }

  private static long wrap(long dLonE6) {
    if (dLonE6 > 180_000_000) {
      return dLonE6 - 360_000_000;
    }
    return dLonE6 < -180_000_000 ? dLonE6 + 360_000_000 : dLonE6;
  }
}
