package org.contadora.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Desks with a receiver on the roof, in a time that a test lets pass.
///
/// The receiver is asked once a minute: a flight of three hours is then 180 questions, each of
/// which takes milliseconds of a machine that has other things to do.
final class ReceiverDesk implements AutoCloseable {
  static final String API = "/api/v1";
  static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  static final Duration EVERY = Duration.ofMinutes(1);

  /// The thread that gathers, and one for the feed.
  static final int ONE_FEED = 2;

  final ManualTime time = new ManualTime(START);
  final Publisher publisher = new Publisher();
  private final Path data;
  private final Path inputs;

  ReceiverDesk(Path data, Path inputs) throws IOException {
    this.data = data;
    this.inputs = inputs;
    Files.writeString(data.resolve(Live.FEED_FILE), feed("roof", "/data/aircraft.json"));
  }

  String feed(String name, String path) {
    return "[%s]\nkind = receiver\nurl = http://127.0.0.1:%d%s?key=hush\nevery = %d s\n"
        .formatted(name, publisher.address("/").getPort(), path, EVERY.toSeconds());
  }

  /// What the receiver hears from now on.
  void fly(TestFlight... flights) {
    publisher.answer(_ -> Publisher.Answer.json(TestFlight.snapshot(time.instant(), flights)));
  }

  RunningDesk start() throws Exception {
    return RunningDesk.start(
        new DeskSettings("127.0.0.1", 0, data, null, List.of(inputs)),
        new LiveParts(time, time, new Seed(7), Duration.ofSeconds(5), /* beat= */ EVERY));
  }

  void pass(Duration duration) throws InterruptedException {
    time.advance(duration, ONE_FEED);
  }

  /// Lets the flight land, with some minutes more.
  void letLand(TestFlight flight) throws InterruptedException {
    Duration left = Duration.between(time.instant(), flight.takeOff().plus(flight.lasts()));
    pass(left.plusMinutes(25));
  }

  /// The ids of the legs that a search finds, the newest first.
  static List<String> legs(RunningDesk desk, String callsign) throws Exception {
    List<String> ids = new ArrayList<>();
    desk.json(API + "/flights?q=" + callsign)
        .path("flights")
        .forEach(row -> ids.add(row.path("leg_id").asString()));
    return ids;
  }

  static String legOf(RunningDesk desk, String callsign) throws Exception {
    List<String> ids = legs(desk, callsign);
    assertThat(ids).as(callsign).hasSize(1);
    return ids.getFirst();
  }

  static JsonNode card(RunningDesk desk, String leg) throws Exception {
    return desk.json(API + "/flights/" + leg);
  }

  /// The kinds of the entries on a card, in their order.
  static List<String> kinds(JsonNode card) {
    List<String> kinds = new ArrayList<>();
    card.path("record").forEach(entry -> kinds.add(entry.path("kind").asString()));
    return kinds;
  }

  static JsonNode entry(RunningDesk desk, JsonNode card, int place) throws Exception {
    long index = card.path("record").path(place).path("index").asLong();
    return JsonMapper.shared().readTree(desk.get(API + "/ledger/entries/" + index).body());
  }

  static void decide(RunningDesk desk, String leg, String verdict) throws Exception {
    desk.session();
    HttpResponse<String> said =
        desk.post(
            API + "/flights/" + leg + "/decisions",
            "{\"verdict\":\"%s\",\"reason\":\"Seen at the gate.\"}".formatted(verdict));
    assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
  }

  static void done(JsonNode job) {
    assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("done");
  }

  /// Brings in what lies in a file.
  static void bring(RunningDesk desk, Path file) throws Exception {
    done(desk.job("{\"kind\":\"files\",\"paths\":[\"%s\"]}".formatted(file)));
  }

  /// Deletes the board, and feeds it again from the ledger of a desk that hears nothing.
  RunningDesk again() throws Exception {
    for (String name : List.of("board.db", "board.db-wal", "board.db-shm")) {
      Files.deleteIfExists(data.resolve(name));
    }
    Files.delete(data.resolve(Live.FEED_FILE));
    RunningDesk desk = start();
    done(desk.job("{\"kind\":\"again\"}"));
    return desk;
  }

  /// The same flight in a publisher's file: other seconds, and from the gate.
  Path file(TestFlight flight) throws IOException {
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

  @Override
  public void close() {
    publisher.close();
  }
}
