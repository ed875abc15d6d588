package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.contadora.desk.jobs.Failure;
import org.contadora.desk.jobs.Intake;
import org.contadora.desk.jobs.Job;
import org.contadora.desk.jobs.Jobs;
import org.contadora.desk.jobs.Work;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.Live;
import org.contadora.desk.record.Captures;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.Verification;
import org.contadora.ledger.entries.EntryException;
import org.contadora.ledger.entries.Source;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Long work: bringing in the sample or files, feeding the board again, verifying the ledger.
final class JobRoutes {
  private static final int MOST_PATHS = 1000;
  private static final int LONGEST_SOURCE = 200;

  /// Who gave the files where nobody is named, as in `contadora ledger record`.
  private static final String OWN_FILES = "own-files";

  private final Jobs jobs;
  private final Intake intake;
  private final Board board;
  private final Live live;
  private final Ledger ledger;
  private final List<Path> folders;

  /// @param folders from which files may be brought in
  JobRoutes(WebParts parts, List<Path> folders) {
    jobs = parts.jobs();
    intake = parts.intake();
    board = parts.board();
    live = parts.live();
    ledger = parts.ledger();
    this.folders = folders;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/jobs", Right.ADMINISTRATOR, this::start),
        new Route("GET", "/jobs", Right.ADMINISTRATOR, this::list),
        new Route("GET", "/jobs/{id}", Right.ADMINISTRATOR, this::show),
        new Route("DELETE", "/jobs/{id}", Right.ADMINISTRATOR, this::cancel));
  }

  private void start(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String kind = Bodies.text(body, "kind", 40);
    Work work =
        switch (kind) {
          case "sample" -> sample(visit);
          case "files" -> files(body, visit);
          case "again" -> again(visit);
          case "verify" -> verify();
          default -> throw Problem.badValue("kind", kind, "one of sample, files, again, verify");
        };
    Job job =
        jobs.start(kind, work)
            .orElseThrow(() ->
                new Problem(
                    409, "JOB_RUNNING", "Another job is running; wait for it or cancel it."));
    context.status(202);
    context.header("Location", Route.BASE + "/jobs/" + job.id());
    Json.answer(context, json -> json.writeStringProperty("id", job.id()));
  }

  /// What never happened must not stand beside what did.
  private Work sample(Visit visit) {
    if (!board.isEmpty()) {
      throw new Problem(
          409, "BOARD_NOT_EMPTY", "The sample is shown only on a desk without flights.");
    }
    if (live.anyFeed()) {
      throw new Problem(409, "FEEDS_RUN", "The sample is shown only on a desk without live feeds.");
    }
    if (!new Captures(ledger).available().captures().isEmpty() && !simulated()) {
      throw new Problem(
          409,
          "LEDGER_NOT_EMPTY",
          "The ledger holds captures of real flights; feed the board again from them.");
    }
    return intake.sample(visit.who());
  }

  private boolean simulated() {
    return new Captures(ledger).available().simulated();
  }

  private Work again(Visit visit) {
    if (new Captures(ledger).available().captures().isEmpty()) {
      throw new Problem(
          409, "NO_CAPTURES", "The ledger holds no positions or flight records to feed from.");
    }
    return intake.again(visit.who());
  }

  /// Reads the whole ledger and recomputes everything; what is wrong ends the job as failed.
  private Work verify() {
    return progress -> {
      Verification found = ledger.verify((done, total) -> progress.at("verifying", done, total));
      if (!found.ok()) {
        StringBuilder text =
            new StringBuilder(
                "The ledger is damaged: %d problems.".formatted(found.problems().total()));
        found.problems().examples().forEach(one -> text.append(' ').append(one));
        throw new IOException(text.toString());
      }
    };
  }

  private Work files(ObjectNode body, Visit visit) {
    if (board.isSimulated()) {
      throw new Problem(
          409,
          "BOARD_SIMULATED",
          "This desk shows the simulated sample; start one with another --data folder.");
    }
    JsonNode given = body.get("paths");
    if (given == null || !given.isArray() || given.isEmpty() || given.size() > MOST_PATHS) {
      throw Problem.badValue(
          "paths", Bodies.shortened(given), "a list of 1 to %d paths".formatted(MOST_PATHS));
    }
    List<String> inputs = new ArrayList<>();
    for (JsonNode path : given) {
      inputs.add(allowed(path.isString() ? path.stringValue() : path.toString()).toString());
    }
    return intake.files(inputs, source(body), visit.who());
  }

  /// Who gave the files.
  private static Source source(ObjectNode body) {
    String id = body.has("source") ? Bodies.text(body, "source", LONGEST_SOURCE) : OWN_FILES;
    String name = body.has("source_name") ? Bodies.text(body, "source_name", LONGEST_SOURCE) : id;
    try {
      return new Source(id, name, "Inputs of the flights engine.", null, null);
    } catch (EntryException e) {
      throw new Problem(400, "BAD_VALUE", String.valueOf(e.getMessage()));
    }
  }

  /// The path with links followed, if it then lies in a folder that is allowed. What is not there
  /// and what is not allowed get the same answer, so that nobody learns what else the disk holds.
  private Path allowed(String text) {
    try {
      Path path = Path.of(text).toRealPath();
      for (Path folder : folders) {
        if (path.startsWith(folder.toRealPath())) {
          requireNoWayOut(path, folder.toRealPath());
          return path;
        }
      }
    } catch (IOException | InvalidPathException e) {
      // Told below, as a path outside is.
    }
    throw new Problem(
        403,
        "PATH_NOT_ALLOWED",
        "The path (%s) must lie in a folder that the desk was started with."
            .formatted(Bodies.shortened(text)));
  }

  /// A folder is read as a whole, so no link in it may lead out of the folder that is allowed.
  private static void requireNoWayOut(Path path, Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(path)) {
      for (Path one : inside.filter(Files::isSymbolicLink).toList()) {
        if (!one.toRealPath().startsWith(folder)) {
          throw new IOException("leads out");
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void list(Context context, Visit visit) {
    context.header("Cache-Control", "no-store");
    List<Job> all = jobs.all();
    Json.answer(
        context,
        json -> {
          json.writeArrayPropertyStart("jobs");
          for (Job job : all) {
            json.writeStartObject();
            write(json, job);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private void show(Context context, Visit visit) {
    String id = context.pathParam("id");
    answer(context, jobs.find(id).orElseThrow(() -> Problem.notFound("job", id)));
  }

  private void cancel(Context context, Visit visit) {
    String id = context.pathParam("id");
    answer(context, jobs.cancel(id).orElseThrow(() -> Problem.notFound("job", id)));
  }

  private static void answer(Context context, Job job) {
    context.header("Cache-Control", "no-store");
    Json.answer(context, json -> write(json, job));
  }

  /// Writes the properties of a job.
  static void write(JsonGenerator json, Job job) {
    json.writeStringProperty("id", job.id());
    json.writeStringProperty("kind", job.kind());
    json.writeStringProperty("state", job.state().code());
    json.writeNumberProperty("done", job.done());
    json.writeNumberProperty("total", job.total());
    json.writeStringProperty("message", job.message());
    Failure failure = job.failure();
    Json.text(json, "failure", failure == null ? null : failure.name());
  }
}
