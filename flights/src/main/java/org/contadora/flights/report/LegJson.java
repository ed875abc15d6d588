package org.contadora.flights.report;

import java.time.Instant;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.LegEvent;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.legs.TrackPoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What every JSON form of a leg has in common, written as properties of the object that is open.
final class LegJson {
  private static final int DEGREE_DECIMALS = 5;

  private LegJson() {}

  static void identity(JsonGenerator json, Leg leg) {
    json.writeStringProperty("leg_id", leg.id());
    Json.text(json, "icao24", leg.aircraft().address());
    Json.text(json, "registration", leg.aircraft().registration());
    Json.text(json, "type", leg.aircraft().typeCode());
    Json.text(json, "callsign", leg.callsign());
  }

  static void end(JsonGenerator json, String name, LegEnd end) {
    json.writeObjectPropertyStart(name);
    Json.text(json, "airport", end.airport());
    json.writeStringProperty("basis", LegsCsv.lower(end.basis()));
    time(json, "time", end.time());
    json.writeStringProperty("reason", end.reason());
    Json.texts(json, "candidates", end.candidates());
    json.writeEndObject();
  }

  static void shape(JsonGenerator json, Leg leg) {
    json.writeArrayPropertyStart("flags");
    for (LegFlag flag : leg.flags()) {
      json.writeString(LegsCsv.lower(flag));
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("events");
    for (LegEvent event : leg.events()) {
      json.writeStartObject();
      json.writeStringProperty("kind", LegsCsv.lower(event.kind()));
      json.writeStringProperty("airport", event.airport());
      time(json, "time", event.time());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// `[[lon, lat, unix_s, altitude_ft], …]`.
  static void track(JsonGenerator json, Leg leg) {
    json.writeArrayPropertyStart("track");
    for (TrackPoint point : leg.track()) {
      json.writeStartArray();
      json.writeNumber(Json.round(point.point().lonDeg(), DEGREE_DECIMALS));
      json.writeNumber(Json.round(point.point().latDeg(), DEGREE_DECIMALS));
      json.writeNumber(point.time().getEpochSecond());
      json.writeNumber(point.altitudeFt());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  static void time(JsonGenerator json, String name, @Nullable Instant time) {
    Json.text(json, name, time == null ? null : LegsCsv.time(time));
  }
}
