package org.contadora.flights.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.findings.Verdict;
import org.jspecify.annotations.Nullable;

/// One removal flight: the removal legs of one rotation that follow each other without coming back
/// between.
public record RemovalFlight(List<CountedLeg> legs) {
  /// Probability from which a leg is in the central count: more likely than not.
  private static final double COUNTED_FROM = 0.5;

  private static final Set<Tag> NO_STOP = Set.of(Tag.FUEL_STOP, Tag.ALTERNATE);

  public RemovalFlight {
    legs = List.copyOf(legs);
  }

  /// Puts an aircraft's legs, in the order of time, together to removal flights.
  public static List<RemovalFlight> of(List<CountedLeg> ofAircraft) {
    List<RemovalFlight> flights = new ArrayList<>();
    List<CountedLeg> run = new ArrayList<>();
    for (CountedLeg leg : ofAircraft) {
      boolean removal = leg.flightClass() == FlightClass.REMOVAL && completed(leg);
      boolean joins =
          removal && !run.isEmpty() && run.getLast().rotationId().equals(leg.rotationId());
      if (!joins && !run.isEmpty()) {
        flights.add(new RemovalFlight(run));
        run.clear();
      }
      if (removal) {
        run.add(leg);
      }
    }
    if (!run.isEmpty()) {
      flights.add(new RemovalFlight(run));
    }
    return flights;
  }

  private static boolean completed(CountedLeg leg) {
    return !leg.tags().contains(Tag.TURNED_BACK);
  }

  /// Whether a landing is in the low count: likely, and seen or recorded.
  public static boolean isLow(CountedLeg landing) {
    return landing.probability() >= Verdict.LIKELY_FROM
        && !landing.tags().contains(Tag.INFERRED_LEG);
  }

  /// Whether a landing is in the central count: more likely than not.
  public static boolean isCounted(CountedLeg landing) {
    return landing.probability() >= COUNTED_FROM;
  }

  /// Whether a landing is in the high count: at least possible.
  public static boolean isHigh(CountedLeg landing) {
    return landing.probability() >= Verdict.POSSIBLE_FROM;
  }

  /// Landings where people are put down and which are counted.
  public List<CountedLeg> stops() {
    return landings().stream().filter(RemovalFlight::isCounted).toList();
  }

  /// Whether the flight is in the low count.
  public boolean low() {
    return landings().stream().anyMatch(RemovalFlight::isLow);
  }

  /// Whether the flight is in the central count.
  public boolean counted() {
    return !stops().isEmpty();
  }

  /// Whether the flight is in the high count.
  public boolean high() {
    return landings().stream().anyMatch(RemovalFlight::isHigh);
  }

  /// Landings where people are put down, as far as the legs say: stops to refuel are none, nor are
  /// landings elsewhere from which it flew on.
  public List<CountedLeg> landings() {
    return legs.stream().filter(leg -> Collections.disjoint(leg.tags(), NO_STOP)).toList();
  }

  /// UTC day on which the flight began.
  public @Nullable LocalDate date() {
    var start = legs.getFirst().start();
    return start == null ? null : start.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /// Fewest people aboard; 0 where nothing is known of them.
  public int peopleLow() {
    return legs.stream()
        .mapToInt(leg -> leg.people() == null ? 0 : leg.people().low())
        .max()
        .orElse(0);
  }

  /// Most people aboard; 0 where nothing is known of them.
  public int peopleHigh() {
    return legs.stream()
        .mapToInt(leg -> leg.people() == null ? 0 : leg.people().high())
        .max()
        .orElse(0);
  }
}
