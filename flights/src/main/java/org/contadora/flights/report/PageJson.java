package org.contadora.flights.report;

import java.time.Instant;
import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.flights.airports.Airport;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.legs.Leg;
import tools.jackson.core.JsonGenerator;

/// Flights, gaps and airports in the JSON that pages draw them from, the same in the report and on
/// the desk.
public final class PageJson {
  private static final int DEGREE_DECIMALS = 4;
  private static final int KM_DECIMALS = 1;

  private PageJson() {}

  /// One flight with its evidence and track, as an object.
  public static void flight(JsonGenerator json, Finding finding) {
    Leg leg = finding.leg();
    json.writeStartObject();
    LegJson.identity(json, leg);
    Instant start = leg.start();
    Json.text(json, "date", start == null ? null : start.toString().substring(0, 10));
    FindingJson.judgement(json, finding);
    LegJson.end(json, "departure", leg.departure());
    LegJson.end(json, "arrival", leg.arrival());
    LegJson.shape(json, leg);
    FindingJson.evidence(json, "evidence", finding.evidence());
    LegJson.track(json, leg);
    json.writeStringProperty("source", leg.source());
    json.writeEndObject();
  }

  /// A probability as pages show it: three decimals, never certain.
  public static double probability(double value) {
    return FindingJson.probability(value);
  }

  /// One gap with the area that was within reach, as an object.
  public static void gap(JsonGenerator json, Gap gap) {
    json.writeStartObject();
    json.writeStringProperty("icao24", gap.address().toString());
    json.writeStringProperty("leg_id", gap.legBefore());
    contact(json, "lost", gap.lost());
    Gap.Contact found = gap.found();
    if (found == null) {
      json.writeNullProperty("found");
      json.writeNullProperty("duration_s");
    } else {
      contact(json, "found", found);
      json.writeNumberProperty("duration_s", GapsCsv.durationS(gap.lost(), found));
    }
    json.writeNumberProperty("reach_km", Json.round(gap.reachKm(), KM_DECIMALS));
    Json.texts(json, "candidates", gap.candidates().stream().map(Gap.Candidate::airport).toList());
    json.writeNumberProperty("reachable", gap.reachable());
    json.writeArrayPropertyStart("polygons");
    for (List<GeoPoint> ring : Reach.outline(gap)) {
      ring(json, ring);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// One airport under its code, as a property of the object that is open.
  public static void airport(JsonGenerator json, Airport airport) {
    json.writeObjectPropertyStart(airport.code());
    json.writeStringProperty("name", airport.name());
    json.writeStringProperty("municipality", airport.municipality());
    json.writeStringProperty("country", airport.country());
    json.writeNumberProperty("lat", airport.point().latDeg());
    json.writeNumberProperty("lon", airport.point().lonDeg());
    json.writeEndObject();
  }

  private static void ring(JsonGenerator json, List<GeoPoint> ring) {
    json.writeStartArray();
    for (GeoPoint point : ring) {
      json.writeStartArray();
      json.writeNumber(Json.round(point.lonDeg(), DEGREE_DECIMALS));
      json.writeNumber(Json.round(point.latDeg(), DEGREE_DECIMALS));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void contact(JsonGenerator json, String name, Gap.Contact contact) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("time", LegsCsv.time(Instant.ofEpochMilli(contact.timeMs())));
    json.writeNumberProperty("lat", Json.round(contact.point().latDeg(), DEGREE_DECIMALS));
    json.writeNumberProperty("lon", Json.round(contact.point().lonDeg(), DEGREE_DECIMALS));
    if (contact.altitudeFt() == Gap.Contact.NO_ALTITUDE) {
      json.writeNullProperty("alt_ft");
    } else {
      json.writeNumberProperty("alt_ft", contact.altitudeFt());
    }
    json.writeEndObject();
  }
}
