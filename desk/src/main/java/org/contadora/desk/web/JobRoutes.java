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
import org.contadora.desk.jobs.Intake;
import org.contadora.desk.jobs.Job;
import org.contadora.desk.jobs.Jobs;
import org.contadora.desk.jobs.Work;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.Live;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Long work: bringing in the sample or files.
final class JobRoutes {
  private static final int MOST_PATHS = 1000;

  private final Jobs jobs;
  private final Intake intake;
  private final Board board;
  private final Live live;
  private final List<Path> folders;

  /// @param folders from which files may be brought in
  JobRoutes(WebParts parts, List<Path> folders) {
    jobs = parts.jobs();
    intake = parts.intake();
    board = parts.board();
    live = parts.live();
    this.folders = folders;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/jobs", Right.ADMINISTRATOR, this::start),
        new Route("GET", "/jobs/{id}", Right.ADMINISTRATOR, this::show),
        new Route("DELETE", "/jobs/{id}", Right.ADMINISTRATOR, this::cancel));
  }

  private void start(Context context, Visit visit) throws IOException {
    ObjectNode body = Bodies.object(context);
    String kind = Bodies.text(body, "kind", 40);
    Work work =
        switch (kind) {
          case "sample" -> sample();
          case "files" -> files(body);
          default -> throw Problem.badValue("kind", kind, "one of sample, files");
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
  private Work sample() {
    if (!board.isEmpty()) {
      throw new Problem(
          409, "BOARD_NOT_EMPTY", "The sample is shown only on a desk without flights.");
    }
    if (live.anyFeed()) {
      throw new Problem(409, "FEEDS_RUN", "The sample is shown only on a desk without live feeds.");
    }
    return intake.sample();
  }

  private Work files(ObjectNode body) {
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
    return intake.files(inputs);
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

  private void show(Context context, Visit visit) {
    String id = context.pathParam("id");
    write(context, jobs.find(id).orElseThrow(() -> Problem.notFound("job", id)));
  }

  private void cancel(Context context, Visit visit) {
    String id = context.pathParam("id");
    write(context, jobs.cancel(id).orElseThrow(() -> Problem.notFound("job", id)));
  }

  private static void write(Context context, Job job) {
    context.header("Cache-Control", "no-store");
    Json.answer(
        context,
        json -> {
          json.writeStringProperty("id", job.id());
          json.writeStringProperty("kind", job.kind());
          json.writeStringProperty("state", job.state().code());
          json.writeNumberProperty("done", job.done());
          json.writeNumberProperty("total", job.total());
          json.writeStringProperty("message", job.message());
        });
  }
}
