package org.contadora.flights.gaps;

import java.util.List;
import org.contadora.core.Geodesy;
import org.contadora.flights.airports.Airports;
import org.jspecify.annotations.Nullable;

/// One search for the airports that a contact before, a contact after, or both leave possible.
///
/// Branch and bound: regions wait in the order of the most that their airports can weigh together,
/// and the search ends as soon as all that wait can no longer change which airports are kept. Not
/// safe for several threads.
final class Search {
  /// Fastest descent and climb to reckon with, feet a minute.
  private static final double MAX_VERTICAL_FPM = 6000;

  /// Share of the weight that may be left unseen: no candidate's share is off by more.
  private static final double UNSEEN = 1e-4;

  /// By how much less is left unseen where the candidates are not decided yet.
  private static final double CLOSER = 0.1;

  /// Up to this share of the time distances on the sphere decide, as they err by less; closer to it
  /// geodesics do.
  private static final double NEAR_LIMIT = 0.006;

  /// What dividing a bound may take away from it.
  private static final double ROUNDING = 1e-12;

  private final Airports airports;
  private final AirportTree tree;
  private final AirportWeights weights;
  private final Plausibility plausibility;
  private final Gap.@Nullable Contact lost;
  private final Gap.@Nullable Contact found;
  private final @Nullable ContactFrame in;
  private final @Nullable ContactFrame out;
  private final double mps;
  private final double longestS;
  private final double longestWayM;
  private final Weighed weighed = new Weighed();
  private final OpenRegions open = new OpenRegions();

  /// How many airports are looked for whatever share they hold, 0 if the share decides. If so,
  /// regions wait by the most that one of their airports can weigh.
  private int wanted;

  /// @param lost null if nothing is known before
  /// @param found null if nothing is known after
  /// @param mps fastest ground speed, metres a second
  /// @param longestS time for the whole way
  /// @param longestWayS time for the way to an airport, or from it
  Search(
      Airports airports,
      AirportWeights weights,
      Plausibility plausibility,
      Gap.@Nullable Contact lost,
      Gap.@Nullable Contact found,
      double mps,
      double longestS,
      double longestWayS) {
    this.airports = airports;
    this.weights = weights;
    tree = weights.tree();
    this.plausibility = plausibility;
    this.lost = lost;
    this.found = found;
    in = lost == null ? null : new ContactFrame(lost);
    out = found == null ? null : new ContactFrame(found);
    this.mps = mps;
    this.longestS = longestS;
    longestWayM = longestWayS * mps;
  }

  /// The candidates, most plausible first.
  List<Gap.Candidate> candidates() {
    if (airports.size() == 0) {
      return List.of();
    }
    look(0);
    for (double unseen = UNSEEN; ; unseen *= CLOSER) {
      while (!open.isEmpty() && open.mass() > unseen * weighed.sum()) {
        look(open.takeHeaviest());
      }
      List<Gap.Candidate> kept = weighed.findKept(airports, open.mass(), open.heaviest());
      if (kept != null) {
        return kept;
      }
    }
  }

  /// The most plausible airports, whatever share they hold, without weighing all that can be
  /// reached: for areas so large that no set of candidates says anything. Their shares are among
  /// themselves.
  List<Gap.Candidate> mostPlausible(int count) {
    if (airports.size() == 0) {
      return List.of();
    }
    wanted = count;
    look(0);
    while (!open.isEmpty() && weighed.leastOf(count) <= open.heaviest()) {
      double most = open.heaviest();
      int region = open.takeHeaviest();
      if (tree.isLeaf(region)) {
        weighThose(region, most);
      } else {
        look(region);
      }
    }
    return weighed.first(airports, count);
  }

  /// How many airports lie no farther away than can be flown in the time.
  int reachable() {
    double angle = longestWayM / Geodesy.EARTH_RADIUS_M;
    if (airports.size() == 0 || angle >= Math.PI) {
      return airports.size();
    }
    return reachable(0, one(), Math.sin(angle), Math.cos(angle));
  }

  /// The same in a region. Cosines are compared instead of distances: they cost no roots.
  private int reachable(int node, ContactFrame contact, double sinReach, double cosReach) {
    double[] balls = tree.balls;
    int at = AirportTree.BALL * node;
    double radiusM = balls[at + AirportTree.RADIUS_M];
    double cosRadius = balls[at + AirportTree.COS_RADIUS];
    if (cosRadius > 0) {
      double cosines = cosReach * cosRadius;
      double sines = sinReach * balls[at + AirportTree.SIN_RADIUS];
      double cosWay =
          contact.cosDistance(
              balls[at + AirportTree.X], balls[at + AirportTree.Y], balls[at + AirportTree.Z]);
      if (cosWay < cosines - sines && longestWayM + radiusM < Reach.HALF_EARTH_M) {
        return 0;
      }
      if (cosWay >= cosines + sines && radiusM <= longestWayM) {
        return tree.to[node] - tree.from[node];
      }
    }
    if (!tree.isLeaf(node)) {
      return reachable(2 * node + 1, contact, sinReach, cosReach)
          + reachable(2 * node + 2, contact, sinReach, cosReach);
    }
    int count = 0;
    for (int place = tree.from[node]; place < tree.to[node]; place++) {
      if (contact.cosDistance(tree.x[place], tree.y[place], tree.z[place]) >= cosReach) {
        count++;
      }
    }
    return count;
  }

