package org.contadora.simulator;

import java.util.List;
import java.util.Set;
import org.contadora.simulator.FlightPlan.TruthClass;

/// The working days of removal contractors: removals with their connections and returns, transfers,
/// and the ordinary charters that the same aircraft fly.
final class RemovalSchedule {
  private final Airfields airfields;
  private final Operators operators;
  private final Destinations destinations;
  private final CharterSchedule charters;

  RemovalSchedule(
      Airfields airfields,
      Operators operators,
      Destinations destinations,
      CharterSchedule charters) {
    this.airfields = airfields;
    this.operators = operators;
    this.destinations = destinations;
    this.charters = charters;
  }

  /// The state of one working day: the number the crew's call signs are made of.
  private final class Day {
    private final Itinerary itinerary;
    private int number;

    Day(Itinerary itinerary) {
      this.itinerary = itinerary;
      this.number = 8 * itinerary.dice().between(0, 24);
    }

    Itinerary.Leg leg(Airfield to, String mission, TruthClass truthClass) {
      var callsign = operators.missionCallsign(itinerary.airframe(), itinerary.dice(), number);
      // A dummy call sign mostly stays with the aircraft for the day; numbered flights count on.
      boolean counts =
          Set.of("SWQ", "WAL").contains(itinerary.airframe().operatorDesignator())
              || itinerary.dice().chance(0.2);
      number += counts ? 1 : 0;
      return itinerary
          .to(to)
          .as(callsign, mission, truthClass)
          .afterMinutes(itinerary.dice().uniform(50, 110));
    }
  }

  /// A contractor's day.
  void contractorDay(Itinerary itinerary, long dayMs) {
    var dice = itinerary.dice();
    if (!itinerary.freeBefore(dayMs, 11) || dice.chance(0.12)) {
      return;
    }
    if (!dice.chance(operators.missionShare())) {
      charters.day(itinerary, dayMs);
      return;
    }
    itinerary.waitUntilLocal(dayMs, Math.clamp(dice.gaussian(5.8, 1.3), 1, 12));
    itinerary.beginRotation();
    if (dice.chance(0.42)) {
      transfers(itinerary);
    } else {
      removal(itinerary);
    }
    itinerary.endRotation();
  }

  private void transfers(Itinerary itinerary) {
    var day = new Day(itinerary);
    int legs = itinerary.dice().between(2, 5);
    for (int i = 0; i < legs; i++) {
      boolean home = i == legs - 1 || itinerary.dice().chance(0.3);
      var to = home ? destinations.hub(itinerary.dice()) : destinations.domestic(itinerary.dice());
      transferTo(day, to);
    }
  }

  private void transferTo(Day day, Airfield to) {
    var itinerary = day.itinerary;
    if (to.equals(itinerary.place()) || itinerary.distanceNm(to) < 60) {
      return;
    }
    int people = (int) Math.clamp(itinerary.dice().gaussian(85, 35), 0, 150);
    day.leg(to, "transfer", TruthClass.TRANSFER).carrying(people).fly();
  }

  private void removal(Itinerary itinerary) {
    var dice = itinerary.dice();
    var day = new Day(itinerary);
    var hub = destinations.hub(dice);
    var stops = destinations.stops(dice);
    if (dice.chance(0.3)) {
      connectTo(day, destinations.domestic(dice));
    }
    connectTo(day, hub);
    itinerary.beginFlight();
    int stopCount = stops.icaos().size();
    int people = Math.clamp(Math.round(dice.gaussian(stops.meanPeople(), 24)), 8, 160) * stopCount;
    if (stops.fuelAtSanJuan()) {
      day.leg(airfields.get("TJSJ"), "removal", TruthClass.REMOVAL_CONNECTION)
          .carrying(people)
          .tag("fuel_stop")
          .fly();
    }
    double fate = dice.uniform(0, 1);
    if (fate < 0.008) {
      day.leg(airfields.get(stops.icaos().getFirst()), "removal", TruthClass.TRANSFER)
          .carrying(people)
          .landingAt(itinerary.place(), dice.uniform(0.2, 0.8), "turned_back")
          .fly();
      return;
    }
    for (int i = 0; i < stopCount; i++) {
      var field = airfields.get(stops.icaos().get(i));
      var leg = day.leg(field, "removal", TruthClass.REMOVAL).carrying(people).stop(i + 1);
      if (fate > 0.99) {
        leg.landingAt(charters.alternateOf(field), 0.97, "diverted");
      }
      leg.fly();
      people -= people / (stopCount - i);
    }
    comeBack(day, stops.fuelAtSanJuan());
  }

