package org.contadora.flights.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.findings.Tag;
import org.contadora.flights.legs.Leg;
import org.jspecify.annotations.Nullable;

/// `legs.csv`: every leg of the period, one a row, in the order of aircraft and time.
///
/// `class` is the removal-related class that a leg has if it is removal-related at all, and
/// `probability` that it is: a class is given from [Verdict#POSSIBLE_FROM] on, so it may be less
/// likely than not. For `other`, `probability` is that the leg is not removal-related.
///
/// Airports stand under their ICAO code, or, where ICAO assigned none, under the local code by
/// which the airport list knows them, such as `5A8` or `BZ-CZH`: a field that removal flights use
/// may have no other, and reading the table again knows it by the same.
///
/// The stops of [Summary.Removal] are the rows of class `removal` without the tags `turned_back`,
/// `fuel_stop` and `alternate`: all of them are `stops_high`, those with a probability of at least
/// 0.5 `stops`, and those of at least [Verdict#LIKELY_FROM] without the tag `inferred_leg`
/// `stops_low`.
final class LegsCsv {
  /// The columns, which other programs rely on.
  static final String[] COLUMNS = {
    "leg_id",
    "icao24",
    "registration",
    "callsign",
    "operator",
    "departure_airport",
    "departure_basis",
    "departure_time",
    "arrival_airport",
    "arrival_basis",
    "arrival_time",
    "class",
    "probability",
    "tags",
    "rotation_id",
    "source"
  };

  /// Separates tags within their column.
  private static final String SEPARATOR = ";";

  private static final double LEAST_DOUBT = 0.001;

  private final CsvWriter csv;

  LegsCsv(Writer out) {
    csv = CsvWriter.builder().build(out);
    csv.writeRecord(COLUMNS);
  }

  void write(Finding finding) {
    Leg leg = finding.leg();
    csv.writeRecord(
        leg.id(),
        text(leg.aircraft().address()),
        text(leg.aircraft().registration()),
        text(leg.callsign()),
        text(finding.operator()),
        text(leg.departure().airport()),
        lower(leg.departure().basis()),
        time(leg.departure().time()),
        text(leg.arrival().airport()),
        lower(leg.arrival().basis()),
        time(leg.arrival().time()),
        finding.flightClass().code(),
        probability(finding.probability()),
        String.join(SEPARATOR, finding.tags().stream().map(Tag::code).toList()),
        finding.rotationId(),
        leg.source());
  }

  void flush() throws IOException {
    csv.flush();
  }

  /// Three decimals say as much as a calibrated probability can.
  static String probability(double value) {
    return String.format(Locale.ROOT, "%.3f", uncertain(value));
  }

  /// A probability as it is shown: no machine's word is certain, so it comes as near to 0 and 1 as
  /// three decimals can.
  static double uncertain(double value) {
    return Math.clamp(value, LEAST_DOUBT, 1 - LEAST_DOUBT);
  }

  /// ISO 8601 in UTC to the second, empty if not known.
  static String time(@Nullable Instant time) {
    return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
