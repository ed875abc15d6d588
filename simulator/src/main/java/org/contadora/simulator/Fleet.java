package org.contadora.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.contadora.simulator.Airframe.Role;
import org.contadora.simulator.Registrations.Mark;

/// The aircraft of a world, with invented registrations.
final class Fleet {
  private static final int MILITARY = 1;
  private static final int PIA = 4;
  private static final int LADD = 8;

  private final SimulationOptions options;
  private final Airfields airfields;
  private final Dice dice;
  private final Registrations registrations;
  private final List<Airframe> airframes = new ArrayList<>();

  private Fleet(SimulationOptions options, Airfields airfields) {
    this.options = options;
    this.airfields = airfields;
    this.dice = new Dice(options.seed(), "fleet");
    this.registrations = new Registrations(dice);
  }

  /// The aircraft in the order of a day's archive: by the last two digits of the address.
  static List<Airframe> of(SimulationOptions options, Airfields airfields) {
    var fleet = new Fleet(options, airfields);
    fleet.addContractors();
    fleet.addMilitary();
    fleet.addCharters();
    fleet.addAirliners();
    fleet.addFreighters();
    fleet.addPrivate();
    fleet.airframes.sort(
        Comparator.comparingInt((Airframe a) -> a.address().bits() & 0xff)
            .thenComparingInt(a -> a.address().bits()));
    return List.copyOf(fleet.airframes);
  }

  private void add(
      Mark mark,
      AircraftType type,
      Role role,
      String designator,
      String owner,
      int flags,
      Airfield base) {
    airframes.add(
        new Airframe(
            mark.address(),
            mark.registration(),
            type,
            role,
            designator,
            owner,
            dice.between(1992, 2021),
            flags,
            base));
  }

  private void addContractors() {
    var operators = new Operators(options.from());
    var bases = airfields.get(List.of("KAEX", "KAEX", "KIWA", "KHRL", "KELP", "KBRO", "KMIA"));
    for (int i = 0; i < options.fleet().contractors(); i++) {
      var contractor = dice.weighted(operators.contractors());
      add(
          registrations.unitedStates(contractor.lastLetter()),
          contractor.type(),
          Role.CONTRACTOR,
          contractor.designator(),
          contractor.owner(),
          dice.chance(0.6) ? LADD : 0,
          dice.pick(bases));
    }
    var farBases = airfields.get(List.of("KTUL", "KAFW", "KBWI", "KIWA"));
    for (int i = 0; i < options.fleet().longHaul(); i++) {
      var contractor = dice.weighted(operators.longHaul());
      add(
          registrations.unitedStates(contractor.lastLetter()),
          contractor.type(),
          Role.LONG_HAUL,
          contractor.designator(),
          contractor.owner(),
          dice.chance(0.7) ? LADD : 0,
          dice.pick(farBases));
    }
  }

  private void addMilitary() {
    var bases = airfields.get(List.of("KCHS", "KDOV", "KTCM", "KWRI", "KSUU", "KLRF", "KBIF"));
    for (int i = 0; i < options.fleet().military(); i++) {
      var type =
          dice.weighted(
              List.of(
                  Dice.share(AircraftType.C17, 0.55),
                  Dice.share(AircraftType.C30J, 0.3),
                  Dice.share(AircraftType.K35R, 0.15)));
      add(
          registrations.unitedStatesMilitary(),
          type,
          Role.MILITARY,
          "RCH",
          "UNITED STATES AIR FORCE",
          MILITARY,
          dice.pick(bases));
    }
    for (int i = 0; i < options.fleet().statePickup(); i++) {
      add(
          registrations.foreign("FAC", 0x0AC000, 0x1000),
          AircraftType.B737,
          Role.STATE_PICKUP,
          "FAC",
          "FUERZA AEROESPACIAL COLOMBIANA",
          MILITARY,
          airfields.get("SKBO"));
    }
  }

  private void addCharters() {
    var bases = airfields.get(List.of("KMIA", "KFLL", "KACY", "KLAS", "KIND", "KTPA"));
    for (int i = 0; i < options.fleet().charters(); i++) {
      var choice =
          dice.pick(
              List.of(
                  new Operators.Contractor("SCX", "SUN COUNTRY", AircraftType.B738, "Y"),
                  new Operators.Contractor("WWI", "WORLDWIDE JET", AircraftType.B734, "W"),
                  new Operators.Contractor("EAL", "EASTERN AIRLINES LLC", AircraftType.B763, "E"),
                  new Operators.Contractor("VTE", "CORPORATE FLIGHT", AircraftType.A320, "C")));
      add(
          registrations.unitedStates(choice.lastLetter()),
          choice.type(),
          Role.CHARTER,
          choice.designator(),
          choice.owner(),
          0,
          dice.pick(bases));
    }
  }

  private void addAirliners() {
    for (int i = 0; i < options.fleet().airliners(); i++) {
      // The first ones work where removals do, so that small worlds have look-alikes too.
      var airline = i < 6 ? Airlines.REGIONAL.get(i) : dice.weighted(Airlines.ALL);
      var mark =
          airline.prefix().equals("N")
              ? registrations.unitedStates(airline.lastLetter())
              : registrations.foreign(airline.prefix(), airline.blockStart(), 0x1000);
      add(
          mark,
          dice.pick(airline.types()),
          Role.AIRLINER,
          airline.designator(),
          airline.owner(),
          0,
          airfields.get(dice.pick(airline.bases())));
    }
  }

  private void addFreighters() {
    for (int i = 0; i < options.fleet().freighters(); i++) {
      var airline = dice.pick(Airlines.CARGO);
      add(
          registrations.unitedStates(airline.lastLetter()),
          dice.pick(airline.types()),
          Role.FREIGHTER,
          airline.designator(),
          airline.owner(),
          0,
          airfields.get(dice.pick(airline.bases())));
    }
  }

  private void addPrivate() {
    var fields = airfields.all().stream().filter(f -> f.country().equals("US")).toList();
    var jets = List.of(AircraftType.CL60, AircraftType.C56X, AircraftType.GLF5, AircraftType.BE20);
    for (int i = 0; i < options.fleet().businessJets(); i++) {
      int flags =
          dice.weighted(
              List.of(Dice.share(0, 0.6), Dice.share(LADD, 0.33), Dice.share(LADD | PIA, 0.07)));
      add(
          registrations.unitedStates(""),
          dice.pick(jets),
          Role.BUSINESS_JET,
          "",
          "TRUSTEE",
          flags,
          dice.pick(fields));
    }
    var light = List.of(AircraftType.C172, AircraftType.C172, AircraftType.SR22, AircraftType.C208);
    for (int i = 0; i < options.fleet().lightAircraft(); i++) {
      add(
          registrations.unitedStates(""),
          dice.pick(light),
          Role.LIGHT_AIRCRAFT,
          "",
          "PRIVATE",
          0,
          dice.pick(fields));
    }
  }
}
