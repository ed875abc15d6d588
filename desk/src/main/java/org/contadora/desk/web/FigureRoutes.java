package org.contadora.desk.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.TreeSet;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegLine;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.StatisticsQuery;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.contadora.desk.legs.StatisticsRow;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.FlightClass;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Statistics and the map.
final class FigureRoutes {
  private static final int STANDARD_MAP_LIMIT = 1000;
  private static final int MOST_MAP_LIMIT = 10_000;

  private final Board board;
  private final Airports airports;
  private final Etags etags;
  private final JsonMapper mapper = JsonMapper.shared();

  FigureRoutes(WebParts parts, Etags etags) {
    board = parts.board();
    airports = parts.airports();
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/statistics", Right.READER, etags.around(this::statistics)),
        new Route("GET", "/map", Right.READER, etags.around(this::map)));
  }

  private void statistics(Context context, Visit visit) {
    String code = Query.text(context, "by");
    By by =
        code == null
            ? By.WEEK
            : By.find(code)
                .orElseThrow(() ->
                    Problem.badValue(
                        "by", code, "one of week, month, country, operator, departure"));
    var query = new StatisticsQuery(Query.day(context, "from"), Query.day(context, "to"), by);
    List<StatisticsRow> rows = board.statistics(query);
    Json.answer(
        context,
        json -> {
          json.writeArrayPropertyStart("rows");
          rows.forEach(row -> write(json, row));
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, StatisticsRow row) {
    json.writeStartObject();
    json.writeStringProperty("key", row.key());
    json.writeStringProperty("label", row.label());
    json.writeNumberProperty("flights", row.flights());
    json.writeNumberProperty("stops", row.stops());
    json.writeNumberProperty("flights_low", row.flightsLow());
    json.writeNumberProperty("flights_high", row.flightsHigh());
    json.writeNumberProperty("people_low", row.peopleLow());
    json.writeNumberProperty("people_high", row.peopleHigh());
    json.writeNumberProperty("days_with_data", row.daysWithData());
    json.writeNumberProperty("days", row.days());
    json.writeEndObject();
  }

  private void map(Context context, Visit visit) {
    int limit = Query.limit(context, STANDARD_MAP_LIMIT, MOST_MAP_LIMIT);
    List<LegLine> lines = board.lines(Query.filter(context), limit);
    Json.answer(
        context,
        json -> {
          TreeSet<String> named = new TreeSet<>();
          json.writeArrayPropertyStart("legs");
          for (LegLine line : lines) {
            leg(json, line);
            named.addAll(line.airports());
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("gaps");
          lines.forEach(line -> gaps(json, line));
          json.writeEndArray();
          Json.airports(json, named, airports);
        });
  }

  private static void leg(JsonGenerator json, LegLine line) {
    LegRow row = line.row();
    json.writeStartObject();
    json.writeStringProperty("leg_id", row.legId());
    json.writeStringProperty("class", row.flightClass().code());
    json.writeStringProperty("basis_departure", row.departure().basis());
    json.writeStringProperty("basis_arrival", row.arrival().basis());
    Json.text(json, "departure", row.departure().airport());
    Json.text(json, "arrival", row.arrival().airport());
    json.writeName("track");
    json.writeRawValue(line.track());
    json.writeEndObject();
  }

  /// One entry for each ring of the reachable area, of flights that have to do with removals: the
  /// areas of all the others would cover the map.
  private void gaps(JsonGenerator json, LegLine line) {
    if (line.row().flightClass() == FlightClass.OTHER) {
      return;
    }
    for (JsonNode gap : mapper.readTree(line.gaps())) {
      for (JsonNode ring : gap.path("polygons")) {
        json.writeStartObject();
        json.writeStringProperty("leg_id", line.row().legId());
        json.writeName("polygon");
        json.writeRawValue(ring.toString());
        json.writeEndObject();
      }
    }
  }
}
