package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contadora.desk.legs.BadCursorException;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegCounts;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegPage;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.live.Events;
import org.contadora.desk.live.LiveNews;
import org.contadora.desk.record.JoinedLegs;
import org.contadora.desk.record.RecordedFlight;
import org.contadora.desk.record.When;
import org.contadora.desk.review.Decided;
import org.contadora.desk.review.Decision;
import org.contadora.desk.review.Review;
import org.contadora.desk.review.Verdict;
import org.contadora.desk.review.Word;
import org.contadora.flights.findings.FlightClass;
import org.contadora.ledger.History;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The table of flights, decisions on one, and the queue of those to decide on.
final class FlightRoutes {
  private static final int STANDARD_LIMIT = 50;
  private static final int MOST_LIMIT = 500;
  private static final int LONGEST_REASON = 4000;

  private final Board board;
  private final Review review;
  private final Events events;
  private final JoinedLegs joined;
  private final Etags etags;

  FlightRoutes(WebParts parts, Etags etags) {
    board = parts.board();
    review = parts.review();
    events = parts.live().events();
    joined = new JoinedLegs(parts.ledger());
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/flights", Right.PUBLIC, etags.around(this::list)),
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
    When when = Query.when(context);
    if (!(when instanceof When.Now) && filter.state() != null) {
      throw Problem.badValue("state", filter.state().code(), "left out with as_of or at");
    }
    List<LegRow> rows = when instanceof When.Now ? page.rows() : then(page.rows(), when);
    Json.answer(
        context,
        json -> {
          Json.rows(json, "flights", rows);
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

  /// The rows with class, tags and state as the ledger had them then; what was not recorded by then
  /// is left out. Which legs are on the page, and the counts, are today's.
  private List<LegRow> then(List<LegRow> rows, When when) {
    List<LegRow> then = new ArrayList<>();
    for (LegRow row : rows) {
      History history = joined.history(row.legId(), when);
      Optional<RecordedFlight> recorded = RecordedFlight.of(history);
      if (recorded.isPresent()) {
        Word word = review.word(history);
        JsonNode flight = recorded.get().json();
        FlightClass given = word.flightClass();
        List<String> tags = word.tags();
        then.add(
            row.as(
                word.shownState(),
                given == null ? Query.flightClass("class", flight.path("class").asString()) : given,
                tags == null
                    ? flight.path("tags").valueStream().map(JsonNode::asString).toList()
                    : tags));
      }
    }
    return then;
  }

  private void decide(Context context, Visit visit) throws IOException {
    String legId = context.pathParam("leg_id");
    Decision decision = decision(Bodies.object(context));
    List<Decided> history =
        review
            .decide(legId, visit.who(), decision)
            .orElseThrow(() -> Problem.notFound("flight", legId));
    events.publish(new LiveNews.Reviewed());
    Json.answer(context, json -> Json.history(json, history, visit.isPublic()));
  }

  static Decision decision(ObjectNode body) {
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
    List<LegRow> rows = board.toReview(Query.text(context, "after"), limit, visit.who());
    long open = board.openReviews(visit.who());
    Json.answer(
        context,
        json -> {
          Json.rows(json, "flights", rows);
          json.writeNumberProperty("open", open);
          json.writeBooleanProperty("two_persons", review.twoPersons());
        });
  }
}
