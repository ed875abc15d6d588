package org.contadora.simulator;

import java.util.List;
import org.contadora.core.Geodesy;

/// Flies plans: integrates an aircraft's motion from stand to stand and shows every step to a
/// recorder.
///
/// Turns are held to 25 degrees of bank, descents to about 3 degrees, speeds to the type's and to
/// 250 kt below 10,000 ft (14 CFR 91.117); the runway is met on its centre line.
final class FlightPath {
  private static final double GLIDE_FT_PER_NM = 318;
  private static final double GRAVITY = 9.80665;
  private static final double KT_TO_MS = Geodesy.METRES_PER_NM / 3600;
  private static final double BANK_DEG = 25;
  private static final double MAX_TURN_DEG_S = 3;
  private static final double OFF_CENTRE_NM = 0.05;
  private static final double MAX_AIRBORNE_S = 24 * 3600;

  /// Sees every step of a flight.
  interface Recorder {
    void step(State state);
  }

  /// What became of a plan; times in seconds of the Unix epoch.
  record Flown(double takeoffS, double landingS, double parkedS, int goArounds) {}

  private final AircraftType type;
  private final Atmosphere atmosphere;
  private final Dice dice;
  private final Recorder recorder;
  private final GroundMotion ground;
  private final State state = new State();

  private Airfield origin;
  private Airfield landing;
  private double departureOffsetFt;
  private double arrivalOffsetFt;
  private double wayNm;
  private double limitFt;
  private double windFromDeg;
  private double jetStreamKt;

  FlightPath(
      AircraftType type, Atmosphere atmosphere, Dice dice, Airfield start, Recorder recorder) {
    this.type = type;
    this.atmosphere = atmosphere;
    this.dice = dice;
    this.recorder = recorder;
    this.ground = new GroundMotion(state, type, dice, recorder);
    this.origin = start;
    this.landing = start;
  }

  /// Flies `plan`, not before `earliestS`.
  Flown fly(FlightPlan plan, double earliestS) {
    origin = plan.origin();
    landing = plan.landing();
    state.timeS = Math.max(earliestS, plan.readyMs() / 1000.0);
    long startMs = (long) (state.timeS * 1000);
    departureOffsetFt = atmosphere.pressureOffsetFt(origin, startMs);
    double departureDeg = atmosphere.runwayInUseDeg(origin, startMs);
    double hours = Itinerary.distanceNm(origin, landing) / type.cruiseTasKt();
    long arrivalMs = startMs + (long) (hours * 3_600_000);
    arrivalOffsetFt = atmosphere.pressureOffsetFt(landing, arrivalMs);
    double arrivalDeg = atmosphere.runwayInUseDeg(landing, arrivalMs);
    chooseWind();

    state.trueFt = origin.elevationFt();
    state.pressureFt = origin.elevationFt() + departureOffsetFt;
    ground.taxiOut(origin, departureDeg);
    ground.takeoffRoll(departureDeg);
    final double takeoffS = state.timeS;

    boolean light = type.light();
    var route = Route.of(plan, departureDeg, arrivalDeg, dice, light);
    limitFt = cruiseFt(route);
    int goArounds = 0;
    boolean down = airborne(route, arrivalDeg, abortFt(plan.goArounds() > 0));
    while (!down) {
      goArounds++;
      down = pattern(arrivalDeg, abortFt(goArounds < plan.goArounds()));
    }
    for (int i = 0; i < plan.touchAndGoes(); i++) {
      ground.touchAndGo(arrivalDeg);
      while (!pattern(arrivalDeg, 0)) {
        goArounds++;
      }
    }
    final double landingS = state.timeS;
    ground.taxiIn(landing, arrivalDeg);
    return new Flown(takeoffS, landingS, state.timeS, goArounds);
  }

  private void chooseWind() {
    boolean tropics = Math.abs(origin.latDeg()) < 22;
    windFromDeg = tropics ? dice.gaussian(90, 50) : dice.gaussian(265, 40);
    jetStreamKt = tropics ? dice.uniform(5, 40) : dice.uniform(10, 110);
  }

  private double abortFt(boolean abort) {
    return abort ? dice.uniform(150, 900) : 0;
  }

  /// Flies one circuit back to the runway.
  private boolean pattern(double runwayDeg, double abortFt) {
    limitFt = landing.elevationFt() + (type.light() ? 1000 : 3000);
    var circuit = Route.circuit(landing, runwayDeg, dice, type.light());
    return airborne(circuit, runwayDeg, abortFt);
  }

