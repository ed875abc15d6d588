package org.contadora.simulator;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.contadora.simulator.Airframe.Role;

/// What every aircraft sets out to do, day by day. One day before the world's first is planned too,
/// so that the first midnight finds aircraft under way.
final class Schedule {
  private static final long DAY_MS = 86_400_000L;
  private static final LocalDate MILITARY_REMOVALS_FIRST = LocalDate.of(2025, 1, 23);
  private static final LocalDate STATE_PICKUPS_FIRST = LocalDate.of(2025, 1, 27);
  private static final double MILITARY_REMOVAL_SHARE = 0.12;
  private static final List<String> MILITARY_REMOVALS =
      List.of("MGGT", "MGGT", "MGGT", "MHLM", "MHTG", "SEGU", "MUGM", "MUGM", "SPJC", "SKBO");

  private final SimulationOptions options;
  private final RemovalSchedule removals;
  private final CharterSchedule charters;
  private final OtherSchedule others;
  private final Map<Role, Airframe> firstOf = new EnumMap<>(Role.class);

  Schedule(SimulationOptions options, Airfields airfields, List<Airframe> fleet) {
    this.options = options;
    var operators = new Operators(options.from());
    var destinations = new Destinations(airfields, options.from());
    this.charters = new CharterSchedule(airfields, operators);
    this.removals = new RemovalSchedule(airfields, operators, destinations, charters);
    this.others = new OtherSchedule(airfields, charters);
    for (var airframe : fleet) {
      firstOf.putIfAbsent(airframe.role(), airframe);
    }
  }

  /// The plans of one aircraft for the whole period.
  List<FlightPlan> plansOf(Airframe airframe) {
    var dice = new Dice(options.seed(), "schedule-" + airframe.address());
    long firstMs = options.from().toEpochDay() * DAY_MS;
    var itinerary = new Itinerary(airframe, dice, firstMs - DAY_MS);
    for (int day = -1; day < options.days(); day++) {
      planDay(itinerary, firstMs + day * DAY_MS, day);
    }
    return itinerary.plans();
  }

  private void planDay(Itinerary itinerary, long dayMs, int day) {
    var airframe = itinerary.airframe();
    switch (airframe.role()) {
      case CONTRACTOR -> removals.contractorDay(itinerary, dayMs);
      case LONG_HAUL -> removals.longHaulDay(itinerary, dayMs, inStory(airframe, day, 2));
      case MILITARY -> others.militaryDay(itinerary, dayMs, militaryRemoval(itinerary, day));
      case STATE_PICKUP -> {
        if (!options.from().isBefore(STATE_PICKUPS_FIRST)) {
          others.pickupDay(itinerary, dayMs);
        }
      }
      case CHARTER -> {
        if (itinerary.freeBefore(dayMs, 12) && itinerary.dice().chance(0.75)) {
          charters.day(itinerary, dayMs);
        }
      }
      case AIRLINER -> others.airlinerDay(itinerary, dayMs);
      case FREIGHTER -> others.freighterDay(itinerary, dayMs);
      case BUSINESS_JET -> others.businessDay(itinerary, dayMs);
      case LIGHT_AIRCRAFT -> others.lightDay(itinerary, dayMs);
    }
  }

  /// Longer worlds show certain events for sure: one aircraft has them on one day.
  private boolean inStory(Airframe airframe, int day, int storyDay) {
    return day == storyDay && airframe.equals(firstOf.get(airframe.role()));
  }

  private String militaryRemoval(Itinerary itinerary, int day) {
    if (options.from().isBefore(MILITARY_REMOVALS_FIRST)) {
      return "";
    }
    if (inStory(itinerary.airframe(), day, 3)) {
      return "SKBO";
    }
    boolean removal = itinerary.dice().chance(MILITARY_REMOVAL_SHARE);
    return removal ? itinerary.dice().pick(MILITARY_REMOVALS) : "";
  }
}
