package org.contadora.simulator;

import java.util.List;
import org.contadora.core.Geodesy;

/// Moves an aircraft on the ground: from stand to runway, along it, and to the stand again.
final class GroundMotion {
  private static final double KT_TO_MS = Geodesy.METRES_PER_NM / 3600;
  private static final double TAXIWAY_M = 190;
  private static final double ACCELERATION_KT_S = 3.6;
  private static final double BRAKING_KT_S = 3.2;

  private final State state;
  private final AircraftType type;
  private final Dice dice;
  private final FlightPath.Recorder recorder;

  GroundMotion(State state, AircraftType type, Dice dice, FlightPath.Recorder recorder) {
    this.state = state;
    this.type = type;
    this.dice = dice;
    this.recorder = recorder;
  }

  /// From the stand along the taxiway to the start of the runway.
  void taxiOut(Airfield field, double runwayDeg) {
    var stand = Route.stand(field);
    state.latDeg = stand.latDeg();
    state.lonDeg = stand.lonDeg();
    state.onGround = true;
    state.climbFpm = 0;
    state.groundSpeedKt = 0;
    state.trackDeg = Math.floorMod((long) field.standBearingDeg() + 180, 360);
    hold(dice.uniform(40, 240));
    double side = field.standBearingDeg();
    var start = Route.runwayStart(field, runwayDeg);
    double offset = sideOf(runwayDeg, side);
    double alongM = field.standM() * Math.cos(Math.toRadians(side - runwayDeg));
    var join = Waypoint.of(field).offset(runwayDeg, alongM).offset(runwayDeg + offset, TAXIWAY_M);
    taxi(List.of(join, start.offset(runwayDeg + offset, TAXIWAY_M)));
    hold(dice.uniform(10, 150));
    taxi(List.of(start.offset(runwayDeg + offset, 60), start));
    state.trackDeg = Math.floorMod(Math.round(runwayDeg * 100), 36_000L) / 100.0;
    hold(dice.uniform(3, 25));
  }

  private static double sideOf(double runwayDeg, double towardsDeg) {
    return Sphere.turn(towardsDeg - runwayDeg) > 0 ? 90 : -90;
  }

  /// Along the runway to lift-off.
  void takeoffRoll(double runwayDeg) {
    accelerate(type.approachCasKt * 1.08, ACCELERATION_KT_S, runwayDeg);
    state.onGround = false;
    state.trueFt += 5;
    state.pressureFt += 5;
    state.climbFpm = 400;
  }

  /// Rolls some seconds after touchdown and takes off again.
  void touchAndGo(double runwayDeg) {
    accelerate(state.groundSpeedKt * 0.8, -BRAKING_KT_S, runwayDeg);
    accelerate(type.approachCasKt * 1.05, ACCELERATION_KT_S, runwayDeg);
    state.onGround = false;
    state.climbFpm = 400;
  }

  private void accelerate(double toKt, double ktPerS, double runwayDeg) {
    while (ktPerS > 0 ? state.groundSpeedKt < toKt : state.groundSpeedKt > toKt) {
      state.groundSpeedKt = Math.max(0, state.groundSpeedKt + ktPerS);
      state.timeS += 1;
      state.move(runwayDeg, state.groundSpeedKt * KT_TO_MS);
      recorder.step(state);
    }
  }

  /// Brakes, leaves the runway and taxies to the stand.
  void taxiIn(Airfield field, double runwayDeg) {
    state.trackDeg = Math.floorMod(Math.round(runwayDeg * 100), 36_000L) / 100.0;
    accelerate(25, -BRAKING_KT_S, runwayDeg);
    double offset = sideOf(runwayDeg, field.standBearingDeg());
    var here = new Waypoint(state.latDeg, state.lonDeg);
    var exit = here.offset(runwayDeg, 120).offset(runwayDeg + offset, TAXIWAY_M);
    double alongM = field.standM() * Math.cos(Math.toRadians(field.standBearingDeg() - runwayDeg));
    var join = Waypoint.of(field).offset(runwayDeg, alongM).offset(runwayDeg + offset, TAXIWAY_M);
    taxi(List.of(exit, join, Route.stand(field)));
    state.groundSpeedKt = 0;
    hold(dice.uniform(20, 200));
  }

  private void hold(double seconds) {
    state.groundSpeedKt = 0;
    double end = state.timeS + seconds;
    while (state.timeS < end) {
      state.timeS += 5;
      recorder.step(state);
    }
  }

  private void taxi(List<Waypoint> waypoints) {
    double speedKt = dice.uniform(10, 20);
    for (var waypoint : waypoints) {
      var here = new Waypoint(state.latDeg, state.lonDeg);
      double left = here.distanceNm(waypoint) * Geodesy.METRES_PER_NM;
      if (left < 2) {
        continue;
      }
      state.trackDeg = here.bearingDeg(waypoint);
      while (left > 0) {
        double metres = Math.min(left, speedKt * KT_TO_MS * 2);
        state.groundSpeedKt = speedKt;
        state.timeS += 2;
        state.advance(metres);
        left -= metres;
        recorder.step(state);
      }
    }
  }
}
