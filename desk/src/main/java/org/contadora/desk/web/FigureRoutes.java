package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.StatisticsQuery;
import org.contadora.desk.legs.StatisticsQuery.By;
import org.contadora.desk.legs.StatisticsRow;
import tools.jackson.core.JsonGenerator;

/// Statistics and the map.
final class FigureRoutes {
  private static final int STANDARD_MAP_LIMIT = 1000;
  private static final int MOST_MAP_LIMIT = 10_000;

  private final Board board;
  private final MapAnswers maps;
  private final Etags etags;

  FigureRoutes(WebParts parts, Etags etags) {
    board = parts.board();
    maps = new MapAnswers(board, parts.airports());
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

  private void map(Context context, Visit visit) throws IOException {
    int limit = Query.limit(context, STANDARD_MAP_LIMIT, MOST_MAP_LIMIT);
    byte[] packed = maps.packed(Query.filter(context), limit);
    context.contentType(Json.TYPE);
    String taken = context.header("Accept-Encoding");
    if (taken != null && taken.contains("gzip")) {
      context.disableCompression();
      context.header("Content-Encoding", "gzip");
      context.result(packed);
    } else {
      context.result(new GZIPInputStream(new ByteArrayInputStream(packed)));
    }
  }
}