  private ContactFrame one() {
    ContactFrame frame = in == null ? out : in;
    if (frame == null) {
      throw new IllegalStateException("A search needs a contact.");
    }
    return frame;
  }

  /// Weighs the airports of a leaf, or lets both halves of a region wait.
  private void look(int node) {
    if (tree.isLeaf(node)) {
      for (int place = tree.from[node]; place < tree.to[node]; place++) {
        weigh(place);
      }
      return;
    }
    open.add(2 * node + 1, mostOf(2 * node + 1));
    open.add(2 * node + 2, mostOf(2 * node + 2));
  }

  /// Weighs the airports of a leaf that can be among those [#wanted].
  ///
  /// @param most what one of its airports can weigh, of the kind that is used most
  private void weighThose(int leaf, double most) {
    double mostOfPlace = most / weights.heaviest(leaf) * (1 + ROUNDING);
    double least = weighed.leastOf(wanted);
    for (int place = tree.from[leaf]; place < tree.to[leaf]; place++) {
      if (weights.of(tree.kind[place]) * mostOfPlace >= least) {
        weigh(place);
      }
    }
  }

  /// The airports of a region weigh no more together, or one by one if so many are [#wanted]; 0 if
  /// none can be reached.
  private double mostOf(int node) {
    double[] balls = tree.balls;
    int at = AirportTree.BALL * node;
    double x = balls[at + AirportTree.X];
    double y = balls[at + AirportTree.Y];
    double z = balls[at + AirportTree.Z];
    double radiusM = balls[at + AirportTree.RADIUS_M];
    double nearestInM = 0;
    double farthestInM = 0;
    double nearestOutM = 0;
    double farthestOutM = 0;
    if (in != null) {
      double wayM = in.distanceM(x, y, z);
      nearestInM = Math.max(0, wayM - radiusM) * (1 - NEAR_LIMIT);
      farthestInM = (wayM + radiusM) * (1 + NEAR_LIMIT);
    }
    if (out != null) {
      double wayM = out.distanceM(x, y, z);
      nearestOutM = Math.max(0, wayM - radiusM) * (1 - NEAR_LIMIT);
      farthestOutM = (wayM + radiusM) * (1 + NEAR_LIMIT);
    }
    if (nearestInM > longestWayM
        || nearestOutM > longestWayM
        || nearestInM + nearestOutM > longestS * mps) {
      return 0;
    }
    double most = wanted > 0 ? weights.heaviest(node) : weights.sum(node);
    double sinRadius = balls[at + AirportTree.SIN_RADIUS];
    int lowestFt = (int) balls[at + AirportTree.LOWEST_FT];
    int highestFt = (int) balls[at + AirportTree.HIGHEST_FT];
    if (lost != null && in != null) {
      most *=
          plausibility.mostOfLanding(
              lost,
              nearestInM,
              farthestInM,
              lowestFt,
              highestFt,
              in.mostCosToTrack(x, y, z, sinRadius, 1));
    }
    if (found != null && out != null) {
      most *=
          plausibility.mostOfTakeOff(
              found,
              nearestOutM,
              farthestOutM,
              lowestFt,
              highestFt,
              out.mostCosToTrack(x, y, z, sinRadius, -1));
    }
    if (lost != null && found != null) {
      double leastFlyingS = plausibility.flyingS(lost, found, highestFt, nearestInM, nearestOutM);
      double mostFlyingS = plausibility.flyingS(lost, found, lowestFt, farthestInM, farthestOutM);
      most *= plausibility.mostOfStop(leastFlyingS, mostFlyingS, longestS);
    }
    return most;
  }

  private void weigh(int place) {
    double x = tree.x[place];
    double y = tree.y[place];
    double z = tree.z[place];
    int elevationFt = tree.elevationFt[place];
    double inM = in == null ? 0 : in.distanceM(x, y, z);
    double outM = out == null ? 0 : out.distanceM(x, y, z);
    if (inM > longestWayM || outM > longestWayM) {
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
    double weight = weights.of(tree.kind[place]);
    if (lost != null && in != null) {
      weight *= plausibility.landing(lost, elevationFt, inM, in.cosToTrack(x, y, z));
    }
    if (found != null && out != null) {
      weight *= plausibility.takeOff(found, elevationFt, outM, -out.cosToTrack(x, y, z));
    }
    if (lost != null && found != null) {
      double flyingS = plausibility.flyingS(lost, found, elevationFt, inM, outM);
      weight *= plausibility.stop(flyingS, longestS);
    }
    weighed.add(tree.airport[place], longestS - neededS, weight);
  }

  /// Shortest time between a contact and an airport: as fast as it can fly, and no faster down or
  /// up than [#MAX_VERTICAL_FPM].
  private double seconds(Gap.@Nullable Contact contact, double wayM, int elevationFt) {
    return contact == null
        ? 0
        : Math.max(wayM / mps, (contact.reckonedFt() - elevationFt) / MAX_VERTICAL_FPM * 60);
  }
}
