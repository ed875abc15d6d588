package org.contadora.flights.findings;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.contadora.core.IcaoAddress;
import org.contadora.flights.findings.Rules.AddressBlock;
import org.contadora.flights.findings.Rules.Callsign;
import org.contadora.flights.findings.Rules.CallsignKind;
import org.contadora.flights.findings.Rules.Destination;
import org.contadora.flights.findings.Rules.DestinationKind;
import org.contadora.flights.findings.Rules.Exclusion;
import org.contadora.flights.findings.Rules.Grade;
import org.contadora.flights.findings.Rules.Hub;
import org.contadora.flights.findings.Rules.Lateral;
import org.contadora.flights.findings.Rules.NumberBlock;
import org.contadora.flights.findings.Rules.NumberKind;
import org.contadora.flights.findings.Rules.Operator;
import org.contadora.flights.findings.Rules.PeopleRule;
import org.contadora.flights.findings.Rules.Role;
import org.contadora.flights.findings.Rules.Tail;
import org.contadora.flights.findings.Rules.TailKind;
import org.contadora.flights.findings.Rules.Weight;

/// The files of the rule book, their columns, and how each row becomes a rule.
final class RuleRows {
  static final RuleFile OPERATORS =
      new RuleFile(
          "operators.csv", "designator", "operator", "role", "country", "from", "to", "source");
  static final RuleFile NUMBERS =
      new RuleFile(
          "flight_numbers.csv", "designator", "first", "last", "kind", "from", "to", "source");
  static final RuleFile CALLSIGNS =
      new RuleFile("callsigns.csv", "pattern", "kind", "operator", "from", "to", "source");
  static final RuleFile HUBS = new RuleFile("hubs.csv", "airport", "grade", "from", "to", "source");
  static final RuleFile DESTINATIONS =
      new RuleFile(
          "destinations.csv", "place", "kind", "third_country", "usual", "from", "to", "source");
  static final RuleFile EXCLUSIONS =
      new RuleFile(
          "exclusions.csv", "kind", "designator", "departure", "arrival", "from", "to", "source");
  static final RuleFile LATERALS =
      new RuleFile("laterals.csv", "departure", "arrival", "from", "to", "source");
  static final RuleFile TAILS =
      new RuleFile(
          "tails.csv",
          "registration",
          "icao24",
          "type",
          "kind",
          "designator",
          "from",
          "to",
          "role",
          "source");
  static final RuleFile MILITARY_ADDRESSES =
      new RuleFile("military_addresses.csv", "first", "last", "country", "from", "to", "source");
  static final RuleFile WEIGHTS = new RuleFile("weights.csv", "code", "weight", "source");
  static final RuleFile PEOPLE =
      new RuleFile(
          "people.csv",
          "country",
          "operator_role",
          "aircraft",
          "from",
          "to",
          "low",
          "high",
          "mean",
          "basis",
          "source");
  static final RuleFile PUBLISHED =
      new RuleFile(
          "published.csv",
          "source",
          "url",
          "period_start",
          "period_end",
          "category",
          "country",
          "count",
          "notes");
  static final List<RuleFile> FILES =
      List.of(
          OPERATORS,
          NUMBERS,
          CALLSIGNS,
          HUBS,
          DESTINATIONS,
          EXCLUSIONS,
          LATERALS,
          TAILS,
          MILITARY_ADDRESSES,
          WEIGHTS,
          PEOPLE,
          PUBLISHED);

  private RuleRows() {}

  static Operator operator(RuleFile.Row row) {
    return new Operator(
        row.required("designator"),
        row.required("operator"),
        row.oneOf("role", Role.values()),
        row.required("country"),
        row.validity(),
        row.required("source"));
  }

  static NumberBlock numberBlock(RuleFile.Row row) {
    int first = row.integer("first");
    int last = row.integer("last");
    if (last < first) {
      throw row.wrong("last", "a number not below first (%d)".formatted(first));
    }
    return new NumberBlock(
        row.required("designator"),
        first,
        last,
        row.oneOf("kind", NumberKind.values()),
        row.validity(),
        row.required("source"));
  }

  static Callsign callsign(RuleFile.Row row) {
    try {
      return new Callsign(
          Pattern.compile(row.required("pattern")),
          row.oneOf("kind", CallsignKind.values()),
          row.text("operator"),
          row.validity(),
          row.required("source"));
    } catch (PatternSyntaxException e) {
      throw row.wrong("pattern", "a regular expression");
    }
  }

  static Hub hub(RuleFile.Row row) {
    return new Hub(
        row.required("airport"),
        row.oneOf("grade", Grade.values()),
        row.validity(),
        row.required("source"));
  }

  static Destination destination(RuleFile.Row row) {
    String third = row.required("third_country");
    if (!third.equals("yes") && !third.equals("no")) {
      throw row.wrong("third_country", "yes or no");
    }
    return new Destination(
        row.required("place"),
        row.oneOf("kind", DestinationKind.values()),
        third.equals("yes"),
        row.words("usual"),
        row.validity(),
        row.required("source"));
  }

  static Exclusion exclusion(RuleFile.Row row) {
    return new Exclusion(
        row.required("kind"),
        row.text("designator"),
        row.required("departure"),
        row.required("arrival"),
        row.validity(),
        row.required("source"));
  }

  static Lateral lateral(RuleFile.Row row) {
    return new Lateral(
        row.required("departure"), row.required("arrival"), row.validity(), row.required("source"));
  }

  static Tail tail(RuleFile.Row row) {
    return new Tail(
        row.required("registration"),
        row.text("icao24"),
        row.oneOf("kind", TailKind.values()),
        row.text("designator"),
        row.validity(),
        row.text("role"),
        row.required("source"));
  }

  static AddressBlock addressBlock(RuleFile.Row row) {
    int first = addressBits(row, "first");
    int last = addressBits(row, "last");
    if (last < first) {
      throw row.wrong("last", "an address not before first (%s)".formatted(row.text("first")));
    }
    return new AddressBlock(
        first, last, row.required("country"), row.validity(), row.required("source"));
  }

  private static int addressBits(RuleFile.Row row, String field) {
    return IcaoAddress.parse(row.required(field))
        .filter(IcaoAddress::assigned)
        .orElseThrow(() -> row.wrong(field, "an address of six hexadecimal digits"))
        .bits();
  }

  static Weight weight(RuleFile.Row row) {
    return new Weight(row.required("code"), row.number("weight"), row.required("source"));
  }

  static PeopleRule peopleRule(RuleFile.Row row) {
    int low = row.integer("low");
    int high = row.integer("high");
    if (low < 0 || high < low) {
      throw row.wrong(
          "high", "a number not below low (%d), which must not be negative".formatted(low));
    }
    return new PeopleRule(
        row.text("country"),
        row.text("operator_role").isEmpty() ? null : row.oneOf("operator_role", Role.values()),
        row.text("aircraft"),
        row.validity(),
        low,
        high,
        row.number("mean"),
        row.required("basis"),
        row.required("source"));
  }

  static PublishedCount publishedCount(RuleFile.Row row) {
    return new PublishedCount(
        row.required("source"),
        row.text("url"),
        row.date("period_start"),
        row.date("period_end"),
        row.required("category"),
        row.required("country"),
        row.number("count"),
        row.text("notes"));
  }
}
