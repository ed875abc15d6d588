package org.contadora.flights.findings;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.contadora.flights.findings.Rules.Destination;
import org.contadora.flights.findings.Rules.Role;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEvent;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// What is said beside the class.
final class Tags {
  /// Night by the sun at the departure: from 22 to 6 o'clock (own estimate).
  private static final int NIGHT_FROM_HOUR = 22;

  private static final int NIGHT_TO_HOUR = 6;

  private Tags() {}

  /// Those of a leg of which the rule book has nothing to say.
  static List<Tag> ofUnremarkable(Leg leg, List<Evidence> elsewhere) {
    Set<Tag> tags = EnumSet.noneOf(Tag.class);
    if (!elsewhere.isEmpty()) {
      tags.add(Tag.DIVERTED);
    }
    if (leg.flags().contains(LegFlag.OTHER_AIRCRAFT)) {
      tags.add(Tag.OTHER_AIRCRAFT);
    }
    return List.copyOf(tags);
  }

  /// @param elsewhere what shows that it landed elsewhere than where it was going
  /// @param goesOn whether the rotation's next leg is a removal
  static List<Tag> of(
      RuleBook rules,
      LegFacts facts,
      FlightClass flightClass,
      boolean fuelStop,
      List<Evidence> elsewhere,
      boolean goesOn) {
    Set<Tag> tags = EnumSet.noneOf(Tag.class);
    tags.addAll(ofUnremarkable(facts.leg(), elsewhere));
    if (facts.role() == Role.MILITARY || isMilitary(rules, facts)) {
      tags.add(Tag.MILITARY);
    }
    if (facts.role() == Role.STATE) {
      tags.add(Tag.STATE_PICK_UP);
    }
    if (facts.hour() >= 0 && (facts.hour() >= NIGHT_FROM_HOUR || facts.hour() < NIGHT_TO_HOUR)) {
      tags.add(Tag.NIGHT);
    }
    if (facts.missing()) {
      tags.add(Tag.INFERRED_LEG);
    }
    if (facts.leg().flags().contains(LegFlag.TURNED_BACK)) {
      tags.add(Tag.TURNED_BACK);
    }
    for (LegEvent event : facts.leg().events()) {
      tags.add(event.kind() == LegEvent.Kind.GO_AROUND ? Tag.GO_AROUND : Tag.TOUCH_AND_GO);
    }
    if (flightClass == FlightClass.REMOVAL && goesOn && Diversions.flewOn(elsewhere)) {
      tags.add(Tag.ALTERNATE);
    }
    if (fuelStop && flightClass != FlightClass.OTHER) {
      tags.add(Tag.FUEL_STOP);
    }
    // Beside the class, which stays that of a leg within the country, as those count who count
    // them.
    if (flightClass == FlightClass.TRANSFER || flightClass == FlightClass.REMOVAL_CONNECTION) {
      if (rules.isLateral(
          facts.leg().departure().airport(), facts.leg().arrival().airport(), facts.day())) {
        tags.add(Tag.LATERAL);
      }
    }
    if (flightClass == FlightClass.REMOVAL) {
      Optional<Destination> place =
          rules.findDestination(facts.leg().arrival().airport(), facts.toCountry(), facts.day());
      if (place.isPresent() && place.get().thirdCountry()) {
        tags.add(Tag.THIRD_COUNTRY);
      }
    }
    return List.copyOf(tags);
  }

  /// Whether an input marks the aircraft as one of armed forces, or its address does: call signs
  /// can be hidden or another's.
  private static boolean isMilitary(RuleBook rules, LegFacts facts) {
    Aircraft aircraft = facts.leg().aircraft();
    return (aircraft.flags() & Aircraft.MILITARY) != 0
        || rules.militaryBlocks(aircraft.address()).stream()
            .anyMatch(block -> block.validity().contains(facts.day()));
  }

  /// Whether the leg's arrival is one of its country's usual airports; true if none are known.
  static boolean usual(RuleBook rules, LegFacts facts) {
    @Nullable String airport = facts.leg().arrival().airport();
    if (airport == null) {
      return true;
    }
    Optional<Destination> country = rules.findDestination(null, facts.toCountry(), facts.day());
    return country.isEmpty()
        || country.get().usual().isEmpty()
        || country.get().usual().contains(airport);
  }
}
