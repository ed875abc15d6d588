package org.contadora.flights.gaps;

import java.util.List;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airports;
import org.jspecify.annotations.Nullable;

/// One search for the airports that a contact before, a contact after, or both leave possible.
///
/// Branch and bound: no airport of a region weighs more than the region's bound, so regions far
/// below the best airport found so far are passed over. Not safe for several threads.
final class Search {
  /// Fastest descent and climb to reckon with, feet a minute.
  private static final double MAX_VERTICAL_FPM = 6000;

  /// Airports less plausible than the best by this factor are left out at once: all airports there
  /// are, at this weight, would hold a tenth of what [Reach#KEPT_PLAUSIBILITY] leaves out.
  private static final double NEGLIGIBLE = 1e-7;

  /// Up to this share of the time distances on the sphere decide, as they err by less; closer to it
  /// geodesics do.
  private static final double NEAR_LIMIT = 0.006;

  private final Airports airports;
  private final AirportTree tree;
  private final Plausibility plausibility;
  private final Gap.@Nullable Contact lost;
  private final Gap.@Nullable Contact found;
  private final @Nullable ContactFrame in;
  private final @Nullable ContactFrame out;
  private final double mps;
  private final double longestS;
  private final double longestWayS;
  private final Weighed weighed = new Weighed();
  private double least;

  /// @param lost null if nothing is known before
  /// @param found null if nothing is known after
  /// @param mps fastest ground speed, metres a second
  /// @param longestS time for the whole way
  /// @param longestWayS time for the way to an airport, or from it
  Search(
      Airports airports,
      AirportTree tree,
      Plausibility plausibility,
      Gap.@Nullable Contact lost,
      Gap.@Nullable Contact found,
      double mps,
      double longestS,
      double longestWayS) {
    this.airports = airports;
    this.tree = tree;
    this.plausibility = plausibility;
    this.lost = lost;
    this.found = found;
    in = lost == null ? null : new ContactFrame(lost);
    out = found == null ? null : new ContactFrame(found);
    this.mps = mps;
    this.longestS = longestS;
    this.longestWayS = longestWayS;
  }

  /// The candidates, most plausible first.
  List<Gap.Candidate> candidates() {
    if (airports.size() > 0) {
      visit(0);
    }
    return weighed.kept(airports);
  }

  private void visit(int node) {
    if (tree.isLeaf(node)) {
      for (int place = tree.from[node]; place < tree.to[node]; place++) {
        weigh(place);
      }
      return;
    }
    int left = 2 * node + 1;
    int right = left + 1;
    double leftBound = bound(left);
    double rightBound = bound(right);
    boolean leftFirst = leftBound >= rightBound;
    double firstBound = leftFirst ? leftBound : rightBound;
    double secondBound = leftFirst ? rightBound : leftBound;
    if (firstBound > least) {
      visit(leftFirst ? left : right);
    }
    if (secondBound > least) {
      visit(leftFirst ? right : left);
    }
  }

  /// No airport below the node weighs more; 0 if none can be reached.
  private double bound(int node) {
    double x = tree.centreX[node];
    double y = tree.centreY[node];
    double z = tree.centreZ[node];
    double radiusM = tree.radiusM[node];
    double bound = plausibility.mostOfAirport();
    double shortestM = 0;
    if (lost != null && in != null) {
      double wayM = in.distanceM(x, y, z);
      double nearestM = Math.max(0, wayM - radiusM);
      shortestM += nearestM;
      if (nearestM > longestWayS * mps * (1 + NEAR_LIMIT)) {
        return 0;
      }
      bound *=
          plausibility.mostOfLanding(
              lost, nearestM, wayM + radiusM, tree.lowestFt[node], tree.highestFt[node]);
    }
    if (found != null && out != null) {
      double wayM = out.distanceM(x, y, z);
      double nearestM = Math.max(0, wayM - radiusM);
      shortestM += nearestM;
      if (nearestM > longestWayS * mps * (1 + NEAR_LIMIT)) {
        return 0;
      }
      bound *=
          plausibility.mostOfTakeOff(
              found, nearestM, wayM + radiusM, tree.lowestFt[node], tree.highestFt[node]);
    }
    return shortestM > longestS * mps * (1 + NEAR_LIMIT) ? 0 : bound;
  }

  private void weigh(int place) {
    double x = tree.x[place];
    double y = tree.y[place];
    double z = tree.z[place];
    int elevationFt = tree.elevationFt[place];
    double inM = in == null ? 0 : in.distanceM(x, y, z);
    double outM = out == null ? 0 : out.distanceM(x, y, z);
    if (Math.max(inM, outM) > longestWayS * mps) {
      return;
    }
    double neededS = seconds(lost, inM, elevationFt) + seconds(found, outM, elevationFt);
    if (neededS > longestS * (1 + NEAR_LIMIT)) {
      return;
    }
    if (lost != null && found != null && neededS > longestS * (1 - NEAR_LIMIT)) {
      var point = airports.airport(tree.airport[place]).point();
      inM = Geodesy.distanceM(lost.point(), point);
      outM = Geodesy.distanceM(point, found.point());
      neededS = seconds(lost, inM, elevationFt) + seconds(found, outM, elevationFt);
    }
    if (neededS > longestS) {
      return;
    }
    double weight = plausibility.airport(tree.kind[place]);
    if (lost != null && in != null) {
      weight *= plausibility.landing(lost, elevationFt, inM, in.cosToTrack(x, y, z));
    }
    if (found != null && out != null) {
      weight *= plausibility.takeOff(found, elevationFt, outM, -out.cosToTrack(x, y, z));
    }
    if (weight <= least) {
      return;
    }
    if (lost != null && found != null) {
      weight *= plausibility.stop(lost, found, elevationFt, inM, outM, longestS);
    }
    if (weight > least) {
      least = Math.max(least, weight * NEGLIGIBLE);
      weighed.add(tree.airport[place], longestS - neededS, weight);
    }
  }

  /// Shortest time between a contact and an airport: as fast as it can fly, and no faster down or
  /// up than [#MAX_VERTICAL_FPM].
  private double seconds(Gap.@Nullable Contact contact, double wayM, int elevationFt) {
    return contact == null
        ? 0
        : Math.max(wayM / mps, (contact.altitudeFt() - elevationFt) / MAX_VERTICAL_FPM * 60);
  }
}