  /// A level that suits the distance, as pressure altitude.
  private double cruiseFt(List<Waypoint> route) {
    double nm = 0;
    for (int i = 1; i < route.size(); i++) {
      nm += route.get(i - 1).distanceNm(route.get(i));
    }
    double highest = Math.max(origin.elevationFt(), landing.elevationFt());
    double byDistance = type.light() ? 1800 + nm * 35 : 3000 + nm * 105;
    double usual = type.cruiseFt + 1000.0 * dice.between(-3, type.light() ? 0 : 3);
    double least = highest + (type.light() ? 1500 : 4000);
    double level = Math.max(least, Math.min(usual, byDistance));
    return Math.round(level / 1000) * 1000.0 + (type.light() ? 500 : 0);
  }

  /// Flies along the waypoints to touchdown, or to `abortFt` above the field where that is not 0.
  ///
  /// @return whether it landed; it goes around where it comes in beside the runway
  private boolean airborne(List<Waypoint> route, double runwayDeg, double abortFt) {
    double[] afterNm = new double[route.size()];
    for (int i = route.size() - 2; i >= 0; i--) {
      afterNm[i] = afterNm[i + 1] + route.get(i).distanceNm(route.get(i + 1));
    }
    wayNm = Math.max(1, here().distanceNm(route.getFirst()) + afterNm[0]);
    int at = 0;
    int last = route.size() - 1;
    final double endS = state.timeS + MAX_AIRBORNE_S;
    while (true) {
      if (state.timeS > endS) {
        throw new IllegalStateException(
            "A %s from %s has not landed at %s after %.0f hours; it is at %s, waypoint %d of %d."
                .formatted(
                    type.designator,
                    origin.icao(),
                    landing.icao(),
                    MAX_AIRBORNE_S / 3600,
                    here(),
                    at,
                    last));
      }
      var next = route.get(at);
      double nm = Sphere.distanceNm(state.latDeg, state.lonDeg, next.latDeg(), next.lonDeg());
      double bearing = Sphere.bearingDeg(state.latDeg, state.lonDeg, next.latDeg(), next.lonDeg());
      if (at < last && passed(nm, bearing, next, route.get(at + 1))) {
        at++;
        continue;
      }
      double toGoNm = nm + afterNm[at];
      boolean onFinal = at == last;
      double wanted = onFinal ? centreLineTrack(nm, bearing, runwayDeg) : bearing;
      double dt = stepS(nm, wanted);
      double offDeg = Math.toRadians(Sphere.turn(bearing - runwayDeg));
      if (onFinal && nm * Math.cos(offDeg) * 3600 <= state.groundSpeedKt * dt) {
        if (Math.abs(nm * Math.sin(offDeg)) > OFF_CENTRE_NM) {
          return false;
        }
        touchDown(next, nm);
        return true;
      }
      vertical(toGoNm, dt);
      speed(toGoNm, dt);
      steer(wanted, dt);
      state.timeS += dt;
      state.advance(state.groundSpeedKt * KT_TO_MS * dt);
      recorder.step(state);
      if (abortFt > 0 && onFinal && state.trueFt - landing.elevationFt() < abortFt) {
        return false;
      }
    }
  }

  private Waypoint here() {
    return new Waypoint(state.latDeg, state.lonDeg);
  }

  private boolean passed(double nm, double bearing, Waypoint next, Waypoint after) {
    double turn = Math.abs(Sphere.turn(next.bearingDeg(after) - state.trackDeg));
    double speed = state.groundSpeedKt * KT_TO_MS;
    double radiusNm = radiusM(speed) / Geodesy.METRES_PER_NM;
    double earlyNm = radiusNm * Math.tan(Math.toRadians(Math.min(turn, 110)) / 2);
    boolean behind =
        nm < Math.max(1, 2.5 * radiusNm) && Math.abs(Sphere.turn(bearing - state.trackDeg)) > 85;
    return nm < Math.max(earlyNm, 0.15) || behind;
  }

  private static double radiusM(double speedMs) {
    double byBank = speedMs * speedMs / (GRAVITY * Math.tan(Math.toRadians(BANK_DEG)));
    return Math.max(byBank, speedMs / Math.toRadians(MAX_TURN_DEG_S));
  }

  /// Steers back to the extended centre line by up to 35 degrees.
  private static double centreLineTrack(double nm, double bearing, double runwayDeg) {
    double offNm = nm * Math.sin(Math.toRadians(Sphere.turn(bearing - runwayDeg)));
    return runwayDeg + Math.clamp(offNm * 45, -35, 35);
  }

  private double stepS(double nm, double wanted) {
    double aboveFt = state.trueFt - Math.max(landing.elevationFt(), origin.elevationFt());
    if (aboveFt < 4000 || Math.abs(Sphere.turn(wanted - state.trackDeg)) > 3 || nm < 6) {
      return 1;
    }
    return aboveFt < 12_000 ? 2 : 4;
  }

