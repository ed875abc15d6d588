package org.contadora.flights.findings;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.contadora.flights.findings.Rules.CallsignKind;
import org.contadora.flights.findings.Rules.Destination;
import org.contadora.flights.findings.Rules.DestinationKind;
import org.contadora.flights.findings.Rules.Exclusion;
import org.contadora.flights.findings.Rules.Grade;
import org.contadora.flights.findings.Rules.Hub;
import org.contadora.flights.findings.Rules.NumberBlock;
import org.contadora.flights.findings.Rules.NumberKind;
import org.contadora.flights.findings.Rules.Operator;
import org.contadora.flights.findings.Rules.Role;
import org.contadora.flights.findings.Rules.Tail;
import org.jspecify.annotations.Nullable;

/// What speaks for and against one leg by itself.
final class LegEvidence {
  /// A removal's stop abroad, from landing to take-off: half an hour to four hours in the 2020
  /// records, with five minutes for times that are rounded.
  private static final Duration SHORT_STOP_MIN = Duration.ofMinutes(25);

  private static final Duration SHORT_STOP_MAX = Duration.ofHours(4);

  private final RuleBook rules;
  private final LegFacts facts;
  private final List<Evidence> evidence = new ArrayList<>();

  private LegEvidence(RuleBook rules, LegFacts facts) {
    this.rules = rules;
    this.facts = facts;
  }

  /// @param stopAbroad time on the ground at the leg's foreign end, null if not known
  /// @param line whether the leg is one of a line with a fixed number
  static List<Evidence> of(
      RuleBook rules, LegFacts facts, @Nullable Duration stopAbroad, boolean line) {
    LegEvidence collector = new LegEvidence(rules, facts);
    collector.add(Finding.PRIOR, Map.of());
    collector.operator();
    collector.callsign();
    collector.tails();
    collector.hubs();
    collector.destination();
    collector.exclusions();
    if (stopAbroad != null) {
      collector.groundTime(stopAbroad);
    }
    if (line) {
      collector.add("SCHEDULED_LOOK_ALIKE", Map.of("callsign", text(facts.leg().callsign())));
    }
    if (facts.missing()) {
      collector.add("MISSING_LEG", Map.of());
    }
    return collector.evidence;
  }

  private void operator() {
    if (facts.operator() != null && facts.operator().role() == Role.STATE) {
      state(facts.operator());
    } else if (facts.operator() != null) {
      add(
          "OPERATOR_" + facts.operator().role(),
          Map.of("operator", facts.operator().name()),
          facts.operator().source());
    }
  }

  /// A state's aircraft comes empty and fetches people; at home it flies anything.
  private void state(Operator operator) {
    if (facts.outbound() && facts.toCountry().equals(operator.country())) {
      add("OPERATOR_STATE", Map.of("operator", operator.name()), operator.source());
    } else if (facts.inbound()) {
      add("STATE_COMES_EMPTY", Map.of("operator", operator.name()), operator.source());
    }
  }

  private void callsign() {
    boolean pickUp =
        facts.callsign() != null && facts.callsign().kind() == CallsignKind.STATE_PICK_UP;
    if (facts.callsign() != null && (!pickUp || facts.outbound())) {
      add(
          facts.callsign().kind().code,
          Map.of("callsign", text(facts.leg().callsign())),
          facts.callsign().source());
    }
    List<NumberBlock> blocks = rules.numberBlocks(facts.designator(), facts.day());
    if (blocks.isEmpty() || facts.number() < 0) {
      return;
    }
    for (NumberBlock block : blocks) {
      if (block.first() <= facts.number() && facts.number() <= block.last()) {
        add(block.kind().code, Map.of("callsign", text(facts.leg().callsign())), block.source());
        return;
      }
    }
    if (blocks.stream().anyMatch(block -> block.kind() == NumberKind.MISSION)) {
      add("NUMBER_OUTSIDE_BLOCK", Map.of("callsign", text(facts.leg().callsign())));
    }
  }

  /// Whether the flight number itself names a mission.
  static boolean inMissionBlock(RuleBook rules, LegFacts facts) {
    for (NumberBlock block : rules.numberBlocks(facts.designator(), facts.day())) {
      boolean inside = block.first() <= facts.number() && facts.number() <= block.last();
      if (inside && block.kind().mission()) {
        return true;
      }
    }
    return false;
  }

  private void tails() {
    for (Tail tail : facts.tails()) {
      String code = "TAIL_" + tail.kind();
      boolean told = evidence.stream().anyMatch(each -> each.code().equals(code));
      if (!told) {
        add(code, Map.of("registration", tail.registration(), "role", tail.role()), tail.source());
      }
    }
  }

  private void hubs() {
    @Nullable String from = facts.from() == Zone.HOME ? facts.leg().departure().airport() : null;
    @Nullable String to = facts.to() == Zone.HOME ? facts.leg().arrival().airport() : null;
    @Nullable Grade left = hub(from);
    // Out and back to one airport is one airport.
    @Nullable Grade reached = Objects.equals(from, to) ? left : hub(to);
    boolean homeEnd = facts.from() == Zone.HOME || facts.to() == Zone.HOME;
    if (homeEnd && left == null && reached == null) {
      add("HUB_NONE", Map.of());
    }
    boolean missionHub = isMissionHub(left) || isMissionHub(reached);
    if (missionHub && (facts.outbound() || facts.inbound())) {
      abroadFromHub();
    }
  }

