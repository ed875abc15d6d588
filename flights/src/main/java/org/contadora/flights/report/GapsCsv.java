package org.contadora.flights.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Locale;
import org.contadora.flights.gaps.Gap;

/// `gaps.csv`: every loss of contact in the air, one a row, in the order of aircraft and time.
///
/// Airports stand under the codes of [LegsCsv]. Candidates are all named, the most plausible first,
/// with one exception: where an aircraft lost level or climbing was not found again and more than
/// [Reach#MOST_CANDIDATES] airports lie within its reach, the first [Reach#NAMED_OF_TOO_MANY]; the
/// whole area is then the leg's `envelope`.
final class GapsCsv {
  /// The columns, which other programs rely on. What was not found again leaves its columns empty.
  static final String[] COLUMNS = {
    "icao24",
    "lost_time",
    "lost_lat",
    "lost_lon",
    "lost_altitude_ft",
    "found_time",
    "found_lat",
    "found_lon",
    "found_altitude_ft",
    "duration_s",
    "reach_km",
    "candidate_airports"
  };

  /// Separates airports within their column, most plausible first.
  private static final String SEPARATOR = ";";

  private static final double MS_PER_S = 1000;

  private final CsvWriter csv;

  GapsCsv(Writer out) {
    csv = CsvWriter.builder().build(out);
    csv.writeRecord(COLUMNS);
  }

  void write(Gap gap) {
    Gap.Contact lost = gap.lost();
    Gap.Contact found = gap.found();
    csv.writeRecord(
        gap.address().toString(),
        time(lost),
        degrees(lost.point().latDeg()),
        degrees(lost.point().lonDeg()),
        altitude(lost),
        found == null ? "" : time(found),
        found == null ? "" : degrees(found.point().latDeg()),
        found == null ? "" : degrees(found.point().lonDeg()),
        found == null ? "" : altitude(found),
        found == null ? "" : Long.toString(durationS(lost, found)),
        String.format(Locale.ROOT, "%.1f", gap.reachKm()),
        String.join(SEPARATOR, gap.candidates().stream().map(Gap.Candidate::airport).toList()));
  }

  void flush() throws IOException {
    csv.flush();
  }

  static long durationS(Gap.Contact lost, Gap.Contact found) {
    return Math.round((found.timeMs() - lost.timeMs()) / MS_PER_S);
  }

  private static String time(Gap.Contact contact) {
    return LegsCsv.time(Instant.ofEpochMilli(contact.timeMs()));
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String altitude(Gap.Contact contact) {
    return contact.altitudeFt() == Gap.Contact.NO_ALTITUDE
        ? ""
        : Integer.toString(contact.altitudeFt());
  }
}
