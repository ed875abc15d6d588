package org.contadora.simulator;

import static org.contadora.simulator.Dice.share;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.contadora.simulator.Dice.Share;

/// Who flew removals when, and what their crews called themselves, as published material of the
/// time shows it (UWCHR's 2020 records; wiseman/ice-air events of April and May 2025; hub snapshots
/// of 2026).
final class Operators {
  private static final LocalDate WORLD_ATLANTIC_LAST = LocalDate.of(2020, 3, 28);
  private static final LocalDate GLOBALX_FIRST = LocalDate.of(2021, 8, 1);
  private static final LocalDate EASTERN_EXPRESS_FIRST = LocalDate.of(2025, 1, 1);
  private static final LocalDate TYSON_FIRST = LocalDate.of(2025, 4, 11);
  private static final LocalDate TYSON_LAST = LocalDate.of(2026, 5, 18);
  private static final LocalDate AVELO_FIRST = LocalDate.of(2025, 5, 12);
  private static final LocalDate AVELO_LAST = LocalDate.of(2026, 1, 27);
  private static final LocalDate YEAR_2026 = LocalDate.of(2026, 1, 1);

  private final LocalDate date;

  Operators(LocalDate date) {
    this.date = date;
  }

  /// An operator's fleet of one type.
  record Contractor(String designator, String owner, AircraftType type, String lastLetter) {}

  List<Share<Contractor>> contractors() {
    var swift733 = new Contractor("SWQ", "SWIFT AIR LLC", AircraftType.B733, "S");
    var swift734 = new Contractor("SWQ", "SWIFT AIR LLC", AircraftType.B734, "S");
    var swift738 = new Contractor("SWQ", "SWIFT AIR LLC", AircraftType.B738, "A");
    if (date.isBefore(GLOBALX_FIRST)) {
      var atlantic = new Contractor("WAL", "CARIBBEAN SUN AIRLINES INC", AircraftType.MD83, "A");
      double atlanticWeight = date.isAfter(WORLD_ATLANTIC_LAST) ? 0 : 0.18;
      return List.of(
          share(swift733, 0.25),
          share(swift734, 0.37),
          share(swift738, 0.2),
          share(atlantic, atlanticWeight));
    }
    var globalx320 = new Contractor("GXA", "GLOBAL CROSSING AIRLINES INC", AircraftType.A320, "X");
    var globalx321 = new Contractor("GXA", "GLOBAL CROSSING AIRLINES INC", AircraftType.A321, "X");
    if (date.isBefore(EASTERN_EXPRESS_FIRST)) {
      return List.of(share(swift738, 0.5), share(globalx320, 0.35), share(globalx321, 0.15));
    }
    var eastern737 = new Contractor("BBQ", "EASTERN AIR EXPRESS LLC", AircraftType.B737, "P");
    var eastern738 = new Contractor("BBQ", "EASTERN AIR EXPRESS LLC", AircraftType.B738, "P");
    var avelo = new Contractor("VXP", "AVELO AIRLINES INC", AircraftType.B738, "V");
    boolean aveloFlies = !date.isBefore(AVELO_FIRST) && !date.isAfter(AVELO_LAST);
    return List.of(
        share(globalx320, 0.35),
        share(globalx321, 0.2),
        share(eastern737, 0.2),
        share(eastern738, 0.15),
        share(avelo, aveloFlies ? 0.1 : 0));
  }

  List<Share<Contractor>> longHaul() {
    var omni763 = new Contractor("OAE", "OMNI AIR INTERNATIONAL LLC", AircraftType.B763, "X");
    var omni772 = new Contractor("OAE", "OMNI AIR INTERNATIONAL LLC", AircraftType.B772, "X");
    var eastern = new Contractor("EAL", "EASTERN AIRLINES LLC", AircraftType.B763, "W");
    var journey = new Contractor("JRY", "JOURNEY AVIATION LLC", AircraftType.GLF5, "T");
    return List.of(
        share(omni763, 0.45),
        share(omni772, 0.15),
        share(eastern, date.isBefore(YEAR_2026) ? 0 : 0.25),
        share(journey, date.isBefore(EASTERN_EXPRESS_FIRST) ? 0 : 0.2));
  }

  /// Share of a contractor's working days that go to removals and transfers.
  double missionShare() {
    return date.isBefore(GLOBALX_FIRST) ? 0.55 : 0.75;
  }

  /// Names a contractor's crew for the legs of one working day of the mission.
  ///
  /// @param number grows by one from leg to leg where flight numbers do
  String missionCallsign(Airframe airframe, Dice dice, int number) {
    return switch (airframe.operatorDesignator()) {
      case "SWQ" ->
          dice.chance(0.97)
              ? "SWQ" + (3500 + Math.floorMod(number, 200))
              : "SWQ" + (3401 + Math.floorMod(number, 4));
      case "WAL" -> worldAtlantic(airframe, number);
      case "GXA", "BBQ", "VXP", "JRY" -> dummy(airframe, dice, number);
      default -> airframe.operatorDesignator() + (300 + Math.floorMod(number * 7, 640));
    };
  }

  /// World Atlantic numbers begin with the last digit of the tail, whatever the mission.
  private static String worldAtlantic(Airframe airframe, int number) {
    return String.format(
        Locale.ROOT, "WAL%s%02d", airframe.registration().charAt(3), Math.floorMod(number, 100));
  }

  private String dummy(Airframe airframe, Dice dice, int number) {
    String operator = airframe.operatorDesignator();
    boolean inPeriod = !date.isBefore(TYSON_FIRST) && !date.isAfter(TYSON_LAST);
    double usesIt =
        switch (operator) {
          case "GXA" -> date.isBefore(YEAR_2026) ? 0.85 : 0.0;
          case "BBQ" -> 0.95;
          case "VXP" -> 0.5;
          default -> 0.3;
        };
    if (!inPeriod || !chosen(airframe, number / 8, usesIt)) {
      return dice.chance(0.04) ? "" : operator + (600 + Math.floorMod(number * 3, 390));
    }
    int crew = 41 + Math.floorMod(number, 14);
    return dice.weighted(
        List.of(
            share("TYSON" + crew, 88.0),
            share("TYS" + crew, 6.5),
            share("ON" + crew, 3.0),
            share("TYS0N" + crew, 0.4),
            share("TYSON0" + crew, 0.4),
            share("", 1.7)));
  }

  /// The same answer for all legs of a working day.
  private static boolean chosen(Airframe airframe, int day, double probability) {
    return Dice.hash(airframe.address().bits(), day, 7) < probability;
  }

  /// Names the crew of an ordinary charter.
  String charterCallsign(Airframe airframe, String kind, int number) {
    String operator = airframe.operatorDesignator();
    if (operator.equals("WAL")) {
      return worldAtlantic(airframe, number);
    }
    int span = Math.floorMod(number, 60);
    if (operator.equals("SWQ")) {
      int first =
          switch (kind) {
            case "cuba" -> number % 2 == 0 ? 3100 : 2200;
            case "casino" -> 6800;
            case "caribbean" -> number % 2 == 0 ? 500 : 7000;
            default -> 9100;
          };
      return "SWQ" + (first + span);
    }
    int first =
        switch (kind) {
          case "cuba" -> 200;
          case "casino" -> 800;
          case "caribbean" -> 400;
          case "cargo" -> 1100;
          default -> 600;
        };
    return operator + (first + span);
  }
}
