package org.contadora.desk.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.contadora.desk.chronology.Chronology;
import org.contadora.desk.chronology.ClaimComparison;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegDocument;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.record.JoinedLegs;
import org.contadora.desk.record.RecordedFlight;
import org.contadora.desk.record.When;
import org.contadora.desk.review.Decided;
import org.contadora.desk.review.DecisionLog;
import org.contadora.desk.review.Review;
import org.contadora.desk.review.Word;
import org.contadora.flights.airports.Airports;
import org.contadora.ledger.History;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Claim;
import org.contadora.ledger.entries.Subject;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The card of a flight, as it is now, as it was on a past day, or as a checkpoint signs it.
final class CardRoutes {
  private final Board board;
  private final Review review;
  private final Ledger ledger;
  private final JoinedLegs joined;
  private final Airports airports;
  private final Chronology chronology;
  private final ClaimComparison comparison;
  private final Etags etags;
  private final JsonMapper mapper = JsonMapper.shared();

  CardRoutes(WebParts parts, Etags etags) {
    board = parts.board();
    review = parts.review();
    ledger = parts.ledger();
    joined = new JoinedLegs(ledger);
    airports = parts.airports();
    chronology = parts.chronology();
    comparison = new ClaimComparison(airports);
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/flights/{leg_id}", Right.PUBLIC, etags.around(this::card)));
  }

  private void card(Context context, Visit visit) {
    String legId = context.pathParam("leg_id");
    When when = Query.when(context);
    if (when instanceof When.At(long size) && ledger.findCheckpoint(size).isEmpty()) {
      throw Problem.notFound("checkpoint of this size", Long.toString(size));
    }
    ObjectNode flight = when instanceof When.Now ? now(legId, visit) : then(legId, when, visit);
    context.contentType(Json.TYPE).result(mapper.writeValueAsString(flight));
  }

  /// A leg that turned out to be part of another is shown as that.
  private ObjectNode now(String asked, Visit visit) {
    String legId = board.find(asked).isPresent() ? asked : whole(asked, new When.Now());
    LegRow row = board.find(legId).orElseThrow(() -> Problem.notFound("flight", legId));
    LegDocument document =
        board.findDocument(legId).orElseThrow(() -> Problem.notFound("flight", legId));
    ObjectNode flight = (ObjectNode) mapper.readTree(document.flight());
    History history = joined.history(legId, new When.Now());
    say(flight, review.word(history), row.flightClass().code(), row.tags());
    flight.set("gaps", mapper.readTree(document.gaps()));
    add(
        flight,
        json -> {
          Json.airports(json, document.airports(), airports);
          Json.rows(json, "rotation", board.rotation(row.rotationId()));
          json.writeNullProperty("as_of");
        });
    record(flight, legId, history, new When.Now(), visit);
    return flight;
  }

  /// The flight as the ledger had it: the board shows only what is.
  private ObjectNode then(String asked, When when, Visit visit) {
    String legId = whole(asked, when);
    History history = joined.history(legId, when);
    RecordedFlight recorded =
        RecordedFlight.of(history)
            .orElseThrow(() -> Problem.notFound("flight recorded by then", legId));
    ObjectNode flight = recorded.json();
    Word word = review.word(history);
    List<String> tags = word.tags();
    if (tags == null) {
      tags = flight.path("tags").valueStream().map(tag -> tag.asString()).toList();
    }
    var given = word.flightClass();
    say(flight, word, given == null ? flight.path("class").asString() : given.code(), tags);
    gaps(flight, legId, recorded);
    add(
        flight,
        json -> {
          Json.airports(json, RecordedFlight.airports(flight), airports);
          Json.rows(json, "rotation", List.of());
          asOf(json, when);
        });
    record(flight, legId, history, when, visit);
    return flight;
  }

  private String whole(String asked, When when) {
    return joined.into(RecordJson.leg(asked).id(), when).orElse(asked);
  }

  private static void say(ObjectNode flight, Word word, String flightClass, List<String> tags) {
    flight.set("machine_class", flight.get("class"));
    flight.put("class", flightClass);
    flight.set("machine_tags", flight.get("tags"));
    ArrayNode all = flight.putArray("tags");
    tags.forEach(all::add);
    flight.put("state", word.shownState().code());
    Decided awaiting = word.awaiting();
    if (awaiting == null) {
      flight.putNull("awaiting");
    } else {
      var awaited = awaiting.decision().flightClass();
      flight
          .putObject("awaiting")
          .put("who", awaiting.who())
          .put("verdict", awaiting.decision().verdict().code())
          .put("class", awaited == null ? null : awaited.code());
    }
  }

