package org.contadora.simulator;

import static org.contadora.simulator.Dice.share;

import java.util.List;
import org.contadora.simulator.FlightPlan.TruthClass;

/// Ordinary charters, of contractors and of operators that fly no removals: tourists to Cuba and
/// the Caribbean, casinos, teams, troops.
final class CharterSchedule {
  private static final List<String> CUBA =
      List.of("MUHA", "MUHA", "MUHA", "MUSC", "MUCM", "MUHG", "MUVR");
  private static final List<String> CARIBBEAN =
      List.of("MDSD", "MDPC", "MWCR", "TJSJ", "MYNN", "TGPY", "MKJS");
  private static final List<String> CASINOS = List.of("KACY", "KIFP", "KGPT");
  private static final List<String> CASINO_GUESTS =
      List.of("KBNA", "KSAT", "KDAL", "KOMA", "KMKE", "KRDU", "KCLE", "KMCI", "KAUS", "KELP");
  private static final List<String> TEAM_TOWNS =
      List.of(
          "KLAX", "KDEN", "KMSP", "KBOS", "KATL", "KIAH", "KSAT", "KLAS", "KPHX", "KEWR", "CYYZ",
          "CYEG", "KAUS", "KRIC", "KBNA");
  private static final List<String> TROOPS =
      List.of("EDDF", "EINN", "LPLA", "OKKK", "RJTY", "EPKK", "LGAV");

  private final Airfields airfields;
  private final Operators operators;

  CharterSchedule(Airfields airfields, Operators operators) {
    this.airfields = airfields;
    this.operators = operators;
  }

  /// A day of charters; where it starts decides what they are.
  void day(Itinerary itinerary, long dayMs) {
    var dice = itinerary.dice();
    itinerary.waitUntilLocal(dayMs, dice.uniform(5.5, 14));
    switch (dice.weighted(
        List.of(
            share("cuba", 0.36),
            share("caribbean", 0.26),
            share("casino", 0.14),
            share("team", 0.24)))) {
      case "cuba" -> shuttle(itinerary, "cuba", airfields.get("KMIA"), CUBA, dice.between(1, 2));
      case "caribbean" -> {
        var from = airfields.get(dice.pick(List.of("KMIA", "KMIA", "KTPA", "KJFK", "KFLL")));
        shuttle(itinerary, "caribbean", from, CARIBBEAN, 1);
      }
      case "casino" -> {
        var casino = airfields.get(dice.pick(CASINOS));
        shuttle(itinerary, "casino", casino, CASINO_GUESTS, dice.between(1, 3));
      }
      default -> team(itinerary);
    }
  }

  private void shuttle(
      Itinerary itinerary, String kind, Airfield from, List<String> to, int rounds) {
    var dice = itinerary.dice();
    int number = dice.between(0, 999);
    position(itinerary, kind, from, number);
    for (int i = 0; i < rounds; i++) {
      var field = airfields.get(dice.pick(to));
      leg(itinerary, kind, field, number++, dice.between(60, 150));
      leg(itinerary, kind, from, number++, dice.between(60, 150));
    }
  }

  private void team(Itinerary itinerary) {
    var dice = itinerary.dice();
    int number = dice.between(0, 999);
    var home = airfields.get(dice.pick(TEAM_TOWNS));
    position(itinerary, "team", home, number);
    leg(itinerary, "team", airfields.get(dice.pick(TEAM_TOWNS)), number + 1, dice.between(30, 70));
    itinerary.waitMinutes(dice.uniform(240, 420));
    leg(itinerary, "team", home, number + 2, dice.between(30, 70));
  }

  private void position(Itinerary itinerary, String kind, Airfield to, int number) {
    leg(itinerary, kind, to, number + 30, 0);
  }

  private void leg(Itinerary itinerary, String kind, Airfield to, int number, int people) {
    if (itinerary.distanceNm(to) < 60) {
      return;
    }
    var dice = itinerary.dice();
    var callsign = operators.charterCallsign(itinerary.airframe(), kind, number);
    var leg =
        itinerary
            .to(to)
            .as(callsign, kind + " charter", TruthClass.OTHER)
            .carrying(people)
            .afterMinutes(dice.uniform(45, 90));
    if (dice.chance(0.004)) {
      leg.landingAt(itinerary.place(), dice.uniform(0.2, 0.7), "turned_back");
    } else if (dice.chance(0.004)) {
      leg.landingAt(alternateOf(to), 0.96, "diverted");
    }
    leg.fly();
  }

  /// Troops and tourists for wide-bodies, people in a hurry for large business jets.
  void longHaulDay(Itinerary itinerary, long dayMs) {
    var dice = itinerary.dice();
    itinerary.waitUntilLocal(dayMs, dice.uniform(6, 18));
    int number = dice.between(0, 400);
    var away = airfields.get(dice.pick(TROOPS));
    leg(itinerary, "troop", airfields.get("KBWI"), number, 0);
    leg(itinerary, "troop", away, number + 1, dice.between(80, 240));
    itinerary.waitMinutes(dice.uniform(60, 900));
    leg(itinerary, "troop", itinerary.airframe().base(), number + 2, dice.between(0, 240));
  }

  /// The nearest other airport with scheduled service between 30 and 250 NM away.
  Airfield alternateOf(Airfield field) {
    Airfield best = field;
    double bestNm = 250;
    for (var other : airfields.all()) {
      if (!other.scheduled() || Math.abs(other.latDeg() - field.latDeg()) > 4.2) {
        continue;
      }
      double nm = Itinerary.distanceNm(field, other);
      if (nm > 30 && nm < bestNm) {
        best = other;
        bestNm = nm;
      }
    }
    return best;
  }
}
