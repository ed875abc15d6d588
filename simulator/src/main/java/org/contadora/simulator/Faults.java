package org.contadora.simulator;

import java.util.ArrayList;
import java.util.List;

/// Spoils a stored trace the ways that real feeds do. Rates are per row or per leg; up to 0.75 % of
/// positions are outliers in published sets (ESSD 13:357 and later).
final class Faults {
  private static final double TELEPORT = 1.5e-4;
  private static final double ZERO = 1e-5;
  private static final double DUPLICATE = 2e-3;
  private static final double BACKWARDS = 3e-4;
  private static final double GROUND_FLIP = 5e-5;
  private static final double ALTITUDE_SPIKE = 1.5e-4;
  private static final double OTHER_RECEIVER = 1.5e-3;
  private static final double ECHO_PER_LEG = 0.02;
  private static final double FREEZE_PER_LEG = 0.006;
  private static final double SPOOF_PER_LEG = 0.004;

  private final Dice dice;

  Faults(Dice dice) {
    this.dice = dice;
  }

  /// The rows with their faults.
  List<TraceRow> spoil(List<TraceRow> rows) {
    var spoiled = new ArrayList<TraceRow>(rows.size() + rows.size() / 100);
    int at = 0;
    while (at < rows.size()) {
      int end = at;
      while (end < rows.size() && rows.get(end).leg == rows.get(at).leg) {
        end++;
      }
      spoilLeg(rows.subList(at, end), spoiled);
      at = end;
    }
    return spoiled;
  }

  private void spoilLeg(List<TraceRow> leg, List<TraceRow> spoiled) {
    if (leg.size() > 80 && dice.chance(FREEZE_PER_LEG)) {
      freeze(leg, dice.between(20, leg.size() - 50), dice.between(5, 25));
    }
    if (leg.size() > 120 && dice.chance(SPOOF_PER_LEG)) {
      spoof(leg, dice.between(30, leg.size() - 80), dice.between(10, 45));
    }
    boolean echo = dice.chance(ECHO_PER_LEG);
    for (var row : leg) {
      double fate = dice.uniform(0, 1);
      if ((fate -= DUPLICATE) < 0) {
        spoiled.add(row.copy());
      } else if ((fate -= OTHER_RECEIVER) < 0) {
        otherReceiver(row, spoiled);
      } else if (echo && row.altitudeFt < 12_000 && dice.chance(0.12)) {
        spoiled.add(echoOf(row));
      } else {
        single(row, fate);
      }
      spoiled.add(row);
    }
  }

  private void single(TraceRow row, double given) {
    double fate = given;
    if ((fate -= TELEPORT) < 0) {
      row.latDeg = Math.clamp(row.latDeg + dice.gaussian(0, 2), -89, 89);
      row.lonDeg = Sphere.wrap(row.lonDeg + dice.gaussian(0, 3));
    } else if ((fate -= ZERO) < 0) {
      row.latDeg = 0;
      row.lonDeg = 0;
    } else if ((fate -= BACKWARDS) < 0) {
      row.timeS -= dice.uniform(2, 30);
    } else if ((fate -= GROUND_FLIP) < 0) {
      row.ground = !row.ground;
    } else if (fate - ALTITUDE_SPIKE < 0) {
      row.altitudeFt = dice.between(-10, 480) * 100;
    }
  }

  /// A second feed stores the same place a little later.
  private void otherReceiver(TraceRow row, List<TraceRow> spoiled) {
    spoiled.add(row.copy());
    row.timeS = Math.round((row.timeS + dice.uniform(0.1, 4)) * 100) / 100.0;
  }

  /// A ground station repeats the radar's idea of where the aircraft was.
  private TraceRow echoOf(TraceRow row) {
    var echo = row.copy();
    echo.source = dice.chance(0.7) ? "tisb_icao" : "adsr_icao";
    echo.ground = false;
    double behindM = row.groundSpeedKt * 0.51 * dice.uniform(2, 8);
    echo.latDeg = Sphere.movedLat(row.latDeg, row.trackDeg + 180, behindM);
    echo.lonDeg = Sphere.movedLon(echo.latDeg, row.lonDeg, row.trackDeg + 180, behindM);
    return echo;
  }

  private static void freeze(List<TraceRow> leg, int from, int count) {
    var stuck = leg.get(from);
    for (int i = from; i < Math.min(leg.size(), from + count); i++) {
      leg.get(i).latDeg = stuck.latDeg;
      leg.get(i).lonDeg = stuck.lonDeg;
    }
  }

  /// The aircraft's receiver believes a transmitter on the ground and shows circles elsewhere.
  private void spoof(List<TraceRow> leg, int from, int count) {
    double lat = Math.clamp(leg.get(from).latDeg + dice.uniform(-3, 3), -85, 85);
    double lon = Sphere.wrap(leg.get(from).lonDeg + dice.uniform(-4, 4));
    double bearing = dice.uniform(0, 360);
    for (int i = from; i < Math.min(leg.size(), from + count); i++) {
      bearing += 25;
      leg.get(i).latDeg = Sphere.movedLat(lat, bearing, 3000);
      leg.get(i).lonDeg = Sphere.movedLon(lat, lon, bearing, 3000);
    }
  }
}
