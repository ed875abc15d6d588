package org.contadora.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.simulator.Receivers.Ear;

/// Chooses, as a trace server does, which of the heard positions are stored: one for each interval,
/// and more where height, speed or direction change.
final class Sampler implements FlightPath.Recorder {
  private static final double GROUND_MOVE_NM = 0.027;
  private static final int STALE_S = 20;

  private final Ear ear;
  private final Dice dice;
  private final double intervalS;
  private final double geoidFt;
  private final boolean groundFlagBroken;
  private final boolean multilateration;
  private final List<TraceRow> rows = new ArrayList<>();
  private TraceRow last = new TraceRow();
  private String callsign = "";
  private String previousCallsign = "";
  private double callsignFromS;
  private String squawk = "1200";
  private int leg;
  private double lossUntilS;

  Sampler(Ear ear, Dice dice, boolean badData) {
    this.ear = ear;
    this.dice = dice;
    this.intervalS = dice.uniform(14, 20);
    this.geoidFt = dice.gaussian(0, 90);
    this.groundFlagBroken = badData && dice.chance(0.012);
    this.multilateration = badData && dice.chance(0.012);
    this.last.timeS = Double.NEGATIVE_INFINITY;
  }

  List<TraceRow> rows() {
    return rows;
  }

  /// A new leg begins; crews sometimes enter the new call sign late.
  void beginLeg(int index, FlightPlan plan, double startS) {
    leg = index;
    previousCallsign = callsign;
    callsign = plan.callsign();
    callsignFromS = dice.chance(0.06) ? startS + dice.uniform(60, 900) : startS;
    squawk = String.format(Locale.ROOT, "%04o", dice.between(513, 4030));
  }

  @Override
  public void step(State state) {
    double elapsed = state.timeS - last.timeS;
    if (elapsed < 1 || !due(state, elapsed)) {
      return;
    }
    if (state.timeS < lossUntilS || !ear.hears(state) || (multilateration && state.onGround)) {
      return;
    }
    if (dice.chance(0.004)) {
      lossUntilS = state.timeS + dice.uniform(5, 90);
      return;
    }
    store(state);
  }

  private boolean due(State state, double elapsed) {
    if (state.onGround != last.ground) {
      return true;
    }
    if (state.onGround) {
      double movedNm = Sphere.distanceNm(last.latDeg, last.lonDeg, state.latDeg, state.lonDeg);
      return movedNm > GROUND_MOVE_NM || elapsed >= 10 * intervalS;
    }
    double stepFt = state.pressureFt < 3000 ? 100 : state.pressureFt < 10_000 ? 200 : 400;
    return elapsed >= intervalS
        || Math.abs(state.pressureFt - last.altitudeFt) >= stepFt
        || Math.abs(state.groundSpeedKt - last.groundSpeedKt) >= (stepFt > 300 ? 10 : 5)
        || Math.abs(state.climbFpm - last.rateFpm) >= 450
        || elapsed * Math.abs(Sphere.turn(state.trackDeg - last.trackDeg)) > 20;
  }

  private void store(State state) {
    var row = new TraceRow();
    double late = dice.uniform(0, 0.9);
    row.timeS = Math.round((state.timeS + late) * 100) / 100.0;
    double metres = state.groundSpeedKt * 0.514444 * late + dice.gaussian(0, 4);
    double noiseM = multilateration ? 120 : 3;
    double lat = Sphere.movedLat(state.latDeg, state.trackDeg, metres);
    double lon = Sphere.movedLon(lat, state.lonDeg, state.trackDeg, metres);
    row.latDeg = Sphere.movedLat(lat, 0, dice.gaussian(0, noiseM));
    row.lonDeg = Sphere.movedLon(lat, lon, 90, dice.gaussian(0, noiseM));
    row.ground = state.onGround && !groundFlagBroken;
    row.altitudeFt = (int) Math.round(state.pressureFt / 25) * 25;
    row.groundSpeedKt =
        Math.max(0, Math.round((state.groundSpeedKt + dice.gaussian(0, 0.5)) * 10) / 10.0);
    row.trackDeg =
        Math.floorMod(Math.round((state.trackDeg + dice.gaussian(0, 0.2)) * 10), 3600) / 10.0;
    row.rateFpm = (int) Math.round((state.climbFpm + dice.gaussian(0, 30)) / 64) * 64;
    row.geometricFt = (int) Math.round((state.trueFt + geoidFt) / 25) * 25;
    row.indicatedKt = (int) Math.round(state.calibratedKt);
    row.trueAirspeedKt = (int) Math.round(state.trueAirspeedKt);
    row.mach = state.mach;
    row.rollDeg = Math.round(state.rollDeg * 10) / 10.0;
    row.windFromDeg = Math.floorMod(Math.round(state.windFromDeg), 360);
    row.windKt = (int) Math.round(state.windKt);
    row.qnhHpa = 1013.25 - (state.pressureFt - state.trueFt) / 27.3;
    row.stale = row.timeS - last.timeS > STALE_S;
    row.callsign = state.timeS < callsignFromS ? previousCallsign : callsign;
    row.squawk = squawk;
    row.source = multilateration ? "mlat" : "adsb_icao";
    row.leg = leg;
    rows.add(row);
    last = row;
  }
}
