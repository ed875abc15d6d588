package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contadora.core.Seed;
import org.contadora.desk.live.Live;
import org.contadora.desk.live.LiveParts;
import org.contadora.desk.live.ManualTime;
import org.contadora.desk.live.Publisher;
import org.contadora.desk.live.TestFlight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A receiver hears a flight, and the desk keeps it for good as it keeps one from a file.
final class LiveRecordTest {
  private static final String API = "/api/v1";
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  /// The thread that gathers, and one for the feed.
  private static final int ONE_FEED = 2;

  private static final TestFlight REMOVAL =
      TestFlight.of("a1b2c3", "TYSON77", "KAEX", "MGGT", START.plusSeconds(130));
  private static final TestFlight AIRLINER =
      TestFlight.of("abcdef", "AAL12", "KDFW", "KMIA", START.plusSeconds(60));

  @TempDir private Path data;
  @TempDir private Path inputs;
  private final ManualTime time = new ManualTime(START);
  private Publisher publisher;

  @BeforeEach
  void open() throws Exception {
    publisher = new Publisher();
    fly(REMOVAL, AIRLINER);
    Files.writeString(data.resolve(Live.FEED_FILE), feed("roof", "/data/aircraft.json"));
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  private String feed(String name, String path) {
    return "[%s]\nkind = receiver\nurl = http://127.0.0.1:%d%s?key=hush\nevery = 20 s\n"
        .formatted(name, publisher.address("/").getPort(), path);
  }

  private void fly(TestFlight... flights) {
    publisher.answer(_ -> Publisher.Answer.json(TestFlight.snapshot(time.instant(), flights)));
  }

  private RunningDesk start() throws Exception {
    return RunningDesk.start(
        new DeskSettings("127.0.0.1", 0, data, null, List.of(inputs)),
        new LiveParts(
            time, time, new Seed(7), Duration.ofSeconds(5), /* beat= */ Duration.ofSeconds(20)));
  }

  /// Lets the flight land, with some minutes more.
  private void letLand(TestFlight flight) throws Exception {
    Duration left = Duration.between(time.instant(), flight.takeOff().plus(flight.lasts()));
    time.advance(left.plusMinutes(25), ONE_FEED);
  }

  private static String legOf(RunningDesk desk, String callsign) throws Exception {
    JsonNode flights = desk.json(API + "/flights?q=" + callsign).path("flights");
    assertThat(flights).as(callsign).hasSize(1);
    return flights.path(0).path("leg_id").asString();
  }

  private static List<String> kinds(JsonNode card) {
    List<String> kinds = new ArrayList<>();
    card.path("record").forEach(entry -> kinds.add(entry.path("kind").asString()));
    return kinds;
  }

  private static JsonNode entry(RunningDesk desk, JsonNode card, int place) throws Exception {
    long index = card.path("record").path(place).path("index").asLong();
    return JsonMapper.shared().readTree(desk.get(API + "/ledger/entries/" + index).body());
  }

  private static JsonNode counts(RunningDesk desk) throws Exception {
    return desk.json(API + "/ledger").path("counts");
  }

  @Test
  void flightThatWasHeardHasHistoryEvidenceReviewAndCitation() throws Exception {
    String leg;
    String counted;
    try (RunningDesk desk = start()) {
      letLand(REMOVAL);
      leg = legOf(desk, "TYSON77");
      JsonNode card = desk.json(API + "/flights/" + leg);
      assertThat(kinds(card)).containsExactly("observation", "finding");
      JsonNode seen = entry(desk, card, 0);
      assertThat(seen.path("engine").asString()).isEqualTo("contadora test");
      assertThat(seen.path("rules_version").asString())
          .isEqualTo(desk.json(API + "/recalibration").path("rules").asString());
      assertThat(seen.path("captures")).hasSize(1);
      assertThat(card.path("cite").path("checkpoint").asString()).isNotEmpty();
      JsonNode capture =
          desk.json(API + "/ledger/entries?kind=capture").path("entries").path(0).path("says");
      assertThat(capture.path("source_id").asString()).isEqualTo("feed-roof");
      assertThat(capture.path("collector").asString()).isEqualTo("live");
      assertThat(capture.path("fetched_from").asString())
          .isEqualTo(publisher.address("/data/aircraft.json").toString());
      String sent = desk.get(API + "/ledger/evidence/" + capture.path("sha256").asString()).body();
      assertThat(sent.lines().findFirst().orElse("")).startsWith("time,icao24,");
      assertThat(sent).contains(",TYSON77,").doesNotContain("AAL12").doesNotContain("hush");
      assertThat(sent.lines().count()).isGreaterThan(REMOVAL.lasts().toSeconds() / 25);
      desk.session();
      HttpResponse<String> said =
          desk.post(
              API + "/flights/" + leg + "/decisions",
              "{\"verdict\":\"confirmed\",\"reason\":\"Seen at the gate.\"}");
      assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
      // Other traffic is shown, and not kept for good.
      assertThat(kinds(desk.json(API + "/flights/" + legOf(desk, "AAL12")))).isEmpty();
      counted = counts(desk).toString();
    }
    time.advance(Duration.ofMinutes(2), 0);
    try (RunningDesk desk = start()) {
      time.advance(Duration.ofMinutes(2), ONE_FEED);
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      JsonNode card = desk.json(API + "/flights/" + leg);
      assertThat(card.path("state").asString()).isEqualTo("confirmed");
      assertThat(counts(desk).toString()).isEqualTo(counted);
    }
  }

  /// The same flight in a publisher's file: other seconds, and from the gate.
  private Path file(TestFlight flight) throws Exception {
    StringBuilder lines =
        new StringBuilder(
            "time,icao24,callsign,lat,lon,altitude_ft,ground_speed_kt,track_deg,vertical_rate_fpm,on_ground\n");
    Instant end = flight.takeOff().plus(flight.lasts()).plusSeconds(600);
    for (Instant at = flight.takeOff().minusSeconds(293);
        at.isBefore(end);
        at = at.plusSeconds(13)) {
      JsonNode one = JsonMapper.shared().readTree(flight.json(at));
      boolean ground = one.path("alt_baro").isString();
      lines.append(
          String.join(
              ",",
              at.toString(),
              flight.hex(),
              flight.callsign(),
              one.path("lat").asString(),
              one.path("lon").asString(),
              ground ? "" : one.path("alt_baro").asString(),
              one.path("gs").asString(),
              one.path("track").asString(),
              one.path("baro_rate").asString(),
              Boolean.toString(ground)));
      lines.append('\n');
    }
    return Files.writeString(inputs.resolve("day.csv"), lines);
  }

  @Test
  void sameFlightFromAFileIsAFurtherObservationOfTheSameLeg() throws Exception {
    String leg;
    try (RunningDesk desk = start()) {
      // The receiver hears it only when it is well on its way.
      fly(AIRLINER);
      time.advance(Duration.ofMinutes(17), ONE_FEED);
      fly(REMOVAL, AIRLINER);
      letLand(REMOVAL);
      leg = legOf(desk, "TYSON77");
      assertThat(desk.json(API + "/flights/" + leg).path("departure").path("basis").asString())
          .isNotEqualTo("observed");
      desk.session();
      desk.post(
          API + "/flights/" + leg + "/decisions",
          "{\"verdict\":\"confirmed\",\"reason\":\"Seen at the gate.\"}");
      JsonNode job = desk.job("{\"kind\":\"files\",\"paths\":[\"%s\"]}".formatted(file(REMOVAL)));
      assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      JsonNode card = desk.json(API + "/flights/" + leg);
      assertThat(card.path("departure").path("basis").asString()).isEqualTo("observed");
      assertThat(card.path("departure").path("airport").asString()).isEqualTo("KAEX");
      assertThat(card.path("state").asString()).isEqualTo("confirmed");
      assertThat(kinds(card).stream().filter("observation"::equals)).hasSize(2);
    }
    for (String name : List.of("board.db", "board.db-wal", "board.db-shm")) {
      Files.deleteIfExists(data.resolve(name));
    }
    Files.delete(data.resolve(Live.FEED_FILE));
    try (RunningDesk desk = start()) {
      JsonNode job = desk.job("{\"kind\":\"again\"}");
      assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      JsonNode card = desk.json(API + "/flights/" + leg);
      assertThat(card.path("state").asString()).isEqualTo("confirmed");
      assertThat(card.path("departure").path("airport").asString()).isEqualTo("KAEX");
      assertThat(card.path("arrival").path("airport").asString()).isEqualTo("MGGT");
    }
  }

  @Test
  void flightThatAFileBroughtFirstIsNotASecondOneWhenItIsHeard() throws Exception {
    try (RunningDesk desk = start()) {
      String all = Files.readString(file(REMOVAL));
      Files.writeString(
          inputs.resolve("day.csv"),
          all.substring(0, all.lastIndexOf("\n", all.length() * 7 / 10) + 1));
      JsonNode job =
          desk.job("{\"kind\":\"files\",\"paths\":[\"%s\"]}".formatted(inputs.resolve("day.csv")));
      assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
      String leg = legOf(desk, "TYSON77");
      fly(AIRLINER);
      time.advance(Duration.ofMinutes(17), ONE_FEED);
      fly(REMOVAL, AIRLINER);
      letLand(REMOVAL);
      assertThat(legOf(desk, "TYSON77")).isEqualTo(leg);
      assertThat(kinds(desk.json(API + "/flights/" + leg)).stream().filter("observation"::equals))
          .hasSize(2);
    }
  }

  private static List<String> feeds(RunningDesk desk) throws Exception {
    List<String> names = new ArrayList<>();
    desk.json(API + "/live")
        .path("feeds")
        .forEach(
            feed -> names.add(feed.path("name").asString() + " " + feed.path("state").asString()));
    return names;
  }

  private static String problem(RunningDesk desk) throws Exception {
    return desk.json(API + "/live/feeds").path("file_problem").asString();
  }

  /// Lets time pass until the feeds are so; a desk that never gets there is a failure.
  private void waitFor(RunningDesk desk, String... wanted) throws Exception {
    Instant end = time.instant().plus(Duration.ofMinutes(30));
    while (!feeds(desk).equals(List.of(wanted)) && time.instant().isBefore(end)) {
      time.advance(Duration.ofSeconds(20), ONE_FEED);
    }
    assertThat(feeds(desk)).containsExactly(wanted);
  }

  @Test
  void changedFeedFileIsTakenWithoutARestart() throws Exception {
    Path file = data.resolve(Live.FEED_FILE);
    try (RunningDesk desk = start()) {
      time.advance(Duration.ofMinutes(1), ONE_FEED);
      assertThat(feeds(desk)).containsExactly("roof up");
      Files.writeString(file, feed("roof", "/data/aircraft.json") + feed("tower", "/other.json"));
      waitFor(desk, "roof up", "tower up");
      assertThat(publisher.requests()).anyMatch(request -> request.path().startsWith("/other"));
      Files.writeString(file, "[roof]\nkind = pigeon\n");
      while (problem(desk).isEmpty()) {
        time.advance(Duration.ofSeconds(20), ONE_FEED + 1);
      }
      assertThat(problem(desk)).contains("pigeon");
      assertThat(feeds(desk)).containsExactly("roof up", "tower up");
      Files.writeString(file, feed("tower", "/other.json"));
      waitFor(desk, "tower up");
      assertThat(problem(desk)).isEmpty();
    }
  }
}
