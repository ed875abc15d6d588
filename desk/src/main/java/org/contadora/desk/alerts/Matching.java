package org.contadora.desk.alerts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.Evidence;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.findings.Verdict;
import org.contadora.flights.gaps.Ahead;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.live.Interest;
import org.contadora.flights.live.LiveAircraft;
import org.jspecify.annotations.Nullable;

/// Whether what is seen is what a rule waits for. Pure: it is told the time.
final class Matching {
  /// A course is held when it has been the same for so long, seconds: turns after take-off and
  /// around weather are over by then (own estimate).
  static final long STEADY_S = 300;

  /// Below this height an aircraft still turns to leave or to land, feet.
  private static final int CRUISING_FT = 15_000;

  /// Night by the sun: from 22 to 6 o'clock, as the tag `night` of the findings has it.
  private static final int NIGHT_FROM_HOUR = 22;

  private static final int NIGHT_TO_HOUR = 6;
  private static final int MINUTES_PER_DEGREE = 4;

  private final Airports airports;

  Matching(Airports airports) {
    this.airports = airports;
  }

  /// An alert without its id, and what makes it the same as another of its rule.
  record Match(Alert alert, String once) {}

  /// What a rule says to an aircraft that is seen.
  ///
  /// @param watched what people watch, in capitals
  Optional<Match> seen(AlertRule rule, LiveAircraft aircraft, Set<String> watched, Instant now) {
    return switch (rule.kind()) {
      case HEADING_FOR -> headingFor(rule, aircraft, now);
      case LEFT_HUB_AT_NIGHT -> leftHubAtNight(rule, aircraft, now);
      case WATCHED_SEEN -> watchedSeen(rule, aircraft, watched, now);
      case TURNED_BACK, TEST -> Optional.empty();
    };
  }

  /// What a rule says to a flight that has ended.
  Optional<Match> ended(AlertRule rule, Finding finding, Instant now) {
    if (rule.kind() != AlertKind.TURNED_BACK
        || !finding.tags().contains(Tag.TURNED_BACK)
        || !holds(rule, finding)) {
      return Optional.empty();
    }
    Map<String, String> facts = new LinkedHashMap<>();
    held(finding, facts);
    facts.put("airport", named(finding.leg().departure().airport()));
    String callsign = finding.leg().callsign();
    String registration = finding.leg().aircraft().registration();
    String key = finding.leg().aircraft().key();
    String name = callsign != null ? callsign : registration != null ? registration : key;
    return Optional.of(
        new Match(
            alert(rule, now, key, name, finding.leg().id(), facts, finding), finding.leg().id()));
  }

  private Optional<Match> headingFor(AlertRule rule, LiveAircraft aircraft, Instant now) {
    Finding finding = aircraft.finding();
    String country = rule.country();
    Integer altitudeFt = aircraft.altitudeFt();
    Integer rateFpm = aircraft.verticalRateFpm();
    if (finding == null || country == null || altitudeFt == null || !holds(rule, finding)) {
      return Optional.empty();
    }
    boolean comesDown = rateFpm != null && rateFpm < -500;
    boolean onItsWay = altitudeFt >= CRUISING_FT || comesDown;
    boolean home = finding.flightClass() == FlightClass.REMOVAL_RETURN;
    boolean fromThere = country.equals(countryOf(aircraft.departedFrom()));
    if (!onItsWay || home || fromThere || aircraft.steadyS() < STEADY_S) {
      return Optional.empty();
    }
    List<Ahead.Country> near =
        aircraft.ahead().stream().filter(each -> each.minutes() <= rule.withinMin()).toList();
    Optional<Ahead.Country> there =
        near.stream().filter(each -> each.code().equals(country)).findFirst();
    if (there.isEmpty() || near.size() > rule.mostCountries()) {
      return Optional.empty();
    }
    Map<String, String> facts = new LinkedHashMap<>();
    held(finding, facts);
    facts.put("country", country);
    facts.put("minutes", String.valueOf(there.get().minutes()));
    facts.put("steady", String.valueOf(aircraft.steadyS() / 60));
    facts.put("airport", named(aircraft.departedFrom()));
    StringBuilder countries = new StringBuilder();
    for (Ahead.Country each : near) {
      countries
          .append(countries.isEmpty() ? "" : " ")
          .append(each.code())
          .append(':')
          .append(each.minutes());
    }
    facts.put("countries", countries.toString());
    // Two aircraft under one address fly to two places.
    boolean other = finding.leg().flags().contains(LegFlag.OTHER_AIRCRAFT);
    String once = other ? finding.leg().id() : aircraft.key();
    return Optional.of(new Match(match(rule, aircraft, facts, now).alert(), once));
  }

