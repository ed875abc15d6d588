package org.contadora.desk.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.LegSort;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Exactly what the table shows, as files.
final class ExportRoutes {
  private static final String KML_NAMESPACE = "http://www.opengis.net/kml/2.2";
  private static final JsonFactory JSON = new JsonFactory();

  private final Board board;
  private final JsonMapper mapper = JsonMapper.shared();

  ExportRoutes(Board board) {
    this.board = board;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/exports/flights.csv", Right.READER, this::csv),
        new Route("GET", "/exports/flights.geojson", Right.READER, this::geoJson),
        new Route("GET", "/exports/flights.kml", Right.READER, this::kml));
  }

  private static Writer begin(Context context, String type, String name) throws IOException {
    context.contentType(type);
    context.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    context.header("Cache-Control", "private, no-cache");
    return new OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8);
  }

  private void csv(Context context, Visit visit) throws IOException {
    LegFilter filter = Query.filter(context);
    LegSort sort = Query.sort(context);
    try (CsvWriter csv =
        CsvWriter.builder().build(begin(context, "text/csv; charset=utf-8", "flights.csv"))) {
      csv.writeRecord(
          "leg_id",
          "date",
          "icao24",
          "registration",
          "callsign",
          "operator",
          "type",
          "departure_airport",
          "departure_basis",
          "departure_time",
          "arrival_airport",
          "arrival_basis",
          "arrival_time",
          "class",
          "probability",
          "verdict",
          "tags",
          "rotation_id",
          "state",
          "people_low",
          "people_high");
      board.forEach(filter, sort, row -> csv.writeRecord(cells(row)));
    }
  }

  private static List<String> cells(LegRow row) {
    LegRow.Range people = row.people();
    return List.of(
        safe(row.legId()),
        safe(row.date()),
        safe(row.icao24()),
        safe(row.registration()),
        safe(row.callsign()),
        safe(row.operator()),
        safe(row.type()),
        safe(row.departure().airport()),
        row.departure().basis(),
        time(row.departure().time()),
        safe(row.arrival().airport()),
        row.arrival().basis(),
        time(row.arrival().time()),
        row.flightClass().code(),
        String.format(Locale.ROOT, "%.3f", row.probability()),
        row.verdict(),
        String.join(";", row.tags()),
        safe(row.rotationId()),
        row.state().code(),
        people == null ? "" : Integer.toString(people.low()),
        people == null ? "" : Integer.toString(people.high()));
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "" : time.toString();
  }

  /// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"): what begins like one
  /// gets an apostrophe before it.
  private static String safe(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private void geoJson(Context context, Visit visit) throws IOException {
    LegFilter filter = Query.filter(context);
    LegSort sort = Query.sort(context);
    try (Writer out = begin(context, "application/geo+json", "flights.geojson");
        JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("type", "FeatureCollection");
      json.writeArrayPropertyStart("features");
      board.forEach(filter, sort, row -> feature(json, row));
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private JsonNode track(LegRow row) {
    return board
        .findDocument(row.legId())
        .map(document -> mapper.readTree(document.flight()).path("track"))
        .orElseGet(mapper::createArrayNode);
  }

  private void feature(JsonGenerator json, LegRow row) {
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeStringProperty("id", row.legId());
    JsonNode track = track(row);
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
    Json.text(json, "date", row.date());
    Json.text(json, "icao24", row.icao24());
    Json.text(json, "registration", row.registration());
    Json.text(json, "callsign", row.callsign());
    Json.text(json, "operator", row.operator());
    Json.text(json, "departure", row.departure().airport());
    json.writeStringProperty("departure_basis", row.departure().basis());
    Json.time(json, "departure_time", row.departure().time());
    Json.text(json, "arrival", row.arrival().airport());
    json.writeStringProperty("arrival_basis", row.arrival().basis());
    Json.time(json, "arrival_time", row.arrival().time());
    json.writeStringProperty("class", row.flightClass().code());
    json.writeNumberProperty("probability", row.probability());
    json.writeStringProperty("state", row.state().code());
  }

  private void kml(Context context, Visit visit) throws IOException {
    LegFilter filter = Query.filter(context);
    LegSort sort = Query.sort(context);
    try (Writer out = begin(context, "application/vnd.google-earth.kml+xml", "flights.kml")) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("kml");
      xml.writeDefaultNamespace(KML_NAMESPACE);
      xml.writeStartElement("Document");
      board.forEach(filter, sort, row -> placemark(xml, row));
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void placemark(XMLStreamWriter xml, LegRow row) {
    try {
      xml.writeStartElement("Placemark");
      String name = row.callsign() == null ? row.legId() : row.callsign();
      element(
          xml,
          "name",
          "%s %s → %s"
              .formatted(name, known(row.departure().airport()), known(row.arrival().airport())));
      element(
          xml,
          "description",
          "%s, %s, %s".formatted(row.legId(), row.flightClass().code(), row.state().code()));
      StringBuilder coordinates = new StringBuilder();
      for (JsonNode point : track(row)) {
        coordinates.append(
            String.format(
                Locale.ROOT, "%.5f,%.5f ", point.path(0).asDouble(), point.path(1).asDouble()));
      }
      if (!coordinates.isEmpty()) {
        xml.writeStartElement("LineString");
        element(xml, "coordinates", coordinates.toString().strip());
        xml.writeEndElement();
      }
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The KML could not be written.", e);
    }
  }

  private static String known(@Nullable String airport) {
    return airport == null ? "?" : airport;
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