  /// Removals go to places that monitors have listed, or by way of where missions refuel; other
  /// places abroad are mostly those of other charters.
  private void abroadFromHub() {
    Optional<Destination> place = foreignPlace();
    if (place.isPresent() && place.get().kind() == DestinationKind.LEISURE) {
      return;
    }
    @Nullable String abroad = foreignAirport();
    boolean fuel =
        rules.findHub(abroad, facts.day()).filter(hub -> hub.grade() == Grade.FUEL).isPresent();
    if (abroad == null || fuel || place.isPresent()) {
      add(
          "HUB_ABROAD",
          Map.of("country", facts.outbound() ? facts.toCountry() : facts.fromCountry()));
    }
  }

  private static boolean isMissionHub(@Nullable Grade grade) {
    return grade == Grade.STAGING
        || grade == Grade.DETENTION
        || grade == Grade.STOP
        || grade == Grade.MILITARY_STAGING;
  }

  /// Whether missions start, gather people or stop at an airport.
  static boolean isMissionHub(RuleBook rules, @Nullable String airport, LocalDate day) {
    return rules.findHub(airport, day).filter(hub -> isMissionHub(hub.grade())).isPresent();
  }

  private @Nullable Grade hub(@Nullable String airport) {
    Optional<Hub> hub = rules.findHub(airport, facts.day());
    if (hub.isEmpty() || airport == null) {
      return null;
    }
    Grade grade = hub.get().grade();
    switch (grade) {
      case STAGING, DETENTION, STOP, MILITARY_STAGING, AMBIGUOUS ->
          add("HUB_" + grade, Map.of("airport", airport), hub.get().source());
      case DETENTION_ABROAD ->
          add("DESTINATION_DETENTION_ABROAD", Map.of("airport", airport), hub.get().source());
      case CHARTER_BASE -> {
        // A number that names a mission has already told it from the charters.
        if (facts.domestic() || !inMissionBlock(rules, facts)) {
          add("HUB_CHARTER_BASE", Map.of("airport", airport), hub.get().source());
        }
      }
      case FUEL, MILITARY_BASE -> {}
    }
    return grade;
  }

  private Optional<Destination> foreignPlace() {
    if (facts.to() == Zone.ABROAD) {
      return rules.findDestination(facts.leg().arrival().airport(), facts.toCountry(), facts.day());
    }
    if (facts.from() == Zone.ABROAD) {
      return rules.findDestination(
          facts.leg().departure().airport(), facts.fromCountry(), facts.day());
    }
    return Optional.empty();
  }

  private @Nullable String foreignAirport() {
    return facts.to() == Zone.ABROAD
        ? facts.leg().arrival().airport()
        : facts.from() == Zone.ABROAD ? facts.leg().departure().airport() : null;
  }

  private void destination() {
    @Nullable String abroad = foreignAirport();
    Optional<Hub> base = rules.findHub(abroad, facts.day());
    if (abroad != null && base.isPresent() && base.get().grade() == Grade.MILITARY_BASE) {
      add("DESTINATION_MILITARY_BASE", Map.of("airport", abroad), base.get().source());
      return;
    }
    foreignPlace()
        .ifPresent(place ->
            add(
                "DESTINATION_" + place.kind(),
                Map.of("place", abroad == null ? place.place() : abroad),
                place.source()));
  }

  private void exclusions() {
    for (Exclusion each : rules.exclusions()) {
      if (each.validity().contains(facts.day())
          && (each.designator().isEmpty() || each.designator().equals(facts.designator()))
          && (way(each.departure(), each.arrival()) || way(each.arrival(), each.departure()))) {
        add("EXCLUDED_ROUTE", Map.of("purpose", each.kind()), each.source());
        return;
      }
    }
  }

  private boolean way(String from, String to) {
    return at(from, facts.leg().departure().airport(), facts.fromCountry())
        && at(to, facts.leg().arrival().airport(), facts.toCountry());
  }

  private static boolean at(String place, @Nullable String airport, String country) {
    return place.equals(airport) || place.equals(country);
  }

  private void groundTime(Duration stop) {
    boolean brief = stop.compareTo(SHORT_STOP_MIN) >= 0 && stop.compareTo(SHORT_STOP_MAX) <= 0;
    add(
        brief ? "GROUND_TIME_SHORT" : "GROUND_TIME_LONG",
        Map.of("minutes", String.valueOf(stop.toMinutes())));
  }

  private void add(String code, Map<String, String> parameters) {
    add(code, parameters, "");
  }

  private void add(String code, Map<String, String> parameters, String factSource) {
    double weight = rules.weight(code);
    String source = rules.weightSource(code);
    if (!factSource.isEmpty()) {
      source = source.isEmpty() ? factSource : factSource + "; weight: " + source;
    }
    evidence.add(new Evidence(code, parameters, weight, source));
  }

  private static String text(@Nullable String callsign) {
    return callsign == null ? "" : callsign.toUpperCase(Locale.ROOT);
  }
}