  private Optional<Match> leftHubAtNight(AlertRule rule, LiveAircraft aircraft, Instant now) {
    String hub = aircraft.hub();
    if (hub == null || aircraft.onGround() || !hub.equals(aircraft.departedFrom())) {
      return Optional.empty();
    }
    if (aircraft.interest() != Interest.UNKNOWN_NEAR_HUB) {
      return Optional.empty();
    }
    double lonDeg = airports.find(hub).map(Airport::point).map(point -> point.lonDeg()).orElse(0.0);
    int hour =
        aircraft
            .seen()
            .atOffset(ZoneOffset.UTC)
            .plusMinutes(Math.round(lonDeg * MINUTES_PER_DEGREE))
            .getHour();
    if (hour < NIGHT_FROM_HOUR && hour >= NIGHT_TO_HOUR) {
      return Optional.empty();
    }
    return Optional.of(match(rule, aircraft, Map.of("airport", named(hub)), now));
  }

  private Optional<Match> watchedSeen(
      AlertRule rule, LiveAircraft aircraft, Set<String> watched, Instant now) {
    String wanted = rule.aircraft();
    String registration = aircraft.aircraft().registration();
    Set<String> keys =
        registration == null
            ? Set.of(aircraft.key().toUpperCase(Locale.ROOT))
            : Set.of(
                aircraft.key().toUpperCase(Locale.ROOT), registration.toUpperCase(Locale.ROOT));
    boolean is = wanted != null ? keys.contains(wanted) : keys.stream().anyMatch(watched::contains);
    if (!is) {
      return Optional.empty();
    }
    String place =
        String.format(
            Locale.ROOT, "%.2f, %.2f", aircraft.point().latDeg(), aircraft.point().lonDeg());
    return Optional.of(
        match(rule, aircraft, Map.of("place", place, "feed", aircraft.origin()), now));
  }

  private static boolean holds(AlertRule rule, Finding finding) {
    return finding.removalRelated()
        && (rule.verdict() == Verdict.POSSIBLE || finding.verdict() == Verdict.LIKELY);
  }

  private static void held(Finding finding, Map<String, String> facts) {
    facts.put("verdict", finding.verdict().code());
    facts.put("probability", String.valueOf(Math.round(finding.probability() * 100)));
  }

  private static Match match(
      AlertRule rule, LiveAircraft aircraft, Map<String, String> facts, Instant now) {
    Finding finding = aircraft.finding();
    String registration = aircraft.aircraft().registration();
    String callsign = aircraft.callsign();
    String name =
        callsign != null ? callsign : registration != null ? registration : aircraft.key();
    String legId = finding == null ? null : finding.leg().id();
    return new Match(alert(rule, now, aircraft.key(), name, legId, facts, finding), aircraft.key());
  }

  private static Alert alert(
      AlertRule rule,
      Instant now,
      String key,
      String name,
      @Nullable String legId,
      Map<String, String> facts,
      @Nullable Finding finding) {
    List<Alert.Said> said =
        finding == null ? List.of() : finding.evidence().stream().map(Matching::said).toList();
    return new Alert(0, now, rule.name(), rule.kind(), key, name, legId, facts, said, List.of());
  }

  private static Alert.Said said(Evidence evidence) {
    return new Alert.Said(evidence.code(), evidence.parameters(), evidence.weight());
  }

  private String named(@Nullable String code) {
    if (code == null) {
      return "–";
    }
    return airports
        .find(code)
        .map(airport -> "%s (%s)".formatted(airport.municipality(), code))
        .orElse(code);
  }

  private String countryOf(@Nullable String code) {
    return code == null ? "" : airports.find(code).map(Airport::country).orElse("");
  }
}