  /// Areas within reach are not recorded; those of today's observation hold for the same one then.
  private void gaps(ObjectNode flight, String legId, RecordedFlight recorded) {
    boolean same =
        RecordedFlight.of(ledger.history(Subject.leg(legId)))
            .filter(now -> now.observation().index() == recorded.observation().index())
            .isPresent();
    flight.set(
        "gaps",
        (same ? board.findDocument(legId) : java.util.Optional.<LegDocument>empty())
            .map(document -> mapper.readTree(document.gaps()))
            .orElseGet(mapper::createArrayNode));
  }

  /// What others say of the flight, held against the card.
  private void claims(ObjectNode flight, History history, Visit visit) {
    Map<String, String> names = chronology.sourceNames();
    ArrayNode claims = mapper.createArrayNode();
    for (LedgerEntry entry : history.standing()) {
      if (entry.recorded().entry() instanceof Claim claim) {
        Claim.Statement statement = claim.statement();
        ClaimComparison.Compared compared = comparison.compare(claim, flight);
        Subject subject = claim.subject();
        ObjectNode one = claims.addObject();
        one.put("index", entry.index());
        one.put("source_id", claim.sourceId());
        one.put("source", names.getOrDefault(claim.sourceId(), claim.sourceId()));
        one.put("event", subject.type().equals(Subject.EVENT) ? subject.id() : null);
        one.put("predicate", statement == null ? null : statement.predicate());
        one.put("value", statement == null ? null : statement.value());
        one.put("unit", statement == null ? null : statement.unit());
        one.put("text", visit.isPublic() && Chronology.isOwn(claim) ? "" : claim.text());
        one.put("note", visit.isPublic() ? null : claim.note());
        one.put("ours", compared.ours());
        one.put("agrees", compared.agrees());
      }
    }
    flight.set("claims", claims);
    if (visit.isPublic() && flight.get("awaiting") instanceof ObjectNode awaiting) {
      awaiting.put("who", "");
    }
  }

  private void add(ObjectNode flight, java.util.function.Consumer<JsonGenerator> content) {
    flight.setAll((ObjectNode) mapper.readTree(Json.object(content)));
  }

  private void asOf(JsonGenerator json, When when) {
    json.writeObjectPropertyStart("as_of");
    Json.text(json, "day", when instanceof When.AsOf(var day) ? day : null);
    if (when instanceof When.At(long size)) {
      json.writeNumberProperty("size", size);
      Json.time(json, "time", size == 0 ? null : ledger.entry(size - 1).recorded());
    } else {
      json.writeNullProperty("size");
      json.writeNullProperty("time");
    }
    json.writeEndObject();
  }

  /// History of decisions, all entries, and how to cite the flight as it is shown.
  private void record(ObjectNode flight, String legId, History history, When when, Visit visit) {
    DecisionLog.State state = review.state();
    long size = when instanceof When.At(long at) ? at : state.checkpointSize();
    String address =
        when instanceof When.AsOf(var day)
            ? "/flights/%s?as_of=%s".formatted(legId, day)
            : "/flights/%s?at=%d".formatted(legId, size);
    String checkpoint =
        ledger.findCheckpoint(size).map(note -> note.toString()).orElse(state.checkpoint());
    add(
        flight,
        json -> {
          Json.history(json, DecisionLog.decisions(history), visit.isPublic());
          json.writeObjectPropertyStart("cite");
          json.writeStringProperty("address", size == 0 ? "/flights/" + legId : address);
          Json.text(json, "checkpoint", checkpoint);
          json.writeNumberProperty("size", size);
          json.writeArrayPropertyStart("entries");
          for (LedgerEntry entry : history.standing()) {
            if (entry.index() < size && !visit.isPublic()) {
              json.writeNumber(entry.index());
            }
          }
          json.writeEndArray();
          json.writeEndObject();
        });
    ArrayNode parts = flight.putArray("joins");
    joined.of(history, when).forEach(parts::add);
    flight.set("record", RecordJson.entries(history.entries(), visit.isPublic()));
    claims(flight, history, visit);
  }
}
