package org.contadora.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.simulator.FlightPlan.TruthClass;

/// Everyone else's days: airlines, freight, business jets and light aircraft.
final class OtherSchedule {
  private final Airfields airfields;
  private final CharterSchedule charters;

  OtherSchedule(Airfields airfields, CharterSchedule charters) {
    this.airfields = airfields;
    this.charters = charters;
  }

  void airlinerDay(Itinerary itinerary, long dayMs) {
    var dice = itinerary.dice();
    var airframe = itinerary.airframe();
    if (!itinerary.freeBefore(dayMs, 20)) {
      return;
    }
    itinerary.waitUntilLocal(dayMs, dice.uniform(5, 9));
    var routes = Airlines.routesOf(airframe);
    while (itinerary.freeBefore(dayMs, 20.5)) {
      var to =
          itinerary.place().equals(airframe.base()) ? away(itinerary, routes) : airframe.base();
      scheduled(itinerary, to, "scheduled", dice.uniform(35, 75));
    }
  }

  void freighterDay(Itinerary itinerary, long dayMs) {
    var dice = itinerary.dice();
    var airframe = itinerary.airframe();
    if (!itinerary.freeBefore(dayMs, 23) || dice.chance(0.15)) {
      return;
    }
    itinerary.waitUntilLocal(dayMs, dice.uniform(1, 22));
    scheduled(
        itinerary, away(itinerary, Airlines.routesOf(airframe)), "cargo", dice.uniform(90, 180));
    scheduled(itinerary, airframe.base(), "cargo", dice.uniform(90, 240));
  }

  private void scheduled(Itinerary itinerary, Airfield to, String mission, double minutes) {
    var dice = itinerary.dice();
    var airframe = itinerary.airframe();
    // The same number for the same pair, as timetables have it.
    int number = 100 + (int) (Dice.hash(3, itinerary.place().index(), to.index()) * 2800);
    var leg =
        itinerary
            .to(to)
            .as(airframe.operatorDesignator() + number, mission, TruthClass.OTHER)
            .carrying(mission.equals("cargo") ? 0 : dice.between(60, 180))
            .afterMinutes(minutes);
    if (dice.chance(0.0015)) {
      leg.landingAt(itinerary.place(), dice.uniform(0.15, 0.5), "turned_back");
    } else if (dice.chance(0.003)) {
      leg.landingAt(charters.alternateOf(to), 0.97, "diverted");
    }
    leg.fly();
  }

  /// A favourite route, or an airport in range; nearer ones more often.
  private Airfield away(Itinerary itinerary, List<String> routes) {
    var dice = itinerary.dice();
    if (!routes.isEmpty() && dice.chance(0.8)) {
      var favourite = airfields.get(dice.pick(routes));
      if (itinerary.distanceNm(favourite) > 100) {
        return favourite;
      }
    }
    var type = itinerary.airframe().type();
    double wantedNm = Math.clamp(dice.uniform(0.06, 0.5) * type.rangeNm, 150, type.rangeNm * 0.85);
    return near(itinerary, airfields.hubs(), wantedNm);
  }

  /// Of some candidates, the one whose distance is nearest to what is wanted.
  private Airfield near(Itinerary itinerary, List<Airfield> fields, double wantedNm) {
    Airfield best = itinerary.place();
    double bestError = Double.MAX_VALUE;
    for (int i = 0; i < 60; i++) {
      var field = itinerary.dice().pick(fields);
      double nm = itinerary.distanceNm(field);
      if (nm > 80 && Math.abs(nm - wantedNm) < bestError) {
        best = field;
        bestError = Math.abs(nm - wantedNm);
      }
    }
    return best;
  }

  void businessDay(Itinerary itinerary, long dayMs) {
    var dice = itinerary.dice();
    if (!itinerary.freeBefore(dayMs, 15) || dice.chance(0.35)) {
      return;
    }
    itinerary.waitUntilLocal(dayMs, dice.uniform(7, 15));
    var callsign = itinerary.airframe().registration();
    int legs = dice.between(1, 4);
    for (int i = 0; i < legs; i++) {
      double wantedNm =
          dice.uniform(120, Math.min(1600, itinerary.airframe().type().rangeNm * 0.7));
      var to = nearby(itinerary, wantedNm * 0.7, wantedNm * 1.3, 90);
      itinerary
          .to(to)
          .as(callsign, "business", TruthClass.OTHER)
          .carrying(dice.between(0, 8))
          .afterMinutes(dice.uniform(30, 240))
          .fly();
    }
  }

  void lightDay(Itinerary itinerary, long dayMs) {
    var dice = itinerary.dice();
    if (!itinerary.freeBefore(dayMs, 15) || dice.chance(0.3)) {
      return;
    }
    itinerary.waitUntilLocal(dayMs, dice.uniform(8, 15));
    // Many light aircraft never enter a call sign.
    var callsign =
        Dice.hash(itinerary.airframe().address().bits(), 1, 1) < 0.7
            ? itinerary.airframe().registration()
            : "";
    int legs = dice.between(1, 3);
    for (int i = 0; i < legs; i++) {
      boolean circuits = dice.chance(0.4);
      var to = circuits ? itinerary.place() : nearby(itinerary, 40, 250, 40);
      var leg =
          itinerary
              .to(to)
              .as(callsign, circuits ? "training" : "private", TruthClass.OTHER)
              .carrying(dice.between(0, 3))
              .afterMinutes(dice.uniform(20, 120));
      if (circuits) {
        leg.touchAndGoes(dice.between(2, 6));
      }
      leg.fly();
    }
  }

