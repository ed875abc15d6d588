package org.contadora.simulator;

import java.util.ArrayList;
import java.util.List;

/// Where a leg leads over the ground: off the runway, along the great circle with the bends of
/// airways, and onto the landing runway's centre line. The last two waypoints lie on that line.
final class Route {
  /// Touchdown zone: 300 m behind the threshold.
  private static final double TOUCHDOWN_M = 300;

  private final List<Waypoint> waypoints = new ArrayList<>();
  private final Dice dice;
  private final boolean light;

  private Route(Dice dice, boolean light) {
    this.dice = dice;
    this.light = light;
  }

  /// The start of the runway in the direction `runwayDeg`.
  static Waypoint runwayStart(Airfield field, double runwayDeg) {
    return Waypoint.of(field).offset(runwayDeg + 180, field.runwayM() / 2);
  }

  static Waypoint touchdown(Airfield field, double runwayDeg) {
    return runwayStart(field, runwayDeg).offset(runwayDeg, TOUCHDOWN_M);
  }

  static Waypoint stand(Airfield field) {
    return Waypoint.of(field).offset(field.standBearingDeg(), field.standM());
  }

  /// The whole way of a plan.
  static List<Waypoint> of(
      FlightPlan plan, double departureDeg, double arrivalDeg, Dice dice, boolean light) {
    var route = new Route(dice, light);
    var start = runwayStart(plan.origin(), departureDeg);
    var goal = Waypoint.of(plan.destination());
    double straightNm = light ? 1.5 : dice.uniform(3, 6);
    var afterTakeoff = start.offsetNm(departureDeg, straightNm + 1);
    route.waypoints.add(afterTakeoff);
    if (plan.landing().equals(plan.destination()) && !plan.origin().equals(plan.destination())) {
      route.departTurn(afterTakeoff, departureDeg, goal);
      route.along(afterTakeoff, goal, 1);
    } else if (plan.landing().equals(plan.destination())) {
      route.wander(goal);
    } else {
      route.departTurn(afterTakeoff, departureDeg, goal);
      route.along(afterTakeoff, goal, plan.turnShare());
      var turn = Sphere.between(afterTakeoff, goal, plan.turnShare());
      route.waypoints.add(turn);
      route.along(turn, Waypoint.of(plan.landing()), 1);
    }
    route.arrive(plan.landing(), arrivalDeg);
    return route.waypoints;
  }

  /// A circuit back to the same runway, to the left or right of it.
  static List<Waypoint> circuit(Airfield field, double runwayDeg, Dice dice, boolean light) {
    var route = new Route(dice, light);
    double side = dice.chance(0.75) ? -90 : 90;
    double width = light ? dice.uniform(0.8, 1.2) : dice.uniform(4, 6);
    double straight = light ? 1.6 : 5;
    var out = runwayStart(field, runwayDeg).offsetNm(runwayDeg, straight + 1.5);
    route.waypoints.add(out);
    route.waypoints.add(out.offsetNm(runwayDeg + side, width));
    route.finals(field, runwayDeg, side, width);
    return route.waypoints;
  }

  private void departTurn(Waypoint from, double departureDeg, Waypoint goal) {
    double toGoal = from.bearingDeg(goal);
    double nm = Math.min(light ? 4 : dice.uniform(10, 18), from.distanceNm(goal) / 5);
    double half = departureDeg + Sphere.turn(toGoal - departureDeg) * dice.uniform(0.5, 0.8);
    waypoints.add(from.offsetNm(half, nm));
  }

  /// Bends of airways up to a share of the way, leaving the last miles to the arrival.
  private void along(Waypoint from, Waypoint to, double share) {
    double nm = from.distanceNm(to);
    double legNm = dice.uniform(110, 220);
    int count = (int) (nm / legNm);
    for (int i = 1; i < count; i++) {
      double at = i * legNm / nm;
      double leftNm = nm - i * legNm;
      if (at >= share || leftNm < 60) {
        return;
      }
      double bendNm = Math.clamp(dice.gaussian(0, 7), -18, 18);
      waypoints.add(Sphere.between(from, to, at).offsetNm(from.bearingDeg(to) + 90, bendNm));
    }
  }

  /// A local flight: a few turns in the practice area.
  private void wander(Waypoint home) {
    double bearing = dice.uniform(0, 360);
    for (int i = 0; i < 3; i++) {
      waypoints.add(home.offsetNm(bearing + i * 50, dice.uniform(6, light ? 14 : 30)));
    }
  }

  private void arrive(Airfield field, double runwayDeg) {
    var from = waypoints.getLast();
    var threshold = touchdown(field, runwayDeg);
    double inbound = from.bearingDeg(threshold);
    double away = Sphere.turn(inbound - runwayDeg);
    double side = away > 0 ? -90 : 90;
    double width = light ? 1 : dice.uniform(4.5, 7);
    if (Math.abs(away) > 70) {
      // Comes from the other side: joins the downwind leg abeam the runway.
      waypoints.add(threshold.offsetNm(runwayDeg + side, width));
      finals(field, runwayDeg, side, width);
      return;
    }
    double fixNm = light ? 4.5 : dice.uniform(11, 15);
    double joinNm = Math.min(fixNm + (light ? 3 : 14), from.distanceNm(threshold) * 0.6);
    if (Math.abs(away) > 25 && joinNm > fixNm) {
      waypoints.add(threshold.offsetNm(runwayDeg + 180 + Math.signum(away) * 20, joinNm));
    }
    centreLine(field, runwayDeg, fixNm);
  }

  private void finals(Airfield field, double runwayDeg, double side, double width) {
    double baseNm = light ? dice.uniform(2, 3) : dice.uniform(8, 11);
    var base = touchdown(field, runwayDeg).offsetNm(runwayDeg + 180, baseNm);
    waypoints.add(base.offsetNm(runwayDeg + side, width));
    centreLine(field, runwayDeg, baseNm);
  }

  private void centreLine(Airfield field, double runwayDeg, double fixNm) {
    var threshold = touchdown(field, runwayDeg);
    waypoints.add(threshold.offsetNm(runwayDeg + 180, fixNm));
    waypoints.add(threshold);
  }
}
