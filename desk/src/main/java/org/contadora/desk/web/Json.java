package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.review.Decided;
import org.contadora.desk.review.Verdict;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.report.PageJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What answers have in common.
final class Json {
  static final String TYPE = "application/json; charset=utf-8";
  static final String PROBLEM_TYPE = "application/problem+json; charset=utf-8";

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /// Answers with the object that `content` writes.
  static void answer(Context context, Consumer<JsonGenerator> content) {
    context.contentType(TYPE).result(object(content));
  }

  static String object(Consumer<JsonGenerator> content) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  static void problem(Context context, Problem problem) {
    context.status(problem.status());
    context.contentType(PROBLEM_TYPE);
    context.header("Cache-Control", "no-store");
    context.result(problemText(problem));
  }

  static String problemText(Problem problem) {
    return object(json -> {
      json.writeStringProperty("type", "about:blank");
      json.writeStringProperty("title", problem.title());
      json.writeNumberProperty("status", problem.status());
      json.writeStringProperty("detail", String.valueOf(problem.getMessage()));
      json.writeStringProperty("code", problem.code());
    });
  }

  static void text(JsonGenerator json, String name, @Nullable Object value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value.toString());
    }
  }

  static void time(JsonGenerator json, String name, @Nullable Instant time) {
    text(json, name, time == null ? null : time.truncatedTo(ChronoUnit.SECONDS));
  }

  static void rows(JsonGenerator json, String name, List<LegRow> rows) {
    json.writeArrayPropertyStart(name);
    for (LegRow row : rows) {
      row(json, row);
    }
    json.writeEndArray();
  }

  static void row(JsonGenerator json, LegRow row) {
    json.writeStartObject();
    json.writeStringProperty("leg_id", row.legId());
    text(json, "date", row.date());
    text(json, "icao24", row.icao24());
    text(json, "registration", row.registration());
    text(json, "callsign", row.callsign());
    text(json, "operator", row.operator());
    text(json, "type", row.type());
    end(json, "departure", row.departure());
    end(json, "arrival", row.arrival());
    json.writeStringProperty("class", row.flightClass().code());
    json.writeNumberProperty("probability", row.probability());
    json.writeStringProperty("verdict", row.verdict());
    json.writeArrayPropertyStart("tags");
    row.tags().forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("rotation_id", row.rotationId());
    json.writeStringProperty("state", row.state().code());
    LegRow.Range people = row.people();
    if (people == null) {
      json.writeNullProperty("people");
    } else {
      json.writeObjectPropertyStart("people");
      json.writeNumberProperty("low", people.low());
      json.writeNumberProperty("high", people.high());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void end(JsonGenerator json, String name, LegRow.End end) {
    json.writeObjectPropertyStart(name);
    text(json, "airport", end.airport());
    json.writeStringProperty("basis", end.basis());
    time(json, "time", end.time());
    json.writeEndObject();
  }

  /// @param isPublic whether who decided and what they wrote is left out, and with it what is only
  ///   a note: they are the newsroom's own words
  static void history(JsonGenerator json, List<Decided> history, boolean isPublic) {
    json.writeArrayPropertyStart("history");
    for (Decided decided : history) {
      if (isPublic && decided.decision().verdict() == Verdict.NOTE) {
        continue;
      }
      json.writeStartObject();
      json.writeNumberProperty("index", decided.index());
      json.writeStringProperty("leg_id", decided.legId());
      time(json, "time", decided.time());
      json.writeStringProperty("who", isPublic ? "" : decided.who());
      json.writeStringProperty("verdict", decided.decision().verdict().code());
      var flightClass = decided.decision().flightClass();
      text(json, "class", flightClass == null ? null : flightClass.code());
      List<String> tags = decided.decision().tags();
      if (tags == null) {
        json.writeNullProperty("tags");
      } else {
        json.writeArrayPropertyStart("tags");
        tags.forEach(json::writeString);
        json.writeEndArray();
      }
      json.writeStringProperty("reason", isPublic ? "" : decided.decision().reason());
      Long correctedBy = decided.correctedBy();
      if (correctedBy == null) {
        json.writeNullProperty("corrected_by");
      } else {
        json.writeNumberProperty("corrected_by", correctedBy);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void airports(JsonGenerator json, Iterable<String> codes, Airports airports) {
    json.writeObjectPropertyStart("airports");
    for (String code : codes) {
      airports.find(code).ifPresent(airport -> PageJson.airport(json, airport));
    }
    json.writeEndObject();
  }
}
