package org.contadora.flights.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.LegEvent;

/// Legs as a table: the columns of `legs.csv` that need no finding, then what the track shows.
final class CsvLegs implements LegWriter {
  private static final String SEPARATOR = ";";

  private final CsvWriter csv;

  CsvLegs(Writer out) {
    csv = CsvWriter.builder().build(out);
    csv.writeRecord(
        "leg_id",
        "icao24",
        "registration",
        "callsign",
        "departure_airport",
        "departure_basis",
        "departure_time",
        "departure_candidates",
        "arrival_airport",
        "arrival_basis",
        "arrival_time",
        "arrival_candidates",
        "first_seen",
        "last_seen",
        "flags",
        "events",
        "source");
  }

  @Override
  public void write(Leg leg) {
    LegEnd departure = leg.departure();
    LegEnd arrival = leg.arrival();
    csv.writeRecord(
        leg.id(),
        LegsCsv.text(leg.aircraft().address()),
        LegsCsv.text(leg.aircraft().registration()),
        LegsCsv.text(leg.callsign()),
        LegsCsv.text(departure.airport()),
        LegsCsv.lower(departure.basis()),
        LegsCsv.time(departure.time()),
        String.join(SEPARATOR, departure.candidates()),
        LegsCsv.text(arrival.airport()),
        LegsCsv.lower(arrival.basis()),
        LegsCsv.time(arrival.time()),
        String.join(SEPARATOR, arrival.candidates()),
        LegsCsv.time(leg.firstSeen()),
        LegsCsv.time(leg.lastSeen()),
        String.join(SEPARATOR, leg.flags().stream().map(LegsCsv::lower).toList()),
        String.join(SEPARATOR, leg.events().stream().map(CsvLegs::event).toList()),
        leg.source());
  }

  /// Such as `go_around@MGGT`.
  private static String event(LegEvent event) {
    return LegsCsv.lower(event.kind()) + "@" + event.airport();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
