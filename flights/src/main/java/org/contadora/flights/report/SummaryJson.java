package org.contadora.flights.report;

import java.util.List;
import java.util.Map;
import org.contadora.core.Refusals;
import org.contadora.flights.findings.FlightClass;
import org.contadora.flights.tracks.Coverage;
import org.contadora.flights.tracks.InputRead;
import tools.jackson.core.JsonGenerator;

/// `summary.json`, whose names other programs rely on.
///
/// @param summary the figures
/// @param coverage in which hours there were positions
/// @param inputs what the figures were made from, with the legs that rest on each
/// @param rulesVersion which rule book judged
/// @param refused what could not be used, by code
record SummaryJson(
    Summary summary,
    List<Coverage.Day> coverage,
    List<InputRow> inputs,
    String rulesVersion,
    Map<String, Long> refused) {

  SummaryJson(
      Summary summary,
      List<Coverage.Day> coverage,
      List<InputRow> inputs,
      String rulesVersion,
      Refusals refusals) {
    this(summary, coverage, inputs, rulesVersion, refusals.counts());
  }

  /// One input.
  ///
  /// @param legs how many legs of the report rest on it
  record InputRow(InputRead read, int legs) {}

  void write(JsonGenerator json) {
    json.writeStartObject();
    period(json);
    legs(json);
    removal(json);
    places(json);
    times(json);
    coverage(json);
    inputs(json);
    json.writeStringProperty("rules_version", rulesVersion);
    json.writeArrayPropertyStart("refused");
    refused.forEach((code, count) -> {
      json.writeStartObject();
      json.writeStringProperty("code", code);
      json.writeNumberProperty("count", count);
      json.writeEndObject();
    });
    json.writeEndArray();
    json.writeEndObject();
  }

  private void period(JsonGenerator json) {
    json.writeObjectPropertyStart("period");
    Json.text(json, "from", summary.period().from());
    Json.text(json, "to", summary.period().to());
    json.writeArrayPropertyStart("strays");
    for (Summary.Stray stray : summary.strays()) {
      json.writeStartObject();
      json.writeStringProperty("leg_id", stray.legId());
      json.writeStringProperty("date", stray.date().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void legs(JsonGenerator json) {
    json.writeObjectPropertyStart("legs");
    int total = 0;
    for (FlightClass flightClass : FlightClass.values()) {
      total += count(flightClass);
    }
    json.writeNumberProperty("total", total);
    for (FlightClass flightClass : FlightClass.values()) {
      json.writeNumberProperty(flightClass.code(), count(flightClass));
    }
    json.writeNumberProperty("inferred", summary.inferredLegs());
    json.writeEndObject();
  }

  private int count(FlightClass flightClass) {
    return summary.legs().getOrDefault(flightClass, 0);
  }

  private void removal(JsonGenerator json) {
    Summary.Removal removal = summary.removal();
    json.writeObjectPropertyStart("removal");
    json.writeNumberProperty("flights", removal.flights());
    json.writeNumberProperty("stops", removal.stops());
    json.writeNumberProperty("stops_low", removal.stopsLow());
    json.writeNumberProperty("stops_high", removal.stopsHigh());
    json.writeNumberProperty("flights_low", removal.flightsLow());
    json.writeNumberProperty("flights_high", removal.flightsHigh());
    json.writeNumberProperty("people_low", removal.peopleLow());
    json.writeNumberProperty("people_high", removal.peopleHigh());
    json.writeEndObject();
  }

  private void places(JsonGenerator json) {
    json.writeArrayPropertyStart("by_country");
    for (Summary.ByCountry row : summary.byCountry()) {
      json.writeStartObject();
      json.writeStringProperty("country", row.country());
      json.writeNumberProperty("flights", row.flights());
      json.writeNumberProperty("stops", row.stops());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("by_operator");
    for (Summary.ByOperator row : summary.byOperator()) {
      json.writeStartObject();
      json.writeStringProperty("operator", row.operator());
      json.writeNumberProperty("flights", row.flights());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("by_departure");
    for (Summary.ByDeparture row : summary.byDeparture()) {
      json.writeStartObject();
      json.writeStringProperty("airport", row.airport());
      json.writeNumberProperty("flights", row.flights());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void times(JsonGenerator json) {
    json.writeArrayPropertyStart("by_month");
    for (Summary.ByMonth row : summary.byMonth()) {
      json.writeStartObject();
      json.writeStringProperty("month", row.month());
      json.writeNumberProperty("legs", row.legs());
      json.writeNumberProperty("flights", row.flights());
      json.writeNumberProperty("stops", row.stops());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("by_week");
    for (Summary.ByWeek row : summary.byWeek()) {
      json.writeStartObject();
      json.writeStringProperty("week", row.week());
      json.writeStringProperty("from", row.from().toString());
      json.writeNumberProperty("legs", row.legs());
      json.writeNumberProperty("flights", row.flights());
      json.writeNumberProperty("stops", row.stops());
      json.writeNumberProperty("flights_low", row.flightsLow());
      json.writeNumberProperty("flights_high", row.flightsHigh());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void coverage(JsonGenerator json) {
    json.writeObjectPropertyStart("coverage");
    json.writeArrayPropertyStart("days");
    for (Coverage.Day day : coverage) {
      json.writeStartObject();
      json.writeStringProperty("date", day.date().toString());
      json.writeNumberProperty("aircraft", day.aircraft());
      json.writeNumberProperty("positions", day.positions());
      json.writeNumberProperty("hours_covered", day.hoursCovered());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void inputs(JsonGenerator json) {
    json.writeArrayPropertyStart("inputs");
    for (InputRow row : inputs) {
      InputRead input = row.read();
      json.writeStartObject();
      json.writeStringProperty("name", input.name());
      json.writeStringProperty("sha256", input.sha256());
      json.writeNumberProperty("bytes", input.bytes());
      Json.texts(json, "formats", input.formats());
      json.writeNumberProperty("positions", input.positions());
      json.writeNumberProperty("legs", row.legs());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
