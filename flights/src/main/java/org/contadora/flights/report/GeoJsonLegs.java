package org.contadora.flights.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.flights.legs.Leg;
import tools.jackson.core.JsonGenerator;

/// Legs as a GeoJSON feature collection (RFC 7946), lines cut at the antimeridian as its section
/// 3.1.9 asks.
final class GeoJsonLegs implements LegWriter {
  private static final int DEGREE_DECIMALS = 5;

  private final Writer out;
  private final LegLine line;
  private final JsonGenerator json;

  GeoJsonLegs(Writer out, LegLine line) {
    this.out = out;
    this.line = line;
    json = Json.generator(out);
    json.writeStartObject();
    json.writeStringProperty("type", "FeatureCollection");
    json.writeArrayPropertyStart("features");
  }

  @Override
  public void write(Leg leg) {
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeStringProperty("id", leg.id());
    geometry(AntimeridianCut.cut(line.points(leg)));
    json.writeObjectPropertyStart("properties");
    LegJson.identity(json, leg);
    LegJson.end(json, "departure", leg.departure());
    LegJson.end(json, "arrival", leg.arrival());
    LegJson.shape(json, leg);
    json.writeBooleanProperty("track", !leg.track().isEmpty());
    json.writeStringProperty("source", leg.source());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void geometry(List<List<GeoPoint>> parts) {
    if (parts.isEmpty()) {
      json.writeNullProperty("geometry");
      return;
    }
    json.writeObjectPropertyStart("geometry");
    json.writeStringProperty("type", "MultiLineString");
    json.writeArrayPropertyStart("coordinates");
    for (List<GeoPoint> part : parts) {
      json.writeStartArray();
      for (GeoPoint point : part) {
        json.writeStartArray();
        json.writeNumber(Json.round(point.lonDeg(), DEGREE_DECIMALS));
        json.writeNumber(Json.round(point.latDeg(), DEGREE_DECIMALS));
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    out.write('\n');
    out.close();
  }
}