  private void connectTo(Day day, Airfield to) {
    var itinerary = day.itinerary;
    if (to.equals(itinerary.place()) || itinerary.distanceNm(to) < 60) {
      return;
    }
    int people = (int) Math.clamp(itinerary.dice().gaussian(70, 35), 0, 140);
    day.leg(to, "removal", TruthClass.REMOVAL_CONNECTION).carrying(people).fly();
  }

  private void comeBack(Day day, boolean throughSanJuan) {
    var itinerary = day.itinerary;
    var dice = itinerary.dice();
    if (throughSanJuan) {
      itinerary.waitMinutes(dice.chance(0.4) ? dice.uniform(600, 900) : 0);
      day.leg(airfields.get("TJSJ"), "removal", TruthClass.REMOVAL_RETURN).tag("fuel_stop").fly();
    }
    day.leg(destinations.hub(dice), "removal", TruthClass.REMOVAL_RETURN).fly();
    if (dice.chance(0.3)) {
      transferTo(day, destinations.hub(dice));
    }
  }

  /// A long-haul aircraft's day: a removal to third countries now and then, charters otherwise.
  void longHaulDay(Itinerary itinerary, long dayMs, boolean certain) {
    var dice = itinerary.dice();
    if (!itinerary.freeBefore(dayMs, 10)) {
      return;
    }
    if (certain || dice.chance(0.12)) {
      itinerary.waitUntilLocal(dayMs, dice.uniform(3, 14));
      itinerary.beginRotation();
      thirdCountries(itinerary);
      itinerary.endRotation();
    } else if (dice.chance(0.6)) {
      charters.longHaulDay(itinerary, dayMs);
    }
  }

  private void thirdCountries(Itinerary itinerary) {
    var dice = itinerary.dice();
    var day = new Day(itinerary);
    var route = destinations.far(dice);
    var hub = airfields.get(dice.pick(List.of("KAEX", "KIWA", "KHRL")));
    var home = itinerary.airframe().base();
    connectTo(day, hub);
    itinerary.beginFlight();
    boolean jet = itinerary.airframe().type() == AircraftType.GLF5;
    int people = jet ? dice.between(5, 12) : dice.between(15, 110);
    int lastStop = lastStopOf(route);
    int stops = 0;
    for (int i = 0; i < route.size(); i++) {
      boolean fuel = route.get(i).startsWith("-");
      var field = airfields.get(fuel ? route.get(i).substring(1) : route.get(i));
      boolean domestic = Set.of("TJSJ", "PHNL").contains(field.icao());
      var truthClass =
          i > lastStop
              ? TruthClass.REMOVAL_RETURN
              : domestic ? TruthClass.REMOVAL_CONNECTION : TruthClass.REMOVAL;
      stops += fuel ? 0 : 1;
      var leg =
          day.leg(field, "removal", truthClass)
              .carrying(i > lastStop ? 0 : people)
              .stop(fuel ? 0 : stops)
              .tag("third_country")
              .afterMinutes(dice.uniform(70, 160));
      if (fuel) {
        leg.tag("fuel_stop");
      } else {
        people -= i == lastStop ? people : people / 2;
      }
      leg.fly();
    }
    day.leg(home, "removal", TruthClass.REMOVAL_RETURN).tag("third_country").fly();
  }

  private static int lastStopOf(List<String> route) {
    int last = 0;
    for (int i = 0; i < route.size(); i++) {
      if (!route.get(i).startsWith("-")) {
        last = i;
      }
    }
    return last;
  }
}
