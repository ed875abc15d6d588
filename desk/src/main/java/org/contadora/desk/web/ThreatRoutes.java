package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.contadora.desk.jobs.Job;
import org.contadora.desk.threats.ThreatEngine;
import org.contadora.desk.threats.ThreatException;
import org.contadora.desk.threats.ThreatWords;
import org.contadora.desk.threats.Threats;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tariff threats: typed, weighed with progress, shown.
final class ThreatRoutes {
  /// More targets than the world has countries are a mistake.
  private static final int MOST_TARGETS = 300;

  /// Steps and answers multiply: each pair is an equilibrium of the whole world.
  private static final int MOST_STEPS = 6;

  private static final int LONGEST_WORD = 40;

  /// A weighing solves dozens of equilibria.
  private static final int COST = 20;

  private final Threats threats;

  ThreatRoutes(WebParts parts) {
    threats = parts.threats();
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/threats", Right.READER, this::choices),
        new Route("POST", "/threats", Right.READER, this::begin).costing(COST),
        new Route("GET", "/threats/{id}", Right.READER, this::show),
        new Route("DELETE", "/threats/{id}", Right.READER, this::cancel));
  }

  private void choices(Context context, Visit visit) throws IOException {
    ThreatEngine.Choices choices = threats.choices();
    context.header("Cache-Control", "no-store");
    Json.answer(
        context,
        json -> {
          json.writeBooleanProperty("ready", choices.ready());
          json.writeBooleanProperty("by_product", choices.byProduct());
          json.writeBooleanProperty("made_up", choices.madeUp());
          json.writeArrayPropertyStart("countries");
          for (ThreatEngine.Country country : choices.countries()) {
            json.writeStartObject();
            json.writeStringProperty("alpha3", country.alpha3());
            json.writeStringProperty("alpha2", country.alpha2());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("groups");
          choices.groups().forEach(json::writeString);
          json.writeEndArray();
        });
  }

  private void begin(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    var words =
        new ThreatWords(
            Bodies.text(body, "sender", LONGEST_WORD),
            words(body, "targets", MOST_TARGETS),
            words(body, "rates", MOST_STEPS),
            words(body, "answers", MOST_STEPS),
            body.has("focus") ? Bodies.text(body, "focus", LONGEST_WORD) : "");
    Job job;
    try {
      job =
          threats
              .begin(words, visit.who())
              .orElseThrow(() ->
                  new Problem(
                      409,
                      "JOB_RUNNING",
                      "Another threat is being weighed; wait for it or cancel it."));
    } catch (ThreatException e) {
      throw new Problem(400, "BAD_VALUE", String.valueOf(e.getMessage()));
    }
    context.status(202);
    context.header("Location", Route.BASE + "/threats/" + job.id());
    Json.answer(context, json -> json.writeStringProperty("id", job.id()));
  }

  private static List<String> words(ObjectNode body, String name, int most) {
    JsonNode given = body.get(name);
    if (given == null || !given.isArray() || given.isEmpty() || given.size() > most) {
      throw Problem.badValue(
          name, Bodies.shortened(given), "a list of 1 to %d words".formatted(most));
    }
    List<String> words = new ArrayList<>();
    for (JsonNode word : given) {
      if (!word.isString() || word.stringValue().length() > LONGEST_WORD) {
        throw Problem.badValue(
            name,
            Bodies.shortened(word),
            "a list of words of at most %d characters".formatted(LONGEST_WORD));
      }
      words.add(word.stringValue());
    }
    return words;
  }

  private void show(Context context, Visit visit) {
    String id = context.pathParam("id");
    Job job = threats.find(id, visit.who()).orElseThrow(() -> Problem.notFound("threat", id));
    context.header("Cache-Control", "no-store");
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    answer.set(
        "job", JsonMapper.shared().readTree(Json.object(json -> JobRoutes.write(json, job))));
    threats
        .answer(id, visit.who())
        .ifPresentOrElse(
            data -> answer.set("data", JsonMapper.shared().readTree(data)),
            () -> answer.putNull("data"));
    context.contentType(Json.TYPE).result(JsonMapper.shared().writeValueAsString(answer));
  }

  private void cancel(Context context, Visit visit) {
    String id = context.pathParam("id");
    Job job = threats.cancel(id, visit.who()).orElseThrow(() -> Problem.notFound("threat", id));
    context.header("Cache-Control", "no-store");
    Json.answer(context, json -> JobRoutes.write(json, job));
  }
}
