package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.contadora.desk.legs.BadCursorException;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegCounts;
import org.contadora.desk.legs.LegDocument;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegPage;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.review.Decided;
import org.contadora.desk.review.Decision;
import org.contadora.desk.review.DecisionLog;
import org.contadora.desk.review.Review;
import org.contadora.desk.review.Verdict;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.FlightClass;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The table of flights, the card of one, decisions on it, and the queue of those to decide on.
final class FlightRoutes {
  private static final int STANDARD_LIMIT = 50;
  private static final int MOST_LIMIT = 500;
  private static final int LONGEST_REASON = 4000;

  private final Board board;
  private final Review review;
  private final Airports airports;
  private final Etags etags;
  private final JsonMapper mapper = JsonMapper.shared();

  FlightRoutes(WebParts parts, Etags etags) {
    board = parts.board();
    review = parts.review();
    airports = parts.airports();
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/flights", Right.PUBLIC, etags.around(this::list)),
        new Route("GET", "/flights/{leg_id}", Right.PUBLIC, etags.around(this::card)),
        new Route("POST", "/flights/{leg_id}/decisions", Right.REVIEWER, this::decide),
        new Route("GET", "/review", Right.READER, etags.around(this::queue)));
  }

  private void list(Context context, Visit visit) {
    LegFilter filter = Query.filter(context);
    int limit = Query.limit(context, STANDARD_LIMIT, MOST_LIMIT);
    LegPage page;
    try {
      page = board.page(filter, Query.sort(context), context.queryParam("cursor"), limit);
    } catch (BadCursorException e) {
      throw new Problem(400, "BAD_CURSOR", String.valueOf(e.getMessage()));
    }
    LegCounts counts = board.counts(filter);
    Json.answer(
        context,
        json -> {
          Json.rows(json, "flights", page.rows());
          Json.text(json, "next", page.next());
          json.writeObjectPropertyStart("counts");
          json.writeNumberProperty("total", counts.total());
          json.writeObjectPropertyStart("by_class");
          for (FlightClass flightClass : FlightClass.values()) {
            json.writeNumberProperty(
                flightClass.code(), counts.byClass().getOrDefault(flightClass, 0L));
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private void card(Context context, Visit visit) {
    String legId = context.pathParam("leg_id");
    LegRow row = board.find(legId).orElseThrow(() -> Problem.notFound("flight", legId));
    LegDocument document =
        board.findDocument(legId).orElseThrow(() -> Problem.notFound("flight", legId));
    ObjectNode flight = (ObjectNode) mapper.readTree(document.flight());
    flight.set("machine_class", flight.get("class"));
    flight.put("class", row.flightClass().code());
    ArrayNode tags = flight.putArray("tags");
    row.tags().forEach(tags::add);
    flight.put("state", row.state().code());
    flight.set("gaps", mapper.readTree(document.gaps()));
    DecisionLog.State state = review.state();
    JsonNode rest =
        mapper.readTree(
            Json.object(json -> {
              Json.airports(json, document.airports(), airports);
              Json.rows(json, "rotation", board.rotation(row.rotationId()));
              Json.history(json, review.history(legId), visit.isPublic());
              json.writeObjectPropertyStart("cite");
              json.writeStringProperty("address", "/flights/" + legId);
              Json.text(json, "checkpoint", state.checkpoint());
              json.writeEndObject();
            }));
    flight.setAll((ObjectNode) rest);
    context.contentType(Json.TYPE).result(mapper.writeValueAsString(flight));
  }

  private void decide(Context context, Visit visit) throws IOException {
    String legId = context.pathParam("leg_id");
    Decision decision = decision(Bodies.object(context));
    List<Decided> history =
        review
            .decide(legId, visit.who(), decision)
            .orElseThrow(() -> Problem.notFound("flight", legId));
    Json.answer(context, json -> Json.history(json, history, visit.isPublic()));
  }

  private static Decision decision(ObjectNode body) {
    String code = Bodies.text(body, "verdict", 40);
    Verdict verdict =
        Verdict.find(code)
            .orElseThrow(() ->
                Problem.badValue(
                    "verdict", code, "one of confirmed, rejected, class_changed, note"));
    FlightClass flightClass =
        isThere(body.get("class"))
            ? Query.flightClass("class", Bodies.text(body, "class", 40))
            : null;
    String reason = isThere(body.get("reason")) ? Bodies.text(body, "reason", LONGEST_REASON) : "";
    try {
      return new Decision(verdict, flightClass, tags(body), reason.strip());
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "BAD_VALUE", String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable List<String> tags(ObjectNode body) {
    JsonNode given = body.get("tags");
    if (!isThere(given)) {
      return null;
    }
    if (!(given instanceof ArrayNode array)) {
      throw Problem.badValue("tags", Bodies.shortened(given), "a list of tags");
    }
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : array) {
      String code = Query.tag(tag.isString() ? tag.stringValue() : tag.toString());
      if (!tags.contains(code)) {
        tags.add(code);
      }
    }
    return tags;
  }

  private static boolean isThere(@Nullable JsonNode value) {
    return value != null && !value.isNull();
  }

  private void queue(Context context, Visit visit) {
    int limit = Query.limit(context, STANDARD_LIMIT, MOST_LIMIT);
    List<LegRow> rows = board.toReview(Query.text(context, "after"), limit);
    long open = board.openReviews();
    Json.answer(
        context,
        json -> {
          Json.rows(json, "flights", rows);
          json.writeNumberProperty("open", open);
        });
  }
}