  /// Some airport at a distance, of the same country where there is one.
  private Airfield nearby(Itinerary itinerary, double fromNm, double toNm, double leastNm) {
    var candidates = new ArrayList<Airfield>();
    double degrees = toNm / 60;
    for (var field : airfields.all()) {
      if (Math.abs(field.latDeg() - itinerary.place().latDeg()) < degrees
          && field.country().equals(itinerary.place().country())) {
        double nm = itinerary.distanceNm(field);
        if (nm >= Math.max(fromNm, leastNm) && nm <= toNm) {
          candidates.add(field);
        }
      }
    }
    return candidates.isEmpty()
        ? near(itinerary, airfields.all(), toNm)
        : itinerary.dice().pick(candidates);
  }

  /// Air mobility missions; few land people anywhere.
  ///
  /// @param removalTo airport of a removal; empty for any other mission
  void militaryDay(Itinerary itinerary, long dayMs, String removalTo) {
    var dice = itinerary.dice();
    if (!itinerary.freeBefore(dayMs, 12)) {
      return;
    }
    itinerary.waitUntilLocal(dayMs, dice.uniform(2, 20));
    var base = itinerary.airframe().base();
    String callsign = String.format(Locale.ROOT, "RCH%d", dice.between(130, 990));
    if (!removalTo.isEmpty()) {
      militaryRemoval(itinerary, callsign, removalTo);
    } else if (itinerary.airframe().type() == AircraftType.C30J && dice.chance(0.4)) {
      military(itinerary, base, callsign, "tactical training", TruthClass.OTHER)
          .touchAndGoes(dice.between(2, 4))
          .fly();
    } else if (dice.chance(0.75)) {
      int legs = dice.between(1, 3);
      for (int i = 0; i < legs; i++) {
        var to = airfields.get(dice.pick(MILITARY_PLACES));
        if (itinerary.distanceNm(to) > 100
            && itinerary.distanceNm(to) < itinerary.airframe().type().rangeNm * 0.9) {
          military(itinerary, to, callsign, "airlift", TruthClass.OTHER).fly();
        }
      }
    }
    if (!itinerary.place().equals(base)) {
      itinerary.waitMinutes(dice.uniform(0, 600));
      military(itinerary, base, callsign, "airlift", TruthClass.OTHER).fly();
    }
  }

  private static final List<String> MILITARY_PLACES =
      List.of(
          "KDOV", "KCHS", "KTCM", "KWRI", "KSUU", "KNGU", "MUGM", "EDDF", "LPLA", "PHNL", "PAED",
          "MHTG", "KBIF", "KSKA", "KMCF", "KADW", "MPTO", "TJSJ");

  private static Itinerary.Leg military(
      Itinerary itinerary, Airfield to, String callsign, String mission, TruthClass truthClass) {
    return itinerary
        .to(to)
        .as(callsign, mission, truthClass)
        .tag("military")
        .afterMinutes(itinerary.dice().uniform(90, 200));
  }

  private void militaryRemoval(Itinerary itinerary, String callsign, String to) {
    var dice = itinerary.dice();
    itinerary.beginRotation();
    var hub = airfields.get(dice.pick(List.of("KBIF", "KBIF", "KNKX", "KDMA")));
    if (itinerary.distanceNm(hub) > 30) {
      military(itinerary, hub, callsign, "removal", TruthClass.REMOVAL_CONNECTION).fly();
    }
    itinerary.beginFlight();
    int people = (int) Math.clamp(dice.gaussian(78, 15), 10, 120);
    var leg =
        military(
                itinerary,
                airfields.get(to),
                callsign,
                "removal",
                to.equals("SKBO") || to.equals("MUGM") ? TruthClass.TRANSFER : TruthClass.REMOVAL)
            .carrying(people);
    if (to.equals("SKBO")) {
      leg.landingAt(airfields.get(dice.pick(List.of("KIAH", hub.icao()))), 0.4, "turned_back")
          .fly();
    } else {
      leg.stop(to.equals("MUGM") ? 0 : 1).fly();
      var home = to.equals("MUGM") ? TruthClass.OTHER : TruthClass.REMOVAL_RETURN;
      military(itinerary, hub, callsign, "removal", home).fly();
    }
    itinerary.endRotation();
  }

  /// A state's own aircraft fetches its people.
  void pickupDay(Itinerary itinerary, long dayMs) {
    var dice = itinerary.dice();
    if (!itinerary.freeBefore(dayMs, 10) || !dice.chance(0.3)) {
      return;
    }
    itinerary.waitUntilLocal(dayMs, dice.uniform(0, 6));
    String callsign = "FAC" + dice.between(1201, 1259);
    if (dice.chance(0.35)) {
      var to = airfields.get(dice.pick(List.of("SKCL", "SKRG", "SKBQ", "SKCG")));
      military(itinerary, to, callsign, "airlift", TruthClass.OTHER).fly();
      military(itinerary, itinerary.airframe().base(), callsign, "airlift", TruthClass.OTHER).fly();
      return;
    }
    itinerary.beginRotation();
    var hub = airfields.get(dice.pick(List.of("KAEX", "KELP", "KSAN", "KIAH")));
    military(itinerary, hub, callsign, "removal", TruthClass.OTHER).tag("state_pickup").fly();
    itinerary.beginFlight();
    military(itinerary, itinerary.airframe().base(), callsign, "removal", TruthClass.REMOVAL)
        .tag("state_pickup")
        .carrying((int) Math.clamp(dice.gaussian(102, 12), 40, 130))
        .stop(1)
        .fly();
    itinerary.endRotation();
  }
}
