package org.contadora.flights.findings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.findings.Rules.Operator;
import org.contadora.flights.findings.Rules.PeopleRule;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.rotations.Rotation;
import org.contadora.flights.rotations.Rotations;
import org.jspecify.annotations.Nullable;

/// Judges legs: which are removal-related, of which class, with what evidence.
///
/// The evidence for each leg adds up in log-odds: what the leg shows by itself ([LegEvidence]) and
/// a share of what the strongest other leg of its rotation shows. Where legs of a rotation do not
/// join, missing legs are judged too. Safe for several threads, each with the legs of another
/// aircraft.
public final class Findings {
  /// A line flies the same way under the same number on so many of so many days (own estimates: on
  /// work days, or on every other; missions take turns).
  private static final int LINE_DAYS = 5;

  private static final int LINE_WINDOW_DAYS = 10;

  private static final Comparator<Evidence> STRONGEST_FIRST =
      Comparator.comparingDouble((Evidence each) -> -Math.abs(each.weight()))
          .thenComparing(Evidence::code);

  private final RuleBook rules;
  private final Places places;
  private final Rotations rotations;

  /// @param airports airport by ICAO code
  public Findings(RuleBook rules, Function<String, Optional<Airport>> airports) {
    this.rules = rules;
    this.places = new Places(rules, airports);
    this.rotations = new Rotations(airports, Places.HOME);
  }

  /// Judges all legs of one aircraft, or all legs that name none.
  ///
  /// @param legs in order of time
  /// @return a finding for each leg and for each leg that was put in, in order of time within each
  ///   rotation
  public List<Finding> judge(List<Leg> legs) {
    List<Finding> findings = new ArrayList<>(legs.size());
    for (List<Leg> airframe : Rotations.airframes(legs)) {
      findings.addAll(judgeAirframe(airframe));
    }
    return findings;
  }

  private List<Finding> judgeAirframe(List<Leg> legs) {
    List<Finding> findings = new ArrayList<>(legs.size());
    Diversions diversions = new Diversions(rules, places, legs);
    if (!remarkable(legs)) {
      for (int i = 0; i < legs.size(); i++) {
        @Nullable Leg next = i + 1 < legs.size() ? legs.get(i + 1) : null;
        findings.add(unremarkable(legs.get(i), diversions.of(legs.get(i), next)));
      }
      return findings;
    }
    Set<String> lines = lines(legs);
    for (Rotation rotation : rotations.of(legs)) {
      judge(rotation, lines, diversions, findings);
    }
    return findings;
  }

  /// Whether the rule book has anything to say of an aircraft with these legs.
  private boolean remarkable(List<Leg> legs) {
    @Nullable String lastCallsign = null;
    @Nullable Aircraft lastAircraft = null;
    for (Leg leg : legs) {
      Aircraft aircraft = leg.aircraft();
      // The legs of one aircraft mostly share its description: look it up once.
      if (!aircraft.equals(lastAircraft) && knows(aircraft)) {
        return true;
      }
      lastAircraft = aircraft;
      for (String callsign : leg.callsigns()) {
        if (!callsign.equals(lastCallsign) && knows(callsign)) {
          return true;
        }
        lastCallsign = callsign;
      }
    }
    return false;
  }

  /// Whether the rule book has anything to say of an aircraft, of whatever period.
  public boolean knows(Aircraft aircraft) {
    return (aircraft.flags() & Aircraft.MILITARY) != 0
        || !rules.militaryBlocks(aircraft.address()).isEmpty()
        || !LegFacts.allTails(aircraft, rules).isEmpty();
  }