  private void touchDown(Waypoint zone, double nm) {
    double speed = Math.max(30, state.groundSpeedKt) * KT_TO_MS;
    state.timeS += nm * Geodesy.METRES_PER_NM / speed;
    state.latDeg = zone.latDeg();
    state.lonDeg = zone.lonDeg();
    state.trueFt = landing.elevationFt();
    state.pressureFt = landing.elevationFt() + arrivalOffsetFt;
    state.climbFpm = 0;
    state.rollDeg = 0;
    state.onGround = true;
    recorder.step(state);
  }

  /// Height above the field on a usual descent with this way to go.
  private double profileFt(double toGoNm) {
    double platformFt = type.light() ? 1000 : 3000;
    double platformNm = platformFt / GLIDE_FT_PER_NM;
    if (toGoNm < platformNm) {
      return toGoNm * GLIDE_FT_PER_NM;
    }
    double levelNm = type.light() ? 2 : 5;
    double perNm = type.light() ? 250 : 295;
    return platformFt + Math.max(0, toGoNm - platformNm - levelNm) * perNm;
  }

  private void vertical(double toGoNm, double dt) {
    double share = Math.clamp(1 - toGoNm / wayNm, 0, 1);
    double offsetFt = departureOffsetFt + (arrivalOffsetFt - departureOffsetFt) * share;
    double target = Math.min(limitFt - offsetFt, landing.elevationFt() + profileFt(toGoNm));
    double error = target - state.trueFt;
    double wanted;
    if (toGoNm < 4 && error < 300) {
      wanted = -state.groundSpeedKt / 60 * GLIDE_FT_PER_NM + error * 6;
    } else if (error > 0) {
      wanted = Math.min(type.climbFpmAt(state.trueFt), error * 6);
    } else {
      double steepest = type.light() ? 800 : state.trueFt > 10_000 ? 2800 : 2000;
      wanted = Math.max(-steepest, error * 6);
    }
    double change = 200 * dt;
    state.climbFpm = Math.clamp(wanted, state.climbFpm - change, state.climbFpm + change);
    double floorFt = landing.elevationFt() + Math.min(20, toGoNm * 100);
    state.trueFt = state.trueFt + state.climbFpm * dt / 60;
    if (toGoNm < 3) {
      state.trueFt = Math.max(state.trueFt, floorFt);
    }
    state.pressureFt = state.trueFt + offsetFt;
  }

  private double wantedCasKt(double toGoNm) {
    double approach = type.approachCasKt;
    double cruise = type.climbCasKt;
    double originAgl = state.trueFt - origin.elevationFt();
    boolean climbing = state.climbFpm > 200 && originAgl < (type.light() ? 600 : 1500);
    if (climbing && toGoNm > 8) {
      return approach * 1.12;
    }
    if (type.light()) {
      return toGoNm < 2.5 ? approach : toGoNm < 6 ? approach * 1.25 : cruise;
    }
    if (toGoNm < 4.5) {
      return approach + 3;
    }
    if (toGoNm < 9) {
      return approach + 25;
    }
    if (toGoNm < 16) {
      return Math.min(cruise, approach + 50);
    }
    if (toGoNm < 28) {
      return Math.min(cruise, 220);
    }
    return state.trueFt < 10_000 ? Math.min(250, cruise) : cruise;
  }

  private void speed(double toGoNm, double dt) {
    double tas = Atmosphere.trueAirspeedKt(wantedCasKt(toGoNm), type.cruiseMach, state.pressureFt);
    state.windFromDeg = windFromDeg + state.latDeg * 0.5;
    state.windKt = jetStreamKt * Math.clamp(state.trueFt / 36_000, 0.06, 1);
    double alongKt = -state.windKt * Math.cos(Math.toRadians(state.windFromDeg - state.trackDeg));
    double wanted = tas + alongKt;
    double change = 1.3 * dt;
    state.groundSpeedKt =
        Math.clamp(wanted, state.groundSpeedKt - change, state.groundSpeedKt + change);
    state.trueAirspeedKt = state.groundSpeedKt - alongKt;
    double theta = 1 - 6.8756e-6 * Math.min(state.pressureFt, 36_089);
    state.mach = state.trueAirspeedKt / (661.47 * Math.sqrt(theta));
    state.calibratedKt = state.trueAirspeedKt * Math.sqrt(Math.pow(theta, 4.2559));
  }

  private void steer(double wanted, double dt) {
    double turn = Sphere.turn(wanted - state.trackDeg);
    double speed = Math.max(25, state.groundSpeedKt * KT_TO_MS);
    double rate = Math.toDegrees(speed / radiusM(speed));
    double change = Math.clamp(turn, -rate * dt, rate * dt);
    state.trackDeg = Math.floorMod(Math.round((state.trackDeg + change) * 1e6), 360_000_000L) / 1e6;
    double bank = Math.toDegrees(Math.atan(Math.toRadians(change / dt) * speed / GRAVITY));
    state.rollDeg += (bank - state.rollDeg) * 0.5;
  }
}
