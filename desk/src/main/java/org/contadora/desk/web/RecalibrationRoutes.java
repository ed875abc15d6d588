package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.contadora.desk.jobs.Job;
import org.contadora.desk.jobs.Jobs;
import org.contadora.desk.rules.Proposal;
import org.contadora.desk.rules.Recalibrations;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The rule book in force, and recalibrations of its weights: proposed, looked at, accepted with a
/// reason.
final class RecalibrationRoutes {
  private static final int LONGEST_REASON = 4000;

  private final Recalibrations recalibrations;
  private final Jobs jobs;
  private final JsonMapper mapper = JsonMapper.shared();

  RecalibrationRoutes(WebParts parts) {
    recalibrations = parts.recalibrations();
    jobs = parts.jobs();
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/recalibration", Right.READER, this::show),
        new Route("POST", "/recalibration", Right.ADMINISTRATOR, this::propose),
        new Route("DELETE", "/recalibration", Right.ADMINISTRATOR, this::discard),
        new Route("POST", "/recalibration/accept", Right.ADMINISTRATOR, this::accept));
  }

  private void show(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    ObjectNode answer =
        (ObjectNode)
            mapper.readTree(
                Json.object(json -> {
                  json.writeStringProperty("rules", recalibrations.engine().rules().version());
                  recalibrations
                      .proposal()
                      .ifPresentOrElse(
                          proposal -> write(json, proposal),
                          () -> json.writeNullProperty("proposal"));
                }));
    answer.set("history", RecordJson.entries(recalibrations.history()));
    context.contentType(Json.TYPE).result(mapper.writeValueAsString(answer));
  }

  private static void write(JsonGenerator json, Proposal proposal) {
    json.writeObjectPropertyStart("proposal");
    json.writeStringProperty("id", proposal.id());
    json.writeStringProperty("from", proposal.from());
    json.writeStringProperty("to", proposal.to().version());
    json.writeNumberProperty("decisions", proposal.decisions());
    json.writeNumberProperty("related", proposal.related());
    json.writeNumberProperty("missing", proposal.missing());
    json.writeNumberProperty("brier_before", proposal.brierBefore());
    json.writeNumberProperty("brier_after", proposal.brierAfter());
    json.writeArrayPropertyStart("weights");
    for (Proposal.WeightChange weight : proposal.weights()) {
      json.writeStartObject();
      json.writeStringProperty("code", weight.code());
      json.writeNumberProperty("before", weight.before());
      json.writeNumberProperty("after", weight.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("legs", proposal.legs());
    json.writeNumberProperty("changes", proposal.changes());
    json.writeArrayPropertyStart("examples");
    for (Proposal.ClassChange leg : proposal.examples()) {
      json.writeStartObject();
      json.writeStringProperty("leg_id", leg.legId());
      json.writeStringProperty("before", leg.before().code());
      json.writeStringProperty("after", leg.after().code());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void propose(Context context, Visit visit) {
    Job job =
        jobs.start("recalibration", recalibrations.propose())
            .orElseThrow(() ->
                new Problem(
                    409, "JOB_RUNNING", "Another job is running; wait for it or cancel it."));
    context.status(202);
    context.header("Location", Route.BASE + "/jobs/" + job.id());
    Json.answer(context, json -> json.writeStringProperty("id", job.id()));
  }

  private void discard(Context context, Visit visit) {
    recalibrations.discard();
    context.status(204);
  }

  private void accept(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String id = Bodies.text(body, "id", 40);
    String reason = Bodies.text(body, "reason", LONGEST_REASON).strip();
    if (reason.isEmpty()) {
      throw Problem.badValue("reason", "", "why it is put in force, in a few words");
    }
    long index =
        recalibrations
            .accept(id, visit.who(), reason)
            .orElseThrow(() ->
                new Problem(
                    409,
                    "NO_SUCH_PROPOSAL",
                    "The proposal (%s) does not wait to be accepted; work it out again."
                        .formatted(Bodies.shortened(id))));
    Json.answer(context, json -> json.writeNumberProperty("index", index));
  }
}