  /// Whether the rule book lists an aircraft as one of missions on `day`.
  public boolean lists(Aircraft aircraft, LocalDate day) {
    for (Rules.Tail tail : LegFacts.allTails(aircraft, rules)) {
      if (tail.kind() != Rules.TailKind.FREIGHTER && tail.validity().contains(day)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the rule book has anything to say of a call sign, of whatever period.
  public boolean knows(String callsign) {
    int letters = 0;
    while (letters < callsign.length() && Character.isLetter(callsign.charAt(letters))) {
      letters++;
    }
    return rules.knowsDesignator(callsign.substring(0, letters)) || rules.knowsCallsign(callsign);
  }

  private Finding unremarkable(Leg leg, List<Evidence> elsewhere) {
    Evidence prior =
        new Evidence(
            Finding.PRIOR,
            Map.of(),
            rules.weight(Finding.PRIOR),
            rules.weightSource(Finding.PRIOR));
    List<Evidence> evidence = new ArrayList<>(List.of(prior));
    evidence.addAll(elsewhere);
    return new Finding(
        leg,
        FlightClass.OTHER,
        1 - probability(prior.weight()),
        null,
        Tags.ofUnremarkable(leg, elsewhere),
        "r-" + leg.id(),
        null,
        evidence,
        rules.version());
  }

  private void judge(
      Rotation rotation, Set<String> lines, Diversions diversions, List<Finding> findings) {
    List<LegFacts> facts = facts(rotation);
    int size = facts.size();
    boolean afterRest =
        !findings.isEmpty() && !rotation.legs().getFirst().aircraft().key().isEmpty();
    List<List<Evidence>> evidence = new ArrayList<>();
    double[] own = new double[size];
    for (int i = 0; i < size; i++) {
      LegFacts leg = facts.get(i);
      List<Evidence> here =
          LegEvidence.of(
              rules,
              leg,
              RotationEvidence.stopAbroad(facts, i),
              lines.contains(lineKey(leg.leg())) && !mission(leg));
      here.addAll(RotationEvidence.of(rules, facts, i, here, afterRest));
      evidence.add(here);
      own[i] = sum(here);
    }
    boolean[] related = new boolean[size];
    double[] probability = new double[size];
    for (int i = 0; i < size; i++) {
      RotationEvidence.support(rules, facts, own, i).ifPresent(evidence.get(i)::add);
      probability[i] = probability(sum(evidence.get(i)));
      related[i] = probability[i] >= Verdict.POSSIBLE_FROM;
    }
    Classes classes = new Classes(new Refuelling(rules, places), facts, related);
    List<FlightClass> of = classes.of();
    for (int i = 0; i < size; i++) {
      @Nullable LegFacts next = i + 1 < size ? facts.get(i + 1) : null;
      List<Evidence> elsewhere =
          classes.fuelStop(i)
              ? List.of()
              : diversions.of(facts.get(i).leg(), next == null ? null : next.leg());
      if (elsewhere.isEmpty() && of.get(i) == FlightClass.REMOVAL && !classes.fuelStop(i)) {
        elsewhere = diversions.unusual(facts.get(i));
      }
      evidence.get(i).addAll(elsewhere);
      if (of.get(i) != FlightClass.OTHER) {
        classes.fuelEvidence(i).ifPresent(evidence.get(i)::add);
      }
      evidence.get(i).sort(STRONGEST_FIRST);
      boolean goesOn = i + 1 < size && of.get(i + 1) == FlightClass.REMOVAL;
      findings.add(
          finding(
              facts.get(i),
              of.get(i),
              probability[i],
              Tags.of(rules, facts.get(i), of.get(i), classes.fuelStop(i), elsewhere, goesOn),
              evidence.get(i),
              rotation.id()));
    }
  }

  /// Whether the number or an end of the leg belongs to missions, which also come daily.
  private boolean mission(LegFacts leg) {
    return LegEvidence.inMissionBlock(rules, leg)
        || LegEvidence.isMissionHub(rules, leg.leg().departure().airport(), leg.day())
        || LegEvidence.isMissionHub(rules, leg.leg().arrival().airport(), leg.day());
  }

  private Finding finding(
      LegFacts facts,
      FlightClass flightClass,
      double probability,
      List<Tag> tags,
      List<Evidence> evidence,
      String rotationId) {
    @Nullable People people = null;
    if (flightClass == FlightClass.REMOVAL) {
      @Nullable String type = facts.leg().aircraft().typeCode();
      PeopleRule rule =
          rules.people(facts.toCountry(), facts.role(), type == null ? "" : type, facts.day());
      people = new People(rule.low(), rule.high(), rule.basis(), rule.source());
    }
    return new Finding(
        facts.leg(),
        flightClass,
        flightClass == FlightClass.OTHER ? 1 - probability : probability,
        facts.operator() == null ? null : facts.operator().name(),
        tags,
        rotationId,
        people,
        evidence,
        rules.version());
  }

  /// Looks the legs up; a leg that was put in has the operator of the leg after or before it.
  private List<LegFacts> facts(Rotation rotation) {
    List<LegFacts> facts = new ArrayList<>();
    for (Leg leg : rotation.legs()) {
      facts.add(LegFacts.of(leg, rules, places));
    }
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i).missing() && facts.get(i).operator() == null) {
        @Nullable Operator after = i + 1 < facts.size() ? facts.get(i + 1).operator() : null;
        @Nullable Operator before = i > 0 ? facts.get(i - 1).operator() : null;
        facts.set(i, facts.get(i).withOperator(after != null ? after : before));
      }
    }
    return facts;
  }

  /// Number and way of the lines that this aircraft flies.
  private static Set<String> lines(List<Leg> legs) {
    Map<String, TreeSet<LocalDate>> days = new HashMap<>();
    for (Leg leg : legs) {
      @Nullable Instant start = leg.start();
      if (leg.callsign() != null && start != null && leg.arrival().airport() != null) {
        days.computeIfAbsent(lineKey(leg), _ -> new TreeSet<>())
            .add(LocalDate.ofInstant(start, java.time.ZoneOffset.UTC));
      }
    }
    Set<String> lines = new HashSet<>();
    days.forEach((key, dates) -> {
      List<LocalDate> sorted = List.copyOf(dates);
      for (int i = LINE_DAYS - 1; i < sorted.size(); i++) {
        LocalDate first = sorted.get(i - LINE_DAYS + 1);
        if (!first.plusDays(LINE_WINDOW_DAYS - 1L).isBefore(sorted.get(i))) {
          lines.add(key);
        }
      }
    });
    return lines;
  }

  private static String lineKey(Leg leg) {
    return leg.callsign() + " " + leg.departure().airport() + " " + leg.arrival().airport();
  }

  private static double sum(List<Evidence> evidence) {
    double sum = 0;
    for (Evidence each : evidence) {
      sum += each.weight();
    }
    return sum;
  }

  /// The probability of log-odds.
  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
