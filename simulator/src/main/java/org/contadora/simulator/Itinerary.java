package org.contadora.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.core.Geodesy;
import org.contadora.simulator.FlightPlan.TruthClass;

/// The plans of one aircraft in order; each begins where the last one landed.
final class Itinerary {
  private static final double HOUR_MS = 3_600_000;

  private final Airframe airframe;
  private final Dice dice;
  private final List<FlightPlan> plans = new ArrayList<>();
  private Airfield place;
  private double cursorMs;
  private int rotations;
  private String rotationId = "";
  private String flightId = "";

  Itinerary(Airframe airframe, Dice dice, long startMs) {
    this.airframe = airframe;
    this.dice = dice;
    this.place = airframe.base();
    this.cursorMs = startMs;
  }

  Airframe airframe() {
    return airframe;
  }

  Dice dice() {
    return dice;
  }

  Airfield place() {
    return place;
  }

  List<FlightPlan> plans() {
    return plans;
  }

  /// Waits until a time of day, local to where the aircraft stands, on the day that begins at
  /// `dayMs`; does nothing if that has passed.
  void waitUntilLocal(long dayMs, double localHour) {
    double ms = dayMs + (localHour - place.utcOffsetHours()) * HOUR_MS;
    cursorMs = Math.max(cursorMs, ms);
  }

  void waitMinutes(double minutes) {
    cursorMs += minutes * 60_000;
  }

  /// Whether the aircraft is free before an hour of the local day.
  boolean freeBefore(long dayMs, double localHour) {
    return cursorMs < dayMs + (localHour - place.utcOffsetHours()) * HOUR_MS;
  }

  void beginRotation() {
    rotations++;
    rotationId = String.format(Locale.ROOT, "%s-r%03d", airframe.address(), rotations);
    flightId = "";
  }

  void beginFlight() {
    flightId = rotationId + "-f";
  }

  void endRotation() {
    rotationId = "";
    flightId = "";
  }

  Leg to(Airfield destination) {
    return new Leg(destination);
  }

  double distanceNm(Airfield other) {
    return distanceNm(place, other);
  }

  static double distanceNm(Airfield a, Airfield b) {
    return Geodesy.sphereDistanceM(a.latDeg(), a.lonDeg(), b.latDeg(), b.lonDeg())
        / Geodesy.METRES_PER_NM;
  }

  /// One leg in the making.
  final class Leg {
    private final Airfield destination;
    private Airfield landing;
    private double turnShare = 1;
    private String callsign = "";
    private String mission = "";
    private TruthClass truthClass = TruthClass.OTHER;
    private int people;
    private int stopNumber;
    private int goArounds;
    private int touchAndGoes;
    private double turnaroundMin = 45;
    private final List<String> tags = new ArrayList<>();

    private Leg(Airfield destination) {
      this.destination = destination;
      this.landing = destination;
    }

    Leg as(String newCallsign, String newMission, TruthClass newClass) {
      callsign = newCallsign;
      mission = newMission;
      truthClass = newClass;
      return this;
    }

    Leg carrying(int newPeople) {
      people = newPeople;
      return this;
    }

    Leg stop(int number) {
      stopNumber = number;
      return this;
    }

    Leg afterMinutes(double minutes) {
      turnaroundMin = minutes;
      return this;
    }

    Leg tag(String tag) {
      tags.add(tag);
      return this;
    }

    Leg touchAndGoes(int number) {
      touchAndGoes = number;
      tags.add("touch_and_go");
      return this;
    }

    /// Leaves the way after a share of it and lands elsewhere.
    Leg landingAt(Airfield other, double share, String tag) {
      landing = other;
      turnShare = share;
      tags.add(tag);
      return this;
    }

    /// Adds the leg to the itinerary.
    void fly() {
      if (goArounds == 0 && touchAndGoes == 0 && dice.chance(0.004)) {
        goArounds = 1;
      }
      cursorMs += turnaroundMin * 60_000;
      plans.add(
          new FlightPlan(
              callsign,
              mission,
              truthClass,
              place,
              destination,
              landing,
              turnShare,
              (long) cursorMs,
              turnaroundMin * 0.7,
              people,
              rotationId,
              flightId,
              stopNumber,
              goArounds,
              touchAndGoes,
              tags));
      double nm = distanceNm(place, destination) * turnShare;
      if (!landing.equals(destination)) {
        nm += distanceNm(place, landing);
      }
      double hours = nm / airframe.type().cruiseTasKt() + 0.6 + 0.15 * (goArounds + touchAndGoes);
      cursorMs += hours * HOUR_MS;
      place = landing;
    }
  }
}
