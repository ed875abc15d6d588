package org.contadora.flights.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.contadora.core.Refusals;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.legs.Leg;

/// Reads tables that a test writes, as the tracking site of 2020 had them or in any other mapping.
abstract class RecordTables {
  static final String HEADER =
      ",Date,Flight,Departure,STD,Arrival,STA,Aircraft,Status,Duration,Airline,ArrivalICAO,DepartureICAO\n";

  final FlightRecords records = FlightRecords.shipped(Airports.bundled()::find);
  final Refusals refusals = new Refusals();

  static String row(String text) {
    return "0," + text + "\n";
  }

  List<Leg> read(String... rows) throws IOException {
    return readText(HEADER + String.join("", rows));
  }

  List<Leg> readText(String text) throws IOException {
    return read(records, text);
  }

  List<Leg> read(FlightRecords reader, String text) throws IOException {
    List<Leg> legs = new ArrayList<>();
    reader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "t.csv",
        legs::add,
        refusals);
    return legs;
  }
}
