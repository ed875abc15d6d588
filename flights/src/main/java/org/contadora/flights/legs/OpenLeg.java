package org.contadora.flights.legs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.tracks.Origins;
import org.jspecify.annotations.Nullable;

/// A leg while its aircraft is in the air.
final class OpenLeg {
  /// How long after the first contact its trend is measured, milliseconds.
  private static final long EARLY_MS = 45_000;

  /// How far back the trend at the last contact is measured, at least, milliseconds.
  private static final long TREND_MS = 45_000;

  /// Squawks of an emergency must come this often to be believed: single ones are bit errors.
  private static final int EMERGENCY_COUNT = 3;

  /// Contact on the ground before take-off, null if the leg was first found in the air.
  final @Nullable Fix ground;

  /// Airport of [#ground], or NONE.
  final int groundAirport;

  final Fix first;

  /// A contact soon after the first, for its trend.
  final Fix early;

  /// Contacts at least [#TREND_MS] and twice that before the last one, for its trend.
  final Fix trend;

  private final Fix nextTrend;

  /// Its name, once it was handed over; null before.
  @Nullable String id;

  /// How the leg began, where that was decided when it was opened.
  @Nullable LegEnd departure;

  /// Whether it has been seen to fly, not merely to leave the ground for a bounce.
  boolean confirmed;

  int count;
  int highestFt = Integer.MIN_VALUE;
  int fastestE1;
  private int emergencies;
  final Thinner thinner = new Thinner();
  final Callsigns callsigns = new Callsigns();
  final List<LegEvent> events = new ArrayList<>();
  final List<Silence> silences = new ArrayList<>();
  private final LinkedHashSet<String> origins = new LinkedHashSet<>();
  private final LinkedHashSet<String> moreOrigins = new LinkedHashSet<>();

  /// A gap on the leg, before the leg has its name.
  record Silence(Gap.Contact lost, Gap.@Nullable Contact found, Reach.Area area) {}

  OpenLeg(Fix first, @Nullable Fix ground, int groundAirport) {
    this.first = Fix.of(first);
    this.ground = ground == null ? null : Fix.of(ground);
    this.groundAirport = groundAirport;
    early = Fix.of(first);
    trend = Fix.of(first);
    nextTrend = Fix.of(first);
  }

  /// Takes the next contact in the air.
  void add(Fix fix) {
    count++;
    if (fix.timeMs - nextTrend.timeMs >= TREND_MS) {
      trend.set(nextTrend);
      nextTrend.set(fix);
    }
    if (early.timeMs - first.timeMs < EARLY_MS && fix.timeMs - first.timeMs < 4 * EARLY_MS) {
      early.set(fix);
    }
    if (fix.altitudeFt > highestFt) {
      highestFt = fix.altitudeFt;
    }
    if (fix.speedE1 > fastestE1) {
      fastestE1 = fix.speedE1;
    }
    thinner.offer(fix);
  }

  /// Whether its take-off is believed: it has climbed, gone or flown for a while.
  boolean hasFlown(Fix now, Airports airports, LegRules rules) {
    Fix from = ground == null ? first : ground;
    int elevationFt =
        groundAirport == Airports.NONE ? first.heightFt : airports.elevationFt(groundAirport);
    boolean climbed =
        now.heightFt != Fix.ABSENT
            && elevationFt != Fix.ABSENT
            && now.heightFt - elevationFt > rules.nearGroundFt()
            && now.timeMs - first.timeMs > 20_000;
    return climbed
        || now.timeMs - first.timeMs > 1000L * rules.touchS()
        || now.distanceM(from) > 2 * rules.nearFieldM();
  }

  /// Whether a few low contacts are a take-off. An aircraft that comes down long after it was seen
  /// standing there has been elsewhere meanwhile.
  boolean isLeaving(Fix lastAir, LegRules rules) {
    double rateFpm = lastAir.rateFpm(first);
    boolean stoodThere =
        ground != null && first.timeMs - ground.timeMs <= 1000L * rules.seenThereS();
    return stoodThere || rateFpm > 0 || (ground != null && !(rateFpm < 0));
  }

  /// Whether it is flying long after it was last seen standing: nothing it did on the ground is a
  /// bounce then. To be asked once no contact follows that could show otherwise.
  boolean leftUnseen(LegRules rules) {
    return ground != null
        && first.timeMs - ground.timeMs > 1000L * rules.seenThereS()
        && fastestE1 >= 10 * rules.flyingKt();
  }

  /// After a gap the trend begins anew.
  void restartTrend(Fix fix) {
    trend.set(fix);
    nextTrend.set(fix);
  }

  void squawk(int squawk) {
    if (squawk == 7700 || squawk == 7600 || squawk == 7500) {
      emergencies++;
    }
  }

  /// Takes where contacts come from.
  ///
  /// @param more what `origin` is too short to name
  void from(String origin, List<String> more) {
    origins.add(origin);
    moreOrigins.addAll(more);
  }

  /// What it was built from, as in [Leg#source].
  String source() {
    return Origins.joined(origins, "; ");
  }

  /// As in [Leg#moreSources].
  List<String> moreSources() {
    List<String> unnamed = Origins.unnamed(origins);
    if (unnamed.isEmpty()) {
      return List.copyOf(moreOrigins);
    }
    LinkedHashSet<String> all = new LinkedHashSet<>(moreOrigins);
    all.addAll(unnamed);
    return List.copyOf(all);
  }

  EnumSet<LegFlag> flags() {
    return emergencies >= EMERGENCY_COUNT
        ? EnumSet.of(LegFlag.EMERGENCY)
        : EnumSet.noneOf(LegFlag.class);
  }
}
