package org.contadora.flights.report;

import java.io.IOException;
import java.io.Writer;
import org.contadora.flights.legs.Leg;
import tools.jackson.core.JsonGenerator;

/// Legs as one JSON array.
final class JsonLegs implements LegWriter {
  private final Writer out;
  private final JsonGenerator json;

  JsonLegs(Writer out) {
    this.out = out;
    json = Json.generator(out);
    json.writeStartArray();
  }

  @Override
  public void write(Leg leg) {
    json.writeStartObject();
    LegJson.identity(json, leg);
    Json.texts(json, "callsigns", leg.callsigns());
    LegJson.end(json, "departure", leg.departure());
    LegJson.end(json, "arrival", leg.arrival());
    LegJson.shape(json, leg);
    LegJson.track(json, leg);
    json.writeStringProperty("source", leg.source());
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.close();
    out.write('\n');
    out.close();
  }
}
