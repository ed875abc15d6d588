package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.contadora.core.Seed;
import org.contadora.desk.jobs.Sample;
import org.contadora.desk.live.LiveParts;
import org.contadora.desk.threats.ThreatEngine;
import org.contadora.flights.Flights;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.flights.records.FlightRecords;
import org.contadora.simulator.SimulationOptions;
import org.contadora.simulator.SimulationResult;
import org.contadora.simulator.Simulator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real desk on a free port, and one browser that asks it.
public final class RunningDesk implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Desk desk;
  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "";
  private String csrf = "";

  private final boolean owner;

  private RunningDesk(Desk desk) {
    this(desk, /* owner= */ true);
  }

  private RunningDesk(Desk desk, boolean owner) {
    this.desk = desk;
    this.owner = owner;
  }

  public static RunningDesk start(Path data) throws IOException {
    return start(DeskSettings.local(data, 0));
  }

  public static RunningDesk start(DeskSettings settings) throws IOException {
    return start(settings, RunningDesk::simulate);
  }

  public static RunningDesk start(DeskSettings settings, Sample sample) throws IOException {
    return start(settings, sample, Clock.systemUTC());
  }

  /// A desk that lives by another clock.
  public static RunningDesk start(DeskSettings settings, Sample sample, Clock clock)
      throws IOException {
    return new RunningDesk(Desk.start(settings, parts(sample, clock)));
  }

  /// A desk whose feeds live by another time, too.
  public static RunningDesk start(DeskSettings settings, LiveParts live) throws IOException {
    DeskParts parts = parts((_, _) -> List.of(), live.clock());
    return new RunningDesk(
        Desk.start(
            settings,
            new DeskParts(
                parts.engine(),
                parts.engineName(),
                parts.sample(),
                parts.threats(),
                parts.clock(),
                live)));
  }

  /// A desk that weighs threats so.
  public static RunningDesk start(DeskSettings settings, ThreatEngine threats) throws IOException {
    DeskParts parts = parts((_, _) -> List.of());
    return new RunningDesk(
        Desk.start(
            settings,
            new DeskParts(
                parts.engine(), parts.engineName(), parts.sample(), threats, parts.clock())));
  }

  public static DeskParts parts(Sample sample) throws IOException {
    return parts(sample, Clock.systemUTC());
  }

  private static DeskParts parts(Sample sample, Clock clock) throws IOException {
    Airports airports = Airports.bundled();
    Flights engine =
        new Flights(
            airports,
            RuleBook.shipped(),
            FlightRecords.shipped(airports::find),
            2,
            Path.of(System.getProperty("java.io.tmpdir")));
    return new DeskParts(engine, "contadora test", sample, ThreatEngine.NONE, clock);
  }

  public static List<String> simulate(Path folder, org.contadora.desk.jobs.JobProgress progress)
      throws IOException, InterruptedException {
    SimulationOptions options =
        SimulationOptions.of(new Seed(1), LocalDate.of(2026, 3, 2), SimulationOptions.Size.SMALL);
    SimulationResult result =
        new Simulator(options)
            .write(folder, (done, total) -> progress.at("simulating", done, total));
    return result.archives().stream().map(Path::toString).toList();
  }

  public int port() {
    return desk.port();
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + desk.port() + path);
  }

  public HttpResponse<String> send(
      String method, String path, String body, UnaryOperator<HttpRequest.Builder> change)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path)).method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    if (!csrf.isEmpty() && !method.equals("GET")) {
      request.header("X-Contadora-CSRF", csrf);
    }
    HttpResponse<String> response =
        client.send(change.apply(request).build(), BodyHandlers.ofString());
    response
        .headers()
        .firstValue("Set-Cookie")
        .ifPresent(value -> cookie = value.substring(0, value.indexOf(';')));
    return response;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "", request -> request);
  }

  public HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send("POST", path, body, request -> request);
  }

  public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, "", request -> request);
  }

  /// The answer to a question that must be answered.
  public JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
    return MAPPER.readTree(response.body());
  }

  public static JsonNode parse(HttpResponse<String> response) {
    return MAPPER.readTree(response.body());
  }

  /// Asks who is there, as the pages do first, and keeps the token.
  public JsonNode session() throws IOException, InterruptedException {
    JsonNode session = json("/api/v1/session");
    csrf = session.path("csrf").asString("");
    return session;
  }

  public HttpResponse<String> signIn(String name, String password)
      throws IOException, InterruptedException {
    session();
    HttpResponse<String> response =
        post("/api/v1/session", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    if (response.statusCode() == 200) {
      csrf = parse(response).path("csrf").asString();
    }
    return response;
  }

  /// Forgets the cookie, as another browser would not have it.
  public void forget() {
    cookie = "";
    csrf = "";
  }

  /// Another browser that asks the same desk; closing it leaves the desk.
  RunningDesk another() {
    return new RunningDesk(desk, /* owner= */ false);
  }

  /// Starts a job and waits until it is over.
  public JsonNode job(String body) throws IOException, InterruptedException {
    session();
    HttpResponse<String> started = post("/api/v1/jobs", body);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    return waitFor(parse(started).path("id").asString());
  }

  public JsonNode waitFor(String job) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      JsonNode state = json("/api/v1/jobs/" + job);
      if (!state.path("state").asString().equals("running")) {
        return state;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("The job %s is still running after %s.".formatted(job, PATIENCE));
  }

  @Override
  public void close() {
    client.close();
    if (owner) {
      desk.close();
    }
  }
}
