package org.contadora.flights.findings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contadora.flights.findings.Rules.Callsign;
import org.contadora.flights.findings.Rules.Operator;
import org.contadora.flights.findings.Rules.Role;
import org.contadora.flights.findings.Rules.Tail;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// One leg looked up in the rule book.
///
/// @param day day of departure by the sun there
/// @param hour hour of departure by the sun there; -1 if the leg has no time
/// @param designator letters of the call sign, or empty
/// @param number number of the call sign, or -1
/// @param tails what is known of the aircraft on that day
record LegFacts(
    Leg leg,
    LocalDate day,
    int hour,
    String designator,
    int number,
    @Nullable Operator operator,
    @Nullable Callsign callsign,
    List<Tail> tails,
    Zone from,
    Zone to,
    String fromCountry,
    String toCountry) {
  /// Minutes by which the sun is later for each degree to the west: 24 hours for 360 degrees.
  private static final int MINUTES_PER_DEGREE = 4;

  /// More digits than any flight number has, few enough for an `int`.
  private static final int MAX_DIGITS = 8;

  LegFacts {
    tails = List.copyOf(tails);
  }

  static LegFacts of(Leg leg, RuleBook rules, Places places) {
    @Nullable Instant start = leg.start();
    @Nullable LocalDate day = null;
    int hour = -1;
    if (start != null) {
      var local = start.atOffset(ZoneOffset.UTC).plus(solarOffset(leg, places));
      day = local.toLocalDate();
      hour = LocalTime.from(local).getHour();
    }
    LocalDate on = day == null ? LocalDate.EPOCH : day;
    String text = leg.callsign() == null ? "" : leg.callsign();
    int letters = 0;
    while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    String designator = text.substring(0, letters);
    List<Tail> tails = new ArrayList<>();
    for (Tail each : allTails(leg.aircraft(), rules)) {
      if (each.validity().contains(on)) {
        tails.add(each);
      }
    }
    @Nullable Callsign callsign = rules.findCallsign(text, on).orElse(null);
    return new LegFacts(
        leg,
        on,
        hour,
        designator,
        number(text.substring(letters)),
        operator(designator, leg.aircraft(), rules, on).orElse(null),
        callsign,
        tails,
        places.zone(leg.departure(), on),
        places.zone(leg.arrival(), on),
        places.country(leg.departure()),
        places.country(leg.arrival()));
  }

  /// All rows on an aircraft, of whatever period.
  static List<Tail> allTails(Aircraft aircraft, RuleBook rules) {
    if (aircraft.address() != null) {
      List<Tail> byAddress = rules.tails(aircraft.address().toString());
      if (!byAddress.isEmpty()) {
        return byAddress;
      }
    }
    return aircraft.registration() == null ? List.of() : rules.tails(aircraft.registration());
  }

  /// The operator by call sign; where that says nothing (dummy call sign, none), by tail.
  private static Optional<Operator> operator(
      String designator, Aircraft aircraft, RuleBook rules, LocalDate day) {
    Optional<Operator> byCallsign = rules.findOperator(designator, day);
    if (byCallsign.isPresent()
        || (designator.length() == 3
            && !rules.knowsDesignator(designator)
            && !designator.equals("TYS"))) {
      return byCallsign;
    }
    for (Tail tail : allTails(aircraft, rules)) {
      Optional<Operator> byTail = rules.findOperator(tail.designator(), day);
      if (byTail.isPresent()) {
        return byTail;
      }
    }
    return Optional.empty();
  }

  private static Duration solarOffset(Leg leg, Places places) {
    @Nullable String code =
        leg.departure().airport() != null ? leg.departure().airport() : leg.arrival().airport();
    double lonDeg =
        code == null ? 0 : places.findPoint(code).map(point -> point.lonDeg()).orElse(0.0);
    return Duration.ofMinutes(Math.round(lonDeg * MINUTES_PER_DEGREE));
  }

  private static int number(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    return digits == 0 || digits > MAX_DIGITS ? -1 : Integer.parseInt(text.substring(0, digits));
  }

  @Nullable Role role() {
    return operator == null ? null : operator.role();
  }

  boolean missing() {
    return leg.flags().contains(LegFlag.MISSING_LEG);
  }

  boolean domestic() {
    return from == Zone.HOME && to == Zone.HOME;
  }

  boolean outbound() {
    return from == Zone.HOME && to == Zone.ABROAD;
  }

  boolean inbound() {
    return from == Zone.ABROAD && to == Zone.HOME;
  }

  LegFacts withOperator(@Nullable Operator value) {
    return new LegFacts(
        leg,
        day,
        hour,
        designator,
        number,
        value,
        callsign,
        tails,
        from,
        to,
        fromCountry,
        toCountry);
  }
}
