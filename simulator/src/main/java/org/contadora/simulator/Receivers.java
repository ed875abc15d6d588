package org.contadora.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contadora.core.Seed;
import org.contadora.simulator.SimulationOptions.Coverage;

/// The receivers of volunteers: dense in some countries, rare in others, none at sea.
///
/// A receiver hears to the radio horizon of a smooth Earth, 1.23 NM per root foot (ITU-R P.310's
/// 4/3 earth), shortened by what stands around it in each of eight sectors. Few see an apron.
final class Receivers {
  private static final double MAX_RANGE_NM = 235;
  private static final double NM_PER_ROOT_FT = 1.23;
  private static final double ANTENNA_FT = 40;
  private static final double LOW_FT = 350;
  private static final double AT_THE_FIELD_NM = 5;
  private static final double OUTAGE_SHARE = 0.05;
  private static final int SECTORS = 8;

  private static final List<String> DENSE =
      List.of(
          "US", "CA", "GB", "DE", "FR", "NL", "ES", "IT", "BE", "CH", "AT", "AU", "NZ", "JP", "PT",
          "IE", "PR", "SE", "DK", "PL");
  private static final List<String> FAIR =
      List.of("MX", "BR", "CR", "PA", "DO", "CO", "CL", "AR", "TR", "AE", "KR", "GR", "BS", "PE");
  private static final List<String> SPARSE =
      List.of("GT", "HN", "SV", "EC", "JM", "NI", "IN", "VN", "ZA", "BO", "KY", "TT", "MA");

  private final Coverage coverage;
  private final long salt;
  private final Map<Integer, List<Site>> grid = new HashMap<>();

  /// @param groundView whether it hears aircraft on the ground of the airport beside it
  private record Site(
      int index, double latDeg, double lonDeg, double elevationFt, boolean groundView) {}

  Receivers(Airfields airfields, SimulationOptions options) {
    this.coverage = options.coverage();
    Seed seed = options.seed().derive("receivers");
    this.salt = seed.value();
    for (var field : airfields.all()) {
      var dice = new Dice(seed, field.icao());
      double likely = likelihood(field);
      boolean busy = field.large() && field.scheduled();
      if (!dice.chance(busy ? likely : likely * (field.scheduled() ? 0.9 : 0.62))) {
        continue;
      }
      boolean groundView = dice.chance(likely > 0.8 ? 0.88 : likely > 0.5 ? 0.5 : 0.35);
      grid.computeIfAbsent(cell(field.latDeg(), field.lonDeg()), key -> new ArrayList<>())
          .add(
              new Site(
                  field.index(), field.latDeg(), field.lonDeg(), field.elevationFt(), groundView));
    }
  }

  private static double likelihood(Airfield field) {
    if (DENSE.contains(field.country())) {
      return 0.94;
    }
    if (FAIR.contains(field.country())) {
      return 0.62;
    }
    if (SPARSE.contains(field.country())) {
      return 0.42;
    }
    return field.latDeg() > -35
            && field.latDeg() < 20
            && field.lonDeg() > -18
            && field.lonDeg() < 50
        ? 0.04
        : 0.2;
  }

  private static int cell(double latDeg, double lonDeg) {
    return ((int) Math.floor(latDeg / 5) + 18) * 72
        + Math.floorMod((int) Math.floor(lonDeg / 5), 72);
  }

  /// Remembers for one aircraft who heard it last.
  final class Ear {
    private List<Site> near = List.of();
    private int nearCell = -1;
    private int lastHeard;
    private double missS = Double.NEGATIVE_INFINITY;

    /// Whether anyone hears the aircraft now.
    boolean hears(State state) {
      if (coverage == Coverage.FULL) {
        return true;
      }
      int cell = cell(state.latDeg, state.lonDeg);
      if (cell != nearCell) {
        near = sitesAround(state.latDeg, state.lonDeg);
        nearCell = cell;
        lastHeard = 0;
        missS = Double.NEGATIVE_INFINITY;
      }
      if (near.isEmpty()) {
        return false;
      }
      if (lastHeard < near.size() && reaches(near.get(lastHeard), state)) {
        return true;
      }
      // Looking through all sites is dear: after a miss once in a while is enough.
      if (state.timeS - missS < 5) {
        return false;
      }
      for (int i = 0; i < near.size(); i++) {
        if (reaches(near.get(i), state)) {
          lastHeard = i;
          missS = Double.NEGATIVE_INFINITY;
          return true;
        }
      }
      missS = state.timeS;
      return false;
    }
  }

  private List<Site> sitesAround(double latDeg, double lonDeg) {
    var found = new ArrayList<Site>();
    int columns = Math.abs(latDeg) > 60 ? 3 : 1;
    for (int row = -1; row <= 1; row++) {
      double lat = Math.clamp(latDeg + 5 * row, -89, 89);
      for (int column = -columns; column <= columns; column++) {
        var sites = grid.get(cell(lat, Sphere.wrap(lonDeg + 5 * column)));
        if (sites != null) {
          found.addAll(sites);
        }
      }
    }
    return found;
  }

  private boolean reaches(Site site, State state) {
    double degrees = Math.abs(site.latDeg - state.latDeg);
    if (degrees > MAX_RANGE_NM / 60) {
      return false;
    }
    double nm = Sphere.distanceNm(site.latDeg, site.lonDeg, state.latDeg, state.lonDeg);
    if (nm > MAX_RANGE_NM || isDown(site, state.timeS)) {
      return false;
    }
    double aboveFt = state.trueFt - site.elevationFt;
    if (nm < AT_THE_FIELD_NM) {
      double floorFt = site.groundView ? -100 : 300 + 1500 * Dice.hash(salt, site.index, 91);
      return aboveFt > floorFt;
    }
    if (aboveFt < LOW_FT || state.onGround) {
      return false;
    }
    double bearing = Sphere.bearingDeg(site.latDeg, site.lonDeg, state.latDeg, state.lonDeg);
    int sector = (int) (bearing / (360.0 / SECTORS)) % SECTORS;
    double open = 0.45 + 0.55 * Dice.hash(salt, site.index, 100L + sector);
    return nm < open * NM_PER_ROOT_FT * (Math.sqrt(aboveFt) + Math.sqrt(ANTENNA_FT));
  }

  /// Feeds fail for one to ten hours.
  private boolean isDown(Site site, double timeS) {
    long day = (long) (timeS / 86_400);
    if (Dice.hash(salt, site.index, day * 8 + 1) > OUTAGE_SHARE) {
      return false;
    }
    double startS = Dice.hash(salt, site.index, day * 8 + 2) * 80_000;
    double lengthS = 3600 + 32_400 * Dice.hash(salt, site.index, day * 8 + 3);
    double inDay = timeS - day * 86_400.0;
    return inDay >= startS && inDay < startS + lengthS;
  }

  Ear ear() {
    return new Ear();
  }
}
