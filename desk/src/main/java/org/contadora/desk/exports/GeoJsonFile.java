package org.contadora.desk.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.contadora.desk.legs.LegRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/// GeoJSON (RFC 7946): a line for each flight that was followed.
final class GeoJsonFile {
  private static final JsonFactory JSON = new JsonFactory();

  private final Tracks tracks;

  GeoJsonFile(Tracks tracks) {
    this.tracks = tracks;
  }

  void write(Rows rows, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("type", "FeatureCollection");
      json.writeArrayPropertyStart("features");
      rows.forEach(row -> feature(json, row));
      json.writeEndArray();
      json.writeEndObject();
    } catch (JacksonException e) {
      if (e instanceof JacksonIOException io) {
        throw io.getCause();
      }
      throw e;
    }
  }

  private void feature(JsonGenerator json, LegRow row) {
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeStringProperty("id", row.legId());
    JsonNode track = tracks.of(row);
    if (track.size() < 2) {
      json.writeNullProperty("geometry");
    } else {
      json.writeObjectPropertyStart("geometry");
      json.writeStringProperty("type", "LineString");
      json.writeArrayPropertyStart("coordinates");
      for (JsonNode point : track) {
        json.writeStartArray();
        json.writeNumber(point.path(0).asDouble());
        json.writeNumber(point.path(1).asDouble());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeObjectPropertyStart("properties");
    properties(json, row);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void properties(JsonGenerator json, LegRow row) {
    text(json, "date", row.date());
    text(json, "icao24", row.icao24());
    text(json, "registration", row.registration());
    text(json, "callsign", row.callsign());
    text(json, "operator", row.operator());
    text(json, "departure", row.departure().airport());
    text(json, "departure_basis", row.departure().basis());
    time(json, "departure_time", row.departure().time());
    text(json, "arrival", row.arrival().airport());
    text(json, "arrival_basis", row.arrival().basis());
    time(json, "arrival_time", row.arrival().time());
    text(json, "class", row.flightClass().code());
    json.writeNumberProperty("probability", row.probability());
    text(json, "state", row.state().code());
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }

  private static void time(JsonGenerator json, String name, @Nullable Instant time) {
    text(json, name, time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
